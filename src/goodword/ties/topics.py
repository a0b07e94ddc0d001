"""What was taught, as the words themselves say it: for skills that nobody lists and no table knows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from goodword.text.shipped import WordSet, shipped_table
from goodword.text.stems import without_ending

_WHO = r"(?:me|us|(?:my|our) \w+|@[\w.@-]+|(?-i:[A-Z])[\w'’-]+)"
_TOPIC = r"(?P<topic>[^.,;:!?\n()–—…\"“”]{2,80}?)"
_AT_ITS_END = r"(?P<topic>[^.,;:!?\n()–—…\"“”]{2,80})"
_WORD = re.compile(r"[^\W_]+(?:['’+#-][^\W_]+)*[+#]*|@")
_LONGEST = 2_000
"""Characters of a passage that are looked at: what is taught is said at once."""
_MOST_WORDS = 6
_BEFORE = 3
"""Words before "advice" or "lesson" that may be what it was about."""
_LEAST_ALIKE = 0.5
"""Of the words of both topics together, how many must be the same (Jaccard)."""


class _Rules(msgspec.Struct, frozen=True):
    passed: tuple[str, ...]
    wished: tuple[str, ...]
    about: tuple[str, ...]
    otherwise: str
    compound: str
    ends: WordSet
    plain: WordSet


class Topic(NamedTuple):
    """What a passage says was taught."""

    stems: frozenset[str]
    written: Mapping[str, str]
    """The stems as they stand in the passage, in order."""


def is_passed_on(text: str) -> bool:
    """Whether the words show that knowledge or help passed from one to the other; a wish shows nothing."""
    text = text[:_LONGEST]
    if any(pattern.search(text) for pattern in _wished()):
        return False
    return any(pattern.search(text) for pattern in _passed())


def topics_in(text: str) -> tuple[Topic, ...]:
    """What the passage `text` says was taught, each topic by the stems of its words."""
    text = text[:_LONGEST]
    told = [_topic(_WORD.findall(words)) for words in _said(_about(), text)]
    told += [_topic(_before(text[: found.start()])) for found in _compound().finditer(text)]
    found = tuple(topic for topic in told if topic.stems)
    if found or not is_passed_on(text):
        return found
    otherwise = (_topic(_WORD.findall(words)) for words in _said((_otherwise(),), text))
    return tuple(topic for topic in otherwise if topic.stems)


def _said(patterns: Iterable[re.Pattern[str]], text: str) -> Iterator[str]:
    return (found.group("topic") for pattern in patterns for found in pattern.finditer(text))


def shared(one: Topic, other: Topic) -> str | None:
    """The words that both topics share, as `one` writes them; None where they are two topics."""
    both = one.stems & other.stems
    if not both or len(both) < _LEAST_ALIKE * len(one.stems | other.stems):
        return None
    return " ".join(word for stem, word in one.written.items() if stem in both)


def _topic(words: list[str]) -> Topic:
    written: dict[str, str] = {}
    for word in _until_the_end(words):
        if word.casefold() not in _rules().plain and not word.isdigit():
            written.setdefault(_stem(word.casefold()), word)
    return Topic(frozenset(written), written)


def _until_the_end(words: list[str]) -> Iterator[str]:
    for place, word in enumerate(words[:_MOST_WORDS]):
        if place and word.casefold() in _rules().ends:
            return
        yield word


def _before(text: str) -> list[str]:
    """The last words of `text`, back to one that tells nothing."""
    kept: list[str] = []
    for word in reversed(_WORD.findall(text)[-_BEFORE:]):
        if word.casefold() in _rules().plain | _rules().ends:
            break
        kept.insert(0, word)
    return kept


@cache
def _rules() -> _Rules:
    return shipped_table("goodword.ties", "words.toml", _Rules)


@cache
def _passed() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _rules().passed)


@cache
def _wished() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in _rules().wished)


@cache
def _about() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_filled(pattern), re.IGNORECASE) for pattern in _rules().about)


def _filled(pattern: str) -> str:
    """The pattern with who and what: a topic goes up to what follows it, or to the end of its clause."""
    topic = _AT_ITS_END if pattern.endswith("TOPIC") else _TOPIC
    return pattern.replace("WHO", _WHO).replace("TOPIC", topic)


@cache
def _otherwise() -> re.Pattern[str]:
    return re.compile(_filled(_rules().otherwise), re.IGNORECASE)


@cache
def _compound() -> re.Pattern[str]:
    return re.compile(_rules().compound, re.IGNORECASE)


@lru_cache(maxsize=16_384)
def _stem(word: str) -> str:
    return without_ending(word.removesuffix("'s").removesuffix("’s"), "english")
