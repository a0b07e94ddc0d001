"""What makes a draft better: questions, the other lengths, its history, the mirror of other letters."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk, go_to
from goodword.drafting import About, Habit
from goodword.nouns import Draft
from goodword.workflow import improving, writing
from goodword.workflow.labels import HABITS


def answer(desk: Desk, asked: Asked) -> Response:
    """Put the owner's answers to the questions into the draft, each in its place."""
    store = desk.home.store
    hand = writing.the_draft(store, asked.path["id"])
    before = len(hand.draft.sentences)
    for about in About:
        hand = improving.answer_question(store, hand, about, asked.text(about), clock=desk.home.clock)
    added = len(hand.draft.sentences) - before
    desk.notice("Your answers stand in the draft." if added else "No answer was typed; nothing was changed.")
    return go_to(f"/drafts/{hand.draft.id}")


def lengths(desk: Desk, asked: Asked) -> Response:
    """The same evidence as a line, for LinkedIn and as a letter."""
    store = desk.home.store
    hand = writing.the_draft(store, asked.path["id"])
    forms = writing.in_every_form(store, hand, clock=desk.home.clock)
    return desk.page(
        "lengths",
        at="/letters",
        title=f"Three lengths for {hand.draft.subject_name}",
        draft=hand.draft,
        forms=[(one, len(one.text.split())) for one in forms],
    )


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a draft, and what it changed: `(kind, words)` with kind same, ins or del."""

    number: int
    draft: Draft
    changes: tuple[tuple[str, str], ...]

    @property
    def is_same(self) -> bool:
        """Whether the words are those of the version before."""
        return all(kind == "same" for kind, _ in self.changes)


def history(desk: Desk, asked: Asked) -> Response:
    """Every version, the newest first, each with what was changed."""
    store = desk.home.store
    hand = writing.the_draft(store, asked.path["id"])
    versions = improving.history_of(store, hand)
    before = ("", *(one.text for one in versions))
    told = [
        Version(number, one, changes(before[number - 1], one.text)) for number, one in enumerate(versions, 1)
    ]
    return desk.page(
        "history",
        at="/letters",
        title=f"History of the letter for {hand.draft.subject_name}",
        draft=hand.draft,
        versions=told[::-1],
    )


def changes(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """What was put in and taken out between two texts, word by word."""
    old, new = before.split(), after.split()
    found: list[tuple[str, str]] = []
    for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("same", " ".join(new[c:d])))
            continue
        found += [("del", " ".join(old[a:b]))] if a < b else []
        found += [("ins", " ".join(new[c:d]))] if c < d else []
    return tuple(found)


def mirror(desk: Desk, asked: Asked) -> Response:
    """The draft beside the owner's letters to others: habits, never a norm."""
    store = desk.home.store
    hand = writing.the_draft(store, asked.path["id"])
    habits, others = improving.mirrored(store, hand)
    return desk.page(
        "mirror",
        at="/letters",
        title=f"The letter for {hand.draft.subject_name} beside your others",
        draft=hand.draft,
        habits=[(one, HABITS[one.what], _way(one)) for one in habits],
        others=others,
    )


def _way(one: Habit) -> str:
    if not one.is_unlike:
        return ""
    return (
        "More here than in any other of yours. Meant so?"
        if one.here > one.most
        else ("Less here than in any other of yours. Meant so?")
    )
