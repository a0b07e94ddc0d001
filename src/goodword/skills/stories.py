"""Words of the stories that people tell of a skill, each with what it says for that skill.

What ships is one table, made by `evaluation/train_skills.py` from stories that were written for Goodword
(`evaluation/data/trades/stories.tsv.gz`, `docs/why/0178`). Its words are stems of the story's own language.
"""

import gzip
import math
import struct
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from heapq import nlargest
from typing import NamedTuple

import msgspec

from goodword.skills.words import folded, language_of, words
from goodword.text.shipped import shipped_bytes

WHOLE = 0.55
"""What a word of a story weighs at its most, beside 1 for a word of a trade."""
_PART_OF_LABEL = 0.6
"""What is left of it where labels share a word alone: "Wedding Planning" and "Wedding Photography"."""
_UNIT = 100
HEADS = frozenset(
    {"manag", "design", "develop", "skill", "work", "general", "servic", "plan", "support", "strategi"}
)
"""Stems that say little in a label of several words: "Fleet Management" is told of by words of fleets."""


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The stories of one language."""

    words: tuple[str, ...]
    """Stems of all stories."""
    labels: dict[str, bytes]
    """For each label, in English and lower case: the numbers of its words (`packed_numbers`)."""
    called: dict[str, tuple[str, ...]]
    """For each name in the language itself: the labels that it may stand for."""
    weights: dict[str, bytes]
    """For each label and word: its weight, in hundredths."""


def packed_numbers(numbers: Sequence[int]) -> bytes:
    """Numbers below 65,536 in two bytes each, the lower one first."""
    return struct.pack(f"<{len(numbers)}H", *numbers)


def _unpacked(numbers: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(numbers) // 2}H", numbers)


@cache
def _packed() -> Mapping[str, bytes]:
    """The stories by language, each unpacked when it is asked for: most people write in one or two."""
    return msgspec.msgpack.decode(shipped_bytes("goodword.skills", "stories.msgpack"), type=dict[str, bytes])


@cache
def _stories(lang: str) -> Told:
    return msgspec.msgpack.decode(gzip.decompress(_packed()[lang]), type=Told)


def key_of(label: str) -> str:
    """The label as the table has it: without what stands in brackets, in lower case."""
    return " ".join(folded(label.partition(" (")[0]).split())


@cache
def _by_word(lang: str) -> Mapping[str, tuple[str, ...]]:
    """For the stem of a word of labels: the labels of stories that have it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    table = _stories(lang)
    names = table.called or {label: (label,) for label in table.labels}
    for name, labels in names.items():
        for stem in _stems(name, lang):
            found[stem] += labels
    return {stem: tuple(dict.fromkeys(labels)) for stem, labels in found.items()}


def _stems(label: str, lang: str) -> list[str]:
    stems = [word.stem for word in words(label, language_of(lang))]
    return [stem for stem in stems if stem not in HEADS] if len(stems) > 1 else stems


@lru_cache(maxsize=2048)
def told_in_stories(label: str, lang: str, named: frozenset[tuple[str, float]]) -> Mapping[str, float]:
    """Stems of that language by which stories tell of the skill called `label`, each with its weight.

    `named` holds stems of that language for the words of the label, each with how surely it stands for it:
    by them labels are akin, and tell the less, the more there are.
    """
    if lang not in _packed():
        return {}
    key = key_of(label)
    told: dict[str, float] = {}
    for own in (key, *_stories(lang).called.get(key, ())):
        for word, weight in _told(own, lang):
            told[word] = max(told.get(word, 0.0), weight)
    for stem, sure in named:
        akin = _by_word(lang).get(stem, ())
        part = _PART_OF_LABEL * sure / math.sqrt(len(akin)) if akin else 0.0
        for other in akin:
            for word, weight in _told(other, lang):
                told[word] = max(told.get(word, 0.0), weight * part)
    return told


def told_in_english(label: str, lang: str) -> Mapping[str, float]:
    """English stems by which stories tell of the skills that a label of another language stands for."""
    told: dict[str, float] = {}
    for english in _stories(lang).called.get(key_of(label), ()) if lang in _packed() else ():
        for word, weight in _told(english, "en"):
            told[word] = max(told.get(word, 0.0), weight)
    return told


@lru_cache(maxsize=2048)
def _told(key: str, lang: str) -> tuple[tuple[str, float], ...]:
    table = _stories(lang)
    numbers, weights = _unpacked(table.labels.get(key, b"")), table.weights.get(key, b"")
    return tuple(
        (table.words[number], WHOLE * weight / _UNIT) for number, weight in zip(numbers, weights, strict=True)
    )


class _Telling(NamedTuple):
    """The labels of which a word tells."""

    labels: "array[int]"  # not subscriptable at run time before Python 3.12
    """Their numbers, in the order of the table."""
    weights: bytearray
    """What it says for each, in hundredths."""


@cache
def _labels_by_told(lang: str) -> Mapping[str, _Telling]:
    """For each stem of stories: the labels of which it tells; in numbers, for there are a quarter million."""
    table = _stories(lang)
    found = {word: _Telling(array("H"), bytearray()) for word in table.words}
    for number, (label, words_of_it) in enumerate(table.labels.items()):
        for word, weight in zip(_unpacked(words_of_it), table.weights[label], strict=True):
            telling = found[table.words[word]]
            telling.labels.append(number)
            telling.weights.append(weight)
    return found


@cache
def _labels(lang: str) -> tuple[str, ...]:
    return tuple(_stories(lang).labels)


def told_of_all(stems: Iterable[str], lang: str, most: int) -> Sequence[tuple[str, float]]:
    """The labels in the world of which these words tell most, each with how much, the likeliest first."""
    if lang not in _packed():
        return ()
    by_stem = _labels_by_told(lang)
    told: defaultdict[int, int] = defaultdict(int)
    for telling in filter(None, map(by_stem.get, stems)):
        for number, weight in zip(telling.labels, telling.weights, strict=True):
            told[number] += weight
    likeliest = nlargest(most, told.items(), key=lambda item: (item[1], -item[0]))
    return [(_labels(lang)[number], WHOLE * weight / _UNIT) for number, weight in likeliest]


def kinship(words: Mapping[str, float], label: str, lang: str) -> float:
    """How akin a label is to the skill of which `words` tell: the cosine of the two."""
    told = _told(label, lang)
    lengths = math.hypot(*words.values()) * _length(label, lang)
    return sum(weight * words.get(word, 0.0) for word, weight in told) / lengths if lengths else 0.0


@lru_cache(maxsize=2048)
def _length(label: str, lang: str) -> float:
    return math.hypot(*(weight for _, weight in _told(label, lang)))
