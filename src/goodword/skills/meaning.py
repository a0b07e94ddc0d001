"""Skills that a text tells of without naming them: words of their trades, weighed against each other.

Not a model of language: which words speak can be read in `evaluation/data/trades`, and every answer
has its span. The list is closed: of the skills that the person lists, which one do the words tell of
most, and by how far? Far enough, it is asserted; a little, it is suggested; else nothing is said.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from goodword.skills.aliases import Source
from goodword.skills.lexicon import ENGLISH, label_stems, meanings, told_by, told_by_stories, weight_of
from goodword.skills.phrases import Hit
from goodword.skills.rules import FUNCTION_WORDS
from goodword.skills.stories import most_told
from goodword.skills.words import Word

SURE = 0.3
"""Lead from which the skill is asserted: its weight less the next one's (`docs/why/0178`)."""
SURE_BESIDE_A_NAME = 0.8
FEWEST_WORDS = 2
"""Words that tell of it together; one alone may stand in another sense."""
FAINT = 0.15
"""A word that weighs less is no second word: "first", "time"."""
SURE_BY_ONE_WORD = 0.5
SURE_GLOSSED = 0.5
"""In other languages, by one word or several: word and label are each translated, and weigh less for it."""
LEAST = 0.6
"""Weight that is needed at all, whatever else is told of: by it the gate before all texts is held."""
LIKELY = 0.3
"""Lead from which it is suggested, where only words of its label tell of it. Of two alike neither is said."""
LABEL_WORD = 0.6
"""What is left of the weight of a word of the label itself: alone it may stand in any sense."""
ELSEWHERE = 0.5
"""What counts against a skill of what is told of the likeliest skill of all, which need not be listed."""
_SHORTEST_BEGINNING = 3
WIDEST = 400
"""Characters of one stretch: words further apart tell of two things."""


class Bar(NamedTuple):
    """Leads from which a skill is asserted."""

    sure: float
    by_one_word: float


_ENGLISH_BAR = Bar(sure=SURE, by_one_word=SURE_BY_ONE_WORD)
_GLOSSED_BAR = Bar(sure=SURE_GLOSSED, by_one_word=SURE_GLOSSED)


def told_of(
    listed: tuple[str, ...], said: Sequence[Word], lang: str, taken: Collection[int] = ()
) -> Iterator[Hit]:
    """For each stretch of the text: the skill of `listed` of which it tells most, if of one.

    Words whose numbers are `taken` name a skill of the list and tell nothing more; beside them a deed
    must be told the more plainly, because the broader craft is often told along with its tool.
    """
    bar = _ENGLISH_BAR if lang in ENGLISH else _GLOSSED_BAR
    if taken:
        bar = bar._replace(sure=SURE_BESIDE_A_NAME)
    trade = _trade(listed, lang)
    first = 0
    while first < len(said):
        last = first + 1
        while last < len(said) and said[last].end - said[first].start <= WIDEST:
            last += 1
        stretch = [number for number in range(first, last) if number not in taken]
        if hit := _told(trade, said, stretch, lang, bar):
            yield hit
        first = last


def tells(listed: tuple[str, ...], written: str, word_stem: str, lang: str) -> Mapping[str, float]:
    """The skills of `listed` of which this word tells, each with the most that it may weigh."""
    if written.casefold() in FUNCTION_WORDS:
        return {}
    return _told_by_word(_trade(listed, lang), written, word_stem, lang)


def may_be_told(weights: Collection[float]) -> bool:
    """Whether words of these weights may tell of a skill, if nothing speaks for another one."""
    return sum(weights) >= LEAST


def _told(
    trade: Mapping[str, tuple[tuple[str, float], ...]],
    said: Sequence[Word],
    stretch: Sequence[int],
    lang: str,
    bar: Bar,
) -> Hit | None:
    places: defaultdict[str, dict[int, float]] = defaultdict(dict)
    told: set[tuple[str, str]] = set()
    beyond: set[str] = set()
    for number in stretch:
        word = said[number]
        if word.text.casefold() in FUNCTION_WORDS:
            continue
        for skill, weight in _told_by_word(trade, word.text, word.stem, lang).items():
            if (skill, word.stem) in told:
                continue
            told.add((skill, word.stem))
            is_of_label = _is_of_label(word.stem, skill, lang)
            places[skill][number] = weight * (LABEL_WORD if is_of_label else 1.0)
            if not is_of_label:
                beyond.add(skill)
    return _best(places, beyond, said, bar, lambda: _elsewhere(said, stretch, lang))


def _elsewhere(said: Sequence[Word], stretch: Iterable[int], lang: str) -> float:
    """What the most likely of all skills takes off: "redrew our pier map" tells of one that is not listed."""
    stems = {said[at].stem for at in stretch if said[at].text.casefold() not in FUNCTION_WORDS}
    return ELSEWHERE * most_told(stems, "en" if lang in ENGLISH else lang)


@lru_cache(maxsize=16_384)
def _is_of_label(stem: str, label: str, lang: str) -> bool:
    """Whether it is a word of the label, or begins one as "bee" begins Beekeeping."""
    of_label = label_stems(label, lang)
    is_long = len(stem) >= _SHORTEST_BEGINNING
    return stem in of_label or (is_long and any(one.startswith(stem) for one in of_label))


def _best(
    places: Mapping[str, Mapping[int, float]],
    beyond: Collection[str],
    said: Sequence[Word],
    bar: Bar,
    elsewhere: Callable[[], float],
) -> Hit | None:
    """The skill with the most weight, where it leads far enough; `beyond` more than a label tells of it."""
    weights = {skill: sum(its.values()) for skill, its in places.items()}
    ranked = sorted(weights, key=lambda skill: (-weights[skill], skill))
    if not ranked or weights[ranked[0]] < LEAST:
        return None
    first, rival = weights[ranked[0]], weights[ranked[1]] if ranked[1:] else 0.0
    found, is_beyond = places[ranked[0]], ranked[0] in beyond
    is_one = sum(weight >= FAINT for weight in found.values()) < FEWEST_WORDS
    least = bar.by_one_word if is_one else LIKELY
    if first - rival < least or (is_one and not is_beyond):
        return None
    lead = first - max(rival, elsewhere())  # asked last, for it takes longest
    if lead < least:
        return None
    is_plain = is_beyond and lead >= (max(bar) if is_one else bar.sure)
    return _hit(ranked[0], found, said, is_one=is_one, is_plain=is_plain)


def _told_by_word(
    trade: Mapping[str, tuple[tuple[str, float], ...]], written: str, word_stem: str, lang: str
) -> Mapping[str, float]:
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
def _trade(listed: tuple[str, ...], lang: str) -> Mapping[str, tuple[tuple[str, float], ...]]:
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
