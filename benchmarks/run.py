"""`make bench`: builds synthetic X archives, measures the whole way, writes RESULTS.md.

    python benchmarks/run.py [--tweets 200000] [--no-peer] [--only import|credentials]

Every figure is one child process; ratios are to the floor of the same run.
"""

import argparse
import datetime as dt
import json
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
REPEATS = 3


def measure(step: str, *paths: Path, repeats: int = REPEATS) -> dict[str, float]:
    """The median run of a step; a home that it fills is new each time."""
    runs = []
    for _ in range(repeats):
        with tempfile.TemporaryDirectory() as scratch:
            homes = [Path(scratch) / "home"] if step in {"store", "whole"} else []
            command = [sys.executable, str(HERE / "steps.py"), step, *map(str, (*paths, *homes))]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            runs.append(json.loads(done.stdout))
    return {key: median(run[key] for run in runs) for key in runs[0]}


def build(tweets: int, folder: Path, *options: str) -> Path:
    """A synthetic X archive of `tweets` tweets."""
    command = [sys.executable, str(HERE / "archives.py"), "x", "--tweets", str(tweets), str(folder), *options]
    subprocess.run(command, check=True)
    return folder


def size_mb(folder: Path) -> float:
    """Megabytes of the tweets in the folder."""
    return sum(part.stat().st_size for part in (folder / "data").glob("tweet*.js")) / 1e6


def import_rows(tweets: int, scratch: Path, *, with_zip: bool, repeats: int) -> Iterator[Sequence[str]]:
    """The rows of one size: floor, folder, zip, whole way."""
    folder = build(tweets, scratch / f"x-{tweets}", *(["--zip"] if with_zip else []))
    size = size_mb(folder)
    floor = measure("floor", folder, repeats=repeats)

    def row(name: str, found: dict[str, float], aim: str) -> Sequence[str]:
        ratio = found["seconds"] / floor["seconds"]
        return (
            f"{tweets:,}",
            name,
            f"{found['seconds']:.2f}",
            f"{ratio:.2f}",
            f"{found['peak_mb']:.0f}",
            f"{tweets / found['seconds']:,.0f}",
            aim,
        )

    yield row(f"floor: typed decode of {size:.0f} MB", floor, "")
    yield row("read and store, folder", measure("store", folder, repeats=repeats), "≤ 3 ×, ≤ 300 MB")
    if with_zip:
        archive = folder.with_suffix(".zip")
        yield row("read and store, zip", measure("store", archive, repeats=repeats), "")
    yield row("the whole way to `overlooked`, folder", measure("whole", folder, repeats=repeats), "≤ 8 ×")
    if tweets <= 200_000:
        yield from peer_rows(tweets, folder, floor, scratch)
    shutil.rmtree(folder)


def peer_rows(tweets: int, folder: Path, floor: dict[str, float], scratch: Path) -> Iterator[Sequence[str]]:
    """twitter-to-sqlite on the same tweets, put under the one file name that it reads."""
    program = peer(scratch)
    if program is None or tweets != 200_000:
        return
    old = scratch / "peer.zip"
    as_one_old_file(folder, old)
    command = (program, Path("import"), scratch / "peer.db", old)
    try:
        found = measure("run", *command, repeats=1)
    except subprocess.CalledProcessError:
        yield (f"{tweets:,}", "peer: twitter-to-sqlite 0.22", "failed", "", "", "", "")
        return
    yield (
        f"{tweets:,}",
        "peer: twitter-to-sqlite 0.22, all parts renamed to one tweet.js",
        f"{found['seconds']:.2f}",
        f"{found['seconds'] / floor['seconds']:.2f}",
        f"{found['peak_mb']:.0f}",
        f"{tweets / found['seconds']:,.0f}",
        "",
    )


def as_one_old_file(folder: Path, target: Path) -> None:
    """The same tweets as one `tweet.js`, the name that the peer reads."""
    import zipfile

    items = []
    for part in sorted((folder / "data").glob("tweet*.js")):
        text = part.read_text("utf-8")
        items.append(text[text.index("[") + 1 : text.rindex("]")].strip())
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("data/tweet.js", "window.YTD.tweet.part0 = [" + ",".join(items) + "]")


def peer(scratch: Path) -> Path | None:
    """twitter-to-sqlite in an environment of its own, or None where it does not install."""
    place = scratch / "peer"
    program = place / "bin" / "twitter-to-sqlite"
    if program.exists():
        return program
    try:
        subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, capture_output=True)
        pip = [str(place / "bin" / "pip"), "install", "-q", "twitter-to-sqlite==0.22", "setuptools"]
        subprocess.run(pip, check=True, capture_output=True)
    except subprocess.CalledProcessError:
        return None
    return program if program.exists() else None


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = ["| " + " | ".join(columns) + " |", "|" + " --- |" * len(columns)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def other_table(script: str) -> str:
    """What another benchmark of this folder prints."""
    done = subprocess.run([sys.executable, str(HERE / script)], check=True, capture_output=True, text=True)
    return "```text\n" + done.stdout.strip() + "\n```"


def main() -> None:
    """Measure and write the tables."""
    options = argparse.ArgumentParser()
    options.add_argument("--tweets", type=int, default=200_000)
    chosen = options.parse_args()
    sizes = (chosen.tweets // 4, chosen.tweets, chosen.tweets * 4)
    rows: list[Sequence[str]] = []
    with tempfile.TemporaryDirectory() as scratch:
        for tweets in sizes:
            repeats = 1 if tweets > chosen.tweets else REPEATS
            rows += import_rows(tweets, Path(scratch), with_zip=tweets == chosen.tweets, repeats=repeats)
    columns = ("Tweets", "What", "Seconds", "× floor", "Peak MB", "Tweets/s", "Aim")
    machine = f"{platform.machine()}, Python {platform.python_version()}, {dt.date.today():%d %B %Y}"
    parts = [
        "# Benchmarks",
        f"Made by `make bench` ({machine}; two shared cores; medians of {REPEATS}, one run above "
        f"{chosen.tweets:,}). Ratios are to the floor of the same run.",
        "## An X archive",
        table(columns, rows),
        "## Recognition",
        other_table("recognition.py"),
        "## Credentials",
        other_table("credentials.py"),
    ]
    RESULTS.write_text("\n\n".join(parts) + "\n", "utf-8")
    print(RESULTS.read_text("utf-8"))


if __name__ == "__main__":
    main()
