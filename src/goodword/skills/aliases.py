"""Other words for a skill, by trade and language: the table that ships, and what follows from a label."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from goodword.skills.other_names import called
from goodword.text.shipped import shipped_text

_PART = re.compile(r"[^\W_]+")
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_LANGUAGES = {
    "Dutch": "nl",
    "French": "fr",
    "German": "de",
    "Indonesian": "id",
    "Italian": "it",
    "Polish": "pl",
    "Portuguese": "pt",
    "Spanish": "es",
    "Turkish": "tr",
}


class Source(StrEnum):
    """Where a phrase that speaks of a skill comes from, the surest first."""

    LABEL = "label"
    ABBREVIATION = "abbreviation"
    LANGUAGE = "language"
    PHRASE = "phrase"
    TOOL = "tool"
    """A tool that implies the skill only weakly."""
    DEED = "deed"
    """No phrase: words of its trade, so many and so much its own that they tell of it plainly."""
    MEANING = "meaning"
    """The same, but fewer."""
    AMBIGUOUS = "ambiguous"
    """A word with other meanings too: never enough alone."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A phrase that may speak of a skill."""

    text: str
    source: Source
    lang: str | None = None
    """Of a name in another language: which, BCP 47."""


def aliases_of(label: str) -> Iterator[Alias]:
    """The label itself, its parts around brackets, and what the table has for it or for its other names."""
    yield Alias(label, Source.LABEL)
    names = [label, *_without_brackets(label)]
    for name in names[1:]:
        yield Alias(name, Source.ABBREVIATION if name.isupper() else Source.LABEL)
    yield from _initials(label)
    table = _table()
    keys = dict.fromkeys(
        key for name in names for key in (key_of_name(name), *_skills_called().get(key_of_name(name), ()))
    )
    for key in keys:
        yield from table.get(key, ())
    yield from _also_called(keys)


def _without_brackets(label: str) -> list[str]:
    """The label is said as either: "Search Engine Optimization (SEO)"."""
    inside = [part.strip() for part in _IN_BRACKETS.findall(label)]
    outside = _IN_BRACKETS.sub(" ", label).strip()
    return [name for name in (outside, *inside) if name and name != label]


def _initials(label: str) -> Iterator[Alias]:
    """Labels of three words and more are said by their initials: "Object-Oriented Programming" is OOP."""
    parts = [part for part in _PART.findall(_IN_BRACKETS.sub(" ", label)) if part not in {"of", "and", "the"}]
    if len(parts) > 2:  # noqa: PLR2004 - two letters mean too much else
        yield Alias("".join(part[0] for part in parts).upper(), Source.ABBREVIATION)


def _also_called(keys: Iterable[str]) -> Iterator[Alias]:
    """The other names of the lexicon; those in English stand in texts of every language."""
    known = frozenset(keys)
    for lang, names in called(known):
        for name in names:
            if key_of_name(name) not in known:
                yield Alias(name, Source.PHRASE, None if lang == "en" else lang)


def key_of_name(name: str) -> str:
    """The name in lower case, with single spaces, "&" as "and"."""
    return " ".join(name.casefold().replace("&", "and").split())


@cache
def skill_labels() -> tuple[str, ...]:
    """The skills of the table, as it writes them."""
    rows = shipped_text("goodword.skills", "aliases.tsv").splitlines()
    return tuple(dict.fromkeys(row.partition("\t")[0] for row in rows))


@cache
def ambiguous_words() -> frozenset[str]:
    """The single words that the table notes as ambiguous, in lower case."""
    return frozenset(
        alias.text.casefold()
        for aliases in _table().values()
        for alias in aliases
        if alias.source is Source.AMBIGUOUS
    )


@cache
def _table() -> Mapping[str, tuple[Alias, ...]]:
    found: defaultdict[str, list[Alias]] = defaultdict(list)
    for line in shipped_text("goodword.skills", "aliases.tsv").splitlines():
        skill, alias, note = line.split("\t")
        found[key_of_name(skill)].append(Alias(alias, _source(note), _LANGUAGES.get(note)))
    return {key: tuple(aliases) for key, aliases in found.items()}


@cache
def _skills_called() -> Mapping[str, tuple[str, ...]]:
    """For each short form and each name in another language: the skills of the table that it names."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, aliases in _table().items():
        for alias in aliases:
            if alias.source in {Source.ABBREVIATION, Source.LANGUAGE}:
                found[key_of_name(alias.text)].append(key)
    return {name: tuple(keys) for name, keys in found.items()}


def _source(note: str) -> Source:
    kind = note.partition(";")[0].partition(":")[0].strip()
    if kind in {"phrase", "abbreviation", "tool", "ambiguous"}:
        return Source(kind)
    return Source.LANGUAGE
