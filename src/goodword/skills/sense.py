"""Whether a phrase means the skill here: "Go" or going, "Excel" or to excel."""

import re
from collections.abc import Sequence
from enum import IntEnum

from goodword.skills.aliases import Source, ambiguous_words
from goodword.skills.lexicon import ENGLISH
from goodword.skills.phrases import Hit
from goodword.skills.rules import CUES, EVERYDAY, PRACTICES, PROPER, TONGUES, TOOLS, WITH_SIGNS, fires
from goodword.skills.whose import Said
from goodword.skills.words import Word

_NEAR = 3
_INITIALS = 2
_SHORT = 4
_TECHNICAL = re.compile(r"\d|[+#./]|[a-z][A-Z]|^[A-Z]{2,}$")
_PRACTICE_ENDS = ("ing", "ship")
_STOP = re.compile(r"[,.;:!?]\s")
_SAID_OF_IT = re.compile(r"\b(?:is|are|was|were|and (?:we|i|he|she|they|it))\b", re.IGNORECASE)
_IN_THIS = re.compile(r"\bat (?:this|that|any|one|some|every|which) $", re.IGNORECASE)
_NEAR_LETTERS = 12
_FIRST_LETTERS = re.compile(r"^[A-Z]")


class Need(IntEnum):
    """How much a phrase must be backed before it counts."""

    NOTHING = 0
    A_SIGN = 1
    """A plain single word: the sentence must show that the skill is meant."""
    A_STRONG_SIGN = 2
    """An everyday word: a word of the trade must stand beside it, or another listed skill."""


def need(hit: Hit, said: Sequence[Word], lang: str) -> Need:
    """What the hit needs before it counts."""
    if hit.is_hashtag or hit.length > 1 or hit.first != hit.last:
        return Need.NOTHING
    if hit.source is Source.ABBREVIATION and len(hit.alias) > _INITIALS:
        return Need.NOTHING
    return _needed_by(hit, said[hit.first].text, lang)


def _needed_by(hit: Hit, written: str, lang: str) -> Need:
    """What a single word needs."""
    is_changed = lang == "en" and not hit.in_form and not hit.is_loose and not _is_plural(written, hit.alias)
    if len(written) <= _INITIALS and hit.source is Source.ABBREVIATION:
        return Need.A_SIGN
    if is_changed or len(written) <= _INITIALS or _is_everyday(written, hit, lang):
        return Need.A_STRONG_SIGN
    if written.isupper() and len(written) <= _SHORT:
        return Need.A_SIGN
    return Need.NOTHING if _TECHNICAL.search(written) else Need.A_SIGN


def _is_everyday(written: str, hit: Hit, lang: str) -> bool:
    """Whether it is an everyday word; a tool written as it is listed is one in English alone."""
    word = written.casefold()
    if lang not in ENGLISH and word in TOOLS and written == hit.alias:
        return False
    return word in EVERYDAY or hit.skill.casefold() in EVERYDAY or word in ambiguous_words()


def is_meant(hit: Hit, said: Said, others: Sequence[Hit]) -> bool:
    """Whether the hit may count; an ambiguous alias never does alone."""
    if is_another_thing(hit, said, others):
        return False
    needed = need(hit, said.words, said.lang)
    return needed is not Need.A_SIGN or _has_strong_sign(hit, said, others) or _has_sign(hit, said)


def is_another_thing(hit: Hit, said: Said, others: Sequence[Hit]) -> bool:
    """Whether the words stand for another thing, as everyday words do where no strong sign says otherwise."""
    if stands_otherwise(hit, said):
        return True
    is_everyday = need(hit, said.words, said.lang) is Need.A_STRONG_SIGN
    return is_everyday and not _has_strong_sign(hit, said, others)


def stands_otherwise(hit: Hit, said: Said) -> bool:
    """Whether the words are no name where they stand, whatever is said around them."""
    return hit.source is Source.AMBIGUOUS or _is_of_things(hit, said) or _is_parted(hit, said)


def _is_parted(hit: Hit, said: Said) -> bool:
    """Whether the words belong to two thoughts: "the bee, keeping …", "At this stage management …"."""
    if hit.first == hit.last:
        return False
    written = said.text[hit.start : hit.end]
    if _STOP.search(written) and not _STOP.search(hit.alias):
        return True
    if said.lang not in ENGLISH:
        return False
    is_said_of_it = hit.is_loose and bool(_SAID_OF_IT.search(written))
    return is_said_of_it or bool(_IN_THIS.search(said.text[max(0, hit.start - _NEAR_LETTERS) : hit.start]))


def _is_of_things(hit: Hit, said: Said) -> bool:
    """Whether a single word stands for one of a kind of things, or tells where one is from."""
    if hit.first != hit.last or not hit.in_form or hit.is_hashtag or hit.source is not Source.LABEL:
        return False
    written = said.words[hit.first].text
    word = written.casefold()
    is_name = said.lang == "en" and written.istitle() and word not in TOOLS and word not in TONGUES
    is_small = said.lang == "en" and word in TONGUES and written.islower() and not said.text.islower()
    return (
        is_small  # "shoe polish"
        or _matches("thing", hit, said)
        or (word in TONGUES and _matches("from_there", hit, said))
        or (is_name and _matches("name", hit, said))
    )


def _has_strong_sign(hit: Hit, said: Said, others: Sequence[Hit]) -> bool:
    near = [
        *said.words[max(0, hit.first - _NEAR) : hit.first],
        *said.words[hit.last + 1 : hit.last + 1 + _NEAR],
    ]
    if any(word.text.casefold() in CUES for word in near) or _matches("plain", hit, said):
        return True
    if _is_practice(said, hit) and _matches("held", hit, said):
        return True
    if _has_capital_of_its_own(hit, said) and _has_sign(hit, said):
        return True
    return any(
        other.skill != hit.skill
        and not other.is_loose
        and (other.last < hit.first or other.first > hit.last)
        and other.source is not Source.AMBIGUOUS
        and need(other, said.words, said.lang) is Need.NOTHING
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
    return said.lang not in WITH_SIGNS or _matches("sign", hit, said)


def _matches(rule: str, hit: Hit, said: Said) -> bool:
    return fires(rule, said.lang, said.with_signs(hit, *said.sentence_of(hit)))


def _is_practice(said: Said, hit: Hit) -> bool:
    """Whether it is something that people do, speak or are good at, and no thing: "singing", "patience"."""
    written = said.words[hit.first].text
    word = written.casefold()
    # "Your java" is a coffee, unless nothing has a capital.
    is_name = word in PROPER and (written == hit.alias or said.text.islower())
    return word in PRACTICES or is_name or word.endswith(_PRACTICE_ENDS) or not hit.in_form


def _is_plural(written: str, alias: str) -> bool:
    one, other = sorted((written.casefold(), alias.casefold()), key=len)
    return written.casefold() != one and other.removeprefix(one) in {"", "s", "es", "'s", "’s"}
