"""The small linear model: weights made by `evaluation/train_recognition.py`, shipped as data."""

import math
from collections.abc import Iterable
from functools import cache
from itertools import repeat

import msgspec

from goodword.nouns import RecognitionKind
from goodword.text.shipped import shipped_bytes

THOUSANDTHS, HUNDREDTHS = 1000, 100
_FIELD = 24
"""Bits of each number of a packed one: no sum over the features of a sentence leaves them."""
HALF = 1 << _FIELD - 1
"""What each number of a sum is raised by, so that none is below nought and borrows from the next."""
_RECOGNITION, _LOW, _KINDS = 0, 1, 2
"""Places in a packed number: the log-odds of a recognition, those of low substance, and of each kind."""


class Weights(msgspec.Struct, frozen=True):
    """What training found. Every feature is there or not, so a sum of weights is the whole model.

    Weights are whole numbers: they add up alike in whatever order a set of features comes, so that of two
    kinds that are level the same one is chosen in every process.
    """

    features: dict[str, int]
    """What each tells, packed: thousandths of log-odds, but hundredths for the kinds."""
    bias: int
    """The same of every sentence, each number raised by half of what its place holds (`packed_bias`)."""
    kind_order: list[RecognitionKind]
    calibration: dict[str, tuple[float, float]]
    """Platt's slope and offset for the best sentence of a post, for English and for other languages."""
    recognised_from: float
    """Probability from which a sentence counts as a recognition."""
    shown_from: float
    """Probability from which it is shown without being doubted."""
    gate_kinds: dict[str, int]
    """Weights of the gate are hundredths."""
    gate_words: dict[str, int]
    gate_handle: int
    gate_from: int
    short_words: dict[str, int]
    """What each word of a short post tells for it or against it; see `gate.short_features`."""
    short_from: int
    missed: float
    """Share of recognitions among labelled posts that the gate turns away or that seem meant for nobody."""


@cache
def weights() -> Weights:
    """The shipped weights."""
    return msgspec.json.decode(shipped_bytes("goodword.recognition.rules", "weights.json"), type=Weights)


def packed(recognition: int, low: int, kinds: Iterable[int]) -> int:
    """The weights of one feature in one number; sums of such numbers are the sums of each weight.

    One look into one table tells all: looks into memory are most of what judging a sentence costs.
    """
    return sum(number << _FIELD * place for place, number in enumerate((recognition, low, *kinds)))


def packed_bias(recognition: int, low: int, kinds: Iterable[int]) -> int:
    """As `packed`, each number raised by half of what its place holds."""
    return packed(HALF + recognition, HALF + low, (HALF + kind for kind in kinds))


def told_by(features: Iterable[str]) -> int:
    """All that `features` tell of a sentence together, packed."""
    known = weights()
    return known.bias + sum(map(known.features.get, features, repeat(0)))


def number(told: int, place: int) -> int:
    """The number at `place` of a packed sum with a bias."""
    return (told >> _FIELD * place & 2 * HALF - 1) - HALF


def log_odds(told: int) -> float:
    """The log-odds that a sentence is a recognition, before calibration."""
    return number(told, _RECOGNITION) / THOUSANDTHS


def probability(log_odds: float, language: str) -> float:
    """The calibrated probability; other languages than English were seen less, and are told less surely."""
    slope, offset = weights().calibration["en" if language == "en" else "other"]
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, slope * log_odds + offset))))


def kind_of(told: int) -> RecognitionKind:
    """The kind that is told most."""
    order = weights().kind_order
    sums = [number(told, _KINDS + place) for place in range(len(order))]
    return order[sums.index(max(sums))]


def is_low(told: int) -> bool:
    """Whether no deed, skill, reason or result is named."""
    return number(told, _LOW) > 0
