"""The year of a deed that stands without one, behind a sentence that says another.

Thanks are mostly of what was done just now, so what was done is of the post's year, unless the words or
the calendar leave a doubt: then the letter dates only the writing (`docs/why/0173-each-deed-in-its-year.md`).
"""

import re
from dataclasses import replace
from datetime import datetime

from goodword.drafting.lexicon import english, words_of
from goodword.drafting.retelling import Form, Phrase, is_past
from goodword.drafting.voice import Voice

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FAR = 8
"""The verb of a clause stands within so many words."""
_JANUARY = 1
"""What is thanked for then may have been done before the new year."""
_PERSONS = frozenset({"i", "we", "she", "he", "they"})
_OF_SOMEBODY = frozenset({"her", "his", "their", "my", "our", "the"})
_NOT_PAST = frozenset(
    (
        "is",
        "are",
        "am",
        "has",
        "have",
        "do",
        "does",
        "will",
        "can",
        "may",
        "must",
        "should",
        "would",
        "could",
        "might",
    )
)


def year_said(phrase: Phrase, sent_at: datetime | None) -> int | None:
    """The last year that a reader of the phrase has in mind; None where it says none."""
    if phrase.form is not Form.CLAUSE:
        return sent_at.year if sent_at else None
    years = _YEAR.findall(f"{phrase.text} {phrase.more}")
    return int(years[-1]) if years else None


def in_its_year(phrase: Phrase, voice: Voice, sent_at: datetime | None) -> Phrase:
    """A clause of what was done as one that the letter dates; any other phrase as it is.

    What is so still, or says its year itself, needs none: “She is the best teacher I know.”
    """
    if sent_at is None or phrase.form is not Form.CLAUSE or _YEAR.search(phrase.text):
        return phrase
    words = words_of(phrase.text)
    if not _tells_what_was_done(words, voice):
        return phrase
    is_unsure = sent_at.month == _JANUARY or bool(english().of_longer & set(_without_comparison(words)))
    return replace(phrase, form=Form.TOLD, report="wrote_that" if is_unsure else "then_year")


def _without_comparison(words: list[str]) -> list[str]:
    """“Than in five years” tells how much, not when."""
    return words[: words.index("than")] if "than" in words else words


def _tells_what_was_done(words: list[str], voice: Voice) -> bool:
    """Whether the clause is of the past, as far as the lists tell: by its first verb where a person does it.

    Behind “the way she got them into coats …” the verb may be anywhere: nothing may be of the present.
    """
    is_person = words[0] in _PERSONS or words[0] in words_of(voice.short)
    if not is_person and (words[0] not in _OF_SOMEBODY or _NOT_PAST & set(words)):
        return False
    if is_person and len(words) > 1 and words[1] in english().same_in_past:
        return words[0] not in {"i", "we", "they"}  # “she put”: of the present it would be “puts”
    verb = next((word for word in words[1:_FAR] if word in _NOT_PAST or "'" in word or is_past(word)), "and")
    before = words[: words.index(verb)] if verb in words else words
    return "and" not in before and "'" not in words[0] and is_past(verb)
