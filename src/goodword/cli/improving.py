"""`ask`, `mirror`, `history`: what makes a draft better."""

from typing import TYPE_CHECKING, Annotated

import typer

from goodword.cli import DONE, NO
from goodword.cli.options import AsJson, DraftName, home_of
from goodword.cli.terminal import (
    answer_json,
    ask_line,
    ask_yes,
    count,
    day,
    faint,
    heading,
    is_terminal,
    say,
    table,
    tell,
)
from goodword.errors import BadAnswerError
from goodword.settings import Home
from goodword.workflow.labels import HABITS

if TYPE_CHECKING:
    from goodword.drafting import Question
    from goodword.nouns import Draft
    from goodword.workflow.writing import DraftInHand

Answers = Annotated[
    list[str] | None,
    typer.Option(
        "--answer", metavar="N=TEXT", help="Answer question N without being asked; may be given again."
    ),
]


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(ask)
    app.command()(mirror)
    app.command()(history)


def ask(context: typer.Context, draft: DraftName, answer: Answers = None, as_json: AsJson = False) -> int:
    """Answer up to five questions that find the example only you know.

    Your answers go into the draft as your own sentences, each in its place; an empty answer skips.
    """
    from goodword.workflow.improving import questions_of
    from goodword.workflow.writing import the_draft

    home = home_of(context)
    hand = the_draft(home.store, draft)
    asked = questions_of(hand)
    if answer:
        hand = _answered(home, hand, asked, answer)
    elif is_terminal() and not as_json:
        hand = _asked(home, hand, asked)
    else:
        return _listed(hand, asked, as_json=as_json)
    if as_json:
        from goodword.workflow.forms import draft_form

        answer_json(draft_form(hand.draft, hand.subject, hand.checks))
    else:
        say(f"Kept in {hand.draft.id}. `goodword draft {hand.draft.id}` shows it with its checks.")
    return DONE


def _listed(hand: "DraftInHand", asked: "tuple[Question, ...]", *, as_json: bool) -> int:
    numbered = list(enumerate(asked, 1))
    if as_json:
        answer_json([{"n": n, "about": one.about, "question": one.text} for n, one in numbered])
        return DONE
    for number, one in numbered:
        say(f"{number}. {one.text}")
    if not asked:
        say("Nothing is left to ask: your own sentences stand there already.")
    else:
        say(faint(f'Answer with: goodword ask {hand.draft.id} --answer 1="…"'))
    return DONE


def _answered(
    home: Home, hand: "DraftInHand", asked: "tuple[Question, ...]", given: list[str]
) -> "DraftInHand":
    """The draft with the answers of the options; all are understood before the first is kept."""
    from goodword.workflow.improving import answer_question

    told = [_numbered(one, len(asked)) for one in given]
    for number, text in told:
        hand = answer_question(home.store, hand, asked[number - 1].about, text, clock=home.clock)
    return hand


def _numbered(given: str, most: int) -> tuple[int, str]:
    number, sign, text = given.partition("=")
    if not sign or not number.strip().isdecimal() or not 1 <= int(number) <= most:
        raise BadAnswerError(given, most)
    return int(number), text


def _asked(home: Home, hand: "DraftInHand", asked: "tuple[Question, ...]") -> "DraftInHand":
    from goodword.workflow.improving import answer_question

    for number, one in enumerate(asked, 1):
        text = ask_line(f"{number} of {len(asked)}. {one.text}", option="--answer N=TEXT")
        before = len(hand.draft.sentences)
        hand = answer_question(home.store, hand, one.about, text, clock=home.clock)
        if len(hand.draft.sentences) > before:
            hand = _seen_at_first_hand(home, hand)
    return hand


def _seen_at_first_hand(home: Home, hand: "DraftInHand") -> "DraftInHand":
    """Ask about each new claim that no evidence holds: a first-hand confirmation of its own (rule 2)."""
    from goodword.workflow.writing import say_of_sentences

    wanting = {
        one.sentence
        for one in hand.checks
        if one.sentence is not None
        and one.code.startswith("GW11")
        and hand.draft.sentences[one.sentence].basis == "owner"
    }
    for place in sorted(wanting):
        tell(f"“{hand.draft.sentences[place].text}”")
        if ask_yes("No archive says so. Did you see this yourself?", option="--confirm N", is_statement=True):
            hand = say_of_sentences(home.store, hand, confirmed=[place + 1], released=(), clock=home.clock)
    return hand


def mirror(context: typer.Context, draft: DraftName, as_json: AsJson = False) -> int:
    """Lay a letter beside your other letters: ability, effort, kindness, doubt, length.

    It is laid beside your own habits, never beside a norm; who is spoken of plays no part.
    """
    from goodword.workflow.improving import mirrored
    from goodword.workflow.writing import the_draft

    home = home_of(context)
    hand = the_draft(home.store, draft)
    habits, others = mirrored(home.store, hand)
    if as_json:
        rows = [
            {"what": h.what, "here": h.here, "usual": h.usual, "least": h.least, "most": h.most}
            for h in habits
        ]
        answer_json({"others": others, "habits": rows})
        return DONE if habits else NO
    if not habits:
        found = count(others, "letter", "letters")
        say(f"You have given {found} to others; from three on there is something to compare with.")
        return NO
    say(heading(f"{hand.draft.id} beside {others} letters that you gave to others"))
    lines = [
        (HABITS[h.what], f"{h.here:.1f}", f"{h.usual:.1f}", f"{h.least:.1f} to {h.most:.1f}") for h in habits
    ]
    table(("", "Here", "Usually", "Your others"), lines)
    for one in habits:
        if one.is_unlike:
            way = "more" if one.here > one.most else "less"
            say(f"{HABITS[one.what].partition(',')[0]}: {way} here than in any other of yours. Meant so?")
    return DONE


def history(context: typer.Context, draft: DraftName, as_json: AsJson = False) -> int:
    """Every version of a draft that was kept, oldest first."""
    from goodword.workflow.forms import rfc3339
    from goodword.workflow.improving import history_of
    from goodword.workflow.writing import the_draft

    home = home_of(context)
    versions = history_of(home.store, the_draft(home.store, draft))
    if as_json:
        rows = [
            {"n": number, "at": rfc3339(one.edited_at or one.made_at), "text": one.text}
            for number, one in enumerate(versions, 1)
        ]
        answer_json(rows)
        return DONE
    for number, one in enumerate(versions, 1):
        say(heading(f"{number}. {_when(one)}"))
        say(one.text or "Nothing was written.")
        say()
    return DONE


def _when(draft: "Draft") -> str:
    return f"edited {day(draft.edited_at)}" if draft.edited_at else f"made {day(draft.made_at)}"
