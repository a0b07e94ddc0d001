"""Damaging statements about anybody, and topics that only the person concerned may raise.

Lists and nearness, not a model: each finding names the word that made it, so
the owner can judge. Negation turns both ways: "never rude" is praise, "was not
reliable" is none.
"""

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from goodword.drafting.lexicon import likely_languages, words_of
from goodword.text.shipped import shipped_text

_REACH = 3
"""A negation this many words before a word turns it round."""


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    of_a_person: str
    negations: str
    good: str
    persons: str
    copulas: str
    of_anything: str = ""
    deeds: str = ""
    good_deeds: str = ""
    between: str = ""
    contrasts: str = ""
    sensitive: Mapping[str, str] = {}
    phrases: Mapping[str, tuple[str, ...]] = {}


@cache
def _lists() -> Mapping[str, _Lists]:
    text = shipped_text("goodword.drafting", "words/harm.toml")
    return msgspec.toml.decode(text, type=dict[str, _Lists])


@cache
def _words(language: str, name: str) -> frozenset[str]:
    listed = getattr(_lists()[language], name)
    return frozenset(listed.split())


@cache
def _topics(language: str) -> Mapping[str, str]:
    return {word: topic for topic, listed in _lists()[language].sensitive.items() for word in listed.split()}


@cache
def negations(language: str) -> frozenset[str]:
    """The words that say "not" in `language`; English where it has no list."""
    return _words(language if language in _lists() else "en", "negations")


def _languages(text: str) -> tuple[str, ...]:
    return tuple(
        language for language in dict.fromkeys(("en", *likely_languages(text))) if language in _lists()
    )


def damaging(text: str, names: Sequence[str] = ()) -> str | None:
    """The words that say something bad of a person, or None.

    `names` are folded words that stand for persons beside the listed ones. English
    is always looked through, and the language that the text seems to be in.
    """
    words = words_of(text)
    for language in _languages(text):
        if found := _damaging_in(words, language, frozenset(names)):
            return found
    return None


def _damaging_in(words: list[str], language: str, names: frozenset[str]) -> str | None:
    persons = _words(language, "persons") | names
    for place, word in enumerate(words):
        if word in _words(language, "contrasts") and place == 0:
            return word
        if word in _words(language, "of_a_person") and not _is_negated(words, place, language):
            return word
        if found := _said_of_a_person(words, place, language, persons):
            return found
    return None


def _said_of_a_person(words: list[str], place: int, language: str, persons: frozenset[str]) -> str | None:
    word, before = words[place], _before(words, place, language)
    is_negated = _is_negated(words, place, language)
    subject = _subject_of(words, place, language, persons)
    if word in _words(language, "of_anything") and not is_negated:
        is_called = place + 1 < len(words) and words[place + 1] in persons and words[place + 1] != "who"
        if is_called or (before in _words(language, "copulas") and subject):
            return word
    if word in _words(language, "deeds") and subject and not is_negated:
        return f"{subject} {word}"
    is_reproach = word in _words(language, "good") and before in _words(language, "copulas")
    is_omission = word in _words(language, "good_deeds") and before not in _words(language, "copulas")
    return f"not {word}" if is_negated and subject and (is_reproach or is_omission) else None


def _is_negated(words: list[str], place: int, language: str) -> bool:
    return any(word in _words(language, "negations") for word in words[max(0, place - _REACH) : place])


def _before(words: list[str], place: int, language: str) -> str:
    """The word before `place`, degrees and negations skipped."""
    skipped = (_words(language, "between") - _words(language, "copulas")) | _words(language, "negations")
    while place > 0:
        place -= 1
        if words[place] not in skipped or words[place] in _words(language, "copulas"):
            return words[place]
    return ""


def _subject_of(words: list[str], place: int, language: str, persons: frozenset[str]) -> str | None:
    """The person that the word at `place` is said of: it stands before, only small words between."""
    small = (
        _words(language, "between")
        | _words(language, "negations")
        | _words(language, "copulas")
        | {"did", "does", "do", "could", "would"}
    )
    while place > 0:
        place -= 1
        if words[place] in persons:
            return words[place]
        if words[place] not in small:
            return None
    return None


def sensitive(text: str) -> str | None:
    """The word that touches illness, death, work lost, faith, union, family, belief or money; or None."""
    words = words_of(text)
    for language in _languages(text):
        topics = _topics(language)
        if found := next((word for word in words if word in topics), None):
            return found
    joined = f" {' '.join(words)} "
    phrases = (phrase for group in _lists()["en"].phrases.values() for phrase in group)
    return next((phrase for phrase in phrases if f" {phrase} " in joined), None)
