"""The pass that finds recognition in what was read: incremental, resumable, on all processors.

Each run of exchanges is judged by itself and saved together with the mark up to which the
record is judged, so that a stop at any moment loses at most one run of work.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context

from goodword.nouns import Recognition
from goodword.ports import OnProgress
from goodword.recognition import VERSION, NameBook
from goodword.store.database import Store
from goodword.store.derived import recognised_through, save_recognitions
from goodword.store.record import accounts, last_key
from goodword.workflow.judging import Run, begin_elsewhere, judge, judge_elsewhere
from goodword.workflow.naming import name_receivers
from goodword.workflow.processes import interrupts_held_back, processors

RUN = 4_000
"""Exchanges between two commits: about half a second of work to lose."""

FAR = 2
"""Runs for which one waits: about a second."""

WORTH_OTHER_PROCESSES = 8
"""Runs from which on starting other processes, a third of a second each, pays."""


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
    with ProcessPoolExecutor(processors(), spawn, begin_elsewhere, (stop,)) as pool:
        try:
            yield _there(store, runs, pool)
        except BaseException:
            stop.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _here(store: Store, runs: Sequence[Run]) -> Iterator[list[Recognition]]:
    names = NameBook(accounts(store))
    return (judge(store, names, run) for run in runs)


def _there(store: Store, runs: Sequence[Run], pool: ProcessPoolExecutor) -> Iterator[list[Recognition]]:
    """As `_here`; what a process that was killed leaves undone is judged here."""
    done = 0
    try:
        with interrupts_held_back():
            judged = pool.map(judge_elsewhere, [str(store.path)] * len(runs), runs)
        for found in judged:
            yield found
            done += 1
    except BrokenProcessPool:
        yield from _here(store, runs[done:])
