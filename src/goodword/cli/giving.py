"""`sign`, `propose`, `accept`, `decline`, `correct`, `answer`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.files import named, read_signed, require_room_for, write_file
from goodword.cli.options import AsJson, DraftName, Proof, Yes, home_of
from goodword.cli.showing import show_third
from goodword.cli.terminal import answer_json, ask_passphrase, ask_yes, day, heading, say, tell
from goodword.cli.writing import Family, Paid, Relation, with_disclosures
from goodword.text.plainly import in_a_line

if TYPE_CHECKING:
    from goodword.credential import Face
    from goodword.nouns import Recommendation
    from goodword.settings import Home
    from goodword.workflow.keys import Issuer
    from goodword.workflow.signing import Answered, Proposed
    from goodword.workflow.writing import DraftInHand

File = Annotated[Path, typer.Argument(metavar="FILE", help="A signed recommendation, or a proposal.")]
To = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the new file goes.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    for verb in (sign, propose, accept, decline, correct, answer):
        app.command()(verb)


def sign(
    context: typer.Context,
    draft: DraftName,
    to: To,
    relation: Relation = None,
    paid: Paid = None,
    family: Family = None,
    proof: Proof = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> int:
    """Show exactly what becomes public, ask once, and sign."""
    from goodword.credential import suites_of
    from goodword.workflow.forms import signed_form
    from goodword.workflow.keys import issuer_of_the_next
    from goodword.workflow.signing import sign_draft
    from goodword.workflow.writing import Choices, approved, the_draft

    require_room_for(to)
    suites = suites_of(proof)
    home = home_of(context)
    choices = Choices(relation=relation, is_paid=paid, is_family=family)
    hand = with_disclosures(home, the_draft(home.store, draft), choices)
    words = approved(home.store, hand, clock=home.clock)
    preview(words, issuer_of_the_next(home.store, home.key_file))
    _tell_of_earlier(home, hand)
    if not ask_yes("Sign this with your name?", option="--yes", said=True if yes else None):
        tell("Nothing was signed.")
        return NO
    signer = home.signer(ask_passphrase)
    signed = sign_draft(home.store, hand, words, signer=signer, clock=home.clock, suites=suites)
    write_file(to, signed.document)
    if as_json:
        answer_json(signed_form(signed, str(to)))
    else:
        say(f"Signed: {to}. Send it to {words.subject_name}: goodword propose {to} -o FILE")
    return DONE


def _tell_of_earlier(home: "Home", hand: "DraftInHand") -> None:
    from goodword.workflow.publishing import signed_for

    for letter in signed_for(home.store, hand.subject):
        when = day(letter.signed.signed_at)
        tell(f"  You signed one for {letter.subject_name} on {when} ({letter.short_id}). This is one more.")


def preview(words: "Recommendation", issuer: "Issuer") -> None:
    """Exactly what crosses into the public zone, on standard error so that a pipe stays clean."""
    from goodword.credential.endorsement import disclosure_lines
    from goodword.text.catalogue import words as catalogue

    tell(heading("This and nothing else becomes public:"))
    writer = (words.author_name, words.author_role, words.author_url)
    tell(f"  Writer: {', '.join(part for part in writer if part)}")
    tell(f"  {issuer.sentence}")
    tell(f"  For: {', '.join(part for part in (words.subject_name, words.subject_url) if part)}")
    for sentence in disclosure_lines(words.disclosures, catalogue(words.language)):
        tell(f"  On the face: {sentence}")
    _tell_words(words, whose="your")


def _tell_words(written: "Recommendation | Face", *, whose: str) -> None:
    """The text, and all that stands beside it: who accepts lets all of it be shown."""
    for paragraph in written.paragraphs:
        tell("\n  " + paragraph.replace("\n", "\n  "))
    tell("")
    for statement in written.own_statements:
        tell(f"  Marked as {whose} own statement: {in_a_line(statement)}")
    if written.skills:
        tell(f"  Skills: {in_a_line(', '.join(written.skills))}")
    for released in written.evidence:
        place = f", {released.url}" if released.url else ""
        when = day(released.sent_at) or "an unknown day"
        tell("  " + in_a_line(f"Rests on {whose} words of {when}{place}: “{released.quote}”"))


def propose(
    context: typer.Context,
    file: File,
    to: To,
    message: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A word to the recipient; it is not signed.")
    ] = None,
) -> int:
    """Make the file for the recipient."""
    from goodword.workflow.signing import propose_file

    require_room_for(to)
    home = home_of(context)
    store = home.store if home.store_file.exists() else None
    with named(file):
        proposal = propose_file(store, read_signed(file), message=message, clock=home.clock)
    write_file(to, proposal)
    say(f"{to} is for the recipient. They read it with `goodword verify`, and answer with")
    say("`goodword accept`, `goodword correct` or `goodword decline`; what they send back goes into")
    say("`goodword answer`. Nothing is published before.")
    return DONE


def accept(
    context: typer.Context,
    file: File,
    to: To,
    private: Annotated[bool, typer.Option("--private", help="Accept, and keep it for yourself.")] = False,
    proof: Proof = None,
    yes: Yes = False,
) -> int:
    """Accept what was written about you.

    Your own signature under exactly these bytes; --private keeps it for yourself.
    """
    from goodword.credential import suites_of
    from goodword.workflow.signing import accept_file

    suites = suites_of(proof)
    home = home_of(context)
    document, proposed = _read_first(home, file, to)
    if not proposed.verification.verified:
        return NO
    question = (
        "Accept these words and keep them private?"
        if private
        else "Accept these words? They may be shown then."
    )
    if not ask_yes(question, option="--yes", said=True if yes else None):
        tell("Nothing was signed.")
        return NO
    signer = home.signer(ask_passphrase)
    accepted = accept_file(document, signer=signer, may_be_shown=not private, clock=home.clock, suites=suites)
    write_file(to, accepted)
    say(f"Accepted: {to}. Keep it, it is yours, and send a copy to the writer.")
    _pass_on(home, by=proposed.face.author_name)
    return DONE


def _pass_on(home: "Home", *, by: str) -> None:
    """Who was recommended may recommend somebody else: a third person, where archives are imported."""
    third = None
    if home.store_file.exists():
        from goodword.workflow.chains import third_person

        third = third_person(home.store, but=by, clock=home.clock)
    if third:
        show_third(home, third)
    else:
        say("Is there a third person who helped you? `goodword sources` says how to begin.")


def _read_first(home: "Home", file: Path, to: Path) -> tuple[bytes, "Proposed"]:
    """The proposal in `file`, shown before any question; there is room for the answer."""
    from goodword.workflow.signing import read_proposal

    document = read_signed(file)
    require_room_for(to)
    with named(file):
        proposed = read_proposal(document, clock=home.clock)
    _show_proposed(proposed)
    return document, proposed


def _show_proposed(proposed: "Proposed") -> None:
    face, found = proposed.face, proposed.verification
    names = in_a_line(f"{face.author_name} wrote about {face.subject_name}")
    tell(heading(f"{names}, {day(face.valid_from)}:"))
    _tell_words(face, whose="the writer’s")
    for sentence in (face.relation, *face.disclosures):
        if sentence:
            tell(f"  On the face: {sentence}")
    if proposed.message:
        tell(f"  Beside it, not signed: {in_a_line(proposed.message)}")
    for warning in found.warnings:
        tell(f"  Look closely: {warning}")
    for problem in found.problems:
        tell(f"  It does not hold: {problem}")


def decline(
    context: typer.Context,
    file: File,
    to: To,
    because: Annotated[str | None, typer.Option(metavar="TEXT", help="Why, if you want to say it.")] = None,
) -> int:
    """Decline what was written about you.

    It will not be published as accepted; your answer does not hold the words.
    """
    from goodword.workflow.signing import decline_file

    home = home_of(context)
    document, proposed = _read_first(home, file, to)
    if not proposed.verification.verified:
        return NO
    signer = home.signer(ask_passphrase)
    write_file(to, decline_file(document, signer=signer, because=because, clock=home.clock))
    say(f"Declined: {to}. Send it to the writer; it does not hold the words.")
    return DONE


def correct(
    context: typer.Context,
    file: File,
    to: To,
    wish: Annotated[str, typer.Option(metavar="TEXT", help="What should be said otherwise.")],
) -> int:
    """Ask the writer for other words."""
    from goodword.workflow.signing import correct_file

    home = home_of(context)
    document, proposed = _read_first(home, file, to)
    if not proposed.verification.verified:
        return NO
    signer = home.signer(ask_passphrase)
    write_file(to, correct_file(document, signer=signer, wish=wish, clock=home.clock))
    say(f"Your wish is in {to}. Send it to the writer.")
    return DONE


def answer(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What the recipient sent back.")],
    to: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Where a new proposal goes, if one is due."),
    ] = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> int:
    """Take in what the recipient answered.

    Where they named their key for the first time, the words are signed again for that key, once
    you say that it is theirs.
    """
    from goodword.workflow.signing import take_answer

    if to:
        require_room_for(to)
    home = home_of(context)
    with named(file):
        taken = take_answer(home.store, read_signed(file), clock=home.clock)
    _tell_answer(taken)
    place = to or file.with_name(f"{file.stem}-again.json")
    is_again = taken.is_due and _sign_again(home, taken, place, yes=yes)
    if as_json:
        answer_json(
            {
                "id": taken.answer.recommendation_id,
                "answer": taken.answer.kind,
                "state": taken.state,
                "recipient": taken.answer.recipient,
                "words": taken.answer.words,
                "reissued": str(place) if is_again else None,
            }
        )
    elif is_again:
        say(f"Signed again for their key: {place}. Once they accept that file, pages say “accepted by")
        say(f"{taken.subject_name}”; until then, “accepted by the holder of the file”.")
    return DONE


_ANSWERED = {
    "shown": "{} accepted the words; they may be shown.",
    "kept private": "{} accepted the words and keeps them private.",
    "declined": "{} declined. Nothing of it will be published as accepted.",
    "corrected": "{} asks for other words. Change the draft, then sign it anew.",
}


def _tell_answer(taken: "Answered") -> None:
    tell(in_a_line(_ANSWERED[taken.state].format(taken.subject_name)))
    if taken.answer.words:
        tell(f"  “{in_a_line(taken.answer.words)}”")


def _sign_again(home: "Home", taken: "Answered", place: Path, *, yes: bool) -> bool:
    """Whether the words were signed again for the key that the answer names."""
    from goodword.credential import suites_of
    from goodword.workflow.signing import propose_file, sign_again

    tell(f"The answer was signed by the key {taken.answer.recipient}.")
    question = f"Do you know that this is the key of {taken.subject_name}, and sign again for it?"
    if not ask_yes(question, option="--yes", said=True if yes else None):
        tell("Nothing was signed. What they answered is kept.")
        return False
    require_room_for(place)
    signer = home.signer(ask_passphrase)
    signed = sign_again(home.store, taken, signer=signer, clock=home.clock, suites=suites_of(None))
    write_file(place, propose_file(home.store, signed.document, message=None, clock=home.clock))
    return True
