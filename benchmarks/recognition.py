"""How many posts a second the recognition floor reads, on one core.

    python benchmarks/recognition.py

Three figures: the gate on short posts; the judgement of posts that are past the
gate; and a realistic mix, one recognition in twenty, the rest ordinary talk of
GoEmotions with handles. Processor time, best of three.
"""

import gzip
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from goodword.recognition import Post, may_hold_recognition, recognise

DATA = Path(__file__).parents[1] / "evaluation/data"
POSTS = 20_000


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
    for _ in range(3):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return count / min(times)


def measure() -> Sequence[tuple[str, float, float]]:
    """Name, posts a second, and the aim."""
    random.seed(11)
    talk, true = _talk(), _recognised()
    good = [msgspec.convert({**row, "quoted": None}, Post) for row in true]
    mix = [
        random.choice(good) if place % 20 == 0 else Post(text=random.choice(talk)) for place in range(POSTS)
    ]
    past = [post for post in good if may_hold_recognition(post.text)]
    texts = [post.text for post in mix]
    judged = ("judgement, posts past the gate", len(past), lambda: [recognise(post) for post in past], 3_000)
    gated = ("gate, short posts", POSTS, lambda: list(map(may_hold_recognition, texts)), 150_000)
    mixed = ("recognise, 1 in 20 a recognition", POSTS, lambda: [recognise(post) for post in mix], 40_000)
    rows: Sequence[tuple[str, int, Callable[[], object], float]] = (gated, judged, mixed)
    return [(name, _rate(count, work), aim) for name, count, work, aim in rows]


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
        print(f"{name:36} {rate:>10,.0f} posts/s   (aim {aim:,})")
    print(f"{'first judgement, all read':36} {load_seconds() * 1000:>10,.0f} ms")
