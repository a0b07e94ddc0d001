"""What training and measuring share: the labelled posts, their sentences, and fitting the weights.

scikit-learn and numpy are needed here only; nothing of them is left at run time.
"""

import gzip
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from marked import Labelled, marked
from measures import as_post
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from goodword.nouns import RecognitionKind
from goodword.recognition.cues import LANGUAGES, Automaton, cue_words, folded, has_word_boundaries
from goodword.recognition.features import features_of
from goodword.recognition.greeting import addressees
from goodword.recognition.model import Weights
from goodword.recognition.post import Post
from goodword.recognition.reading import read
from goodword.recognition.targets import target_of
from goodword.recognition.vetoes import fired

DATA = Path(__file__).parent / "data"
RULES = Path(__file__).parents[1] / "src/goodword/recognition/rules"
SEEN_AT_LEAST = 3
STRENGTH = 0.25
"""C of the recognition model; chosen by cross-validation, flat from .1 to 1."""
ORDINARY = 3000
"""Sentences of GoEmotions that train as ordinary talk."""
COMMENT_WEIGHT = 0.1
LINE_WEIGHT = 0.3
"""What a sentence of GoEmotions weighs, and a line of `ordinary.toml`."""
WARM = frozenset({"0", "4", "5", "13", "15", "17", "18", "20", "21", "23"})
"""GoEmotions labels under which praise or thanks may hide: admiration, approval, gratitude, joy, love …"""
TWIN_WEIGHT = 0.4
"""What irony, and the dry twin of praise, weighs in our own sets: in the field few posts have a twin."""
KIND_STRENGTH = 0.3
GATE_STRENGTH = 0.3
GATE_KINDS = frozenset(
    {"thanks", "praise", "hero", "learned", "help", "deed", "gift", "effect", "endorse", "congrats"}
    | {"self", "us", "you", "third", "because", "greet", "title"}
)
GATE_LEAST = 0.2
GATE_RECALL = 0.962
SHOWN_PRECISION = 0.94
KINDS = list(RecognitionKind)


def labelled(name: str = "recognition-dev.jsonl.gz") -> list[Labelled]:
    """All labelled posts of a file in `evaluation/data`."""
    if name.endswith(".txt"):
        return marked(DATA / name)
    lines = gzip.decompress((DATA / name).read_bytes()).splitlines()
    return [msgspec.json.decode(line, type=Labelled) for line in lines]


def training_posts() -> list[Labelled]:
    """What the weights are made of: the set that was given, and our own."""
    return [*labelled(), *labelled("recognition-own.txt"), *labelled("recognition-manners.txt")]


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


@dataclass(slots=True)
class Row:
    """A sentence of a labelled post."""

    post: int
    features: frozenset[str]
    is_recognition: bool
    weight: float
    is_refused: bool
    """A rule decides against it, or nobody is meant."""


def rows_of(posts: Sequence[Labelled]) -> list[Row]:
    """All sentences of `posts` with features and labels."""
    return [row for number, post in enumerate(posts) for row in _rows(number, post)]


_READ: dict[str, list[tuple[int, int, frozenset[str], bool]]] = {}
"""Of each post that was read: span, features and refusal of its sentences; every fold asks for them again."""


def _read_once(post: Labelled) -> list[tuple[int, int, frozenset[str], bool]]:
    if post.id not in _READ:
        spans = [(sentence.start, sentence.end) for sentence in read(as_post(post)).sentences]
        found = sentences_of(as_post(post))
        _READ[post.id] = [(*span, *told) for span, told in zip(spans, found, strict=True)]
    return _READ[post.id]


def _rows(number: int, post: Labelled) -> Iterable[Row]:
    start = post.text.find(post.quote) if post.quote else -1
    end = start + len(post.quote or "")
    for first, last, features, is_refused in _read_once(post):
        shared = max(0, min(last, end) - max(first, start)) if start >= 0 else 0
        is_recognition = start >= 0 and shared >= 0.5 * min(last - first, end - start)
        yield Row(
            post=number,
            features=features,
            is_recognition=is_recognition,
            # Other sentences of a good post may be recognitions too, unlabelled: they count less.
            weight=importance(post) if is_recognition or start < 0 else 0.3,
            is_refused=is_refused,
        )


def importance(post: Labelled) -> float:
    """How much a post counts in fitting and in calibration."""
    is_twin = post.negative in {"sarcasm", "other"} and post.id.startswith("recognition-")
    return TWIN_WEIGHT if is_twin else 1.0


class Matrix:
    """Features as columns, in a fixed order."""

    def __init__(self, rows: Sequence[frozenset[str]], *, at_least: int = SEEN_AT_LEAST) -> None:
        """Take every feature that is seen in `at_least` rows."""
        counts = Counter(feature for row in rows for feature in row)
        self.names = sorted(feature for feature, count in counts.items() if count >= at_least)
        self._column = {name: place for place, name in enumerate(self.names)}

    def of(self, rows: Sequence[frozenset[str]]) -> csr_matrix:
        """The rows as a sparse matrix."""
        places: list[int] = []
        bounds = [0]
        for row in rows:
            places.extend(sorted(self._column[feature] for feature in row if feature in self._column))
            bounds.append(len(places))
        return csr_matrix((np.ones(len(places)), places, bounds), shape=(len(rows), len(self.names)))


def _logistic(strength: float) -> LogisticRegression:
    """Two classes; forty times faster than the solver for several, with the same weights."""
    return LogisticRegression(C=strength, solver="liblinear", tol=1e-5, random_state=0)


def _weights(names: Sequence[str], values: Sequence[float], *, least: float = 0.004) -> dict[str, float]:
    return {
        name: round(float(value), 3) for name, value in zip(names, values, strict=True) if abs(value) >= least
    }


def best_sentence(rows: Sequence[Row], log_odds: np.ndarray, count: int) -> np.ndarray:
    """The log-odds of the best sentence of each post that no rule refuses."""
    best = np.full(count, -12.0)
    for row, value in zip(rows, log_odds, strict=True):
        if not row.is_refused:
            best[row.post] = max(best[row.post], value)
    return best


@cache
def ordinary_rows() -> tuple[Row, ...]:
    """Sentences of ordinary talk to somebody: the labelled set is made of traps and has none of it."""
    rows = [row for post in _comments_to_somebody() for row in _ordinary(post, COMMENT_WEIGHT)][:ORDINARY]
    return (*rows, *(row for post in _lines_to_somebody() for row in _ordinary(post, LINE_WEIGHT)))


def _ordinary(post: Post, weight: float) -> list[Row]:
    return [
        Row(-1, features, is_recognition=False, weight=weight, is_refused=False)
        for features, is_refused in sentences_of(post)
        if not is_refused
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


def sentences_of(post: Post) -> Iterable[tuple[frozenset[str], bool]]:
    """The features of each sentence, and whether it is refused: by a rule, or for want of a receiver."""
    reading = read(post)
    meant = addressees(reading)
    for index, sentence in enumerate(reading.sentences):
        target = target_of(reading, meant, index)
        rules = fired(reading, sentence)
        features = features_of(reading, index, meant=meant, target=target, rules=rules)
        yield features, any(rule.decides for rule in rules) or not target.written


def out_of_fold(posts: Sequence[Labelled], rows: Sequence[Row]) -> np.ndarray:
    """Log-odds of each sentence by a model that never saw its author."""
    result = np.zeros(len(rows))
    groups = [post.author for post in posts]
    of_row = np.array([row.post for row in rows])
    for train, _ in GroupKFold(5).split(posts, groups=groups):
        inside = np.isin(of_row, train)
        seen = [row for row, is_in in zip(rows, inside, strict=True) if is_in]
        unseen = [row for row, is_in in zip(rows, inside, strict=True) if not is_in]
        matrix = Matrix([row.features for row in (*seen, *ordinary_rows())])
        model = _fit([*seen, *ordinary_rows()], matrix)
        result[~inside] = model.decision_function(matrix.of([row.features for row in unseen]))
    return result


def _fit(rows: Sequence[Row], matrix: Matrix) -> LogisticRegression:
    return _logistic(STRENGTH).fit(
        matrix.of([row.features for row in rows]),
        np.array([row.is_recognition for row in rows]),
        sample_weight=np.array([row.weight for row in rows]),
    )


def fit(posts: Sequence[Labelled]) -> Weights:
    """All weights, from `posts` alone (and ordinary comments for the gate)."""
    rows = rows_of(posts)
    everything = [*rows, *ordinary_rows()]
    matrix = Matrix([row.features for row in everything])
    model = _fit(everything, matrix)
    best = best_sentence(rows, out_of_fold(posts, rows), len(posts))
    truth = np.array([post.recognition for post in posts])
    english = np.array([post.lang == "en" for post in posts])
    weight = np.array([importance(post) for post in posts])
    calibration = [_calibration(best[part], truth[part], weight[part]) for part in (english, ~english)]
    slope, offset = (np.where(english, *pair) for pair in zip(*calibration, strict=True))
    sure = 1 / (1 + np.exp(-(slope * best + offset)))
    kinds, kind_bias = _kinds(posts, rows)
    low, low_bias = _low(posts, rows)
    return Weights(
        recognition=_weights(matrix.names, model.coef_[0]),
        bias=round(float(model.intercept_[0]), 3),
        calibration={"en": calibration[0], "other": calibration[1]},
        recognised_from=_best_f1(sure, truth, weight),
        shown_from=_precise_from(sure, truth, weight),
        kinds=kinds,
        kind_bias=kind_bias,
        kind_order=KINDS,
        low=low,
        low_bias=low_bias,
        **_gate(posts),
    )


def _calibration(best: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> tuple[float, float]:
    possible = best > -12.0
    platt = LogisticRegression(C=1e6, max_iter=1000).fit(
        best[possible].reshape(-1, 1), truth[possible], sample_weight=weight[possible]
    )
    return round(float(platt.coef_[0][0]), 3), round(float(platt.intercept_[0]), 3)


def _best_f1(sure: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> float:
    """Half of the best F1: where probabilities are calibrated that is the threshold which reaches it.

    Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure" (2014):
    steadier than the top of a flat and noisy curve.
    """

    def f1(threshold: float) -> float:
        taken = sure >= threshold
        return 2 * float(weight[taken & truth].sum()) / max(1.0, float(weight @ taken + weight @ truth))

    return round(max(f1(0.30 + 0.01 * step) for step in range(31)) / 2, 2)


def _precise_from(sure: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> float:
    for step in range(65):
        threshold = round(0.35 + 0.01 * step, 2)
        taken = sure >= threshold
        if taken.any() and np.average(truth[taken], weights=weight[taken]) >= SHOWN_PRECISION:
            return threshold
    return 0.9


def _labelled_sentences(posts: Sequence[Labelled], rows: Sequence[Row]) -> list[Row]:
    first: dict[int, Row] = {}
    for row in rows:
        if row.is_recognition and posts[row.post].kind:
            first.setdefault(row.post, row)
    return list(first.values())


def _kinds(posts: Sequence[Labelled], rows: Sequence[Row]) -> tuple[dict[str, list[float]], list[float]]:
    chosen = _labelled_sentences(posts, rows)
    matrix = Matrix([row.features for row in chosen], at_least=3)
    truth = [KINDS.index(RecognitionKind(posts[row.post].kind or "")) for row in chosen]
    # Thanks are a third of all and would swallow help and lessons, which thank in the same words; weighed
    # alike, rare congratulations would swallow whatever won a prize. The root is between the two.
    alike = {kind: (len(truth) / (len(KINDS) * count)) ** 0.5 for kind, count in Counter(truth).items()}
    several = LogisticRegression(C=KIND_STRENGTH, class_weight=alike, max_iter=3000, tol=1e-6)
    model = several.fit(matrix.of([row.features for row in chosen]), truth)
    table = {
        name: [round(float(value), 2) for value in model.coef_[:, place]]
        for place, name in enumerate(matrix.names)
        if max(abs(model.coef_[:, place])) >= 0.03
    }
    return table, [round(float(value), 3) for value in model.intercept_]


def _low(posts: Sequence[Labelled], rows: Sequence[Row]) -> tuple[dict[str, float], float]:
    chosen = _labelled_sentences(posts, rows)
    matrix = Matrix([row.features for row in chosen], at_least=3)
    truth = [posts[row.post].substance == "low" for row in chosen]
    model = _logistic(1.0).fit(matrix.of([row.features for row in chosen]), truth)
    return _weights(matrix.names, model.coef_[0], least=0.02), round(float(model.intercept_[0]), 3)


def _cues_of(text: str, automaton: Automaton, kinds: dict[str, set[str]]) -> frozenset[str]:
    words = {word for cue in automaton.find(folded(text)) for word in cue.kinds}
    found = {f"w:{word}" for word in words} | {f"k:{kind}" for word in words for kind in kinds[word]}
    return frozenset(found | ({"@"} if "@" in text else set()))


def _positive(weight: float) -> float:
    """A weight of the gate: never negative, and nothing where it is too small to be worth a look."""
    return round(float(weight), 2) if weight >= GATE_LEAST else 0.0


def _gate(posts: Sequence[Labelled]) -> dict[str, object]:
    """Weights of cue words for the gate: labelled posts against ordinary talk."""
    kinds: dict[str, set[str]] = {}
    listed = []
    for language in LANGUAGES:
        for kind, words in cue_words(language).items():
            for word in words if kind in GATE_KINDS else ():
                kinds.setdefault(word, set()).add(kind)
                listed.append((word, word, has_word_boundaries(language)))
    automaton = Automaton(listed)
    ordinary = neutral_comments(6000)
    rows = [_cues_of(post.text, automaton, kinds) for post in posts]
    rows += [_cues_of(text, automaton, kinds) for text in ordinary]
    truth = np.array([post.recognition for post in posts] + [False] * len(ordinary))
    importance = np.array([1.0 if post.recognition else 0.1 for post in posts] + [0.5] * len(ordinary))
    matrix = Matrix(rows, at_least=3)
    model = _logistic(GATE_STRENGTH).fit(matrix.of(rows), truth, sample_weight=importance)
    value = dict(zip(matrix.names, model.coef_[0], strict=True))
    gate_kinds = {name[2:]: _positive(weight) for name, weight in value.items() if name.startswith("k:")}
    gate_words = {
        word: _positive(max(gate_kinds.get(kind, 0.0) for kind in its) + value.get(f"w:{word}", 0.0))
        for word, its in kinds.items()
        if f"w:{word}" in value
    }
    weights = {
        "gate_kinds": gate_kinds,
        "gate_words": gate_words,
        "gate_handle": _positive(value.get("@", 0.0)),
    }

    def total(row: frozenset[str]) -> float:
        words = [name[2:] for name in row if name.startswith("w:")]
        own = sum(
            gate_words.get(word, max(gate_kinds.get(kind, 0.0) for kind in kinds[word])) for word in words
        )
        return own + (float(weights["gate_handle"]) if "@" in row else 0.0)

    sums = sorted((total(row) for row, is_one in zip(rows, truth, strict=True) if is_one), reverse=True)
    weights["gate_from"] = round(sums[int(GATE_RECALL * len(sums))] - 0.001, 3)
    return weights


def as_bytes(weights: Weights) -> bytes:
    """The weights as they ship: sorted, so that the same data give the same bytes."""
    return json.dumps(
        msgspec.to_builtins(weights), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()
