"""`withdraw`, `revise`, `renew`: what becomes of a letter after it was signed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.files import require_room_for, write_file
from goodword.cli.giving import preview
from goodword.cli.options import AsJson, DraftName, Proof, Yes, home_of
from goodword.cli.terminal import answer_json, ask_passphrase, ask_yes, day, heading, say, tell
from goodword.text.plainly import in_a_line

if TYPE_CHECKING:
    from goodword.nouns import Credential
    from goodword.ports import Signer
    from goodword.settings import Home

LetterName = Annotated[
    str,
    typer.Argument(metavar="LETTER", help="Its id as `goodword letters` shows it, or whom it is about."),
]
Because = Annotated[str | None, typer.Option(metavar="TEXT", help="Why; kept for yourself, never published.")]
ListTo = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Where the signed list of withdrawals goes."),
]
To = Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the new file goes.")]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    for verb in (withdraw, revise, renew):
        app.command()(verb)


def withdraw(
    context: typer.Context,
    letter: LetterName,
    because: Because = None,
    to: ListTo = None,
    proof: Proof = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> int:
    """Withdraw a recommendation that you signed.

    Your list of withdrawals is signed anew; the site that you publish next carries it, and not the letter.
    Copies that others keep carry an older list: send them the new one.
    """
    from goodword.credential import suites_of
    from goodword.workflow.afterwards import signs_still, take_in_hand
    from goodword.workflow.afterwards import withdraw as withdraw_letter

    if to:
        require_room_for(to)
    suites = suites_of(proof)
    home = home_of(context)
    hand = take_in_hand(home.store, letter)
    name = in_a_line(hand.letter.subject_name)
    tell(f"Signed for {name} on {day(hand.letter.signed.signed_at)} ({hand.letter.short_id}).")
    if not ask_yes("Withdraw it? This cannot be taken back.", option="--yes", said=True if yes else None):
        tell("Nothing was changed.")
        return NO
    issuer = hand.letter.signed.issuer
    signer = home.signer(ask_passphrase, did=issuer) if signs_still(home.store, hand) else None
    lists = withdraw_letter(home.store, hand, because=because, signer=signer, clock=home.clock, suites=suites)
    if to and lists:
        write_file(to, lists[-1])
    if as_json:
        written = str(to) if to and lists else None
        answer_json({"id": hand.letter.id, "state": "withdrawn", "list": written})
        return DONE
    say(f"Withdrawn: the recommendation of {name}. `goodword publish DIR` takes it off your site.")
    say(_how_others_learn(to if lists else None))
    return DONE


def _how_others_learn(to: Path | None) -> str:
    if to is None:
        return "Who has a copy learns it from the list that you publish, or from you."
    return f"Who has a copy checks it with `goodword verify COPY --list {to}`."


def revise(
    context: typer.Context,
    draft: DraftName,
    to: To,
    proof: Proof = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> int:
    """Sign other words in place of those that you signed before.

    Change the draft first (`goodword draft NAME --edit`). The letter keeps its number and its first day; the
    earlier words are withdrawn, and the new ones have to be accepted anew.
    """
    from goodword.credential import suites_of
    from goodword.workflow.afterwards import issuer_of_the_same, signed_before
    from goodword.workflow.afterwards import revise as sign_revision
    from goodword.workflow.writing import approved, the_draft

    require_room_for(to)
    suites = suites_of(proof)
    home = home_of(context)
    hand = the_draft(home.store, draft)
    before = signed_before(home.store, hand)
    words = approved(home.store, hand, recommendation_id=before.letter.id, clock=home.clock)
    if words.text == before.words.text and words.disclosures == before.words.disclosures:
        tell("The draft says what you signed. Change it first with `goodword draft NAME --edit`.")
        return NO
    preview(words, issuer_of_the_same(before.letter))
    first = day(before.letter.signed.signed_at)
    if not ask_yes(f"Sign this in place of what you signed on {first}?", option="--yes", said=yes or None):
        tell("Nothing was signed.")
        return NO
    signer = _signer_of(home, before.letter.signed)
    signed = sign_revision(home.store, before, words, signer=signer, clock=home.clock, suites=suites)
    return _written(signed, to, words.subject_name, as_json=as_json)


def renew(
    context: typer.Context,
    letter: LetterName,
    to: To,
    proof: Proof = None,
    yes: Yes = False,
    as_json: AsJson = False,
) -> int:
    """Say that a recommendation is still true, and sign the same words with the date of today.

    It keeps its number; what was accepted before stays as it is until the new file is accepted.
    """
    from goodword.credential import suites_of
    from goodword.workflow.afterwards import renew as sign_renewal
    from goodword.workflow.afterwards import take_in_hand

    require_room_for(to)
    suites = suites_of(proof)
    home = home_of(context)
    hand = take_in_hand(home.store, letter)
    tell(heading(f"You wrote about {in_a_line(hand.letter.subject_name)} on {day(hand.face.valid_from)}:"))
    for paragraph in hand.face.paragraphs:
        tell("\n  " + paragraph.replace("\n", "\n  "))
    tell("")
    if not ask_yes("Is this still true, every word?", option="--yes", said=yes or None, is_statement=True):
        tell("Nothing was signed. `goodword revise` signs other words, `goodword withdraw` takes them back.")
        return NO
    signer = _signer_of(home, hand.letter.signed)
    signed = sign_renewal(home.store, hand, signer=signer, clock=home.clock, suites=suites)
    return _written(signed, to, hand.letter.subject_name, as_json=as_json)


def _signer_of(home: "Home", signed: "Credential") -> "Signer":
    """The key that signed the letter: another version of it is by the same key (Open Badges 3.0, 9.1)."""
    from goodword.workflow.keys import require_in_force

    require_in_force(home.store, signed.issuer)
    return home.signer(ask_passphrase, did=signed.issuer)


def _written(signed: "Credential", to: Path, name: str, *, as_json: bool) -> int:
    from goodword.workflow.forms import signed_form

    write_file(to, signed.document)
    if as_json:
        answer_json(signed_form(signed, str(to)))
    else:
        say(f"Signed: {to}. Send it to {in_a_line(name)}, who accepts it anew: goodword propose {to} -o FILE")
    return DONE
