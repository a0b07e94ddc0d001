"""GoEmotions: comments of other people, as ordinary talk."""

import gzip
from pathlib import Path

DATA = Path(__file__).parent / "data"


def comments(name: str) -> list[tuple[str, frozenset[str]]]:
    """GoEmotions: text and label numbers."""
    lines = gzip.decompress((DATA / name).read_bytes()).decode().splitlines()
    return [(text, frozenset(labels.split(","))) for text, labels in (line.rsplit("\t", 1) for line in lines)]


def neutral_comments(count: int) -> list[str]:
    """The first `count` comments that are labelled neutral and nothing else: ordinary talk for the gate."""
    neutral = [text for text, labels in comments("goemotions-train.tsv.gz") if labels == {"27"}][:count]
    named = [text.replace("[NAME]", "@name") for text in neutral]
    # Half of what people write on a network answers somebody: a handle alone must not open the gate.
    return [f"@name {text}" if place % 2 else text for place, text in enumerate(named)]
