"""GoEmotions: how far the words and cues that recognition looks at go on a public test, and ordinary talk.

Emotion is not recognition (`docs/why/0080-recognition-measured.md`): this is a regression test of what
the features can tell, by a fit of their own, and nothing of it ships.
"""

from collections.abc import Sequence

import numpy as np
from linear import Matrix
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from tables import table
from talk import comments
from training import sentences_of

from goodword.recognition import Post, recognise

HEADS = {"gratitude or admiration": {"0", "15"}, "gratitude": {"15"}, "admiration": {"0"}}
DRAWS = 1000


def _features(texts: Sequence[str]) -> list[frozenset[str]]:
    posts = (Post(text=text.replace("[NAME]", "Sam"), lang="en", reply_to="@answered") for text in texts)
    return [frozenset().union(*(told.features for told in sentences_of(post)), {"^"}) for post in posts]


def _sums(said: np.ndarray, truth: np.ndarray) -> np.ndarray:
    return np.stack([said & truth, said, truth], axis=1).astype(float)


def _scores(sums: np.ndarray) -> tuple[float, float, float]:
    hits, said, true = sums
    return hits / max(1, said), hits / max(1, true), 2 * hits / max(1, said + true)


def _best_threshold(log_odds: np.ndarray, truth: np.ndarray) -> float:
    steps = np.arange(-2.0, 1.01, 0.1)
    return float(max(steps, key=lambda step: _scores(_sums(log_odds >= step, truth).sum(axis=0))[2]))


def _row(name: str, train: csr_matrix, test: csr_matrix, labels: Sequence[np.ndarray]) -> list[str]:
    truth, unseen = labels
    fifth = len(truth) // 5
    model = LogisticRegression(C=0.5, solver="liblinear", random_state=0)
    threshold = _best_threshold(
        model.fit(train[fifth:], truth[fifth:]).decision_function(train[:fifth]), truth[:fifth]
    )
    said = model.fit(train, truth).decision_function(test) >= threshold
    parts = _sums(said, unseen)
    drawn = np.random.default_rng(7).multinomial(len(said), np.full(len(said), 1 / len(said)), DRAWS)
    spread = np.array([_scores(row) for row in drawn @ parts])
    low, high = np.percentile(spread, [2.5, 97.5], axis=0)
    values = _scores(parts.sum(axis=0))
    return [name, *(f"{value:.3f} ({low[n]:.3f}–{high[n]:.3f})" for n, value in enumerate(values))]


def emotion_table() -> list[str]:
    """Precision, recall and F1 on the official test split."""
    train, test = comments("goemotions-train.tsv.gz"), comments("goemotions-test.tsv.gz")
    features = _features([text for text, _ in train])
    matrix = Matrix(features)
    known, unseen = matrix.of(features), matrix.of(_features([text for text, _ in test]))
    rows = []
    for name, wanted in HEADS.items():
        labels = [np.array([bool(wanted & found) for _, found in part]) for part in (train, test)]
        rows.append(_row(name, known, unseen, labels))
    return table(["GoEmotions, official test split", "precision", "recall", "F1"], rows)


def ordinary_talk() -> list[str]:
    """How often it fires on real comments of other people that are labelled neutral."""
    neutral = [
        text.replace("[NAME]", "@name")
        for text, labels in comments("goemotions-test.tsv.gz")
        if labels == {"27"}
    ]
    bare = sum(recognise(Post(text=text)).recognition for text in neutral) / len(neutral)
    answering = [recognise(Post(text=text, reply_to="@name")) for text in neutral]
    fired = sum(finding.recognition for finding in answering) / len(neutral)
    shown = sum(finding.recognition and not finding.doubtful for finding in answering) / len(neutral)
    sentence = (
        f"On {len(neutral):,} neutral comments of GoEmotions' test split (real talk, never trained on)"
        f" it fires on {bare:.1%} as they stand, and on {fired:.1%} when each answers somebody"
        f" ({shown:.1%} shown without doubt)."
    )
    return ["", sentence]
