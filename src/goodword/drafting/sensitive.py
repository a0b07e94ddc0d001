"""Topics that only the person concerned may raise: illness, death, work lost, faith, union, family."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick

from goodword.drafting.lexicon import likely_languages
from goodword.recognition.cues import folded
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
        if language not in _topics() or not _may_touch(plain, language):
            continue
        if found := _any_of(language).search(plain):
            return found.group().casefold()
    return None


def _may_touch(text: str, language: str) -> bool:
    """Whether some word of the topics may begin in `text`: most hold none, and this tells it faster."""
    return bool(_beginnings(language).find_matches_as_indexes(_alike(text)))


@cache
def _beginnings(language: str) -> AhoCorasick:
    """The first word of each, without its star."""
    listed = (word.split() for words in _topics()[language].values() for word in words.split(","))
    return AhoCorasick(sorted({_alike(word[0].rstrip("*")) for word in listed}))


def _alike(text: str) -> str:
    """The text such that letters are the same that an expression takes for the same, whatever their case."""
    return folded(text).casefold().replace("ı", "i")


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
