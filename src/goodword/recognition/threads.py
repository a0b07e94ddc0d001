"""Whom "she" means in a post of a thread: whoever the posts before it name, where that is one person only."""

import tomllib
from collections.abc import Sequence
from functools import cache

from goodword.nouns import Exchange
from goodword.recognition.cues import LANGUAGES, Automaton, folded, has_word_boundaries
from goodword.recognition.language import language_of
from goodword.recognition.people import names_in
from goodword.recognition.post import Post
from goodword.recognition.reading import handles_in, read
from goodword.text.shipped import shipped_text

FARTHEST = 3
"""Posts of a thread that are looked back to: who was named before that is somebody's guess."""


def points_back(exchange: Exchange) -> bool:
    """Whether its words tell of one person and name nobody: then the posts before it are worth reading."""
    if not (exchange.in_reply_to or exchange.thread) or "@" in exchange.text:
        return False
    return bool(tells_of_one(exchange.text, exchange.lang))


def named_in(before: Sequence[Exchange], exchange: Exchange) -> str | None:
    """The one person whom the author's own posts in `before` name, as written there; else None.

    Nothing is certain where two are named, or where somebody else wrote in between.
    """
    if any(one.author != exchange.author for one in before):
        return None
    named = {name.casefold(): name for one in before for name in _named(one)}
    return next(iter(named.values())) if len(named) == 1 else None


def _named(exchange: Exchange) -> list[str]:
    """Everybody whom a post names, by handle or by name."""
    reading = read(Post(text=exchange.text, lang=exchange.lang))
    found: list[str] = []
    for sentence in reading.sentences:
        found += [sentence.text[start:end] for start, end in handles_in(sentence.text)]
        names = names_in(sentence.text, reading.language)
        found += [sentence.text[name.title_start : name.end] for name in names if not name.is_weak]
    return found


def tells_of_one(text: str, told: str | None) -> bool:
    """Whether `text` says "he", "she", or what its language has for them; `told` is its language."""
    low = folded(text)
    return bool(_pronouns(language_of(low, told)).find(low))


@cache
def _pronouns(language: str) -> Automaton:
    return Automaton((word, "she", has_word_boundaries(language)) for word in _listed()[language].split())


@cache
def _listed() -> dict[str, str]:
    listed = tomllib.loads(shipped_text("goodword.recognition.rules", "pronouns.toml"))
    return {language: listed[language] for language in LANGUAGES}
