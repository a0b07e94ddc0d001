"""How many posts a second the recognition floor reads, on one core.

    python benchmarks/recognition.py

The gate on short posts; the judgement of posts that are past the gate; a realistic
mix, one recognition in twenty, the rest ordinary talk of GoEmotions with handles, all
at once, as the import and the filter judge, and one by one; and the filter itself, with
Python's start and JSON on both sides. Processor time, best of nine (of the filter: of three).
"""

import gzip
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from goodword.recognition import Post, may_hold_recognition, recognise, recognise_all

DATA = Path(__file__).parents[1] / "evaluation/data"
POSTS = 20_000
LINES = 100_000
"""That the filter is given: its start is a third of a second."""


def _talk() -> list[str]:
    lines = gzip.decompress((DATA / "goemotions-test.tsv.gz").read_bytes()).decode().splitlines()
    rows = (line.rsplit("\t", 1) for line in lines)
    return [text.replace("[NAME]", "@name") for text, labels in rows if labels == "27"]


def _recognised() -> list[dict[str, object]]:
    lines = gzip.decompress((DATA / "recognition-dev.jsonl.gz").read_bytes()).splitlines()
    rows = [msgspec.json.decode(line, type=dict[str, object]) for line in lines]
    return [row for row in rows if row["recognition"]]


def _rate(count: int, work: Callable[[], object]) -> float:
    times = []
    for _ in range(9):  # a machine that others use has minutes of three quarters of its speed
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return count / min(times)


def measure() -> Sequence[tuple[str, float, float | None]]:
    """Name, posts a second, and the aim, where there is one."""
    random.seed(11)
    talk, true = _talk(), _recognised()
    good = [msgspec.convert({**row, "quoted": None}, Post) for row in true]
    mix = [
        random.choice(good) if place % 20 == 0 else Post(text=random.choice(talk)) for place in range(POSTS)
    ]
    past = [post for post in good if may_hold_recognition(post.text)]
    texts = [post.text for post in mix]
    rows: Sequence[tuple[str, int, Callable[[], object], float | None]] = (
        ("gate, short posts", POSTS, lambda: list(map(may_hold_recognition, texts)), 150_000),
        ("judgement, posts past the gate", len(past), lambda: recognise_all(past), 3_000),
        ("recognise, 1 in 20 a recognition", POSTS, lambda: recognise_all(mix), 40_000),
        ("the same one by one", POSTS, lambda: [recognise(post) for post in mix], None),
    )
    return [
        *((name, _rate(count, work), aim) for name, count, work, aim in rows),
        ("the same by the filter, all told", LINES / min(_filter_seconds(mix) for _ in range(3)), None),
    ]


def _filter_seconds(mix: Sequence[Post]) -> float:
    with tempfile.TemporaryFile() as lines:
        lines.writelines(msgspec.json.encode(mix[place % POSTS]) + b"\n" for place in range(LINES))
        lines.seek(0)
        before = _of_children()
        command = [sys.executable, "-m", "goodword", "recognise"]
        subprocess.run(command, stdin=lines, stdout=subprocess.DEVNULL, check=True)
        return _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def load_seconds() -> float:
    """Processor time of the first judgement in a fresh process: rules, weights and automata are read."""
    code = (
        "import time; from goodword.recognition import Post, recognise; t = time.process_time();"
        "recognise(Post(text='Thank you @ana for fixing it', lang='en')); print(time.process_time() - t)"
    )
    return float(
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    )


if __name__ == "__main__":
    for name, rate, aim in measure():
        print(f"{name:36} {rate:>10,.0f} posts/s" + (f"   (aim {aim:,})" if aim else ""))
    print(f"{'first judgement, all read':36} {load_seconds() * 1000:>10,.0f} ms")
