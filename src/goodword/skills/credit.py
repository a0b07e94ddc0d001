"""How surely the contact is credited with a skill that a text names: a small linear model.

It looks at the words before and after the name, in its sentence and behind it, and at what the rules
found. Its weights are data, made by `evaluation/train_credit.py` from labelled cases (`docs/why/0180`).
"""

import gzip
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from goodword.skills.doubt import is_doubtful
from goodword.skills.phrases import Hit
from goodword.skills.rules import HIT, THIRD, WHO
from goodword.skills.sense import is_meant, need
from goodword.skills.whose import Said, is_credited, is_credited_with_a_word, veto
from goodword.skills.words import has_no_spaces, language_of, stem
from goodword.text.shipped import shipped_bytes

HUNDREDTHS = 100
_NEAR = 3
"""Words right before the name that count together: "thanks for the"."""
_MANY = 5
"""Sentences from which a text counts as long."""
_ENDS = frozenset("!?.…")
_NUMBER = "0"
_LONGEST_ENDLESS = 2
"""Letters of words that have no ending to take off."""
_TOKEN = re.compile(
    rf"[{HIT}{WHO}{THIRD}]|[^\W\d_{HIT}{WHO}{THIRD}]+(?:['’][^\W\d_{HIT}{WHO}{THIRD}]+)*"
    r"|\d+|[!?…:;,.。、！？؟،\"“”—–]|[\u2600-\u27bf\U0001f300-\U0001faff]"
)


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What training found; every feature is there or not."""

    bias: int
    weights: dict[str, int]
    """For each feature: what it adds to the log-odds, in hundredths."""


@cache
def _weights() -> Weights:
    packed = shipped_bytes("goodword.skills", "credit.msgpack.gz")
    return msgspec.msgpack.decode(gzip.decompress(packed), type=Weights)


class Rules(NamedTuple):
    """What the rules say of a hit."""

    against: str | None
    """The veto that fires, by its name."""
    is_meant: bool
    is_doubtful: bool


def rules_on(hit: Hit, said: Said, others: Sequence[Hit]) -> Rules:
    """What the rules say of the hit; `others` are all hits of the text."""
    return Rules(veto(hit, said), is_meant(hit, said, others), is_doubtful(hit, said))


def credited(hit: Hit, said: Said, rules: Rules) -> float:
    """How probable it is that the text credits the contact with the named skill."""
    known = _weights()
    looked_at = words_around(hit, said) | rules_found(hit, said, rules)
    log_odds = (known.bias + sum(known.weights.get(feature, 0) for feature in looked_at)) / HUNDREDTHS
    return 1 / (1 + math.exp(-log_odds))


def words_around(hit: Hit, said: Said) -> frozenset[str]:
    """Words and pairs of words ahead of the sentence, in it and behind it, and how the name stands in it."""
    first, last = said.near(hit)
    start, end = said.sentence_of(hit)
    sentence = _tokens(said.with_signs(hit, start, end), said.lang)
    ahead = _tokens(said.with_signs(hit, first, start), said.lang) if start > first else []
    behind = _tokens(said.with_signs(hit, end, last), said.lang) if last > end else []
    return frozenset(
        [
            *_words_and_pairs("ahead", ahead),
            *_words_and_pairs("in", sentence),
            *_words_and_pairs("behind", behind),
            *_beside_the_name(sentence),
            f"sentences {min(len(said.sentences), _MANY)}",
        ]
    )


def _beside_the_name(sentence: Sequence[str]) -> Iterator[str]:
    """Words by their side of the name, those right beside it, and those between it and the contact."""
    at = sentence.index(HIT) if HIT in sentence else 0
    before, after = sentence[:at], sentence[at + 1 :]
    yield from (f"before {word}" for word in before)
    yield from (f"after {word}" for word in after)
    yield f"lead {' '.join(before[-_NEAR:])}"
    yield f"follow {' '.join(after[:1])}"
    yield f"follow two {' '.join(after[:2])}"
    if not before:
        yield "begins with it"
    if len(after) <= 1:
        yield "ends with it"
    yield f"ends {sentence[-1] if sentence and sentence[-1] in _ENDS else ''}"
    named = [place for place, token in enumerate(sentence) if token == WHO]
    if named:
        nearest = min(named, key=lambda place: abs(place - at))
        side = "before" if nearest < at else "after"
        between = sentence[min(nearest, at) + 1 : max(nearest, at)]
        yield from (f"between, {side} {word}" for word in between)


def _words_and_pairs(where: str, tokens: Sequence[str]) -> Iterable[str]:
    return [*(f"{where} {word}" for word in tokens), *(f"{where} {a} {b}" for a, b in pairwise(tokens))]


def _tokens(text: str, lang: str) -> list[str]:
    """Stems, marks and runes; a script without spaces gives pairs of its letters."""
    found: list[str] = []
    for token in _TOKEN.findall(text.lower()):
        if token.isdigit():
            found.append(_NUMBER)
        elif has_no_spaces(token) and len(token) > 1:
            found += [a + b for a, b in pairwise(token)]
        else:
            found.append(stem(token, language_of(lang)) if len(token) > _LONGEST_ENDLESS else token)
    return found


def rules_found(hit: Hit, said: Said, rules: Rules) -> frozenset[str]:
    """What the rules have to say, each as one feature."""
    is_sound = rules.is_meant and rules.against is None and not rules.is_doubtful
    return frozenset(
        {
            f"rule need {need(hit, said.words, said.lang).value}",
            f"rule meant {rules.is_meant}",
            f"rule veto {rules.against}",
            f"rule doubted {rules.is_doubtful}",
            f"rule sound {is_sound}",
            f"rule source {hit.source} {hit.is_loose}",
            f"rule credited {is_credited(hit, said)}",
            f"rule credited here {is_credited_with_a_word(hit, said)}",
            f"rule English {said.lang == 'en'}",
        }
    )
