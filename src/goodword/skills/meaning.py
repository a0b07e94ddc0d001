"""Skills that a text tells of without naming them: words of a trade, counted; only ever suggested.

A bag of words per skill, not a model: which words speak can be read in
`vocabulary.tsv`, and every suggestion has its span. It never asserts: on texts that
were not read while it was written, one suggestion in three was wrong
(`evaluation/results/skills.md`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from goodword.skills.aliases import Source, aliases_of
from goodword.skills.phrases import Hit
from goodword.skills.rules import FUNCTION_WORDS
from goodword.skills.words import Word, stem, words
from goodword.text.shipped import shipped_text

FEWEST_WORDS = 2
"""Distinct words of a trade that suggest its skill."""
NARROWEST_LEAD = 1.0
"""By how much the skill must lead before the next on the list; a word of two trades counts half for each."""
WIDEST = 220
"""Characters between the first and the last of the words: further apart they tell of two things."""
LANGUAGES = frozenset({"en", "und"})


def suggested_by_meaning(listed: tuple[str, ...], said: Sequence[Word]) -> Hit | None:
    """The skill of `listed` of which the words tell most; None where two are told of equally much."""
    trade = _trade(listed)
    spoken: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for number, word in enumerate(said):
        for skill in trade.get(word.stem, ()):
            spoken[skill].setdefault(word.stem, number)
    weights = {skill: sum(1 / len(trade[key]) for key in found) for skill, found in spoken.items()}
    ranked = sorted(weights, key=lambda skill: (-weights[skill], skill))
    if not ranked or weights[ranked[0]] - (weights[ranked[1]] if ranked[1:] else 0.0) < NARROWEST_LEAD:
        return None
    places = sorted(spoken[ranked[0]].values())
    start, end = said[places[0]].start, said[places[-1]].end
    if len(places) < FEWEST_WORDS or end - start > WIDEST:
        return None
    return Hit(
        skill=ranked[0],
        source=Source.MEANING,
        start=start,
        end=end,
        first=places[0],
        last=places[-1],
        in_form=False,
        length=len(places),
        is_loose=True,
    )


@lru_cache(maxsize=512)
def _trade(listed: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """For each word of a trade: the listed skills of which it tells."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for skill in listed:
        for key in _vocabulary().get(_key(skill), frozenset()) | _words_of_phrases(skill):
            found[key].add(skill)
    return {key: frozenset(skills) for key, skills in found.items()}


def _words_of_phrases(skill: str) -> frozenset[str]:
    """Stems of the words that the skill's phrases are made of."""
    return frozenset(
        word.stem
        for alias in aliases_of(skill)
        if alias.source in {Source.LABEL, Source.PHRASE}
        for word in words(alias.text, "en")
        if word.text.casefold() not in FUNCTION_WORDS
    )


@cache
def _vocabulary() -> Mapping[str, frozenset[str]]:
    rows = shipped_text("goodword.skills", "vocabulary.tsv").splitlines()
    pairs = (row.split("\t") for row in rows if not row.startswith("#"))
    return {_key(skill): frozenset(stem(word, "en") for word in text.split()) for skill, text in pairs}


def _key(skill: str) -> str:
    return skill.partition(" (")[0].casefold()
