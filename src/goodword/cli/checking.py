"""`verify`: for anyone, offline."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import CANNOT_BE_ANSWERED, DONE, NO, print_error
from goodword.cli.files import read_file
from goodword.cli.options import AsJson, home_of
from goodword.cli.terminal import answer_json, day, faint, heading, say
from goodword.text.plainly import in_a_line

if TYPE_CHECKING:
    from goodword.nouns import Verification

_NOT_ASKED = "Whether it was withdrawn since, this file cannot tell."


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command()(verify)


def verify(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Signed files.")],
    as_json: AsJson = False,
) -> int:
    """Check who signed and that nothing was changed, offline."""
    from goodword.credential import is_paper
    from goodword.credential import verify as check
    from goodword.errors import FileNotReadableError, UnreadableCredentialError
    from goodword.workflow.forms import verification_form

    clock = home_of(context).clock
    found, letters, unreadable = [], set(), False
    for file in files:
        try:
            content = read_file(file)
            found.append((file, check(content, now=clock.now())))
            letters |= {file} if is_paper(content) else set()
        except (UnreadableCredentialError, FileNotReadableError) as error:
            print_error(f"{file}: {error}" if isinstance(error, UnreadableCredentialError) else str(error))
            unreadable = True
    if as_json:
        answer_json([verification_form(str(file), one) for file, one in found])
    else:
        for file, one in found:
            _print_verification(file, one, with_words=file in letters)
    if unreadable:
        return CANNOT_BE_ANSWERED
    return DONE if all(one.verified for _, one in found) else NO


def _print_verification(file: Path, found: "Verification", *, with_words: bool) -> None:
    if not found.verified:
        say(heading(f"✗ {file}: not verified."))
    elif found.issuer_name is None:
        say(heading(f"✓ {file}: signed on {day(found.signed_at)}, unchanged since."))
        say(faint(f"  By the key {found.issuer}, which names nobody."))
    else:
        signed = f"signed by {in_a_line(found.issuer_name)} on {day(found.signed_at)}"
        say(heading(f"✓ {file}: {signed}, unchanged since."))
        say(faint(f"  By the key {found.issuer}; the name is the signer's own statement."))
        say(f"  {_acceptance(found)}")
        say(f"  {_NOT_ASKED if found.status == 'unknown' else f'Withdrawn: {found.status}.'}")
    for problem in found.problems:
        say(f"  ✗ {problem}")
    if with_words and found.comment:
        say("  The signed words:")
        for paragraph in found.comment.split("\n\n"):
            say(f"    {in_a_line(paragraph)}")
    for warning in found.warnings:
        say(f"  ! {warning}")


def _acceptance(found: "Verification") -> str:
    acceptance, subject = found.acceptance, in_a_line(found.subject_name or "its subject")
    if acceptance is None:
        return f"Not accepted by {subject} (as far as this file tells)."
    who = subject if acceptance.is_by_subject else "the holder of the file"
    return f"Accepted by {who} on {day(acceptance.accepted_at)}."
