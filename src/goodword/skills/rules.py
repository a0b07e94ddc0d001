"""The rules by which a phrase found is evidence or not; they are data (`rules.toml`)."""

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from goodword.text.shipped import WordSet, shipped_table


class _Rules(msgspec.Struct, frozen=True):
    function_words: WordSet
    everyday: WordSet
    cues: WordSet
    proper: WordSet
    days: WordSet
    practices: WordSet
    sign: dict[str, list[str]]
    held: dict[str, list[str]]
    plain: dict[str, list[str]]
    wish: dict[str, list[str]]
    own: dict[str, list[str]]
    own_told: dict[str, list[str]]
    credit: dict[str, list[str]]
    third: dict[str, list[str]]
    third_named: dict[str, list[str]]
    agent: dict[str, list[str]]
    irony: dict[str, list[str]]
    doubt: dict[str, list[str]]
    negation: dict[str, list[str]]
    other: dict[str, list[str]]


_RULES = shipped_table("goodword.skills", "rules.toml", _Rules)

FUNCTION_WORDS = _RULES.function_words
EVERYDAY = _RULES.everyday
CUES = _RULES.cues
PROPER = _RULES.proper
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


@cache
def patterns(name: str, lang: str) -> re.Pattern[str] | None:
    """The rules called `name` for a language, as one expression; for `und` those of all languages."""
    by_language: Mapping[str, list[str]] = getattr(_RULES, name)
    chosen = by_language if lang == "und" else {key: by_language.get(key, []) for key in ("en", lang)}
    rules = [rule for rules in chosen.values() for rule in rules]
    if not rules:
        return None
    whole = "|".join(f"(?:{rule})" for rule in rules)
    placed = whole.replace("HIT", HIT).replace("WHO", WHO).replace("THIRD", THIRD)
    return re.compile(placed, re.IGNORECASE)
