"""What training and measuring share: the labelled posts, their sentences, and fitting the weights.

scikit-learn and numpy are needed here only; nothing of them is left at run time.
"""

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from gate_training import gate_weights
from linear import Matrix, logistic
from marked import Labelled
from measures import as_post
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from talk import DATA, comments

from goodword.nouns import RecognitionKind
from goodword.recognition.choosing import target_of
from goodword.recognition.features import features_of
from goodword.recognition.greeting import addressees
from goodword.recognition.model import HUNDREDTHS, THOUSANDTHS, Weights, packed, packed_bias
from goodword.recognition.post import Post
from goodword.recognition.reading import read
from goodword.recognition.vetoes import fired

RULES = Path(__file__).parents[1] / "src/goodword/recognition/rules"
STRENGTH = 0.25
"""C of the recognition model; chosen by cross-validation, flat from .1 to 1."""
ORDINARY = 3000
"""Sentences of GoEmotions that train as ordinary talk."""
COMMENT_WEIGHT = 0.2
LINE_WEIGHT = 0.25
"""What a sentence of GoEmotions weighs, and a line of `ordinary.toml`."""
WARM = frozenset({"0", "4", "5", "13", "15", "17", "18", "20", "21", "23"})
"""GoEmotions labels under which praise or thanks may hide: admiration, approval, gratitude, joy, love …"""
MOST = 21_800
"""Features that ship of 45,000, those that tell most: as many as a table of 2^15 places takes, which the
processor keeps near. Without the others the log-odds of a sentence differ by .03 (`docs/why/0185`)."""
KIND_STRENGTH = 0.1
SHOWN_PRECISION = 0.908
"""On sets left out; a little more than the aim, which the sets of other hands then keep (`docs/why/0181`)."""
AS_GOOD = 0.001
"""Of F1, that a threshold may lose beside the best: between them nothing but chance decides."""
UNTHANKED_WEIGHT = 0.3
"""What thanks without a word of thanks weigh, which are learned as help: by the guide a good turn told
without thanks is help, and help goes before thanks; some are credit, which stays thanks."""
KINDS = list(RecognitionKind)
UNEVEN = frozenset(
    f"recognition-{name}" for name in ("plain", "crowds", "stairs", "rooms", "harbours", "cellars", "lodgers")
)
"""Sets that were asked to be all plain, or hard in one respect: probabilities are not told by them."""
PLAIN, PLAIN_WEIGHT = "recognition-plain", 6.0
"""What is commonest in the field is rarest in the sets: a plain post weighs as three."""


@dataclass(slots=True)
class Row:
    """A sentence of a labelled post."""

    post: int
    features: frozenset[str]
    is_recognition: bool
    weight: float
    is_refused: bool
    """A rule decides against it, or nobody is meant."""
    is_doubted: bool = False
    """A rule says that it waits for the owner's eye, however sure the words are."""


def rows_of(posts: Sequence[Labelled]) -> list[Row]:
    """All sentences of `posts` with features and labels."""
    return [row for number, post in enumerate(posts) for row in _rows(number, post)]


_READ: dict[str, list[tuple[int, int, "Told"]]] = {}
"""Of each post that was read: span and what was told of its sentences; every fold asks for them again."""


def _read_once(post: Labelled) -> list[tuple[int, int, "Told"]]:
    if post.id not in _READ:
        spans = [(sentence.start, sentence.end) for sentence in read(as_post(post)).sentences]
        found = sentences_of(as_post(post))
        _READ[post.id] = [(*span, told) for span, told in zip(spans, found, strict=True)]
    return _READ[post.id]


def _rows(number: int, post: Labelled) -> Iterable[Row]:
    start = post.text.find(post.quote) if post.quote else -1
    end = start + len(post.quote or "")
    whole = PLAIN_WEIGHT if set_of(post) == PLAIN else 1.0
    for first, last, told in _read_once(post):
        shared = max(0, min(last, end) - max(first, start)) if start >= 0 else 0
        is_recognition = start >= 0 and shared >= 0.5 * min(last - first, end - start)
        yield Row(
            post=number,
            features=told.features,
            is_recognition=is_recognition,
            # Other sentences of a good post may be recognitions too, unlabelled: they count less.
            weight=whole if is_recognition or start < 0 else 0.3 * whole,
            is_refused=told.is_refused,
            is_doubted=told.is_doubted,
        )


def set_of(post: Labelled) -> str:
    """The labelled set that a post stands in, by its id: `dev-0001`, `recognition-own-0001`."""
    return post.id.rpartition("-")[0]


def _weights(names: Sequence[str], values: Sequence[float]) -> dict[str, int]:
    return {name: round(float(value) * THOUSANDTHS) for name, value in zip(names, values, strict=True)}


def _together(
    names: Iterable[str],
    recognition: Mapping[str, int],
    low: Mapping[str, int],
    kinds: Mapping[str, tuple[int, ...]],
) -> dict[str, int]:
    """All that each feature tells, packed."""
    nothing = (0,) * len(KINDS)
    return {
        name: packed(recognition.get(name, 0), low.get(name, 0), kinds.get(name, nothing)) for name in names
    }


def _most_telling(rows: Sequence[Row], names: Sequence[str], weights: np.ndarray) -> dict[str, int]:
    """How often each of the `MOST` features was seen that tell most over all `rows`; the commonest first."""
    seen = Counter(feature for row in rows for feature in row.features)
    told = {name: abs(weight) * seen[name] ** 0.5 for name, weight in zip(names, weights, strict=True)}
    chosen = sorted(names, key=lambda name: (-told[name], name))[:MOST]
    return {name: seen[name] for name in sorted(chosen, key=lambda name: (-seen[name], name))}


def best_sentence(rows: Sequence[Row], log_odds: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """The log-odds of the best sentence of each post that no rule refuses, and whether a rule doubts it."""
    best, is_doubted = np.full(count, -12.0), np.zeros(count, dtype=bool)
    for row, value in zip(rows, log_odds, strict=True):
        if not row.is_refused and value > best[row.post]:
            best[row.post], is_doubted[row.post] = value, row.is_doubted
    return best, is_doubted


@cache
def ordinary_rows() -> tuple[Row, ...]:
    """Sentences of ordinary talk to somebody: the labelled set is made of traps and has none of it."""
    rows = [row for post in _comments_to_somebody() for row in _ordinary(post, COMMENT_WEIGHT)][:ORDINARY]
    return (*rows, *(row for post in _lines_to_somebody() for row in _ordinary(post, LINE_WEIGHT)))


def _ordinary(post: Post, weight: float) -> list[Row]:
    return [
        Row(-1, told.features, is_recognition=False, weight=weight, is_refused=False)
        for told in sentences_of(post)
        if not told.is_refused
    ]


def _comments_to_somebody() -> Iterable[Post]:
    for place, (text, labels) in enumerate(comments("goemotions-train.tsv.gz")[: 3 * ORDINARY]):
        if not labels & WARM:
            named = text.replace("[NAME]", ("Sam", "Priya", "@name", "Jonas")[place % 4])
            yield Post(text=named, reply_to="@answered") if place % 3 else Post(text=f"@someone {named}")


def _lines_to_somebody() -> Iterable[Post]:
    """The lines of `ordinary.toml`, each said to a handle before it, behind it, and as an answer."""
    for language, lines in tomllib.loads((DATA / "ordinary.toml").read_text(encoding="utf-8")).items():
        for line in lines.strip().splitlines():
            yield Post(text=f"@someone {line}", lang=language)
            yield Post(text=line, lang=language, reply_to="@someone")
            yield Post(text=f"{line} @someone", lang=language)


class Told(NamedTuple):
    """What the rules and the reading tell of a sentence."""

    features: frozenset[str]
    is_refused: bool
    is_doubted: bool


def sentences_of(post: Post) -> Iterable[Told]:
    """The features of each sentence, whether a rule or nobody meant refuses it, and whether one doubts it."""
    reading = read(post)
    meant = addressees(reading)
    for index, sentence in enumerate(reading.sentences):
        target = target_of(reading, meant, index)
        rules = fired(reading, sentence)
        features = features_of(reading, index, meant=meant, target=target, rules=rules)
        is_refused = any(rule.decides for rule in rules) or not target.written
        yield Told(features, is_refused, any(rule.doubtful for rule in rules))


def out_of_set(posts: Sequence[Labelled], rows: Sequence[Row]) -> np.ndarray:
    """Log-odds of each sentence by a model that saw nothing of its set; of its author, where one set is all.

    Authors of one set were all written by one hand: a model that saw some of them is surer of the others
    than it will be of strangers.
    """
    result = np.zeros(len(rows))
    sets = [set_of(post) for post in posts]
    several = len(set(sets))
    groups = sets if several > 1 else [post.author for post in posts]
    of_row = np.array([row.post for row in rows])
    for train, _ in GroupKFold(several if several > 1 else 5).split(posts, groups=groups):
        inside = np.isin(of_row, train)
        seen = [row for row, is_in in zip(rows, inside, strict=True) if is_in]
        unseen = [row for row, is_in in zip(rows, inside, strict=True) if not is_in]
        matrix = Matrix([row.features for row in (*seen, *ordinary_rows())])
        model = _fit([*seen, *ordinary_rows()], matrix)
        result[~inside] = model.decision_function(matrix.of([row.features for row in unseen]))
    return result


def _fit(rows: Sequence[Row], matrix: Matrix) -> LogisticRegression:
    return logistic(STRENGTH).fit(
        matrix.of([row.features for row in rows]),
        np.array([row.is_recognition for row in rows]),
        sample_weight=np.array([row.weight for row in rows]),
    )


def fit(posts: Sequence[Labelled]) -> Weights:
    """All weights, from `posts` alone (and ordinary comments for the gate)."""
    rows = rows_of(posts)
    everything = [*rows, *ordinary_rows()]
    matrix = Matrix([row.features for row in everything])
    telling = _most_telling(everything, matrix.names, _fit(everything, matrix).coef_[0])
    # Probabilities and thresholds, below, are told by models that choose no features: which ones tell most
    # was found with every set in view, those left out as well.
    matrix = Matrix([row.features & telling.keys() for row in everything])
    model = _fit(everything, matrix)
    best, is_doubted = best_sentence(rows, out_of_set(posts, rows), len(posts))
    truth = np.array([post.recognition for post in posts])
    english = np.array([post.lang == "en" for post in posts])
    even = np.array([set_of(post) not in UNEVEN for post in posts])
    calibration = [_calibration(best[part & even], truth[part & even]) for part in (english, ~english)]
    slope, offset = (np.where(english, *pair) for pair in zip(*calibration, strict=True))
    sure = 1 / (1 + np.exp(-(slope * best + offset)))
    kinds, kind_bias = _kinds(posts, rows, telling)
    low, low_bias = _low(posts, rows, telling)
    gate, is_turned_away = gate_weights(posts)
    return Weights(
        features=_together(telling, _weights(matrix.names, model.coef_[0]), low, kinds),
        bias=packed_bias(round(float(model.intercept_[0]) * THOUSANDTHS), low_bias, kind_bias),
        calibration={"en": calibration[0], "other": calibration[1]},
        recognised_from=_best_f1(sure, truth, np.array([set_of(post) for post in posts])),
        shown_from=_precise_from(np.where(is_doubted, 0.0, sure), truth),
        kind_order=KINDS,
        missed=round(float(truth[even & (is_turned_away | (best <= -12.0))].mean()), 3),
        **gate,
    )


def _calibration(best: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    possible = best > -12.0
    platt = LogisticRegression(C=1e6, max_iter=1000).fit(best[possible].reshape(-1, 1), truth[possible])
    return round(float(platt.coef_[0][0]), 3), round(float(platt.intercept_[0]), 3)


def _best_f1(sure: np.ndarray, truth: np.ndarray, sets: np.ndarray) -> float:
    """Where F1 is best, every set counted alike; of thresholds that are as good the highest."""

    def f1(threshold: float, part: np.ndarray) -> float:
        taken, true = sure[part] >= threshold, truth[part]
        return 2 * int((taken & true).sum()) / max(1, int(taken.sum() + true.sum()))

    parts = [sets == name for name in sorted(set(sets))]
    steps = [round(0.30 + 0.01 * step, 2) for step in range(41)]
    means = {step: sum(f1(step, part) for part in parts) / len(parts) for step in steps}
    return max(step for step in steps if means[step] >= max(means.values()) - AS_GOOD)


def _precise_from(sure: np.ndarray, truth: np.ndarray) -> float:
    for step in range(65):
        threshold = round(0.35 + 0.01 * step, 2)
        taken = sure >= threshold
        if taken.any() and truth[taken].mean() >= SHOWN_PRECISION:
            return threshold
    return 0.9


def _labelled_sentences(posts: Sequence[Labelled], rows: Sequence[Row]) -> list[Row]:
    first: dict[int, Row] = {}
    for row in rows:
        if row.is_recognition and posts[row.post].kind:
            first.setdefault(row.post, row)
    return list(first.values())


def _kinds(
    posts: Sequence[Labelled], rows: Sequence[Row], telling: Mapping[str, int]
) -> tuple[dict[str, tuple[int, ...]], list[int]]:
    chosen = _labelled_sentences(posts, rows)
    matrix = Matrix([row.features & telling.keys() for row in chosen], at_least=3)
    truth = [KINDS.index(_kind(posts[row.post], row)) for row in chosen]
    # Thanks are a third of all and would swallow help and lessons, which thank in the same words; weighed
    # alike, rare congratulations would swallow whatever won a prize. The root is between the two.
    alike = {kind: (len(truth) / (len(KINDS) * count)) ** 0.5 for kind, count in Counter(truth).items()}
    several = LogisticRegression(C=KIND_STRENGTH, class_weight=alike, max_iter=3000, tol=1e-6)
    weight = [UNTHANKED_WEIGHT if _is_unthanked(posts[row.post], row) else 1.0 for row in chosen]
    model = several.fit(matrix.of([row.features for row in chosen]), truth, sample_weight=weight)
    table = {
        name: tuple(round(float(value) * HUNDREDTHS) for value in model.coef_[:, place])
        for place, name in enumerate(matrix.names)
    }
    return table, [round(float(value) * HUNDREDTHS) for value in model.intercept_]


def _kind(post: Labelled, row: Row) -> RecognitionKind:
    return RecognitionKind.HELP if _is_unthanked(post, row) else RecognitionKind(post.kind or "")


def _is_unthanked(post: Labelled, row: Row) -> bool:
    return post.kind == "thanks" and row.features.isdisjoint({"k:thanks", "x:thanks"})


def _low(
    posts: Sequence[Labelled], rows: Sequence[Row], telling: Mapping[str, int]
) -> tuple[dict[str, int], int]:
    chosen = _labelled_sentences(posts, rows)
    matrix = Matrix([row.features & telling.keys() for row in chosen], at_least=3)
    truth = [posts[row.post].substance == "low" for row in chosen]
    model = logistic(1.0).fit(matrix.of([row.features for row in chosen]), truth)
    return _weights(matrix.names, model.coef_[0]), round(float(model.intercept_[0]) * THOUSANDTHS)


def as_bytes(weights: Weights) -> bytes:
    """The weights as they ship; the same data give the same bytes."""
    return json.dumps(msgspec.to_builtins(weights), ensure_ascii=False, separators=(",", ":")).encode()
