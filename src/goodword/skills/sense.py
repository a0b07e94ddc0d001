"""Whether a phrase means the skill here: "Go" or going, "Excel" or to excel."""

import re
from collections.abc import Sequence
from enum import IntEnum

from goodword.skills.aliases import Source, ambiguous_words
from goodword.skills.phrases import Hit
from goodword.skills.rules import CUES, EVERYDAY, PROPER, patterns
from goodword.skills.whose import Said
from goodword.skills.words import Word

_NEAR = 3
_INITIALS = 2
_SHORT = 4
_TECHNICAL = re.compile(r"\d|[+#./]|[a-z][A-Z]|^[A-Z]{2,}$")
_FIRST_LETTERS = re.compile(r"^[A-Z]")


class Need(IntEnum):
    """How much a phrase must be backed before it counts."""

    NOTHING = 0
    A_SIGN = 1
    """A plain single word: the sentence must show that the skill is meant."""
    A_STRONG_SIGN = 2
    """An everyday word: a word of the trade must stand beside it, or another listed skill."""


def need(hit: Hit, said: Sequence[Word]) -> Need:
    """What the hit needs before it counts."""
    if hit.is_hashtag or hit.length > 1 or hit.first != hit.last:
        return Need.NOTHING
    if hit.source is Source.ABBREVIATION and len(hit.alias) > _INITIALS:
        return Need.NOTHING
    written = said[hit.first].text
    if len(written) <= _INITIALS:
        return Need.A_SIGN if hit.source is Source.ABBREVIATION else Need.A_STRONG_SIGN
    word = written.casefold()
    if word in EVERYDAY or hit.skill.casefold() in EVERYDAY or word in ambiguous_words():
        return Need.A_STRONG_SIGN
    if written.isupper() and len(written) <= _SHORT:
        return Need.A_SIGN
    return Need.NOTHING if _TECHNICAL.search(written) else Need.A_SIGN


def is_meant(hit: Hit, said: Said, others: Sequence[Hit]) -> bool:
    """Whether the hit may count; an ambiguous alias never does alone."""
    if hit.source is Source.AMBIGUOUS:
        return False
    needed = need(hit, said.words)
    if needed is Need.NOTHING or _has_strong_sign(hit, said, others):
        return True
    return needed is Need.A_SIGN and _has_sign(hit, said)


def _has_strong_sign(hit: Hit, said: Said, others: Sequence[Hit]) -> bool:
    near = [
        *said.words[max(0, hit.first - _NEAR) : hit.first],
        *said.words[hit.last + 1 : hit.last + 1 + _NEAR],
    ]
    if any(word.text.casefold() in CUES for word in near):
        return True
    if _has_capital_of_its_own(hit, said) and _has_sign(hit, said):
        return True
    return any(
        other.skill != hit.skill
        and not other.is_loose
        and (other.last < hit.first or other.first > hit.last)
        and other.source is not Source.AMBIGUOUS
        and need(other, said.words) is Need.NOTHING
        for other in others
    )


def _has_capital_of_its_own(hit: Hit, said: Said) -> bool:
    """Whether a word that is otherwise written small has a capital inside a sentence: "her Excel sheets"."""
    written = said.words[hit.first].text
    begins_sentence = any(start <= hit.start <= start + 1 for start, _ in said.sentences)
    return (
        said.lang != "de"  # every noun has one
        and not begins_sentence
        and hit.in_form
        and written == hit.alias
        and len(written) > 1
        and bool(_FIRST_LETTERS.match(written))
        and written.casefold() not in PROPER
    )


def _has_sign(hit: Hit, said: Said) -> bool:
    signs = patterns("sign", said.lang)
    return bool(signs and signs.search(said.with_signs(hit, *said.sentence_of(hit))))
