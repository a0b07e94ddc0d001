"""`draft`, `copy`, `given`, `letters`."""

from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.asking import say_nothing_found
from goodword.cli.editor import edited_by_hand
from goodword.cli.options import AsJson, DraftName, PersonOrDraft, home_of
from goodword.cli.terminal import (
    answer_json,
    ask_line,
    ask_yes,
    count,
    day,
    faint,
    hand_over,
    heading,
    is_terminal,
    say,
    table,
    tell,
)
from goodword.nouns import Pronoun, Severity, TextForm
from goodword.settings import Home
from goodword.text.days import day_of
from goodword.text.places import place_name
from goodword.workflow.labels import FOR_WHOM

if TYPE_CHECKING:
    from goodword.nouns import Draft
    from goodword.store.database import Store
    from goodword.workflow.writing import Choices, DraftInHand

Relation = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="How you know each other, in your words; it stands on the face."),
]
Paid = Annotated[
    bool | None,
    typer.Option(
        "--paid/--not-paid", help="Whether you were paid for it, or bought from them.", show_default=False
    ),
]
Family = Annotated[
    bool | None, typer.Option("--family/--not-family", help="Whether you are family.", show_default=False)
]


_NEXT = (
    ("draft {} --edit", "change it; what you change is checked again"),
    ("copy {}", "the text to give on LinkedIn"),
    ("sign {} -o FILE", "sign it"),
)
"""What one does with a draft, and in a few words what it is."""


HowSpokenOf = Annotated[Pronoun | None, typer.Option(help="How you speak of them; Goodword never guesses.")]
Language = Annotated[
    str | None, typer.Option(metavar="CODE", help="Language of the draft: en, de, es, fr, it, nl, pt.")
]
HowLong = Annotated[
    TextForm | None,
    typer.Option(help="How long: linkedin (90 to 180 words), letter (180 to 350), line (one deed)."),
]
Confirmed = Annotated[
    list[int] | None, typer.Option(metavar="N", help="I saw this sentence (its number) happen myself.")
]
Released = Annotated[
    list[int] | None,
    typer.Option(metavar="N", help="The private words of this sentence (its number) may be shown."),
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(draft)
    app.command()(copy)
    app.command()(given)
    app.command()(letters)


def draft(
    context: typer.Context,
    name: PersonOrDraft,
    edit: Annotated[bool, typer.Option("--edit", help="Open it in $EDITOR and check it again.")] = False,
    pronoun: HowSpokenOf = None,
    language: Language = None,
    form: HowLong = None,
    relation: Relation = None,
    paid: Paid = None,
    family: Family = None,
    confirm: Confirmed = None,
    release: Released = None,
    afresh: Annotated[bool, typer.Option("--afresh", help="Begin anew; the old draft is kept too.")] = False,
    as_json: AsJson = False,
) -> int:
    """Begin a recommendation in your own words.

    Each sentence is marked with what it rests on; nothing is made up.
    """
    from goodword.workflow.forms import draft_form
    from goodword.workflow.writing import Choices, begin_draft, say_of_sentences

    home = home_of(context)
    choices = Choices(
        pronoun=pronoun, language=language, form=form, relation=relation, is_paid=paid, is_family=family
    )
    hand = begin_draft(home.store, name, choices=choices, clock=home.clock, is_afresh=afresh)
    if confirm or release:
        hand = say_of_sentences(
            home.store, hand, confirmed=confirm or (), released=release or (), clock=home.clock
        )
    if edit:
        hand = edited_by_hand(home, hand)
    if as_json:
        answer_json(draft_form(hand.draft, hand.subject, hand.checks))
    else:
        _print_draft(hand)
    return DONE


def _print_draft(hand: "DraftInHand") -> None:
    draft = hand.draft
    say(heading(f"{draft.id}: a recommendation for {draft.subject_name}"))
    for number, sentence in enumerate(draft.sentences, 1):
        say(f"{number:2}. {sentence.text}")
        say(faint(f"    {_rests_on(hand, number - 1)}"))
        for check in hand.checks:
            if check.sentence == number - 1:
                say(f"    {_sign(check.severity)} {check.code}: {check.message}")
    say()
    for check in hand.checks:
        if check.sentence is None:
            say(f"{_sign(check.severity)} {check.code}: {check.message}")
    if hand.waiting:
        passages = count(hand.waiting, "passage of yours may be", "passages of yours may be")
        say(f"· {passages} thanks or praise, too, and wait for your word: goodword doubtful --ask")
    for verb, what in _NEXT:
        say(f"{f'  goodword {verb.format(draft.id)}':32}{faint(what)}")


def _rests_on(hand: "DraftInHand", place: int) -> str:
    sentence = hand.draft.sentences[place]
    pieces = [hand.evidence[piece] for piece in sentence.evidence if piece in hand.evidence]
    if not pieces:
        return "rests on your word alone" + (", confirmed" if sentence.is_confirmed else "")
    first = pieces[0]
    if first.is_record:
        return "a fact of the record"
    more = f" and {len(pieces) - 1} more" if len(pieces) > 1 else ""
    kind = "your own words" if sentence.basis == "own_words" else "a fact of the record"
    return f"{kind}: {day(first.sent_at) or 'undated'}, {FOR_WHOM[first.audience]}{more}"


def _sign(severity: Severity) -> str:
    return {Severity.FORBIDS: "✗", Severity.ASKS: "?", Severity.TELLS: "·"}[severity]


def _remind_how_you_met(home: Home, hand: "DraftInHand") -> None:
    """What the record tells of it, before the question: only somebody at a terminal can read it."""
    from goodword.workflow.between import how_you_met

    if is_terminal():
        for sentence in how_you_met(home.store, hand.subject):
            tell(f"  {sentence}")


def with_disclosures(home: Home, hand: "DraftInHand", choices: "Choices") -> "DraftInHand":
    """The draft with every disclosure answered: by options, by what is kept, or by asking once.

    Each answer is kept at once: whoever stops at the next question is not asked again.
    """
    from goodword.workflow.writing import Choices, with_choices

    hand = with_choices(home.store, hand, choices, clock=home.clock)
    name, known = hand.draft.subject_name, hand.draft.disclosures
    if not known.relation:
        _remind_how_you_met(home, hand)
        question = f"How do you know {name}? One sentence; it stands on the face."
        said = Choices(relation=ask_line(question, option="--relation TEXT"))
        hand = with_choices(home.store, hand, said, clock=home.clock)
    if known.is_paid is None:
        question = f"Were you paid for this, or did you buy from {name}?"
        is_paid = ask_yes(question, option="--paid or --not-paid", is_statement=True)
        hand = with_choices(home.store, hand, Choices(is_paid=is_paid), clock=home.clock)
    if known.is_family is None:
        question = f"Are you and {name} family?"
        is_family = ask_yes(question, option="--family or --not-family", is_statement=True)
        hand = with_choices(home.store, hand, Choices(is_family=is_family), clock=home.clock)
    return hand


def copy(
    context: typer.Context,
    draft: DraftName,
    form: Annotated[TextForm, typer.Option(help="linkedin, letter or line.")] = TextForm.LINKEDIN,
    relation: Relation = None,
    paid: Paid = None,
    family: Family = None,
    as_json: AsJson = False,
) -> int:
    """Give the checked text, with the steps to paste it.

    The text alone goes to standard output; no key is needed.
    """
    from goodword.publish.linkedin import linkedin_steps, linkedin_text
    from goodword.publish.texts import letter_text, line_text
    from goodword.workflow.writing import Choices, approved, the_draft

    home = home_of(context)
    choices = Choices(relation=relation, is_paid=paid, is_family=family)
    hand = with_disclosures(home, the_draft(home.store, draft), choices)
    words = approved(home.store, hand, clock=home.clock)
    writers = {TextForm.LINKEDIN: linkedin_text, TextForm.LETTER: letter_text, TextForm.LINE: line_text}
    text = writers[form](words)
    steps = linkedin_steps(words) if form is TextForm.LINKEDIN else ()
    if as_json:
        answer_json({"form": form, "text": text, "characters": len(text), "steps": list(steps)})
        return DONE
    hand_over(text)
    for number, step in enumerate(steps, 1):
        tell(f"{number}. {step}")
    return DONE


def given(
    context: typer.Context,
    draft: DraftName,
    on: Annotated[str, typer.Option(metavar="PLACE", help="Where you gave it: linkedin, for example.")],
    at: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day, like 2026-11-24; else today.")
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take back that you gave it there.")] = False,
    as_json: AsJson = False,
) -> int:
    """Record that you gave it elsewhere.

    The next archive of that place confirms it.
    """
    from goodword.workflow.elsewhere import give_elsewhere
    from goodword.workflow.forms import given_form
    from goodword.workflow.writing import the_draft

    home = home_of(context)
    hand = the_draft(home.store, draft)
    if undo:
        return _not_given(home, hand, on, as_json=as_json)
    done = give_elsewhere(home.store, hand, on=on, at=day_of(at) if at else home.clock.now())
    if as_json:
        answer_json(given_form(done))
        return DONE
    place = place_name(done.on)
    say(f"Recorded: given to {done.person.name} on {place}, {day(done.at)}.")
    if done.is_confirmed:
        say("Your archives show it.")
    elif done.may_be_confirmed:
        say(f"The next {place} archive that you import confirms it.")
    else:
        say(f"No archive tells of recommendations on {place}, so it stands on your word.")
    return DONE


def _not_given(home: Home, hand: "DraftInHand", on: str, *, as_json: bool) -> int:
    from goodword.workflow.elsewhere import take_back_given
    from goodword.workflow.forms import rfc3339

    gone = take_back_given(home.store, hand, on=on, clock=home.clock)
    if as_json:
        answer_json([{"on": event.detail, "at": rfc3339(event.at)} for event in gone])
    elif gone:
        days = ", ".join(day(event.at) for event in gone)
        say(f"Taken back: given to {hand.subject.name} on {place_name(gone[0].detail or on)}, {days}.")
    else:
        say(f"Nothing is recorded as given to {hand.subject.name} on {on}.")
    return DONE if gone else NO


def letters(context: typer.Context, as_json: AsJson = False) -> int:
    """List your drafts and letters, and where each stands."""
    from goodword.workflow.forms import rfc3339
    from goodword.workflow.publishing import letters as signed_letters
    from goodword.workflow.writing import kept_drafts

    store = home_of(context).store
    drafts, signed = kept_drafts(store), signed_letters(store)
    if as_json:
        answer_json(
            {
                "drafts": [
                    {"id": d.id, "subject": d.subject_name, "made_at": rfc3339(d.made_at)} for d in drafts
                ],
                "signed": [
                    {
                        "id": s.id,
                        "subject": s.subject_name,
                        "signed_at": rfc3339(s.signed.signed_at),
                        "states": list(s.states),
                    }
                    for s in signed
                ],
            }
        )
        return DONE
    rows = [(str(d.id), d.subject_name, _stands(store, d), day(d.edited_at or d.made_at)) for d in drafts]
    rows += [(s.short_id, s.subject_name, str(s.state), day(s.signed.signed_at)) for s in signed]
    if not rows:
        return say_nothing_found(store, "No draft yet. `goodword overlooked` says whom to begin with.")
    table(("Id", "For", "Stands", "Since"), rows, whole=(0,))
    return DONE


def _stands(store: "Store", draft: "Draft") -> str:
    from goodword.workflow.elsewhere import places_given

    places = [place_name(place) for place in places_given(store, draft)]
    return f"draft, given on {' and '.join(places)}" if places else "draft"
