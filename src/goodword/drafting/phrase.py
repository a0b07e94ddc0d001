"""From a moment to words that can stand in a letter: a clause, a deed told, or a quotation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from goodword.drafting.clause import hangs
from goodword.drafting.harm import damaging
from goodword.drafting.lexicon import (
    SUBJECT,
    address,
    english,
    function_words,
    is_english,
    is_jargon,
    likely_languages,
    words_of,
)
from goodword.drafting.retelling import (
    INNER_QUOTES,
    LONGEST_SENTENCE,
    SECOND_PERSON,
    THEN_BEFORE,
    THIRD_PERSON,
    Form,
    Phrase,
    claiming_words,
    continued,
    is_about_subject,
    leans_on_the_one_before,
    own_sentence,
    running_on,
)
from goodword.drafting.sensitive import sensitive
from goodword.drafting.trim import Names, Trimmed, trimmed, without_vocatives
from goodword.drafting.voice import Voice
from goodword.nouns import Moment, Pronoun
from goodword.text.sentences import ended, sentences, split

_FEWEST_CLAIMING_WORDS = 3
_FEWEST_WORDS_OF_A_DEED = 2
_BARE_THANKS = re.compile(rf"\bthank you\b(?:[ ,]*{SUBJECT})?|\bthanks\b[ ,]*(?:{SUBJECT})?", re.IGNORECASE)
_TO_SEVERAL = re.compile(r"\byou (?:both|all|two|guys|lot)\b", re.IGNORECASE)
_SHE_OR_HE = frozenset({"she", "he", "her", "his"})
_NAME = re.compile(r"\b(?:our|my|to|with|and|for|by) (?!I\b)[^\W\d_a-z]\w+")
_OF_WHOM = re.compile(r"^(?:She|He)\b")
_BEFORE_A_CLAUSE = frozenset({"then", "then_year", "wrote_that"})
_OPENING_SUBJECT = re.compile(rf"^{SUBJECT}[\s:,]*")


def phrase_of(moment: Moment, names: Names, voice: Voice) -> Phrase | None:
    """The owner's words in this moment, for the letter; None where they cannot stand in one.

    Not in a letter: questions, words about others, damage, sensitive topics, the jargon
    of networks, and sentences that a link or someone else's handle held together.
    """
    places = _sentences_of(moment, names)
    spoken = [moment.text[slice(*span)] for span in places]
    whole = " ".join(spoken)
    if not spoken or moment.other_persons or _is_unfit(whole):
        return None
    if not (voice.is_english and is_english(whole)):
        return _quotation(whole, names, voice)
    clause, is_best = _told_in(moment, places, names, voice)
    if clause is not None and is_best:
        return clause
    more = _fit(moment.text, places[-1], names, voice)
    quoted = _quotation(whole, names, voice) or _quotation_from_before(moment.text, places[0], names, voice)
    if quoted is not None:
        return replace(quoted, more=more)
    if clause is not None:
        return clause
    return Phrase(Form.CLAUSE, more, claiming=claiming_words(more, voice)) if more else None


def _told_in(
    moment: Moment, places: Sequence[tuple[int, int]], names: Names, voice: Voice
) -> tuple[Phrase | None, bool]:
    """The richest sentence that may stand by itself, and whether it says half of what the richest says.

    "I've told your boss" is no good for "You rebuilt it all by phone. I've told your boss."
    """
    claims = {span: len(claiming_words(moment.text[slice(*span)], voice)) for span in places}
    for start, end in sorted(places, key=lambda span: -claims[span]):
        is_named = _is_named(moment.text[:start], names)
        phrase = _of_its_day(own_sentence(moment.text[start:end], names, voice, is_named=is_named), moment)
        if phrase is not None:
            if not phrase.more:
                phrase = replace(phrase, more=_fit(moment.text, (start, end), names, voice))
            if is_named:
                phrase = _with_what_led_to_it(moment, (start, end), phrase, names, voice)
            is_whole = start == 0 or not leans_on_the_one_before(moment.text[start:end], names)
            return phrase, is_whole and 2 * claims[start, end] >= max(claims.values())
    return None, False


def _of_its_day(phrase: Phrase | None, moment: Moment) -> Phrase | None:
    """The phrase where its "today" can be dated: the post has a day, and yesterday was in the same month."""
    if phrase is None or not phrase.report.startswith("then"):
        return phrase
    if moment.sent_at is None or (phrase.report == THEN_BEFORE and moment.sent_at.day == 1):
        return None
    return replace(phrase, report="then") if phrase.report == THEN_BEFORE else phrase


def _with_what_led_to_it(
    moment: Moment, span: tuple[int, int], phrase: Phrase, names: Names, voice: Voice
) -> Phrase:
    """Both of “I asked Ana for one contact. She gave me nine.”, where the first may stand by itself."""
    spans = split(moment.text)
    place = spans.index(span) - 1
    before = moment.text[slice(*spans[place])]
    if place < 0 or phrase.form is not Form.CLAUSE or _is_unfit(before):
        return phrase
    led = own_sentence(before, names, voice)
    if led is None or led.form is not Form.CLAUSE or led.more:
        return phrase
    return replace(led, more=phrase.text, claiming=led.claiming | phrase.claiming)


def _is_unfit(text: str) -> bool:
    return "?" in text or sensitive(text) is not None or damaging(text) is not None


def _fit(text: str, span: tuple[int, int], names: Names, voice: Voice) -> str:
    """What follows the sentence at `span`, where it goes on about the subject and may stand in a letter.

    "He" behind "our Kyle" is Kyle.
    """
    sentence = _following(text, span)
    if _is_unfit(sentence) or is_jargon(sentence):
        return ""
    is_theirs = words_of(sentence)[:1] != [] and words_of(sentence)[0].partition("'")[0] in _SHE_OR_HE
    if is_theirs and _speaks_of_others(trimmed(text[slice(*span)], names).text):
        return ""
    return continued(sentence, names, voice)


def _speaks_of_others(text: str) -> bool:
    """Whether somebody stands in it who could be "she" or "he": a kind of person, or a name."""
    return bool(english().other_people & set(words_of(text))) or bool(_NAME.search(text))


def _sentences_of(moment: Moment, names: Names) -> tuple[tuple[int, int], ...]:
    """The whole sentences that the passage lies in; more of the post where they tell no deed of the subject.

    "I only carried boxes. Thank you, Ana." stands behind what Ana did; a bare "thanks" may stand before it.
    """
    passage = moment.recognition.passage
    spans = split(moment.text)
    touched = [
        place for place, (start, end) in enumerate(spans) if start < passage.end and end > passage.start
    ]
    if not touched:
        return ()
    first, last = touched[0], touched[-1] + 1
    told = [moment.text[slice(*span)] for span in spans]
    before = first - 1 if first and _speaks_of(told[first - 1], names) else first
    if not any(_speaks_of(one, names) for one in told[first:last]) and before != first:
        first = before - 1 if before and _hangs_on_it(told[before], names) else before
    elif _is_bare(" ".join(told[first:last])):
        first, last = (before, last) if before != first else (first, min(last + 1, len(spans)))
    if first and leans_on_the_one_before(told[first], names):
        first -= 1
    return spans[first:last]


def _speaks_of(sentence: str, names: Names) -> bool:
    """Whether the sentence says something of the subject, and does not only call or thank them."""
    piece = trimmed(sentence, names)
    bare = without_vocatives(piece.text)
    said = [word for word in words_of(bare) if word not in {"thanks", "thank"}]
    is_of_them = is_about_subject(_BARE_THANKS.sub(" ", bare))
    return is_of_them and len(said) >= _FEWEST_WORDS_OF_A_DEED


def _is_bare(text: str) -> bool:
    claiming = [
        word
        for word in words_of(text)
        if word not in function_words("en") and word not in {"thanks", "thank"}
    ]
    return len(claiming) <= _FEWEST_CLAIMING_WORDS


def _hangs_on_it(sentence: str, names: Names) -> bool:
    """Whether the sentence speaks of an "it" that stands before it: "Ana designed it"."""
    return hangs(trimmed(sentence, names).text)


def _quotation_from_before(text: str, span: tuple[int, int], names: Names, voice: Voice) -> Phrase | None:
    """The sentence at `span` with the one before it, where that one names the subject; or None."""
    spans = split(text)
    place = spans.index(span) - 1
    if place < 0 or not _is_named(text[: span[0]], names):
        return None
    whole = text[spans[place][0] : span[1]]
    return None if _is_unfit(whole) else _quotation(whole, names, voice)


def _following(text: str, span: tuple[int, int]) -> str:
    """The sentence behind the one at `span`; empty at the end."""
    spans = split(text)
    place = spans.index(span) + 1
    return text[slice(*spans[place])] if place < len(spans) else ""


def _is_named(before: str, names: Names) -> bool:
    """Whether the post spoke of the subject, and of nobody else who could be "she" or "he"."""
    piece = trimmed(before, names)
    is_told = SUBJECT in piece.text and not piece.is_addressed and not SECOND_PERSON.search(piece.text)
    return is_told and not _speaks_of_others(piece.text)


def _quotation(whole: str, names: Names, voice: Voice) -> Phrase | None:
    """The words as they were; a handle that calls the subject gives way to the name in brackets."""
    handles_only = Names(names.handles, ())
    pieces = [trimmed(sentence, handles_only) for sentence in sentences(whole)]
    in_english = is_english(whole)
    bare = [_without_call(piece, is_english=in_english) for piece in pieces]
    text = " ".join(ended(piece[:1].upper() + piece[1:]) for piece in bare if piece)
    claiming = claiming_words(text, voice)
    is_hanging = in_english and ((voice.is_english and hangs(text)) or not is_about_subject(text))
    if not text or is_hanging or len(claiming) < _FEWEST_CLAIMING_WORDS or len(text) > LONGEST_SENTENCE:
        return None
    if any(piece.has_gap for piece in pieces) or INNER_QUOTES.search(text) or is_jargon(text):
        return None
    if in_english and (_TO_SEVERAL.search(text) or _is_of_somebody_else(text, voice)):
        return None
    quoted = text.replace(SUBJECT, f"[{voice.short}]")
    is_called = any(
        piece.is_addressed and SUBJECT not in one for piece, one in zip(pieces, bare, strict=True)
    )
    is_to_subject = is_called or _says_you(text, in_english=in_english)
    report = "wrote_to" if is_to_subject else "wrote_about"
    return Phrase(Form.QUOTATION, quoted, report, claiming)


def _is_of_somebody_else(text: str, voice: Voice) -> bool:
    """Whether "you" is the subject and "her" or "him" another: "You found her in an hour"."""
    said = SECOND_PERSON.search(_BARE_THANKS.sub(" ", text))
    is_named = SUBJECT in text or voice.short in text
    return not is_named and bool(said) and bool(THIRD_PERSON.search(text))


def _without_call(piece: Trimmed, *, is_english: bool) -> str:
    """The sentence without the subject's name where it only calls them."""
    bare = without_vocatives(piece.text, is_english=is_english)
    opening = _OPENING_SUBJECT.match(bare)
    if is_english or opening is None or not piece.is_addressed:
        return bare
    rest = bare[opening.end() :]
    calls = address(likely_languages(rest))
    first = words_of(rest)[:1]
    is_call = first != [] and (
        first[0] in calls.after_a_call or bool(calls.second_person & set(words_of(rest)))
    )
    return rest if is_call else bare


def _says_you(text: str, *, in_english: bool) -> bool:
    if in_english:
        return bool(SECOND_PERSON.search(text)) and SUBJECT not in text
    return bool(address(likely_languages(text)).second_person & set(words_of(text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What stands before a phrase in the letter: a connective need not say it twice."""

    again: bool = False
    """A sentence of its kind."""
    after_a_quotation: bool = False
    """A quotation, right before it."""
    by_year: bool = False
    """Nothing of its year, and it is long ago: the month tells a reader no more."""


def connected(phrase: Phrase, voice: Voice, sent_at: datetime | None, place: Place) -> str:
    """The phrase as a sentence of the letter, with its date where it needs one."""
    if phrase.form is Form.CLAUSE:
        return phrase.text
    key = _varied(phrase, place, has_date=sent_at is not None)
    by_year = place.by_year or key == "then_year"
    if sent_at is None:
        key += "_undated"
    elif by_year and voice.has(f"{key}_year"):
        key += "_year"
    return voice.say(
        key,
        when=_when(voice, sent_at, by_year=by_year),
        whom=voice.whom,
        quote=voice.words.quoted(phrase.text),
        rest=running_on(phrase.text) if phrase.report in _BEFORE_A_CLAUSE else phrase.text,
    )


def alone(phrase: Phrase, voice: Voice, sent_at: datetime | None) -> str:
    """The phrase as the first sentence there is: it says the whole name, and the year where it is dated."""
    by_name = replace(voice, pronoun=Pronoun.NAME)
    if phrase.form is Form.QUOTATION:
        key = phrase.report.replace("wrote_", "line_") + ("" if sent_at else "_undated")
        return voice.say(
            key,
            when=str(sent_at.year) if sent_at else "",
            name=voice.name,
            quote=voice.words.quoted(phrase.text),
        )
    told = connected(phrase, by_name, sent_at, Place(by_year=True))
    return told if voice.name in told else _OF_WHOM.sub(voice.name, told.replace(voice.short, voice.name, 1))


def _when(voice: Voice, sent_at: datetime | None, *, by_year: bool) -> str:
    if sent_at is None:
        return ""
    return str(sent_at.year) if by_year else voice.month(sent_at)


def _varied(phrase: Phrase, place: Place, *, has_date: bool) -> str:
    if place.again and phrase.form is Form.QUOTATION:
        return "wrote_next" if place.after_a_quotation and has_date else "wrote_again"
    if place.again and has_date and phrase.report == "thanked":
        return "thanked_again"
    return phrase.report
