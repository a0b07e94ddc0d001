"""Skills that a text tells of without naming them: words of their trades, weighed against each other.

Not a model of language: which words speak can be read in `evaluation/data/trades`, and every answer
has its span. The list is closed: of the skills that the person lists, which one do the words tell of
most, and by how far? Far enough, it is asserted; a little, it is suggested; else nothing is said.
"""

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from goodword.skills.aliases import Source
from goodword.skills.lexicon import ENGLISH, label_stems, meanings, told_by, told_by_stories, weight_of
from goodword.skills.phrases import Hit
from goodword.skills.rules import FUNCTION_WORDS
from goodword.skills.surely import evidence, probability
from goodword.skills.words import Word

SURE = 0.4
"""Probability from which the skill is asserted (`docs/why/0182`)."""
SURE_BESIDE_A_NAME = 0.8
"""The same beside words that name a skill: the broader craft is often told along with its tool."""
LIKELY = 0.25
"""The same from which it is suggested."""
LEAD = 0.1
"""What its words must weigh more than those of the next that is listed, that the rest is asked."""
FEWEST_WORDS = 2
"""Words that tell of it together; one alone may stand in another sense."""
FAINT = 0.15
"""A word that weighs less is no second word: "first", "time"."""
LEAST, LEAST_IN_OTHERS = 0.7, 0.6
"""Weight that is needed at all, in English and in others: by it the gate before all texts is held."""
LABEL_WORD = 0.6
"""What is left of the weight of a word of the label itself: alone it may stand in any sense."""
_SHORTEST_BEGINNING = 3
WIDEST = 400
"""Characters of one stretch: words further apart tell of two things."""


Trade = Mapping[str, tuple[tuple[str, float], ...]]
"""For each English stem: the listed skills that it tells of, each with how much."""


def told_of(
    listed: tuple[str, ...], said: Sequence[Word], lang: str, taken: Collection[int] = ()
) -> Iterator[Hit]:
    """For each stretch of the text: the skill of `listed` of which it tells most, if of one.

    Words whose numbers are `taken` name a skill of the list and tell nothing more; beside them a deed
    must be told the more plainly, because the broader craft is often told along with its tool.
    """
    sure = SURE_BESIDE_A_NAME if taken else SURE
    trade = trade_of(listed, lang)
    first = 0
    while first < len(said):
        last = first + 1
        while last < len(said) and said[last].end - said[first].start <= WIDEST:
            last += 1
        stretch = [number for number in range(first, last) if number not in taken]
        found = told_by_words(trade, said, stretch, lang)
        if found and (hit := _hit_of(found, said, lang, len(set(listed)), sure)):
            yield hit
        first = last


def tells(listed: tuple[str, ...], written: str, word_stem: str, lang: str) -> Mapping[str, float]:
    """The skills of `listed` of which this word tells, each with the most that it may weigh."""
    if written.casefold() in FUNCTION_WORDS:
        return {}
    return _told_by_word(trade_of(listed, lang), written, word_stem, lang)


def may_be_told(weights: Collection[float], lang: str) -> bool:
    """Whether words of these weights may tell of a skill, if nothing speaks for another one."""
    return sum(weights) >= (LEAST if lang in ENGLISH else LEAST_IN_OTHERS)


class Told(NamedTuple):
    """The listed skill of which a stretch tells most."""

    skill: str
    places: Mapping[int, float]
    """The numbers of the words that tell of it, each with what it says."""
    is_beyond: bool
    """More than words of its label tell of it."""
    stems: frozenset[str]
    """What the stretch says besides function words."""


def told_by_words(trade: Trade, said: Sequence[Word], stretch: Iterable[int], lang: str) -> Told | None:
    """The skill of which these words tell most, if of one and enough; whether it is so, is not asked yet."""
    places: defaultdict[str, dict[int, float]] = defaultdict(dict)
    told: set[tuple[str, str]] = set()
    beyond: set[str] = set()
    telling = [at for at in stretch if said[at].text.casefold() not in FUNCTION_WORDS]
    for number in telling:
        word = said[number]
        for skill, weight in _told_by_word(trade, word.text, word.stem, lang).items():
            if (skill, word.stem) in told:
                continue
            told.add((skill, word.stem))
            is_of_label = _is_of_label(word.stem, skill, lang)
            places[skill][number] = weight * (LABEL_WORD if is_of_label else 1.0)
            if not is_of_label:
                beyond.add(skill)
    best = _most(places, lang)
    stems = frozenset(said[at].stem for at in telling)
    return Told(best, places[best], best in beyond, stems) if best else None


def _most(places: Mapping[str, Mapping[int, float]], lang: str) -> str | None:
    """The skill whose words weigh most, where they weigh enough, and more than those of the next."""
    weights = {skill: sum(its.values()) for skill, its in places.items()}
    first, rival, *_ = [*sorted(weights.values(), reverse=True), 0.0, 0.0]
    if not may_be_told([first], lang) or first - rival < LEAD:
        return None
    return min(skill for skill, weight in weights.items() if weight == first)


def _hit_of(found: Told, said: Sequence[Word], lang: str, listed: int, sure: float) -> Hit | None:
    """The hit, where it is likely; a word of the label alone tells nothing."""
    is_one = sum(weight >= FAINT for weight in found.places.values()) < FEWEST_WORDS
    if is_one and not found.is_beyond:
        return None
    by_word = {said[at].stem: weight for at, weight in found.places.items()}
    so = probability(evidence(found.skill, by_word, found.stems, lang, listed), lang)
    if so < LIKELY:
        return None
    return _hit(found.skill, found.places, said, is_one=is_one, is_plain=found.is_beyond and so >= sure)


@lru_cache(maxsize=16_384)
def _is_of_label(stem: str, label: str, lang: str) -> bool:
    """Whether it is a word of the label, or begins one as "bee" begins Beekeeping."""
    of_label = label_stems(label, lang)
    is_long = len(stem) >= _SHORTEST_BEGINNING
    return stem in of_label or (is_long and any(one.startswith(stem) for one in of_label))


def _told_by_word(trade: Trade, written: str, word_stem: str, lang: str) -> Mapping[str, float]:
    """The skills that one word tells of, each with the weight of the best of its meanings."""
    best: dict[str, float] = {}
    for stem, part in meanings(written, word_stem, lang):
        for skill, weight in trade.get(stem, ()):
            best[skill] = max(best.get(skill, 0.0), part * weight)
    return best


def _hit(skill: str, places: Collection[int], said: Sequence[Word], *, is_one: bool, is_plain: bool) -> Hit:
    first, last = min(places), max(places)
    return Hit(
        skill=skill,
        source=Source.DEED if is_plain else Source.MEANING,
        start=said[first].start,
        end=said[last].end,
        first=first,
        last=last,
        in_form=False,
        length=1 if is_one else len(places),
        is_loose=True,
    )


@lru_cache(maxsize=512)
def trade_of(listed: tuple[str, ...], lang: str) -> Trade:
    """For each English stem: the listed skills that it tells of; less for each, the more there are."""
    found: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
    for skill in dict.fromkeys(listed):
        told = {stem: weight * weight_of(stem) for stem, weight in told_by(skill, lang).items()}
        for stem, weight in told_by_stories(skill, lang).items():
            told[stem] = told.get(stem, 0.0) + weight
        for stem, weight in told.items():
            found[stem].append((skill, weight))
    return {
        stem: tuple((skill, weight / math.sqrt(len(skills))) for skill, weight in skills)
        for stem, skills in found.items()
    }
