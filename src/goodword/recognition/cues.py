"""Cue words: what they are, and where they stand in a sentence."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from goodword.text.shipped import shipped_text

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "nl", "pl", "tr", "id", "ja", "ar", "hi-en")
_RULES = "goodword.recognition.rules"
_MIXED = frozenset({"hi-en"})
"""Languages spoken with English words in between: English cues count there too."""
_GRAMMAR = frozenset({"self", "us", "you", "third", "who", "because", "common", "but", "not", "it"})


_LONE = re.compile("[\ud800-\udfff]")


class Cue(NamedTuple):
    """A cue word found in a sentence."""

    start: int
    end: int
    kinds: tuple[str, ...]
    """The classes of the word; see `rules/README.md`."""


def folded(text: str) -> str:
    """`text` in lower case, every character at its old place.

    A few letters grow when they are lowered (İ): those stay, for offsets matter
    more. Lone surrogates become U+FFFD: no automaton takes them.
    """
    low = text.lower()
    if low.isascii():
        return low
    if len(low) != len(text):
        low = _lowered_in_place(text)
    return _LONE.sub("\ufffd", low)


def _lowered_in_place(text: str) -> str:
    return "".join(lowered if len(lowered := character.lower()) == 1 else character for character in text)


@cache
def cue_words(language: str) -> Mapping[str, tuple[str, ...]]:
    """The words of each class of `language`, as the rule files list them."""
    classes = _file(language)["cues"]
    return {
        name: tuple(" ".join(word.split()) for word in listed.split(",")) for name, listed in classes.items()
    }


@cache
def _file(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(shipped_text(_RULES, f"{language}.toml"))


def has_word_boundaries(language: str) -> bool:
    """Whether words of `language` stand apart and carry nothing in front or behind."""
    return bool(_file(language)["bounded"])


class Automaton:
    """Finds all words of several classes in one pass over a text."""

    def __init__(self, words: Iterable[tuple[str, str, bool]]) -> None:
        """Take (word, class, whether it stands between boundaries); a star takes any ending."""
        table: dict[tuple[str, bool, bool], set[str]] = {}
        for word, kind, bounded in words:
            stem = word.rstrip("*")
            if stem:
                table.setdefault((stem, bounded, bounded and stem == word), set()).add(kind)
        self._entries = [
            (before and stem[0].isalnum(), after and stem[-1].isalnum(), tuple(sorted(kinds)))
            for (stem, before, after), kinds in table.items()
        ]
        self._automaton = AhoCorasick([stem for stem, _, _ in table], matchkind=MatchKind.Standard)

    def find(self, low: str) -> list[Cue]:
        """All cues in the folded text `low`, by place."""
        found: list[Cue] = []
        size, make = (
            len(low),
            tuple.__new__,
        )  # the class itself takes twice as long, and there are dozens a post
        for index, start, end in self._automaton.find_matches_as_indexes(low, overlapping=True):
            before, after, kinds = self._entries[index]
            if before and start and low[start - 1].isalnum():
                continue
            if after and end < size and low[end].isalnum():
                continue
            found.append(make(Cue, (start, end, kinds)))
        found.sort()
        return found


@cache
def automaton_of(language: str) -> Automaton:
    """The cues of `language`; English ones too where it is mixed with English."""
    own = [
        (word, kind, has_word_boundaries(language))
        for kind, words in cue_words(language).items()
        for word in words
    ]
    if language in _MIXED:
        own += [
            (word, kind, True)
            for kind, words in cue_words("en").items()
            if kind not in _GRAMMAR
            for word in words
        ]
    return Automaton(own)
