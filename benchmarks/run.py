"""`make bench`: builds synthetic archives, measures what is done with them beside floors, writes RESULTS.md.

    python benchmarks/run.py [--tweets 200000] [--divide 1] [--out FILE]

Every figure is a process of its own (`steps.py`). The floor and the steps take turns, so that what
else the computer does falls on all of them; ratios are between medians of the same turns.
"""

import argparse
import datetime as dt
import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from statistics import median

import memory

import sources

HERE = Path(__file__).parent
REPEATS = 3
PEER = "twitter-to-sqlite 0.22"
PEER_SECONDS = 180
AIMS = {"folder": (3.0, 300), "whole": (8.0, None)}
"""By step: times the floor, and megabytes."""
MOST_SECONDS = {1_000_000: 60.0}
"""The whole way of so many posts, on two processors."""

HOW = """\
Medians of {repeats} turns, one turn above {tweets:,}; the floor and the steps take turns. Processor seconds
and peak memory are of all processes together, what they share counted once. Ratios are between wall seconds.
Everything that an archive needs is read from a warm cache."""
WHERE = """\
Processor seconds of each part, one after the other in one process. In use, reading (the first four lines)
overlaps with SQLite, which one process must do alone, and recognition runs on all processors. What keeps
reading and storing above three times the floor is SQLite itself (`docs/why/0018-storing-fast.md`)."""

DESK = """\
## The desk

The real `goodword serve` over a large record, asked by one browser through the loopback. Each person is
visited for the first time; before the column `first` nothing was asked. The processor's milliseconds are
those of the server alone."""

Figures = Mapping[str, float]
COLUMNS = ("Tweets", "What", "Wall s", "Processor s", "× floor", "Peak MB", "Tweets/s", "Aim")


def measure(step: str, *paths: Path) -> Figures:
    """One run of a step: `seconds`, `cpu`, and `peak_mb` of all its processes together."""
    with tempfile.TemporaryDirectory() as scratch:
        homes = [Path(scratch) / "home"] if step in {"store", "whole"} else []
        command = [sys.executable, str(HERE / "steps.py"), step, *map(str, (*paths, *homes))]
        said, peak = memory.run(command)
    return {**json.loads(said), "peak_mb": peak}


def build(tweets: int, folder: Path, *options: str) -> Path:
    """A synthetic X archive of `tweets` tweets."""
    command = [sys.executable, str(HERE / "archives.py"), "x", "--tweets", str(tweets), str(folder), *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder


def size_mb(folder: Path) -> float:
    """Megabytes of the tweets in the folder."""
    return sum(part.stat().st_size for part in (folder / "data").glob("tweet*.js")) / 1e6


def turns(steps: Mapping[str, tuple[str, Path]], repeats: int) -> dict[str, Figures]:
    """The median figures of each step, the steps taking turns."""
    runs: dict[str, list[Figures]] = {name: [] for name in steps}
    for _ in range(repeats):
        for name, (step, path) in steps.items():
            runs[name].append(measure(step, path))
    return {
        name: {key: median(run[key] for run in found) for key in found[0]} for name, found in runs.items()
    }


def row(tweets: int, what: str, found: Figures, floor: Figures, name: str = "") -> Sequence[str]:
    """A row of the table, with what was aimed at and whether it was reached."""
    ratio = found["seconds"] / floor["seconds"]
    return (
        f"{tweets:,}",
        what,
        f"{found['seconds']:.2f}",
        f"{found['cpu']:.2f}",
        f"{ratio:.1f}",
        f"{found['peak_mb']:.0f}",
        f"{tweets / found['seconds']:,.0f}",
        aim(name, ratio, found, tweets),
    )


def aim(name: str, ratio: float, found: Figures, tweets: int) -> str:
    """What was aimed at for a step, and of each aim whether it was reached."""
    if name not in AIMS:
        return ""
    times, megabytes = AIMS[name]
    most = MOST_SECONDS.get(tweets) if name == "whole" else None
    asked = [(f"≤ {times:g} ×", ratio <= times)]
    if megabytes is not None:
        asked.append((f"≤ {megabytes} MB", found["peak_mb"] <= megabytes))
    if most is not None:
        asked.append((f"≤ {most:g} s", found["seconds"] <= most))
    return ", ".join(f"{what}: {'reached' if is_reached else 'not reached'}" for what, is_reached in asked)


def import_rows(tweets: int, folder: Path, repeats: int) -> Iterator[Sequence[str]]:
    """The rows of one size: floor, folder, zip where there is one, whole way."""
    steps = {"floor": ("floor", folder), "folder": ("store", folder), "whole": ("whole", folder)}
    packed = folder.with_suffix(".zip")
    if packed.exists():
        steps["zip"] = "store", packed
    found = turns(steps, repeats)
    floor = found["floor"]
    yield row(tweets, f"floor: typed decode of the same {size_mb(folder):.0f} MB", floor, floor)
    yield row(tweets, "read and store, from the folder", found["folder"], floor, "folder")
    if "zip" in found:
        yield row(tweets, "read and store, from the zip", found["zip"], floor)
    yield row(tweets, "the whole way to `overlooked`, from the folder", found["whole"], floor, "whole")
    if "zip" in found:
        yield from peer_rows(tweets, folder, floor)


def peer_rows(tweets: int, folder: Path, floor: Figures) -> Iterator[Sequence[str]]:
    """twitter-to-sqlite on the same archive, as it is and with all parts under the one name that it reads."""
    with tempfile.TemporaryDirectory() as scratch:
        program = peer(Path(scratch))
        if program is None:
            return
        old = Path(scratch) / "old.zip"
        as_one_old_file(folder, old)
        for what, archive in ((", as it is", folder.with_suffix(".zip")), (", as one `tweet.js`", old)):
            database = Path(scratch) / f"{archive.stem}.db"
            try:
                found = measure("run", program, Path("import"), database, archive)
            except subprocess.CalledProcessError:
                yield (f"{tweets:,}", PEER + what, "failed", "", "", "", "", "")
                continue
            stored = peer_tweets(database)
            yield row(stored, f"{PEER}{what}: {stored:,} tweets stored", found, floor)


def peer_tweets(database: Path) -> int:
    """How many tweets the peer stored."""
    with closing(sqlite3.connect(database)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        counts = (
            connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - a name of its own
            for name in names
            if name.removeprefix("archive_") in {"tweet", "tweets"}
        )
        return sum(counts)


def as_one_old_file(folder: Path, target: Path) -> None:
    """The same tweets as one `tweet.js`, the name that the peer reads."""
    items = []
    for part in sorted((folder / "data").glob("tweet*.js")):
        text = part.read_text("utf-8")
        items.append(text[text.index("[") + 1 : text.rindex("]")].strip())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("data/tweet.js", "window.YTD.tweet.part0 = [" + ",".join(items) + "]")


def peer(scratch: Path) -> Path | None:
    """twitter-to-sqlite in an environment of its own, or None where it does not install."""
    place = scratch / "peer"
    try:
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, capture_output=True)
        pip = [str(place / "bin" / "pip"), "install", "-q", "twitter-to-sqlite==0.22", "setuptools<81"]
        subprocess.run(pip, check=True, capture_output=True, timeout=PEER_SECONDS)
    except (subprocess.SubprocessError, OSError):
        return None
    program = place / "bin" / "twitter-to-sqlite"
    return program if program.exists() else None


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(COLUMNS) + " |", "| --- | --- |" + " ---: |" * 5 + " --- |"]
    return "\n".join(lines + ["| " + " | ".join(cells) + " |" for cells in rows])


def said_by(script: str, *arguments: str) -> str:
    """What another benchmark of this folder prints."""
    command = [sys.executable, str(HERE / script), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def as_printed(text: str) -> str:
    """The text in a block of its own."""
    return f"```text\n{text}\n```"


def import_part(tweets: int) -> Iterator[str]:
    """The tables of the imports, and where the time of the middle one goes."""
    rows: list[Sequence[str]] = []
    profile = ""
    for size in (tweets // 4, tweets, tweets * 5):
        with tempfile.TemporaryDirectory() as scratch:
            is_middle = size == tweets
            folder = build(size, Path(scratch) / "x", *(["--zip"] if is_middle else []))
            rows += import_rows(size, folder, repeats=1 if size > tweets else REPEATS)
            if is_middle:
                profile = said_by("parts.py", str(folder))
    yield table(rows)
    yield f"### Where the time goes, {tweets:,} tweets\n\n{profile}\n\n{WHERE}"


def main() -> None:
    """Measure, write the tables, print them."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--tweets", type=int, default=200_000)
    options.add_argument("--divide", type=int, default=1, help="each source at so small a part of its size")
    options.add_argument("--out", type=Path, default=HERE / "RESULTS.md")
    chosen = options.parse_args()
    machine = f"{platform.machine()}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    day = dt.datetime.now(tz=dt.UTC)
    parts = [
        f"# Benchmarks\n\nMade by `make bench` on {day:%d %B %Y}: {machine}, {os.cpu_count()} processors.",
        HOW.format(repeats=REPEATS, tweets=chosen.tweets),
        "## By source",
        *sources.part(divide=chosen.divide),
        "## Who is who",
        as_printed(said_by("identity.py")),
        "## An X archive",
        *import_part(chosen.tweets),
        "## Recognition\n\nOn one core.",
        as_printed(said_by("recognition.py")),
        "## Signing and verifying",
        as_printed(said_by("credentials.py")),
        "## Letters, sites, the check page",
        as_printed(said_by("forms.py")),
        "## The overlooked\n\nEach figure is a process of its own; importing modules is left out.",
        as_printed(said_by("overlooked.py")),
        DESK,
        as_printed(said_by("desk.py")),
        "## Storing and asking",
        as_printed(said_by("store.py", str(chosen.tweets))),
    ]
    chosen.out.write_text("\n\n".join(parts) + "\n", "utf-8")
    print(chosen.out.read_text("utf-8"))


if __name__ == "__main__":
    main()
