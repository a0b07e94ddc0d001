"""Words by which people tell of a skill without naming it, for any label and in thirteen languages.

What ships is one table, made by `evaluation/train_skills.py` from tables that were written by hand
(`evaluation/data/trades`) and from words that an encoder holds for near in meaning (`docs/why/0085`).
"""

import gzip
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

import msgspec

from goodword.skills.rules import FUNCTION_WORDS
from goodword.skills.stories import HEADS, told_in_english, told_in_stories
from goodword.skills.words import Word, folded, language_of, words
from goodword.text.shipped import shipped_bytes

ALL_LANGUAGES = "und"
ENGLISH = frozenset({"en", "hi", ALL_LANGUAGES})
"""Languages whose words may be English as they stand; Hindi is written mixed with it."""
_COMPOUNDING = frozenset({"de", "nl", ALL_LANGUAGES})
_SHORTEST_PART = 4
_GLOSSED = 0.8
"""What a word of another language weighs: it has other meanings than the one that the table gives."""
_NEAR = 0.62
"""What a word weighs that is only near in meaning."""
_OF_LABEL = 0.8
"""What a word weighs that means a word of the label: German "Narbe" for "Wundversorgung"."""
_OF_CALLED = 0.5
"""What English stories weigh of the skill that a label of another language stands for."""
_HEAD = 0.2
_PART_OF_LABEL = 0.7
"""What a word weighs that goes with one word of a longer label."""


class Lexicon(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table that ships."""

    words: tuple[str, ...]
    """Stems of the words of stories, English."""
    weights: tuple[float, ...]
    """For each: less, the more trades tell of themselves by it."""
    keys: dict[str, tuple[int, ...]]
    """For the stem of a word of labels: the words of stories."""
    labels: dict[str, tuple[int, ...]]
    """For whole labels, in lower case."""
    glosses: dict[str, msgspec.Raw]
    """For each language and stem: English stems; unpacked when it is asked for."""
    near: dict[str, tuple[str, ...]]
    """For words of any language, in lower case: English stems of nearly the same meaning."""


@cache
def lexicon() -> Lexicon:
    """The table, read once."""
    packed = shipped_bytes("goodword.skills", "meaning.msgpack.gz")
    return msgspec.msgpack.decode(gzip.decompress(packed), type=Lexicon)


@cache
def _numbers() -> Mapping[str, int]:
    return {word: at for at, word in enumerate(lexicon().words)}


def weight_of(stem: str) -> float:
    """How much it says that this word is told, whoever the trade; 1 where only one trade has it."""
    at = _numbers().get(stem)
    return 1.0 if at is None else lexicon().weights[at]


@lru_cache(maxsize=16_384)
def english(text: str, stem: str, lang: str) -> tuple[tuple[str, float], ...]:
    """English stems that the word of that stem, written so, stands for, each with how surely."""
    own = ((stem, 1.0),) if lang in ENGLISH else ()
    glossed = tuple((other, _GLOSSED) for other in _glossed(stem, lang))
    near = tuple((other, _NEAR) for other in lexicon().near.get(folded(text), ()))
    return (*own, *glossed, *near)


def meanings(text: str, stem: str, lang: str) -> tuple[tuple[str, float], ...]:
    """The stem itself, as `told_by_stories` has it, and the English stems that the word stands for."""
    found = english(text, stem, lang)
    return found if lang in ENGLISH else ((foreign(stem, lang), 1.0), *found)


def foreign(stem: str, lang: str) -> str:
    """The stem of another language, so that it meets no English one."""
    return f"{lang} {stem}"


def _glossed(stem: str, lang: str) -> tuple[str, ...]:
    found: tuple[str, ...] = ()
    for glosses in _glosses(lang):
        found += glosses.get(stem, ())
        if not found and lang in _COMPOUNDING and len(stem) > 2 * _SHORTEST_PART:
            found += _parts_glossed(stem, glosses)
    return found


def _parts_glossed(stem: str, glosses: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """What the two words of a compound stand for: Dutch "wondzorg", German "Gartenpflege"."""
    found: tuple[str, ...] = ()
    for at in range(_SHORTEST_PART, len(stem) - _SHORTEST_PART + 1):
        found += glosses.get(stem[:at], ()) + glosses.get(stem[at:], ())
    return found


def _glosses(lang: str) -> tuple[Mapping[str, tuple[str, ...]], ...]:
    known = lexicon().glosses
    return tuple(_unpacked(one) for one in known if lang in {one, ALL_LANGUAGES})


@cache
def _unpacked(lang: str) -> Mapping[str, tuple[str, ...]]:
    return msgspec.msgpack.decode(lexicon().glosses[lang], type=dict[str, tuple[str, ...]])


@lru_cache(maxsize=2048)
def label_stems(label: str, lang: str) -> frozenset[str]:
    """Stems of the words of the label that mean something, in its own language."""
    return frozenset(part.stem for part in _parts(label, lang))


def _parts(label: str, lang: str) -> list[Word]:
    parts = words(label.partition(" (")[0], language_of(lang))
    return [part for part in parts if part.text.casefold() not in FUNCTION_WORDS]


@lru_cache(maxsize=2048)
def told_by(label: str, lang: str) -> Mapping[str, float]:
    """English stems by which people tell of the skill called `label`, each with its weight."""
    parts = _parts(label, lang)
    told: dict[str, float] = {}
    for at in lexicon().labels.get(label.partition(" (")[0].casefold(), ()):
        told[lexicon().words[at]] = 1.0
    for part in parts:
        named = _surest(english(part.text, part.stem, lang))
        is_head = len(parts) > 1 and any(stem in HEADS for stem in named)
        for stem, sure in named.items():
            _add(told, stem, sure * (_HEAD if is_head else _OF_LABEL))
            if not is_head:
                _add_trade(told, stem, sure * (_PART_OF_LABEL if len(parts) > 1 else 0.9))
    return told


def _surest(meanings: Iterable[tuple[str, float]]) -> Mapping[str, float]:
    """Each stem once: a word is near in meaning to itself, too, and then no less sure."""
    found: dict[str, float] = {}
    for stem, sure in meanings:
        _add(found, stem, sure)
    return found


def _add_trade(told: dict[str, float], key: str, weight: float) -> None:
    for at in lexicon().keys.get(key, ()):
        _add(told, lexicon().words[at], weight)


def _add(told: dict[str, float], stem: str, weight: float) -> None:
    told[stem] = max(told.get(stem, 0.0), weight)


@lru_cache(maxsize=2048)
def told_by_stories(label: str, lang: str) -> Mapping[str, float]:
    """Stems by which stories tell of the skill called `label`, English ones and those of `lang`."""
    parts = [part for part in _parts(label, lang) if part.stem not in HEADS]
    meant: dict[str, float] = {}
    for part in parts:
        for stem, sure in english(part.text, part.stem, lang):
            _add(meant, stem, sure)
    told = dict(told_in_stories(label, "en", frozenset(meant.items())))
    if lang != "en":
        for stem, weight in told_in_english(label, lang).items():
            _add(told, stem, _OF_CALLED * weight)
        own = frozenset((part.stem, 1.0) for part in parts)
        for stem, weight in told_in_stories(label, lang, own).items():
            _add(told, stem if lang in ENGLISH else foreign(stem, lang), weight)
    return told
