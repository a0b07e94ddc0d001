"""Making a draft better: questions that recover an example, the mirror of other letters, its history."""

from dataclasses import replace

from goodword.drafting import About, Habit, Question, answered, mirror, questions
from goodword.errors import NoSuchVersionError
from goodword.nouns import Draft
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.letters import draft_history
from goodword.workflow.asking import account_ids
from goodword.workflow.earlier import letters_to_others
from goodword.workflow.writing import DraftInHand, keep_draft


def questions_of(hand: DraftInHand) -> tuple[Question, ...]:
    """What is still to be asked about the draft."""
    return questions(hand.draft, hand.evidence)


def answer_question(store: Store, hand: DraftInHand, about: About, text: str, *, clock: Clock) -> DraftInHand:
    """The draft with the owner's answer in its place, kept and checked again."""
    changed = answered(hand.draft, about, text)
    if changed is hand.draft:
        return hand
    return keep_draft(store, replace(changed, edited_at=clock.now()), hand.subject, clock=clock)


def mirrored(store: Store, hand: DraftInHand) -> tuple[tuple[Habit, ...], int]:
    """The draft beside the owner's letters to others, and how many those are."""
    others = letters_to_others(store, account_ids(hand.subject))
    return mirror(hand.draft.text, others), len(others)


def history_of(store: Store, hand: DraftInHand) -> tuple[Draft, ...]:
    """Every version of the draft, the oldest first."""
    return draft_history(store, hand.draft.id)


def bring_back(store: Store, hand: DraftInHand, number: int, *, clock: Clock) -> DraftInHand:
    """The draft as its version of that number was, kept as the newest; the first is 1.

    Raises NoSuchVersionError.
    """
    versions = history_of(store, hand)
    if not 1 <= number <= len(versions):
        raise NoSuchVersionError(number, len(versions))
    return keep_draft(store, versions[number - 1], hand.subject, clock=clock)
