"""One run of exchanges judged, in this process or in another one.

Other processes import this module and nothing above it: what they hold in memory counts once for each.
"""

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import cache
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import ClassVar

from goodword.nouns import Exchange, Recognition
from goodword.recognition import (
    FARTHEST,
    NameBook,
    Said,
    may_hold_recognition,
    points_back,
    recognitions_in_all,
)
from goodword.store.database import Store, open_store
from goodword.store.record import accounts, exchanges_by_key, formal_keys_after, texts_after
from goodword.store.threads import written_before
from goodword.workflow.processes import leave_interrupts_to_the_parent

CACHE_KB = 1_000
"""Of the store, in each other process: a run is read in the order of its keys, and every page once."""

Run = tuple[int, int]
"""The keys of a run: after the first, up to and with the second."""


def judge(
    store: Store, names: NameBook, run: Run, *, is_stopped: Callable[[], bool] = lambda: False
) -> list[Recognition]:
    """The recognitions in the exchanges of `run`."""
    after, through = run
    _, texts = texts_after(store, after, limit=through - after)
    keys = {key for key, text in texts if key <= through and may_hold_recognition(text)}
    keys.update(formal_keys_after(store, after, through))
    said = [said_in(store, *pair) for pair in exchanges_by_key(store, keys).items()]
    found: list[Recognition] = []
    for recognitions in recognitions_in_all(said, names):
        if is_stopped():
            break
        found.extend(recognitions)
    return found


def said_in(store: Store, key: int, exchange: Exchange, no_names: Collection[str] = ()) -> Said:
    """The exchange with the posts before it in its thread, where its words point back to them."""
    before = written_before(store, key, FARTHEST) if points_back(exchange) else ()
    return Said(exchange, before, no_names)


class _Elsewhere:
    """What another process knows of the one that started it."""

    stop: ClassVar[Event]
    """Set where nobody waits for an answer any more: a run takes up to seconds to its end."""


def begin_elsewhere(stop: Event) -> None:
    """What another process does first; it stops early once `stop` is set."""
    leave_interrupts_to_the_parent()
    _Elsewhere.stop = stop


@cache
def _opened(path: str) -> tuple[Store, NameBook]:
    store = open_store(Path(path), now=datetime.now(UTC), cache_kb=CACHE_KB)
    return store, NameBook(accounts(store))


def judge_elsewhere(path: str, run: Run) -> list[Recognition]:
    """The recognitions in the exchanges of `run` of the store at `path`, in another process."""
    store, names = _opened(path)
    return judge(store, names, run, is_stopped=_Elsewhere.stop.is_set)
