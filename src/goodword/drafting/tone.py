"""How a letter sounds: clichés, words that raise doubt, claims that nobody can make, empty praise.

Lists, not a model: each finding names the words that made it, so the owner can judge
(`docs/why/0100-tone-and-mirror.md`). Nothing here looks at who is
spoken of: the same words are found for everybody.
"""

import re
from collections.abc import Mapping
from functools import cache

import msgspec

from goodword.drafting.lexicon import function_words, words_of
from goodword.text.languages import primary_language
from goodword.text.shipped import WordSet, shipped_table


class _Tone(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cliches: str = ""
    doubts: str = ""
    boasts: str = ""
    empty: WordSet = WordSet()
    ability: WordSet = WordSet()
    effort: WordSet = WordSet()
    communal: WordSet = WordSet()


_NOTHING = re.compile(r"(?!)")
_WITH_HYPHENS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@cache
def _tones() -> Mapping[str, _Tone]:
    return shipped_table("goodword.drafting", "words/tone.toml", dict[str, _Tone])


@cache
def _phrases(language: str, kind: str) -> re.Pattern[str]:
    """The phrases of one kind in `language`; none where the language has no list."""
    tone = _tones().get(language)
    listed = getattr(tone, kind).strip().splitlines() if tone else []
    if not listed:
        return _NOTHING
    alternatives = "|".join(
        re.escape(phrase).replace("'", "['’]").replace(r"\ ", r"\s+")
        for phrase in sorted(listed, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE)


def _found(text: str, language: str, kind: str) -> str | None:
    found = _phrases(primary_language(language), kind).search(text)
    return found.group() if found else None


def cliche(text: str, language: str) -> str | None:
    """A phrase that is said of everybody; None where there is none."""
    return _found(text, language, "cliches")


def doubtful(text: str, language: str) -> str | None:
    """A hedge or faint praise, which makes a reader wonder; None where there is none."""
    return _found(text, language, "doubts")


def boast(text: str, language: str) -> str | None:
    """A claim that goes beyond what one person can have seen; None where there is none."""
    return _found(text, language, "boasts")


def is_empty_praise(text: str, names: frozenset[str]) -> bool:
    """Whether an English sentence praises and holds nothing that only this person did."""
    empty = _tones()["en"].empty
    content = [word for word in words_of(text) if word not in function_words("en") and word not in names]
    return any(word in empty for word in content) and all(
        word.removesuffix("'s") in empty for word in content
    )


def habits(text: str) -> Mapping[str, int]:
    """How many words of an English text speak of ability, effort, kindness, or raise doubt; and all."""
    words = [found.group().casefold() for found in _WITH_HYPHENS.finditer(text)]
    counted = {kind: sum(map(bool, map(_listed(kind).fullmatch, words))) for kind in _KINDS}
    return {**counted, "doubt": len(_phrases("en", "doubts").findall(text)), "words": len(words)}


_KINDS = ("ability", "effort", "communal")


@cache
def _listed(kind: str) -> re.Pattern[str]:
    listed: WordSet = getattr(_tones()["en"], kind)
    return re.compile("|".join(re.escape(word).replace(r"\*", r"\w*") for word in sorted(listed)))
