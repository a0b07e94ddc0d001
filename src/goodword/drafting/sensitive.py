"""Topics that only the person concerned may raise: illness, death, work lost, faith, union, family."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from goodword.drafting.lexicon import likely_languages
from goodword.recognition.language import language_of
from goodword.text.shipped import shipped_table

_ARABIC_BEFORE = "[وفبكل]?(?:ال|لل)?"
"""“And”, “so”, “in”, “as”, “for” and “the” are written on to the next word."""


def sensitive(text: str) -> str | None:
    """The first words that touch such a topic, as they stand in the text; None where there are none.

    The words of the language that the text seems to be in are looked for, and of all
    that it may be in where that is unsure.
    """
    plain = text.replace("’", "'").replace("İ", "i")
    languages = (language_of(plain.lower(), None), *likely_languages(plain))
    for language in dict.fromkeys(languages):
        if language in _topics() and (found := _any_of(language).search(plain)):
            return found.group().casefold()
    return None


@cache
def _topics() -> Mapping[str, Mapping[str, str]]:
    return shipped_table("goodword.drafting", "words/sensitive.toml", dict[str, dict[str, str]])


@cache
def _any_of(language: str) -> re.Pattern[str]:
    listed = (" ".join(word.split()) for words in _topics()[language].values() for word in words.split(","))
    words = "|".join(_written(word, is_bounded=language != "ja") for word in _longest_first(listed))
    if language == "ja":
        return re.compile(words)
    before = _ARABIC_BEFORE if language == "ar" else ""
    return re.compile(rf"(?<!\w){before}(?:{words})(?!\w)", re.IGNORECASE)


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))


def _written(word: str, *, is_bounded: bool) -> str:
    """The word as a pattern: a star takes any ending, where words have one."""
    return re.escape(word).replace(r"\*", r"\w*+" if is_bounded else "").replace(r"\ ", r"\s+")
