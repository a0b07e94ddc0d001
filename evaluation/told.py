"""Texts that tell of a deed, as rows to train on, by whether the words tell of the skill they tell of most.

Each told deed of the labelled cases stands beside its own contact's list, where the label says what is right,
and beside two lists of other trades, of which nothing is told: among the skills of any list there is one that
words fit best. Contacts that were set aside train nothing.
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from linear import logistic
from named import READ, UNREAD

from goodword.skills.meaning import told_by_words, trade_of
from goodword.skills.surely import Evidence, Weights, evidence, language_key
from goodword.skills.words import language_of, words
from skills import Case, sets

TOLD, NOTHING = "paraphrase", "no-skill-negative"
OTHER_LISTS = 2
TRIES = 20
SEED = 5
STRENGTH = 0.3
DIGITS = 3


class Row(NamedTuple):
    """What speaks for the skill of which a text tells most, and whether it is one that it tells of."""

    lang: str
    found: Evidence
    is_told: bool


def training_rows() -> list[Row]:
    """Every row that trains, in a fixed order."""
    labelled = sets()
    return list(rows_of([case for name in (*sorted(READ), *UNREAD) for case in labelled[name]]))


def rows_of(cases: Sequence[Case]) -> Iterator[Row]:
    """A row for each case and each list beside it of which the words tell at all."""
    chance = random.Random(SEED)
    lists = lists_by_language(cases)
    for case in cases:
        if case.kind not in {TOLD, NOTHING}:
            continue
        yield from row_of(case, case.listed_skills)
        if case.kind == TOLD:
            for _ in range(OTHER_LISTS):
                if other := another_trade(case, lists[case.lang], chance):
                    yield from row_of(case, other)


def row_of(case: Case, listed: tuple[str, ...]) -> Iterator[Row]:
    """The row of the text beside that list, where its label is plain."""
    lang = case.lang.partition("-")[0]
    said = words(case.post, language_of(lang))
    found = told_by_words(trade_of(listed, lang), said, range(len(said)), lang)
    if found and found.skill not in case.optional:
        by_word = {said[at].stem: weight for at, weight in found.places.items()}
        speaks = evidence(found.skill, by_word, found.stems, lang, len(set(listed)))
        yield Row(lang, speaks, found.skill in case.gold)


def lists_by_language(cases: Sequence[Case]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The lists of all contacts, each once."""
    found: defaultdict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for case in cases:
        found[case.lang][case.listed_skills] = None
    return {lang: list(its) for lang, its in found.items()}


def another_trade(
    case: Case, lists: Sequence[tuple[str, ...]], chance: random.Random
) -> tuple[str, ...] | None:
    """A list that shares no word with that of the case, if one of a few has none."""
    own = label_words(case.listed_skills)
    drawn = (chance.choice(lists) for _ in range(TRIES))
    return next((other for other in drawn if own.isdisjoint(label_words(other))), None)


def label_words(listed: Sequence[str]) -> set[str]:
    """The words of a list."""
    return {word.casefold() for skill in listed for word in skill.split()}


def fitted(rows: Sequence[Row]) -> Weights:
    """The weights, for English and for other languages."""
    bias: dict[str, float] = {}
    weights: dict[str, tuple[float, ...]] = {}
    for key in ("en", "other"):
        its = [row for row in rows if language_key(row.lang) == key]
        values = np.array([row.found for row in its], float)
        middle, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
        model = logistic(STRENGTH).fit((values - middle) / spread, [row.is_told for row in its])
        raw = model.coef_[0] / spread
        weights[key] = tuple(round(float(weight), DIGITS) for weight in raw)
        bias[key] = round(float(model.intercept_[0] - (raw * middle).sum()), DIGITS)
    return Weights(bias=bias, weights=weights)
