"""An English sentence of a post as a sentence of a letter: a clause, or a deed told.

What only its day and its network needed is left out: a call, a thanks behind the deed, "today", a
second clause about something else. No word is put in but those of the connective
(`docs/why/0122-how-a-draft-reads.md`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from goodword.drafting.clause import (
    begins_without_i,
    hangs,
    is_clause,
    leans_back,
    points_at_nothing,
    says_what_it_did,
    without_leaning_tail,
)
from goodword.drafting.harm import negations
from goodword.drafting.lexicon import (
    SUBJECT,
    before_who,
    closing_thanks,
    days,
    english,
    function_words,
    interjections,
    is_jargon,
    openers,
    pointing,
    words_of,
)
from goodword.drafting.reperson import repersoned
from goodword.drafting.trim import Names, trimmed, without_vocatives
from goodword.drafting.voice import Voice

LONGEST_SENTENCE = 280
_FEWEST_IN_A_CLAUSE = 2
_FEWEST_WORDS_BEHIND_A_MARK = 4
_NEAR = 5
"""A verb this near the beginning is the verb of the sentence."""
INNER_QUOTES = re.compile(r"[\"“”„«»]")
SECOND_PERSON = re.compile(r"\b(?:you|your|yours|yourself)\b|you['’]", re.IGNORECASE)
CLOSING_MARK = re.compile(r"[.…!?]+$")
_SPLICE = re.compile(r"\s*[,;—–-]\s+(?=(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?))")
_CONJUNCTIONS = frozenset({"because", "that", "which", "who", "and", "but", "so", "or", "if", "when", "as"})
_NO = re.compile(r"\bno\b", re.IGNORECASE)
"""“I had no degree and one suit” is what it was; “I never used it” is not what came of a gift."""
_ENUMERATES = re.compile(r"\b(?:and|or)\b", re.IGNORECASE)
_PRONOUNS = frozenset(
    ["it", "that", "this", "they", "these", "you", "your", "i", "we", "my", "our", "she", "he"]
)
_MAY_MEAN_ANYBODY = re.compile(
    r"\b(?:learn\w*|taught|teach\w*|show\w*|know\w*|knew|rule|lesson|principle|advice|reminded?)\b"
    r"[^.;:]*\b(?:how|when|where|what|which|why|if|that|before|until)\s+you\b",
    re.IGNORECASE,
)
"""“I learned how you say no to a board”: “you” is the subject, or everybody; only a quotation keeps both."""
_SAID_TO_OTHERS = re.compile(
    r"\b(?:say|says|saying|said|told)\b(?: that)? (?:I|we)\b[^,;]*\byou\b", re.IGNORECASE
)
"""“Never once saying I told you so”: what somebody said keeps its own “you”."""
_UP_TO_THEN = re.compile(
    r"\b(?:have|has|[a-z]+['’](?:ve|s))\b[^.;]*\bfor (?:[\w-]+ ){1,3}(?:years?|months?|weeks?|decades?)\b",
    re.IGNORECASE,
)
"""“I have worked beside her for five years”: true on that day only, so it keeps its date."""
THIRD_PERSON = re.compile(r"\b(?:she|he|her|him|his)\b", re.IGNORECASE)
_UNSURE = (_MAY_MEAN_ANYBODY, _SAID_TO_OTHERS, _UP_TO_THEN)
_YEAR_FIRST = re.compile(rf"In (?P<year>(?:19|20)\d\d),? (?={SUBJECT} (?P<did>\w+))")
_BEHIND_A_MARK = re.compile(r"\s[-–—]\s+|[:;]\s+")
_THANKS_TO = re.compile(rf"thanks to (?:{SUBJECT}|you),? (?=(?:I|we|my|our)\b)(?P<rest>.+)", re.IGNORECASE)
_IN_THE_PRESENT = frozenset(
    [
        "is",
        "are",
        "am",
        "isn't",
        "aren't",
        "i'm",
        "we're",
        "you're",
        "she's",
        "he's",
        "they're",
        "will",
        "i'll",
    ]
)
_OF_THE_SUBJECT = frozenset({"she", "he", "her", "his"})
_LEANING = frozenset({"even", "also", "then", "too", "instead", "again", "both"})
_FEWEST_TO_STAND_ALONE = 4
"""“He brought twenty ropes”: a short sentence leans on the one before it."""


THEN_BEFORE = "then_before"
"""Said of the day before: in the same month, unless it was written on the first."""


class Form(StrEnum):
    """How the owner's words stand in the letter."""

    CLAUSE = "clause"
    TOLD = "told"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the owner, ready for a letter but for their connective."""

    form: Form
    text: str
    """A whole sentence, what was thanked for, or the words between the quotation marks."""
    report: str = ""
    """The catalogue's key of the connective."""
    claiming: frozenset[str] = frozenset()
    """The words that carry what it says."""
    more: str = ""
    """What follows in the same post: what came of it, or what else the person did."""


def claiming_words(text: str, voice: Voice) -> frozenset[str]:
    """The words of `text` that carry what it says: no small ones, not the subject's name."""
    own_names = frozenset(words_of(voice.name))
    return frozenset(words_of(text.replace(SUBJECT, " "))) - function_words("en") - own_names


def own_sentence(
    sentence: str, names: Names, voice: Voice, *, is_named: bool = False, goes_on: bool = False
) -> Phrase | None:
    """An English sentence of a post as a clause or a deed told; None where only a quotation is safe.

    Where the post named the subject before (`is_named`), "she" or "he" is the subject; where the letter
    `goes_on` from the sentence before, "it" and "them" have something to stand for.
    """
    piece = trimmed(sentence, names)
    if piece.has_gap or INNER_QUOTES.search(piece.text) or not 0 < len(piece.text) <= LONGEST_SENTENCE:
        return None
    whole, day = _without_day(piece.text)
    text = _standing_alone(whole) if not goes_on else CLOSING_MARK.sub("", without_vocatives(whole))
    if text is None:
        return None
    opening = interjections().match(text)
    bare = text[opening.end() :] if opening else text
    if pointing().search(bare) or any(unsure.search(bare) for unsure in _UNSURE):
        return None
    told = (_told(one, voice) for one in dict.fromkeys((CLOSING_MARK.sub("", whole), text, bare)))
    found = next(filter(None, told), None) or _dated(
        _clause(bare, voice, is_named=is_named, goes_on=goes_on)
        or _in_a_year(bare, voice)
        or _what_they_did(text, voice)
        or _behind_a_mark(bare, voice, is_named=is_named and not piece.is_addressed),
        day,
    )
    return None if found is None or is_jargon(f"{found.text} {found.more}") else found


def leans_on_the_one_before(sentence: str, names: Names) -> bool:
    """Whether the sentence of a post ends on what another one said: only both tell what happened."""
    return leans_back(CLOSING_MARK.sub("", without_vocatives(trimmed(sentence, names).text)))


def _standing_alone(text: str) -> str | None:
    return without_leaning_tail(CLOSING_MARK.sub("", without_vocatives(text)))


def _without_day(text: str) -> tuple[str, str]:
    """The text without "today" at either end, and what the letter says in its place: month or year."""
    for span, pattern in days().items():
        found = pattern.search(text)
        if found:
            rest = text[: found.start()] + text[found.end() :]
            return rest[:1].upper() + rest[1:], span
    return text, ""


def _dated(phrase: Phrase | None, day: str) -> Phrase | None:
    """A clause that was said of a day, as one that the letter dates; None where it is of the present."""
    if phrase is None or not day:
        return phrase
    words = words_of(phrase.text)
    if _IN_THE_PRESENT & set(words):
        return None
    if words[0] == "thanks":
        return phrase
    return replace(phrase, form=Form.TOLD, report=_KEYS[day], text=running_on(phrase.text))


def running_on(text: str) -> str:
    """The clause behind the first words of its sentence: a small letter, but for names and "I"."""
    words = words_of(text)
    begins = english().persons | english().noun_begins
    is_small = words[:1] != [] and words[0] in begins and words[0].partition("'")[0] != "i"
    return text[:1].lower() + text[1:] if is_small else text


_KEYS = {"month": "then", "year": "then_year", "day_before": THEN_BEFORE}


def _told(text: str, voice: Voice) -> Phrase | None:
    for opener, pattern in openers():
        found = pattern.fullmatch(text)
        if found is None:
            continue
        parted = _unspliced(found["rest"], voice, is_clause_first=False)
        is_for_congratulation = opener.report == "congratulated" and found["for"].casefold() == "for"
        if is_for_congratulation or parted is None or SUBJECT in parted[0] or _leans_on_it(parted[0]):
            return None
        rest, more = parted
        turned = repersoned(rest, voice.pronoun, voice.short, begins=False)
        claiming = claiming_words(rest, voice)
        return Phrase(Form.TOLD, turned + ".", opener.report, claiming, more) if turned and claiming else None
    return None


def _leans_on_it(text: str) -> bool:
    """Whether what was thanked for is "it", and nothing says what: "for dealing with it in the night"."""
    words = words_of(text)
    return "it" in words and points_at_nothing(words)


def _unspliced(text: str, voice: Voice, *, is_clause_first: bool) -> tuple[str, str] | None:
    """The text up to a second clause behind a comma, and that clause where it is of the same person.

    A second clause about something else is left out, unless it denies anything. None where a rule is unsure.
    """
    for found in _SPLICE.finditer(text):
        first, second = text[: found.start()], text[found.end() :].strip()
        word = found["word"].casefold().partition("'")[0].partition("’")[0]
        is_second = is_clause(second) or says_what_it_did(second)
        if not is_clause_first:
            is_second |= is_past(word) or word in english().modals
        if word not in _PRONOUNS and (is_clause_first or not is_second):
            if not is_clause_first and word in english().determiners and not _ENUMERATES.search(second):
                return None
            continue
        is_cut_off = words_of(first)[-1:] != [] and words_of(first)[-1] in _CONJUNCTIONS
        if is_cut_off or (is_clause_first and not (is_second and is_clause(first))):
            continue
        if not is_second:
            return None
        more = _more_of(second, voice)
        return None if more is None else (first, more)
    return text, ""


def _more_of(second: str, voice: Voice) -> str | None:
    """The second clause as a sentence; empty where it may be left out, None where neither is safe."""
    if is_about_subject(second) or (_says_what_came_of_it(second) and not _denies(second)):
        turned = repersoned(second, voice.pronoun, voice.short)
        return turned and turned + "."
    return None if _denies(second) else ""


def _denies(text: str) -> bool:
    return any(word in negations("en") or word.endswith("n't") for word in words_of(text))


def _says_what_came_of_it(text: str) -> bool:
    """Whether "it", or the writer and theirs, did something: "we got the grant", "it saved us"."""
    words = words_of(text)
    is_ours = bool(words) and words[0].partition("'")[0] in {"i", "we", "our", "my"}
    is_ours = is_ours and not any(word.endswith("'s") for word in words[:3])
    return (is_ours or says_what_it_did(text)) and any(map(is_past, words[1:_NEAR]))


def is_past(word: str) -> bool:
    """Whether the word is a verb of what was done, as far as the lists tell."""
    is_regular = word.endswith("ed") and word not in english().plain
    return is_regular or word in english().past or word in english().finite_after_a_noun


def _clause(text: str, voice: Voice, *, is_named: bool, goes_on: bool = False) -> Phrase | None:
    body = closing_thanks().sub("", text)
    if begins_without_i(body) and not body.startswith(SUBJECT):
        body = "I " + body[:1].lower() + body[1:]
    owing = _THANKS_TO.fullmatch(body)
    parted = _unspliced(body, voice, is_clause_first=True)
    if parted is None:
        return None
    body, more = parted
    claiming = claiming_words(body, voice)
    if (
        not is_about_subject(body)
        or (hangs(body, is_named=is_named) and not goes_on)
        or (is_named and not goes_on and _leans(body, claiming))
        or len(claiming) < _FEWEST_IN_A_CLAUSE - goes_on
        or not is_clause(owing["rest"] if owing else body)
    ):
        return None
    turned = repersoned(body, voice.pronoun, voice.short)
    return Phrase(Form.CLAUSE, turned + ".", claiming=claiming, more=more) if turned else None


def _leans(body: str, claiming: frozenset[str]) -> bool:
    """Whether "she …" says too little without the sentence before it."""
    words = words_of(body)
    is_of_them = words[0].partition("'")[0] in _OF_THE_SUBJECT
    return is_of_them and (len(claiming) < _FEWEST_TO_STAND_ALONE or bool(_LEANING & set(words[1:3])))


def _in_a_year(text: str, voice: Voice) -> Phrase | None:
    """“In 2014 Ana rebuilt the timetable”: a clause about the subject that says its own year."""
    found = _YEAR_FIRST.match(text)
    if not found or not is_past(found["did"].casefold()):
        return None
    phrase = _clause(text[found.end() :], voice, is_named=False)
    return phrase and replace(phrase, text=f"In {found['year']} {phrase.text}")


def _what_they_did(text: str, voice: Voice) -> Phrase | None:
    """“Ana found the leak” out of “So proud of Ana, who found the leak”."""
    found = before_who().fullmatch(text)
    return found and _clause(f"{SUBJECT} {found['rest']}", voice, is_named=False)


def _behind_a_mark(text: str, voice: Voice, *, is_named: bool) -> Phrase | None:
    """The clause behind the first colon or dash, where it is about the subject: "Look: you saved us"."""
    found = _BEHIND_A_MARK.search(text)
    if found is None:
        return None
    behind = text[found.end() :]
    words = words_of(behind)
    is_named = is_named or SUBJECT in text[: found.start()]
    theirs = {"you", "your"} | (_OF_THE_SUBJECT if is_named else set())
    is_of_them = bool(words) and words[0].partition("'")[0] in theirs and any(map(is_past, words[1:_NEAR]))
    if not is_of_them or len(words) < _FEWEST_WORDS_BEHIND_A_MARK:
        return None
    return _clause(behind, voice, is_named=is_named)


def is_about_subject(text: str) -> bool:
    """Whether the sentence names or addresses anybody: a post also holds sentences about the weather."""
    return SUBJECT in text or bool(SECOND_PERSON.search(text)) or bool(THIRD_PERSON.search(text))


def continued(sentence: str, names: Names, voice: Voice) -> str:
    """The sentence behind another where it goes on about the subject: what came of it, what else they did.

    "It led to my first contract.", "She turned a dry topic into a story."; else empty.
    """
    return next(_continuations(sentence, names, voice), "")


def _continuations(sentence: str, names: Names, voice: Voice) -> Iterator[str]:
    piece = trimmed(sentence, names)
    text = CLOSING_MARK.sub("", piece.text)
    if piece.has_gap or pointing().search(text) or INNER_QUOTES.search(text) or not text:
        return
    is_ours = not says_what_it_did(text)
    if (
        _says_what_came_of_it(text)
        and not (is_ours and _denies(_NO.sub(" ", text)))
        and len(claiming_words(text, voice)) >= _FEWEST_IN_A_CLAUSE - is_ours
    ):
        turned = repersoned(text, voice.pronoun, voice.short)
        if turned:
            yield turned + "."
    words = words_of(text)
    first = words[0].partition("'")[0] if words else ""
    # "You need all three" may be anybody's need; "you saved us" is not.
    is_of_them = first in _OF_THE_SUBJECT or (
        first in {"you", "your"} and (any(map(is_past, words[1:_NEAR])) or first == "your")
    )
    if is_of_them or text.startswith(SUBJECT):
        phrase = own_sentence(sentence, names, voice, is_named=True, goes_on=True)
        if phrase is not None and phrase.form is Form.CLAUSE:
            yield phrase.text
