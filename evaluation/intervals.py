"""95 % bootstrap intervals: authors are drawn with all their posts."""

from collections.abc import Sequence

import numpy as np
from measures import BINS, CALIBRATION, MEASURES, Answer, bin_of, value

DRAWS = 1000
SEED = 7


def bounds(measure: str, answers: Sequence[Answer]) -> tuple[float, float]:
    """Between what the measure lies in 95 of 100 draws."""
    places: dict[str, int] = {}
    of_author = [places.setdefault(answer.post.author, len(places)) for answer in answers]
    drawn = np.random.default_rng(SEED).multinomial(
        len(places), np.full(len(places), 1 / max(1, len(places))), DRAWS
    )
    if measure == CALIBRATION:
        gaps = np.zeros((len(places), BINS + 1))
        for place, answer in zip(of_author, answers, strict=True):
            gaps[place, bin_of(answer)] += answer.finding.confidence - answer.post.recognition
            gaps[place, BINS] += 1
        sums = drawn @ gaps
        values = np.abs(sums[:, :BINS]).sum(axis=1) / np.maximum(1, sums[:, BINS])
    else:
        parts = np.zeros((len(places), 2))
        for place, answer in zip(of_author, answers, strict=True):
            parts[place] += MEASURES[measure](answer)
        sums = drawn @ parts
        values = sums[:, 0] / np.maximum(1e-9, sums[:, 1])
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def by_chance(answers: Sequence[Answer]) -> str:
    """The calibration error that so many answers would have by chance, with its range, if all were exact."""
    if not answers:
        return "–"
    sure = np.array([answer.finding.confidence for answer in answers])
    bins = np.array([bin_of(answer) for answer in answers])
    drawn = np.random.default_rng(SEED).random((DRAWS, len(sure))) < sure
    gaps = np.stack([(sure - drawn)[:, bins == one].sum(axis=1) for one in range(BINS)])
    values = np.abs(gaps).sum(axis=0) / len(sure)
    low, high = np.percentile(values, [2.5, 97.5])
    return f"{values.mean():.3f} ({low:.3f}–{high:.3f})"


def told(measure: str, answers: Sequence[Answer], *, places: int = 3) -> str:
    """The measure with its interval, as the tables show it."""
    if not answers:
        return "–"
    low, high = bounds(measure, answers)
    return f"{value(measure, answers):.{places}f} ({low:.{places}f}–{high:.{places}f})"
