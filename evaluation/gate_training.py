"""The weights of the gate: cue words of which enough opens it, and all words of short posts."""

from collections.abc import Sequence

import numpy as np
from linear import Matrix, logistic
from marked import Labelled
from sklearn.model_selection import GroupKFold
from talk import neutral_comments

from goodword.recognition.cues import LANGUAGES, Automaton, cue_words, folded, has_word_boundaries
from goodword.recognition.gate import SHORT, Gate, cue_feature, short_features, spaced
from goodword.recognition.model import HUNDREDTHS

GATE_STRENGTH = 0.3
GATE_KINDS = frozenset(
    {"thanks", "praise", "hero", "learned", "help", "deed", "gift", "effect", "endorse", "congrats"}
    | {"self", "us", "you", "third", "because", "greet", "title"}
)
GATE_LEAST = 20
GATE_RECALL = 0.962
SHORT_RECALL = 0.985
"""Of short recognitions by authors never seen, so many are let pass by their words."""
SHORT_STRENGTH = 1.0
SHORT_LEAST = 0.1
COMMENTS = 12_000
TALK_WEIGHT = 2.0
"""What one of them weighs beside a recognition (`docs/why/0184`, `docs/why/0186`)."""


def _cues_of(text: str, automaton: Automaton, kinds: dict[str, set[str]]) -> frozenset[str]:
    words = {word for cue in automaton.find(folded(text)) for word in cue.kinds}
    found = {f"w:{word}" for word in words} | {f"k:{kind}" for word in words for kind in kinds[word]}
    return frozenset(found | ({"@"} if "@" in text else set()))


def _positive(weight: float) -> int:
    """A weight of the gate in hundredths: never negative, and nothing where it is not worth a look."""
    hundredths = round(float(weight) * HUNDREDTHS)
    return hundredths if hundredths >= GATE_LEAST else 0


def gate_weights(posts: Sequence[Labelled]) -> tuple[dict[str, object], np.ndarray]:
    """Weights of cue words for the gate: labelled posts against ordinary talk; and whom it turns away."""
    kinds, automaton = _gate_cues()
    ordinary = neutral_comments(6000)
    rows = [_cues_of(post.text, automaton, kinds) for post in posts]
    rows += [_cues_of(text, automaton, kinds) for text in ordinary]
    truth = np.array([post.recognition for post in posts] + [False] * len(ordinary))
    importance = np.array([1.0 if post.recognition else 0.1 for post in posts] + [0.5] * len(ordinary))
    matrix = Matrix(rows, at_least=3)
    model = logistic(GATE_STRENGTH).fit(matrix.of(rows), truth, sample_weight=importance)
    value = dict(zip(matrix.names, model.coef_[0], strict=True))
    of_kind = {name[2:]: _positive(weight) for name, weight in value.items() if name.startswith("k:")}
    best_kind = {word: max(of_kind.get(kind, 0) for kind in its) for word, its in kinds.items()}
    of_word = {
        word: _positive(best / HUNDREDTHS + value.get(f"w:{word}", 0.0))
        for word, best in best_kind.items()
        if f"w:{word}" in value
    }
    handle = _positive(value.get("@", 0.0))

    def total(row: frozenset[str]) -> int:
        words = [name[2:] for name in row if name.startswith("w:")]
        own = sum(of_word.get(word, best_kind[word]) for word in words)
        return own + (handle if "@" in row else 0)

    sums = np.array([total(row) for row in rows])
    passing = sorted(sums[truth], reverse=True)
    needed = int(passing[int(GATE_RECALL * len(passing))])
    is_turned_away = sums[: len(posts)] < needed
    short, is_refused = short_weights(posts, Gate(of_word, of_kind, handle), is_turned_away)
    weights = {
        "gate_kinds": of_kind,
        "gate_words": of_word,
        "gate_handle": handle,
        "gate_from": needed,
        **short,
    }
    return weights, is_turned_away | is_refused


def _gate_cues() -> tuple[dict[str, set[str]], Automaton]:
    """The classes of each cue word that may open the gate, and what finds these words."""
    kinds: dict[str, set[str]] = {}
    listed = []
    for language in LANGUAGES:
        for kind, words in cue_words(language).items():
            for word in words if kind in GATE_KINDS else ():
                kinds.setdefault(word, set()).add(kind)
                listed.append((word, word, has_word_boundaries(language)))
    return kinds, Automaton(listed)


def short_weights(
    posts: Sequence[Labelled], gate: Gate, is_turned_away: np.ndarray
) -> tuple[dict[str, object], np.ndarray]:
    """What words of short posts tell, and the sum that lets pass; and which posts it turns away.

    Told by labelled posts against ordinary talk, the sum by authors who trained nothing. Posts that their
    cue words turn away already do not count for it.
    """
    is_short = np.array([len(post.text) <= SHORT for post in posts])
    short = [post for post, counts in zip(posts, is_short, strict=True) if counts]
    talk = [_words(text, gate) for text in neutral_comments(COMMENTS) if len(text) <= SHORT]
    rows = [_words(post.text, gate) for post in short]
    truth = np.array([post.recognition for post in short])
    unseen = np.zeros(len(short))
    for train, test in GroupKFold(3).split(short, groups=[post.author for post in short]):
        value = _told([rows[place] for place in train], truth[train], talk)
        unseen[test] = [sum(value.get(word, 0) for word in rows[place]) for place in test]
    passing = sorted(unseen[truth & ~is_turned_away[is_short]])
    needed = int(passing[int((1 - SHORT_RECALL) * len(passing))])
    is_refused = np.zeros(len(posts), dtype=bool)
    is_refused[is_short] = unseen < needed
    return {"short_words": _told(rows, truth, talk), "short_from": needed}, is_refused


def _words(text: str, gate: Gate) -> frozenset[str]:
    low = spaced(text)
    cues = {cue_feature(gate.sought[place]) for place, _, _ in gate.matches(low)}
    return frozenset(cues | short_features(low))


def _told(
    rows: Sequence[frozenset[str]], truth: np.ndarray, talk: Sequence[frozenset[str]]
) -> dict[str, int]:
    everything = [*rows, *talk]
    matrix = Matrix(everything)
    weight = np.concatenate([np.where(truth, 1.0, 0.1), np.full(len(talk), TALK_WEIGHT)])
    labels = np.concatenate([truth, np.zeros(len(talk), dtype=bool)])
    model = logistic(SHORT_STRENGTH).fit(matrix.of(everything), labels, sample_weight=weight)
    told = zip(matrix.names, model.coef_[0], strict=True)
    return {word: round(float(value) * HUNDREDTHS) for word, value in told if abs(value) >= SHORT_LEAST}
