"""How surely the words of a text tell of one listed skill, against all other skills in the world.

Among the skills that somebody lists there is always one that an everyday word fits. So what the words say
of it is weighed against what they say of skills that are not akin to it, whether listed or not. The weights
are data, made by `evaluation/train_told.py` (`docs/why/0182`).
"""

import math
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from goodword.skills.lexicon import ENGLISH, foreign, told_by_stories
from goodword.skills.stories import kinship, told_of_all
from goodword.text.shipped import shipped_bytes

_MOST_RIVALS = 40
"""Skills of the world that are looked at, the likeliest."""
_AKIN = 0.4
"""Cosine from which a label is akin."""
_SLOPE = 1.5
"""By it what is told of each of the likeliest becomes its share."""


class Evidence(NamedTuple):
    """What speaks for one listed skill and against it."""

    told: float
    """What the words say of it."""
    third: float
    """What the third of them says, in order of weight; 0 where there are two."""
    elsewhere: float
    """The most that they say of another skill of the world, less what that one is akin to it."""
    akin: float
    """The most that they say of a skill akin to it."""
    share: float
    """The share that skills akin to it have of the likeliest ones."""
    listed: int
    """How many skills are listed."""


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What training found, for English and for other languages."""

    bias: dict[str, float]
    weights: dict[str, tuple[float, ...]]
    """In the order of the fields of `Evidence`."""


@cache
def _weights() -> Weights:
    return msgspec.json.decode(shipped_bytes("goodword.skills", "surely.json"), type=Weights)


def probability(found: Evidence, lang: str) -> float:
    """How probable it is that the words tell of that skill."""
    key, known = language_key(lang), _weights()
    log_odds = known.bias[key] + sum(
        weight * value for weight, value in zip(known.weights[key], found, strict=True)
    )
    return 1 / (1 + math.exp(-log_odds))


def language_key(lang: str) -> str:
    """The weights that hold for a language."""
    return "en" if lang in ENGLISH else "other"


def evidence(
    skill: str, words: Mapping[str, float], said: Collection[str], lang: str, listed: int
) -> Evidence:
    """What speaks for `skill`, of which `words` tell so much each, in a text of the stems `said`."""
    language = "en" if lang in ENGLISH else lang
    rivals = told_of_all(said, language, _MOST_RIVALS)
    close = [(weight, _kinship(skill, label, lang)) for label, weight in rivals]
    by_weight = sorted(words.values(), reverse=True)
    return Evidence(
        told=sum(by_weight),
        third=by_weight[2] if len(by_weight) > 2 else 0.0,  # noqa: PLR2004 - the third
        elsewhere=max((weight * (1 - near) for weight, near in close), default=0.0),
        akin=max((weight for weight, near in close if near > _AKIN), default=0.0),
        share=_share(close),
        listed=listed,
    )


def _share(close: Sequence[tuple[float, float]]) -> float:
    """How near, on average, the likeliest are, each by its share."""
    if not close:
        return 0.0
    shares = [math.exp(_SLOPE * (weight - close[0][0])) for weight, _ in close]
    return sum(share * near for share, (_, near) in zip(shares, close, strict=True)) / sum(shares)


@lru_cache(maxsize=16_384)
def _kinship(skill: str, label: str, lang: str) -> float:
    return kinship(_words_of(skill, lang), label, "en" if lang in ENGLISH else lang)


@lru_cache(maxsize=2048)
def _words_of(skill: str, lang: str) -> Mapping[str, float]:
    """Stems in the language itself by which stories tell of the skill."""
    told = told_by_stories(skill, lang)
    mark = "" if lang in ENGLISH else foreign("", lang)
    return {stem.removeprefix(mark): weight for stem, weight in told.items() if stem.startswith(mark)}
