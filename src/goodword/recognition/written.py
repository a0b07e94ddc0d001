"""What a name is, and the words that are none."""

import tomllib
from functools import cache
from typing import NamedTuple

from goodword.recognition.cues import cue_words
from goodword.text.shipped import shipped_text

_RULES = "goodword.recognition.rules"


class Name(NamedTuple):
    """A name in a text: its span, the title before it, and how sure its form makes it."""

    start: int
    end: int
    title_start: int
    is_weak: bool = False
    """A capital at the beginning of a sentence, or behind "in": it may be another word."""


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads(shipped_text(_RULES, "names.toml"))


@cache
def listed_names(name: str) -> tuple[str, ...]:
    """The words of a list of `names.toml`."""
    return tuple(_lists()[name].split())


@cache
def also_words() -> frozenset[str]:
    """Given names that are everyday words too, in small letters."""
    return frozenset(listed_names("also_words"))


@cache
def seldom_open_names() -> frozenset[str]:
    """Of `also_words` those that before a name are more often the word: "Will Ana come?"."""
    return frozenset(listed_names("seldom_open_names"))


@cache
def given_names() -> frozenset[str]:
    """Given names that are no everyday words, in small letters."""
    return frozenset(shipped_text(_RULES, "given-names.txt").split())


class NameWords(NamedTuple):
    """What the words of a language are, as far as names go."""

    never: frozenset[str]
    common: frozenset[str]
    titles: frozenset[str]
    kin: frozenset[str]
    before_names: frozenset[str]
    """Titles and kin: "dr", "gran"."""
    greetings: tuple[str, ...]
    language: str
    particles: frozenset[str]
    plain: frozenset[str]
    """Words that are surely no name where they are written small."""
    called: frozenset[str] = frozenset()
    """Words of the names of those whom the post is meant for."""


@cache
def name_words(language: str) -> NameWords:
    """The words of that language."""
    never = set(listed_names("never"))
    listed = dict(cue_words(language))
    if language == "hi-en":
        listed = {kind: words + listed.get(kind, ()) for kind, words in cue_words("en").items()}
    for kind, words in listed.items():
        if kind not in {"title", "kin"}:
            never.update(part for word in words for part in word.rstrip("*").split())
    common = set(shipped_text(_RULES, f"common-{'en' if language == 'hi-en' else language}.txt").split())
    if language == "de":
        common.update(listed_names("german_nouns"))
    titles, kin = frozenset(listed["title"]), frozenset(listed["kin"])
    return NameWords(
        never=frozenset(never),
        common=frozenset(common),
        titles=titles,
        kin=kin,
        before_names=titles | kin,
        greetings=tuple(word.rstrip("*") for word in listed["greet"] if word.endswith("*")),
        language=language,
        particles=frozenset(listed_names("particles")),
        plain=frozenset(common | never | titles | kin | set(listed_names("slang"))),
    )
