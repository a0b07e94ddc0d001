"""Steps of one bench beside each other: each in a process of its own, as a table with ratios to the first.

Ratios are of processor time, which other work on the machine does not lengthen as it does the clock's.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from goodword.archive import open_archive
from goodword.nouns import Exchange, Skipped
from goodword.settings import open_home
from goodword.sources import identify
from goodword.workflow.importing import import_archive

Step = Callable[[Path], int]


def read(path: Path) -> int:
    """Read everything into nouns and let it go."""
    count = 0
    with open_archive(path) as archive:
        source = identify(archive)
        source.owner(archive)
        for record in source.read(archive):
            assert not isinstance(record, Skipped), record
            count += isinstance(record, Exchange)
    return count


def store(path: Path) -> int:
    """Read everything into a new store."""

    def same(*, path: str, found: str, known: str) -> bool:
        raise AssertionError((path, found, known))

    with tempfile.TemporaryDirectory() as home:
        opened = open_home(Path(home) / "home")
        return import_archive(opened.store, path, clock=opened.clock, ask_same_owner=same).exchanges


def _cpu() -> float:
    """Seconds of processor so far, of this process and of those it has waited for."""
    return sum(os.times()[:4])


def step(run: Step, path: Path) -> None:
    """Run one step in this process and print what it took."""
    begun, cpu = time.perf_counter(), _cpu()
    count = run(path)
    taken = {"count": count, "seconds": time.perf_counter() - begun, "cpu": _cpu() - cpu}
    print(json.dumps({**taken, "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def table(script: str, path: Path, names: Mapping[str, str]) -> None:
    """Print the table; the steps of `script` by their names, the floor first."""
    size = sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) or path.stat().st_size
    print(f"{size / 1e6:.0f} MB\n")
    print("| step | s | s of processor | × floor | peak MB | exchanges | exchanges/s |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    floor = 0.0
    for name, words in names.items():
        command = [sys.executable, script, "step", name, str(path)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        floor = floor or found["cpu"]
        cells = (
            words, f"{found['seconds']:.2f}", f"{found['cpu']:.2f}", f"{found['cpu'] / floor:.1f}",
            f"{found['peak_mb']:.0f}", f"{found['count']:,}", f"{found['count'] / found['seconds']:,.0f}",
        )  # fmt: skip
        print(f"| {' | '.join(cells)} |")
