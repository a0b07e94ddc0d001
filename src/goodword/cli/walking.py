"""Walking through the questions of `goodword links`, one key each."""

from collections.abc import Callable, Sequence

from goodword.cli.keys import AskKey, single_keys
from goodword.cli.terminal import faint, tell
from goodword.nouns import Decision, Link
from goodword.settings import Home

SAME, DIFFERENT, UNDO, STOP = "y", "n", "u", "q"
KEYS = "y one person · n two people · u undo the last answer · q stop · any other key: later"
_STOPS = {STOP, "\x04", "\x1b", ""}
"""q, the end of input, Escape."""


def walk(home: Home, questions: Sequence[Link], show: Callable[[Link], None]) -> int:
    """Ask each question once; every answer is kept at once. How many were answered."""
    with single_keys() as ask_key:
        tell(f"{len(questions):,} questions, the most useful first. {KEYS}")
        return walked(home, questions, show, ask_key)


def walked(home: Home, questions: Sequence[Link], show: Callable[[Link], None], ask_key: AskKey) -> int:
    """The same with the keys that `ask_key` gives."""
    answered: list[int] = []
    place = 0
    while place < len(questions):
        show(questions[place])
        key = ask_key()
        if key in _STOPS:
            break
        if key == UNDO:
            place = _back(home, questions, answered, place)
            continue
        if key in {SAME, DIFFERENT}:
            _keep(home, questions[place], Decision.SAME if key == SAME else Decision.DIFFERENT)
            answered.append(place)
        place += 1
    return len(answered)


def _keep(home: Home, question: Link, decision: Decision) -> None:
    from goodword.workflow.deciding import answer_question

    answer_question(home.store, question, decision, clock=home.clock)
    tell(faint("  kept: one person" if decision is Decision.SAME else "  kept: two people"))


def _back(home: Home, questions: Sequence[Link], answered: list[int], place: int) -> int:
    """Take the last answer back and ask it again; where none was given, ask the same question again."""
    from goodword.workflow.deciding import answer_question

    if not answered:
        tell(faint("  nothing was answered yet"))
        return place
    last = answered.pop()
    answer_question(home.store, questions[last], None, clock=home.clock)
    tell(faint("  taken back"))
    return last
