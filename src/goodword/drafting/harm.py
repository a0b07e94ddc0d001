"""Damaging statements about anybody.

Lists and nearness, not a model: each finding names the word that made it, so
the owner can judge. Negation turns both ways: "never rude" is praise, "was not
reliable" is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import msgspec

from goodword.drafting.lexicon import likely_languages, words_of
from goodword.text.shipped import WordSet, shipped_table

_REACH = 3
"""A negation this many words before a word turns it round."""
_FARTHEST = 40
"""So many small words in a row are no sentence any more; each word looks back past no more of them."""
_AUXILIARIES = frozenset({"did", "does", "do", "could", "would"})


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    of_a_person: WordSet
    negations: WordSet
    good: WordSet
    persons: WordSet
    copulas: WordSet
    of_anything: WordSet = WordSet()
    deeds: WordSet = WordSet()
    good_deeds: WordSet = WordSet()
    between: WordSet = WordSet()
    contrasts: WordSet = WordSet()


@cache
def _lists() -> Mapping[str, _Lists]:
    return shipped_table("goodword.drafting", "words/harm.toml", dict[str, _Lists])


def negations(language: str) -> WordSet:
    """The words that say "not" in `language`; English where it has no list."""
    return _lists().get(language, _lists()["en"]).negations


def _lists_for(text: str) -> Iterator[_Lists]:
    """The lists of English, and of the languages that the text seems to be in."""
    for language in dict.fromkeys(("en", *likely_languages(text))):
        if language in _lists():
            yield _lists()[language]


def damaging(text: str, names: Sequence[str] = ()) -> str | None:
    """The words that say something bad of a person, or None.

    `names` are folded words that stand for persons beside the listed ones. English
    is always looked through, and the language that the text seems to be in.
    """
    words = words_of(text)
    found = (_damaging_in(words, lists, lists.persons | frozenset(names)) for lists in _lists_for(text))
    return next(filter(None, found), None)


def _damaging_in(words: list[str], lists: _Lists, persons: frozenset[str]) -> str | None:
    for place, word in enumerate(words):
        if word in lists.contrasts and place == 0:
            return word
        if word in lists.of_a_person and not _is_negated(words, place, lists):
            return word
        if found := _said_of_a_person(words, place, lists, persons):
            return found
    return None


def _said_of_a_person(words: list[str], place: int, lists: _Lists, persons: frozenset[str]) -> str | None:
    word, before = words[place], _before(words, place, lists)
    is_negated = _is_negated(words, place, lists)
    subject = _subject_of(words, place, lists, persons)
    if word in lists.of_anything and not is_negated:
        is_called = place + 1 < len(words) and words[place + 1] in persons and words[place + 1] != "who"
        if is_called or (before in lists.copulas and subject):
            return word
    if word in lists.deeds and subject and not is_negated:
        return f"{subject} {word}"
    is_reproach = word in lists.good and before in lists.copulas
    is_omission = word in lists.good_deeds and before not in lists.copulas
    return f"not {word}" if is_negated and subject and (is_reproach or is_omission) else None


def _is_negated(words: list[str], place: int, lists: _Lists) -> bool:
    return any(word in lists.negations for word in words[max(0, place - _REACH) : place])


def _before(words: list[str], place: int, lists: _Lists) -> str:
    """The word before `place`, degrees and negations skipped."""
    skipped = (lists.between - lists.copulas) | lists.negations
    for word in _backwards(words, place):
        if word not in skipped or word in lists.copulas:
            return word
    return ""


def _subject_of(words: list[str], place: int, lists: _Lists, persons: frozenset[str]) -> str | None:
    """The person that the word at `place` is said of: it stands before, only small words between."""
    small = lists.between | lists.negations | lists.copulas | _AUXILIARIES
    for word in _backwards(words, place):
        if word in persons:
            return word
        if word not in small:
            return None
    return None


def _backwards(words: list[str], place: int) -> Iterator[str]:
    """The words before `place`, the nearest first."""
    return reversed(words[max(0, place - _FARTHEST) : place])
