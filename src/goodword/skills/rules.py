"""The rules by which a phrase found is evidence or not; they are data (`rules.toml`)."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from goodword.text.shipped import WordSet, shipped_table


class _Rules(msgspec.Struct, frozen=True):
    function_words: WordSet
    only_english: WordSet
    everyday: WordSet
    cues: WordSet
    proper: WordSet
    tools: WordSet
    tongues: WordSet
    days: WordSet
    practices: WordSet
    sign: dict[str, list[str]]
    held: dict[str, list[str]]
    plain: dict[str, list[str]]
    thing: dict[str, list[str]]
    name: dict[str, list[str]]
    from_there: dict[str, list[str]]
    wish: dict[str, list[str]]
    own: dict[str, list[str]]
    own_told: dict[str, list[str]]
    credit: dict[str, list[str]]
    third: dict[str, list[str]]
    third_named: dict[str, list[str]]
    agent: dict[str, list[str]]
    theirs: dict[str, list[str]]
    irony: dict[str, list[str]]
    doubt: dict[str, list[str]]
    negation: dict[str, list[str]]
    other: dict[str, list[str]]


_RULES = shipped_table("goodword.skills", "rules.toml", _Rules)

FUNCTION_WORDS = _RULES.function_words
ONLY_ENGLISH = _RULES.only_english
"""Words by which a text is known for English."""
EVERYDAY = _RULES.everyday
CUES = _RULES.cues
PROPER = _RULES.proper
TOOLS = _RULES.tools
TONGUES = _RULES.tongues
DAYS = _RULES.days
PRACTICES = _RULES.practices
WITH_SIGNS = frozenset({*_RULES.sign, "und"})
"""Languages in which it is known what shows that a plain word means the skill."""

# Runes: word characters, so that boundaries hold around them, and in nobody's posts.
HIT = "ᚠ"
"""Stands in a sentence where the phrase was found."""
WHO = "ᚢ"
"""Stands where the contact is named."""
THIRD = "ᚦ"
"""Stands where someone else is named."""


_AT_A_WORD = r"\b"
_ESCAPED_OR_NOT = re.compile(r"(\\.)|[^\\]+", re.DOTALL)


def fires(rule: str, lang: str, text: str) -> bool:
    """Whether one of the rules called `rule` matches `text`, whatever the case of its letters."""
    pattern = patterns(rule, lang)
    return bool(pattern and pattern.search(in_one_case(text)))


def in_one_case(text: str) -> str:
    """The text in small letters, each in its place; those that `re.IGNORECASE` takes for one are one."""
    return text.replace("İ", "i").lower().replace("ı", "i").replace("ſ", "s")


@cache
def patterns(name: str, lang: str) -> re.Pattern[str] | None:
    """The rules called `name` for a language, as one expression; for `und` those of all languages.

    It is for texts in one case: `re` finds small letters in them four times as fast as either case in any.
    """
    by_language: Mapping[str, list[str]] = getattr(_RULES, name)
    chosen = by_language if lang == "und" else {key: by_language.get(key, []) for key in ("en", lang)}
    rules = [rule for rules in chosen.values() for rule in rules]
    at_words = [rule.removeprefix(_AT_A_WORD) for rule in rules if rule.startswith(_AT_A_WORD)]
    others = [rule for rule in rules if not rule.startswith(_AT_A_WORD)]
    ways = ([_AT_A_WORD + _any_of(at_words)] if at_words else []) + ([_any_of(others)] if others else [])
    if not ways:
        return None
    placed = "|".join(ways).replace("HIT", HIT).replace("WHO", WHO).replace("THIRD", THIRD)
    return re.compile(_ESCAPED_OR_NOT.sub(lambda found: found[1] or in_one_case(found[0]), placed))


def _any_of(rules: Iterable[str]) -> str:
    return f"(?:{'|'.join(f'(?:{rule})' for rule in rules)})"
