"""Every source beside its floor and its peers, as tables in Markdown.

    python benchmarks/sources.py [SCRIPT …] [--divide N]

`--divide 10` makes everything a tenth as large, for a look. Each source is measured at the size that its
bench names, three turns, and once more at ten times that size, for the memory.
"""

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import memory
from beside import Bench, Figures, build, size_mb, taken

HERE = Path(__file__).parent
SCRIPTS = (
    "linkedin", "x", "mastodon", "bluesky", "slack", "mail", "calendars", "contacts", "blog", "commits",
)  # fmt: skip
TURNS = 3
LARGER = 10
MOST_MB = 300
"""At ten times the size."""
PEER_SECONDS = 180

HOW = """\
Each source has a generator of its own (`benchmarks/*.py`); everybody in it is invented. The floor is the
fastest bare decode of the same bytes that we know, and nothing is done with what it gives. *Read* makes every
noun and lets it go; *read and store* is an import. Ratios and seconds are of the processor, all processes
together, medians of {turns} turns that take turns; an import and what it stores in a second are of the clock,
in which reading and storing overlap. Memory is that of an import, all processes together, what they
share counted once, at the size given and at ten times that size. A page about one person (a résumé, a profile
in PDF) is a few kilobytes and not measured. Why aims are missed: `docs/why/0060-speed-by-source.md`."""
OF_PEERS = """\
### Beside what people use today

Each in the same run, over the same bytes. None of them threads, strips, checks or ties what it reads, so
this says only that speed is no reason to stay away. A calendar's peer, icalendar, is its floor above; for X
see the table below."""
COLUMNS = (
    "Source", "What", "Floor", "Floor, s", "Read, ×", "Read and store, ×", "Import, s", "Records/s",
    "Peak MB", "at ten times", "Aim",
)  # fmt: skip
PEER_COLUMNS = ("Source", "Program", "Processor s", "Peak MB", "Goodword, read and store", "Peak MB")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A bench and what its steps took."""

    bench: Bench
    count: int
    megabytes: float
    floor: Figures
    read: Figures
    store: Figures
    larger: Figures
    larger_mb: float
    peers: Mapping[str, Figures]


def measure(name: str, python: Path | None, divide: int) -> Measured:
    """Measure the bench of that script; peers by `python`, where there is one."""
    script = str(HERE / f"{name}.py")
    bench: Bench = importlib.import_module(name).BENCH
    count = max(1, bench.count // divide)
    with tempfile.TemporaryDirectory() as scratch:
        made = build(script, Path(scratch) / bench.made, count)
        megabytes = size_mb(made)
        runs: dict[str, list[Figures]] = {step: [] for step in bench.steps}
        for _ in range(TURNS):
            for step, found in runs.items():
                found.append(taken(script, step, made))
        medians = {
            step: {key: median(run[key] for run in found) for key in found[0]} for step, found in runs.items()
        }
        peers = {
            words: took
            for peer, words in bench.peers.items()
            if python and (took := by_peer(python, peer, made))
        }
    with tempfile.TemporaryDirectory() as scratch:
        made = build(script, Path(scratch) / bench.made, count * LARGER)
        larger, larger_mb = taken(script, "store", made), size_mb(made)
    return Measured(
        bench=bench,
        count=count,
        megabytes=megabytes,
        larger=larger,
        larger_mb=larger_mb,
        peers=peers,
        **medians,
    )


def by_peer(python: Path, peer: str, made: Path) -> Figures | None:
    """What a peer takes; None where it fails or is not done in time."""
    command = [
        sys.executable,
        str(HERE / "steps.py"),
        "run",
        str(python),
        str(HERE / "peers.py"),
        peer,
        str(made),
    ]
    try:
        said, peak = memory.run(["timeout", str(PEER_SECONDS), *command])
    except subprocess.CalledProcessError:
        return None
    return {**json.loads(said), "peak_mb": peak}


def peers_python(scratch: Path) -> Path | None:
    """An environment with all peers that install (the group `peers` of pyproject.toml); None for none."""
    place = scratch / "peers"
    wanted = tomllib.loads((HERE.parent / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["peers"]
    try:
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, capture_output=True)
        for one in wanted:
            pip = [str(place / "bin" / "pip"), "install", "-q", one]
            subprocess.run(pip, check=False, capture_output=True, timeout=PEER_SECONDS)
    except (subprocess.SubprocessError, OSError):
        return None
    return place / "bin" / "python"


def row(one: Measured) -> Sequence[str]:
    """A row of the first table."""
    floor, read, store = one.floor["cpu"], one.read["cpu"], one.store["cpu"]
    counted = one.bench.counted
    what = f"{one.count:,} {counted}" + ("" if counted == "MB" else f", {one.megabytes:.0f} MB")
    return (
        one.bench.source,
        what,
        one.bench.floor_is,
        f"{floor:.2f}",
        f"{read / floor:.1f}",
        f"{store / floor:.1f}",
        f"{one.store['seconds']:.2f}",
        f"{one.read['count'] / one.store['seconds']:,.0f}",
        f"{one.store['peak_mb']:.0f}",
        f"{one.larger['peak_mb']:.0f}",
        aim(one),
    )


def aim(one: Measured) -> str:
    """What was aimed at, and whether it was reached."""
    is_small = one.larger["peak_mb"] <= MOST_MB
    words = [f"≤ {MOST_MB} MB: {'reached' if is_small else 'not reached'}"]
    if one.bench.aim is not None:
        ratio = one.read["cpu"] / one.floor["cpu"]
        words.append(f"read ≤ {one.bench.aim:g} ×: {'reached' if ratio <= one.bench.aim else 'not reached'}")
    return ", ".join(words)


def peer_rows(one: Measured) -> Iterator[Sequence[str]]:
    """The rows of the second table."""
    for words, took in one.peers.items():
        ours = one.store
        yield (
            one.bench.source,
            words,
            f"{took['cpu']:.2f}",
            f"{took['peak_mb']:.0f}",
            f"{ours['cpu']:.2f}",
            f"{ours['peak_mb']:.0f}",
        )


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], words: int) -> str:
    """A table in Markdown; all but the first columns of `words` are numbers."""
    rule = ["---"] * words + ["---:"] * (len(columns) - words)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (columns, rule, *rows))


def part(scripts: Sequence[str] = SCRIPTS, divide: int = 1) -> Iterator[str]:
    """The tables, and the words about them."""
    with tempfile.TemporaryDirectory() as scratch:
        python = peers_python(Path(scratch))
        found = [measure(name, python, divide) for name in scripts]
    yield HOW.format(turns=TURNS)
    yield table(COLUMNS, [row(one) for one in found], 3)
    yield from large_mailbox(found)
    yield OF_PEERS
    yield table(PEER_COLUMNS, [cells for one in found for cells in peer_rows(one)], 2)


def large_mailbox(found: Sequence[Measured]) -> Iterator[str]:
    """How long the mailbox of ten times the size took: the aim is a gigabyte in three minutes."""
    for one in found:
        if one.bench.source == "Mail":
            seconds, cpu = one.larger["seconds"], one.larger["cpu"]
            yield (
                f"A mailbox of {one.larger_mb / 1000:.2f} GB is imported in {seconds:.0f} seconds by the "
                f"clock, {cpu:.0f} of the processor (aim: 1 GB in 180)."
            )


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("scripts", nargs="*", default=SCRIPTS)
    asked.add_argument("--divide", type=int, default=1)
    options = asked.parse_args()
    begun = time.perf_counter()
    print(*part(options.scripts, options.divide), sep="\n\n")
    print(f"\n{time.perf_counter() - begun:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
