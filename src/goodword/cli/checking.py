"""`verify`: for anyone, offline."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import CANNOT_BE_ANSWERED, DONE, NO, print_error
from goodword.cli.files import read_file
from goodword.cli.options import AsJson, home_of
from goodword.cli.terminal import answer_json, day, faint, heading, say
from goodword.text.plainly import in_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from goodword.credential import Held
    from goodword.nouns import Verification

_NOT_ASKED = "Whether it was withdrawn since, this file cannot tell."


def register(app: typer.Typer) -> None:
    """Add the verb of this module."""
    app.command()(verify)


Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Signed files.")]
Lists = Annotated[
    list[Path] | None,
    typer.Option("--list", metavar="LIST", help="A list of withdrawals that you have from the writer."),
]
Keys = Annotated[
    list[Path] | None,
    typer.Option("--keys", metavar="DID.JSON", help="The did.json that you have from the writer’s site."),
]
NotOlderThan = Annotated[
    int | None,
    typer.Option(min=0, metavar="DAYS", help="Lists of withdrawals from before that tell nothing."),
]


def verify(
    context: typer.Context,
    files: Files,
    lists: Lists = None,
    keys: Keys = None,
    not_older_than: NotOlderThan = None,
    as_json: AsJson = False,
) -> int:
    """Check who signed, that nothing was changed and nothing withdrawn, offline."""
    from goodword.credential import Held
    from goodword.workflow.forms import verification_form

    now = home_of(context).clock.now()
    held = Held(
        lists=tuple(_list_in(path, now) for path in lists or ()),
        keys=tuple(_keys_in(path) for path in keys or ()),
        oldest=now - timedelta(days=not_older_than) if not_older_than is not None else None,
    )
    found, letters, unreadable = _checked(files, now, held)
    if as_json:
        forms = {file: verification_form(str(file), one) for file, one in found.items()}
        answer_json([forms.get(file) or _unread(file, unreadable[file]) for file in files])
    else:
        for file, one in found.items():
            _print_verification(file, one, with_words=file in letters)
    if unreadable:
        return CANNOT_BE_ANSWERED
    return DONE if all(one.verified for one in found.values()) else NO


def _checked(
    files: "Iterable[Path]", now: datetime, held: "Held"
) -> tuple[dict[Path, "Verification"], set[Path], dict[Path, str]]:
    """What was found of each file; those that are letters on paper; and what is wrong with the unreadable."""
    from goodword.credential import is_paper
    from goodword.credential import verify as check
    from goodword.errors import FileNotReadableError, UnreadableCredentialError

    found: dict[Path, Verification] = {}
    letters: set[Path] = set()
    unreadable: dict[Path, str] = {}
    for file in files:
        try:
            content = read_file(file)
            found[file] = check(content, now=now, held=held)
            letters |= {file} if is_paper(content) else set()
        except (UnreadableCredentialError, FileNotReadableError) as error:
            unreadable[file] = (
                f"{file}: {error}" if isinstance(error, UnreadableCredentialError) else str(error)
            )
            print_error(unreadable[file])
    return found, letters, unreadable


def _unread(file: Path, problem: str) -> dict[str, object]:
    """What stands in the place of a file that is no credential at all."""
    return {"file": str(file), "verified": False, "problems": [problem], "warnings": []}


def _list_in(path: Path, now: datetime) -> bytes:
    """The list in a file; CredentialError names the file where it is none that holds."""
    from goodword.credential import read_status_list
    from goodword.credential.canonical import parse
    from goodword.errors import CredentialError

    data = read_file(path)
    try:
        read_status_list(parse(data), now=now)
    except CredentialError as error:
        raise CredentialError(f"{path}: {error}") from error
    return data


def _keys_in(path: Path) -> bytes:
    """The document of keys in a file; CredentialError names the file where it is none."""
    from goodword.credential import read_did_document
    from goodword.errors import CredentialError

    data = read_file(path)
    try:
        read_did_document(data)
    except CredentialError as error:
        raise CredentialError(f"{path}: {error}") from error
    return data


def _print_verification(file: Path, found: "Verification", *, with_words: bool) -> None:
    if not found.verified:
        was_withdrawn = found.status == "withdrawn"
        say(heading(f"✗ {file}: {'withdrawn' if was_withdrawn else 'not verified'}."))
    elif found.issuer_name is None:
        say(heading(f"✓ {file}: signed on {day(found.signed_at)}, unchanged since."))
        say(faint(f"  By the key {found.issuer}, which names nobody."))
    else:
        signed = f"signed by {in_a_line(found.issuer_name)} on {day(found.signed_at)}"
        say(heading(f"✓ {file}: {signed}, unchanged since."))
        say(faint(f"  By the key {found.issuer}; the name is the signer's own statement."))
        for site in found.linked_to:
            say(f"  The key stands in the document of {site} that you gave.")
        say(f"  {_acceptance(found)}")
        say(f"  {_NOT_ASKED if found.status == 'unknown' else f'N{found.status[1:]}.'}")
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
