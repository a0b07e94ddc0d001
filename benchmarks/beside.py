"""One source beside its floor: what is made, what is measured, and the command line that every bench has.

    python benchmarks/slack.py make OUT [--count N] [--seed 7]
    python benchmarks/slack.py measure [--count N] [--seed 7]
    python benchmarks/slack.py step floor PATH

A step is a process of its own and prints what it took as JSON. Ratios are of processor seconds, which other
work on the machine does not lengthen as it does the clock's.
"""

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import memory
from steps import spent

Step = Callable[[Path], int]
Figures = Mapping[str, float]
"""`count`, `seconds`, `cpu`, `peak_mb` of a step."""


def read(path: Path) -> int:
    """Read everything into nouns and let it go; how many there are."""
    from goodword.archive import open_archive  # noqa: PLC0415 - see `_step`
    from goodword.nouns import Skipped  # noqa: PLC0415 - the same
    from goodword.sources import identify  # noqa: PLC0415 - the same
    from goodword.text.collector import collector_off  # noqa: PLC0415 - the same

    # As in an import, where it rests while records are read.
    with collector_off(), open_archive(path) as archive:
        source = identify(archive)
        source.owner(archive)
        return sum(not isinstance(record, Skipped) for record in source.read(archive))


def store(path: Path) -> int:
    """Read everything into a new store."""
    from goodword.settings import open_home  # noqa: PLC0415 - see `_step`
    from goodword.workflow.importing import import_archive  # noqa: PLC0415 - the same

    def same(*, path: str, found: str, known: str) -> bool:
        raise AssertionError((path, found, known))

    with tempfile.TemporaryDirectory() as home:
        opened = open_home(Path(home) / "home")
        return import_archive(opened.store, path, clock=opened.clock, ask_same_owner=same).exchanges


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A source: how a large archive of it is made, and what is measured beside what."""

    source: str
    made: str
    """The name of what is made."""
    count: int
    counted: str
    """Of how many what: `messages`."""
    make: Callable[[Path, int, int], object]
    """Given where, how many and a seed."""
    floor: Step
    floor_is: str
    aim: float | None = None
    """Times the floor; for sources in JSON and CAR."""
    peers: Mapping[str, str] = field(default_factory=dict)
    """What others read the same with: words by the name in `peers.py`."""

    @property
    def steps(self) -> Mapping[str, Step]:
        """What can be measured, by name, the floor first."""
        return {"floor": self.floor, "read": read, "store": store}


def main(bench: Bench, script: str) -> None:
    """Make, measure, or run the one step that the command line asks for."""
    asked = argparse.ArgumentParser(
        description=sys.modules["__main__"].__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    asked.add_argument("what", choices=["make", "measure", "step"])
    asked.add_argument("rest", nargs="*")
    asked.add_argument("--count", type=int, default=bench.count, help=f"how many {bench.counted}")
    asked.add_argument("--seed", type=int, default=7)
    options = asked.parse_args()
    if options.what == "step":
        _step(bench.steps[options.rest[0]], Path(options.rest[1]))
    elif options.what == "make":
        bench.make(Path(options.rest[0]), options.count, options.seed)
    else:
        with tempfile.TemporaryDirectory() as scratch:
            made = build(script, Path(scratch) / bench.made, options.count, options.seed)
            print(f"{options.count:,} {bench.counted}, {size_mb(made):.0f} MB")
            for name in bench.steps:
                found = taken(script, name, made)
                print(f"{name:8}", " ".join(f"{key} {value:,.2f}" for key, value in found.items()))


def _step(run: Step, path: Path) -> None:
    """Run one step in this process and print what it took."""
    # Here, and not above: the process that reads a large archive runs this file too, and pays for itself.
    importlib.import_module("goodword.settings")
    importlib.import_module("goodword.workflow.importing")
    begun, cpu = time.perf_counter(), spent()
    count = run(path)
    print(json.dumps({"count": count, "seconds": time.perf_counter() - begun, "cpu": spent() - cpu}))


def build(script: str, path: Path, count: int, seed: int = 7) -> Path:
    """Make an archive, in a process of its own: a child begins with the peak memory of its parent."""
    command = [sys.executable, script, "make", str(path), "--count", str(count), "--seed", str(seed)]
    subprocess.run(command, check=True)
    return path


def taken(script: str, step: str, path: Path) -> Figures:
    """What one step takes."""
    said, peak = memory.run([sys.executable, script, "step", step, str(path)])
    return {**json.loads(said), "peak_mb": peak}


def size_mb(path: Path) -> float:
    """Megabytes of the file, or of all in the folder."""
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6
