"""The rules that speak against a recognition: read from `rules/vetoes.toml`, each with a name."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TypedDict, cast

from goodword.recognition.reading import Reading, Sentence
from goodword.text.shipped import shipped_text

_LONGEST_SENTENCE = 1_000
"""Characters of a sentence, and of a post, that a pattern is tried on: work stays bounded."""


class _Written(TypedDict, total=False):
    name: str
    decides: bool
    doubtful: bool
    language: list[str]
    handles: int
    all: list[str]
    any: list[str]
    unless: list[str]
    post_any: list[str]
    post_unless: list[str]
    post_longest: int
    pattern: str
    post_pattern: str
    post_without: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; what its lines mean stands in `rules/vetoes.toml`."""

    name: str
    decides: bool
    doubtful: bool
    languages: frozenset[str]
    handles: int
    all: frozenset[str]
    any: frozenset[str]
    unless: frozenset[str]
    post_any: frozenset[str]
    post_unless: frozenset[str]
    post_longest: int | None
    pattern: str | None
    post_pattern: str | None
    post_without: str | None

    def suits(self, reading: Reading) -> bool:
        """Whether the whole post is one that the rule can speak about."""
        return (
            self.handles <= len(reading.handles)
            and (not self.languages or reading.language in self.languages)
            and (not self.post_any or not self.post_any.isdisjoint(reading.kinds))
            and self.post_unless.isdisjoint(reading.kinds)
            and (self.post_longest is None or len(reading.post.text) <= self.post_longest)
        )

    def matches(self, low: str, low_post: str) -> bool:
        """Whether the patterns are found in the folded sentence `low` and the folded post."""
        if self.pattern and not _compiled(self.pattern).search(low[:_LONGEST_SENTENCE]):
            return False
        if self.post_pattern and not _compiled(self.post_pattern).search(low_post):
            return False
        return not (self.post_without and _compiled(self.post_without).search(low_post))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compiled when it is first tried: all of them together take nearly as long as to read the weights."""
    return re.compile(pattern)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the guide."""
    written = tomllib.loads(shipped_text("goodword.recognition.rules", "vetoes.toml"))["rule"]
    return tuple(_rule(cast("_Written", rule)) for rule in written)


def _rule(written: _Written) -> Rule:
    return Rule(
        name=written["name"],
        decides=written.get("decides", False),
        doubtful=written.get("doubtful", False),
        languages=frozenset(written.get("language", ())),
        handles=written.get("handles", 0),
        all=frozenset(written.get("all", ())),
        any=frozenset(written.get("any", ())),
        unless=frozenset(written.get("unless", ())),
        post_any=frozenset(written.get("post_any", ())),
        post_unless=frozenset(written.get("post_unless", ())),
        post_longest=written.get("post_longest"),
        pattern=written.get("pattern"),
        post_pattern=written.get("post_pattern"),
        post_without=written.get("post_without"),
    )


@cache
def _called_up_by(kind: str) -> frozenset[int]:
    """The places of the rules that ask for a cue of `kind`, or for one among several."""
    return frozenset(place for place, rule in enumerate(rules()) if kind in (rule.all or rule.any))


@cache
def _always_asked() -> frozenset[int]:
    """The places of the rules that ask for no cue."""
    return frozenset(place for place, rule in enumerate(rules()) if not (rule.all or rule.any))


def fired(reading: Reading, sentence: Sentence) -> tuple[Rule, ...]:
    """The rules that speak against `sentence` of `reading`."""
    kinds = sentence.kinds
    low_post = reading.low[:_LONGEST_SENTENCE]
    places = _always_asked().union(*map(_called_up_by, kinds))
    return tuple(
        rule
        for rule in map(rules().__getitem__, sorted(places))
        if rule.all <= kinds
        and (not rule.any or not rule.any.isdisjoint(kinds))
        and rule.unless.isdisjoint(kinds)
        and rule.suits(reading)
        and rule.matches(sentence.low, low_post)
    )
