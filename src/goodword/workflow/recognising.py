"""The pass that finds recognition in what was read: incremental, resumable, on all processors.

Each run of exchanges is judged by itself and saved together with the mark up to which the
record is judged, so that a stop at any moment loses at most one run of work.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import ClassVar

from goodword.nouns import Recognition
from goodword.ports import OnProgress
from goodword.recognition import (
    FARTHEST,
    VERSION,
    NameBook,
    may_hold_recognition,
    points_back,
    recognitions_in,
)
from goodword.store.database import Store, open_store
from goodword.store.derived import recognised_through, save_recognitions
from goodword.store.record import accounts, exchanges_by_key, formal_keys_after, last_key, texts_after
from goodword.store.threads import written_before
from goodword.workflow.naming import name_receivers
from goodword.workflow.processes import interrupts_held_back, leave_interrupts_to_the_parent, processors

RUN = 4_000
"""Exchanges between two commits: about half a second of work to lose."""

FAR = 2
"""Runs for which one waits: about a second."""

WORTH_OTHER_PROCESSES = 8
"""Runs from which on starting other processes, a third of a second each, pays."""

Run = tuple[int, int]
"""The keys of a run: after the first, up to and with the second."""


def catch_up(store: Store, on_progress: OnProgress | None = None) -> None:
    """Judge what has been read since the last time, then say whom it names; nothing where nothing is new."""
    _judge_the_rest(store, on_progress)
    name_receivers(store)


def _judge_the_rest(store: Store, on_progress: OnProgress | None) -> None:
    mark, last = recognised_through(store, version=VERSION), last_key(store)
    runs = [(start, min(start + RUN, last)) for start in range(mark, last, RUN)]
    if not runs:
        return
    if on_progress:
        on_progress(0, last - mark)
    with _judged(store, runs) as judged:
        for run, found in zip(runs, judged, strict=True):
            save_recognitions(store, found, through=run[1], version=VERSION)
            if on_progress:
                on_progress(run[1] - mark, last - mark)


def is_far_behind(store: Store) -> bool:
    """Whether so much waits to be judged that nobody should wait for it, as after an update of Goodword."""
    return last_key(store) - recognised_through(store, version=VERSION) > FAR * RUN


@contextmanager
def _judged(store: Store, runs: Sequence[Run]) -> Iterator[Iterator[list[Recognition]]]:
    """The recognitions of each run, in order; by other processes where that pays."""
    if processors() < 2 or len(runs) < WORTH_OTHER_PROCESSES:  # noqa: PLR2004 - one judges here
        yield _here(store, runs)
        return
    spawn = get_context("spawn")
    stop = spawn.Event()
    with ProcessPoolExecutor(processors(), spawn, _begin_elsewhere, (stop,)) as pool:
        try:
            yield _there(store, runs, pool)
        except BaseException:
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _here(store: Store, runs: Sequence[Run]) -> Iterator[list[Recognition]]:
    names = NameBook(accounts(store))
    return (_judge(store, names, run) for run in runs)


def _there(store: Store, runs: Sequence[Run], pool: ProcessPoolExecutor) -> Iterator[list[Recognition]]:
    """As `_here`; what a process that was killed leaves undone is judged here."""
    done = 0
    try:
        with interrupts_held_back():
            judged = pool.map(_judge_elsewhere, [str(store.path)] * len(runs), runs)
        for found in judged:
            yield found
            done += 1
    except BrokenProcessPool:
        yield from _here(store, runs[done:])


def _judge(
    store: Store, names: NameBook, run: Run, *, is_stopped: Callable[[], bool] = lambda: False
) -> list[Recognition]:
    after, through = run
    _, texts = texts_after(store, after, limit=through - after)
    keys = {key for key, text in texts if key <= through and may_hold_recognition(text)}
    keys.update(formal_keys_after(store, after, through))
    found: list[Recognition] = []
    for key, exchange in exchanges_by_key(store, keys).items():
        if is_stopped():
            break
        before = written_before(store, key, FARTHEST) if points_back(exchange) else ()
        found.extend(recognitions_in(exchange, names, before))
    return found


class _Elsewhere:
    """What another process knows of the one that started it."""

    stop: ClassVar[Event]
    """Set where nobody waits for an answer any more: a run takes up to seconds to its end."""


def _begin_elsewhere(stop: Event) -> None:
    leave_interrupts_to_the_parent()
    _Elsewhere.stop = stop


@cache
def _opened(path: str) -> tuple[Store, NameBook]:
    store = open_store(Path(path), now=datetime.now(UTC))
    return store, NameBook(accounts(store))


def _judge_elsewhere(path: str, run: Run) -> list[Recognition]:
    store, names = _opened(path)
    return _judge(store, names, run, is_stopped=_Elsewhere.stop.is_set)
