"""Other processes of ours: when they pay, and how they are kept out of the owner's way."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def leave_interrupts_to_the_parent() -> None:
    """Do nothing at Ctrl-C.

    It reaches every process of the terminal; only the one that the owner started
    answers it, and the others end when that one does.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits meanwhile; a process that is started here never hears it, not even as it begins."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: there `leave_interrupts_to_the_parent` must do
        yield
        return
    resource_tracker.ensure_running()  # now, for its own start lets interrupts in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
