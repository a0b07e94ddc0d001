"""Walking through questions, one key each: those of `goodword links`, and the doubtful moments."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from goodword.cli.keys import AskKey, single_keys
from goodword.cli.terminal import count, faint, tell
from goodword.nouns import Decision, Link
from goodword.settings import Home

Question = TypeVar("Question")
YES, NO, UNDO, STOP = "y", "n", "u", "q"
_STOPS = {STOP, "\x04", "\x1b", ""}
"""q, the end of input, Escape."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the two answers to a question are called."""

    yes: str
    no: str

    @property
    def keys(self) -> str:
        """What each key does."""
        return f"y {self.yes} · n {self.no} · u undo · q stop · any other key: later"


OF_LINKS = Words("one person", "two people")


def walk(home: Home, questions: Sequence[Link], show: Callable[[Link], None]) -> int:
    """Ask each question about a link once; every answer is kept at once. How many were answered."""
    with single_keys() as ask_key:
        tell(f"{count(len(questions), 'question', 'questions')}, the most useful first.")
        tell(OF_LINKS.keys)
        return walked(home, questions, show, ask_key)


def walked(home: Home, questions: Sequence[Link], show: Callable[[Link], None], ask_key: AskKey) -> int:
    """The same with the keys that `ask_key` gives."""
    from goodword.workflow.asking import names_of
    from goodword.workflow.deciding import answer_question

    persons = names_of(home.store).persons
    from goodword.people import Answers

    answers = Answers({account: person.id for account, person in persons.items()})

    def keep(link: Link, answer: bool | None) -> None:
        decision = None if answer is None else Decision.SAME if answer else Decision.DIFFERENT
        answer_question(home.store, link, decision, clock=home.clock)
        answers.take(link, decision)

    return asked_through(questions, show, keep, ask_key, OF_LINKS, is_settled=answers.settle)


def asked_through(
    questions: Sequence[Question],
    show: Callable[[Question], None],
    keep: Callable[[Question, bool | None], None],
    ask_key: AskKey,
    words: Words,
    *,
    is_settled: Callable[[Question], bool] = lambda _: False,
) -> int:
    """Show each question, take a key, `keep` the answer, and None where it is taken back; how many stand.

    What `is_settled` by the answers so far is not asked.
    """
    answered: list[int] = []
    place = 0
    while place < len(questions) or (answered and _takes_back(ask_key)):
        if place == len(questions):
            place = _back(questions, keep, answered, place)
        if is_settled(questions[place]):
            place += 1
            continue
        show(questions[place])
        key = ask_key()
        if key in _STOPS:
            break
        if key == UNDO:
            place = _back(questions, keep, answered, place)
            continue
        if key in {YES, NO}:
            keep(questions[place], key == YES)
            tell(faint(f"  kept: {words.yes if key == YES else words.no}"))
            answered.append(place)
        place += 1
    return len(answered)


def _takes_back(ask_key: AskKey) -> bool:
    """Whether the last answer of all is taken back: behind it no question comes at which it could be."""
    tell("That was the last one: u takes it back, any other key ends.")
    return ask_key() == UNDO


def _back(
    questions: Sequence[Question],
    keep: Callable[[Question, bool | None], None],
    answered: list[int],
    place: int,
) -> int:
    """Take the last answer back and ask it again; where none was given, ask the same question again."""
    if not answered:
        tell(faint("  nothing was answered yet"))
        return place
    last = answered.pop()
    keep(questions[last], None)
    tell(faint("  taken back"))
    return last
