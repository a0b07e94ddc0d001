"""The opening of a short text: who, how they know each other, and one deed, before a reader stops.

LinkedIn shows about the first 200 characters before “see more”. No word is made here: the
opening is the subject's name, the owner's own line on the relation, and a sentence of the
approved text, moved to the front where it would come too late.
"""

import re
from dataclasses import replace

from goodword.nouns import Recommendation
from goodword.text.catalogue import words
from goodword.text.linkedin import SEEN_FIRST
from goodword.text.names import given_name
from goodword.text.sentences import ended, sentences

_DEED_BEGINS_BEFORE = 140
"""Sixty characters of a deed tell what was done."""
_WORD = re.compile(r"\w{4,}")
_SHARED_WITH_A_QUOTE = 0.5


def opened(recommendation: Recommendation) -> tuple[str, ...]:
    """The paragraphs, opened so that name, relation and a deed stand within the first 200 characters.

    A text that already opens so is left as it is. Otherwise what is missing is put in front: the
    subject's name as a heading, the relation as the owner worded it, and the first sentence that
    tells a deed, taken from its place further down.
    """
    lead = " ".join((*_missing_heading(recommendation), *_missing_relation(recommendation)))
    deed = late_deed(recommendation, before=_DEED_BEGINS_BEFORE - len(lead))
    if deed is not None and len(lead) <= _DEED_BEGINS_BEFORE:
        lead = f"{lead} {deed}".strip()
        recommendation = replace(recommendation, paragraphs=_without(recommendation.paragraphs, deed))
    return (lead, *recommendation.paragraphs) if lead else recommendation.paragraphs


def deed_of(recommendation: Recommendation) -> str | None:
    """The first sentence that tells a deed: words of released evidence, or a year or a number."""
    told = [sentence for paragraph in recommendation.paragraphs for sentence in sentences(paragraph)]
    quotes = [item.quote for item in recommendation.evidence]
    resting = (sentence for sentence in told if any(_shares(sentence, quote) for quote in quotes))
    counted = (sentence for sentence in told if any(letter.isdigit() for letter in sentence))
    return next(resting, None) or next(counted, None)


def late_deed(recommendation: Recommendation, *, before: int) -> str | None:
    """The deed, where it begins after `before` characters of the text; None where it comes in time."""
    deed = deed_of(recommendation)
    if deed is None or 0 <= recommendation.text.find(deed) <= before:
        return None
    return deed


def _missing_heading(recommendation: Recommendation) -> tuple[str, ...]:
    seen = recommendation.text[:SEEN_FIRST].casefold()
    name = recommendation.subject_name
    if name.casefold() in seen or (given_name(name) and given_name(name).casefold() in seen):
        return ()
    return (words(recommendation.language).letter.heading.format(subject=name) + ".",)


def _missing_relation(recommendation: Recommendation) -> tuple[str, ...]:
    relation = (recommendation.disclosures.relation or "").strip()
    if not relation or _shares(relation, recommendation.text[:SEEN_FIRST]):
        return ()
    return (ended(relation),)


def _shares(sentence: str, other: str) -> bool:
    """Whether at least half of the longer words of `sentence` stand in `other` too."""
    said = set(_WORD.findall(sentence.casefold()))
    return bool(said) and len(said & set(_WORD.findall(other.casefold()))) >= _SHARED_WITH_A_QUOTE * len(said)


def _without(paragraphs: tuple[str, ...], sentence: str) -> tuple[str, ...]:
    """The paragraphs with the first occurrence of `sentence` taken out."""
    kept: list[str] = []
    is_out = False
    for paragraph in paragraphs:
        if not is_out and sentence in paragraph:
            before, _, after = paragraph.partition(sentence)
            paragraph = " ".join(part for part in (before.strip(), after.strip()) if part)  # noqa: PLW2901 - the same paragraph, shorter
            is_out = True
        kept.append(paragraph)
    return tuple(paragraph for paragraph in kept if paragraph)
