"""The small linear model: weights made by `evaluation/train_recognition.py`, shipped as data."""

import math
from collections.abc import Iterable
from functools import cache
from itertools import repeat

import msgspec

from goodword.nouns import RecognitionKind
from goodword.text.shipped import shipped_bytes

THOUSANDTHS, HUNDREDTHS = 1000, 100


class Weights(msgspec.Struct, frozen=True):
    """What training found. Every feature is there or not, so a sum of weights is the whole model.

    Weights are whole numbers: they add up alike in whatever order a set of features comes, so that of two
    kinds that are level the same one is chosen in every process.
    """

    recognition: dict[str, int]
    """In thousandths of log-odds."""
    kinds: dict[str, tuple[int, ...]]
    """For each feature one weight a kind, in the order of `kind_order`, in hundredths."""
    kind_order: list[RecognitionKind]
    kind_bias: list[int]
    low: dict[str, int]
    """For low substance, in thousandths."""
    low_bias: int
    bias: int
    calibration: dict[str, tuple[float, float]]
    """Platt's slope and offset for the best sentence of a post, for English and for other languages."""
    recognised_from: float
    """Probability from which a sentence counts as a recognition."""
    shown_from: float
    """Probability from which it is shown without being doubted."""
    gate_kinds: dict[str, float]
    gate_words: dict[str, float]
    gate_handle: float
    gate_from: float
    short_words: dict[str, int]
    """What each word of a short post tells for it or against it, in hundredths."""
    short_from: int
    missed: float
    """Share of recognitions among labelled posts that the gate turns away or that seem meant for nobody."""


@cache
def weights() -> Weights:
    """The shipped weights."""
    return msgspec.json.decode(shipped_bytes("goodword.recognition.rules", "weights.json"), type=Weights)


def evidence(features: Iterable[str]) -> float:
    """The log-odds that a sentence with these features is a recognition, before calibration."""
    known = weights()
    return (known.bias + sum(map(known.recognition.get, features, repeat(0)))) / THOUSANDTHS


def probability(log_odds: float, language: str) -> float:
    """The calibrated probability; other languages than English were seen less, and are told less surely."""
    slope, offset = weights().calibration["en" if language == "en" else "other"]
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, slope * log_odds + offset))))


def kind_of(features: Iterable[str]) -> RecognitionKind:
    """The kind that the features speak for most."""
    known = weights()
    rows = [known.kind_bias, *filter(None, map(known.kinds.get, features))]
    sums = [sum(weights_of_one) for weights_of_one in zip(*rows, strict=True)]
    return known.kind_order[sums.index(max(sums))]


def is_low(features: Iterable[str]) -> bool:
    """Whether no deed, skill, reason or result is named."""
    known = weights()
    return known.low_bias + sum(map(known.low.get, features, repeat(0))) > 0
