"""How much memory a step takes: of its own process and of all that it starts, together."""

import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

SAMPLED_EVERY = 0.05
"""Seconds between two looks."""


def run(command: Sequence[str]) -> tuple[str, float]:
    """What the command prints, and the megabytes that it took at most. Raises CalledProcessError."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        memory = Memory(running.pid)
        said, _ = running.communicate()
        peak = memory.peak_mb()
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return said, peak


class Memory:
    """Looks at the resident memory of a process and all below it while it runs (Linux; elsewhere 0)."""

    def __init__(self, pid: int) -> None:
        """Begin to look."""
        self._pid = pid
        self._peak = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def peak_mb(self) -> float:
        """The most that was seen; looking ends."""
        self._done.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        while not self._done.wait(SAMPLED_EVERY):
            self._peak = max(self._peak, sum(map(resident_mb, tree(self._pid))))


def tree(pid: int) -> Iterator[int]:
    """The process and all that it started."""
    yield pid
    with suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split():
            yield from tree(int(child))


def resident_mb(pid: int) -> float:
    """Megabytes that the process holds in memory; of what several share a part each (the kernel's Pss)."""
    with suppress(OSError, IndexError):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
        return int(rollup.partition("\nPss:")[2].split(maxsplit=1)[0]) * 1024 / 1e6
    return 0.0
