"""From a moment to words that can stand in a letter: a clause, a deed told, or a quotation."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from goodword.drafting.clause import begins_without_i, hangs, is_clause, says_what_it_did
from goodword.drafting.harm import damaging
from goodword.drafting.lexicon import (
    SUBJECT,
    function_words,
    interjections,
    is_english,
    is_jargon,
    openers,
    pointing,
    words_of,
)
from goodword.drafting.reperson import repersoned
from goodword.drafting.sensitive import sensitive
from goodword.drafting.trim import Names, trimmed, without_vocatives
from goodword.drafting.voice import Voice
from goodword.nouns import Moment
from goodword.text.sentences import ended, sentences, split

_LONGEST_SENTENCE = 280
_FEWEST_IN_A_CLAUSE = 2
_FEWEST_CLAIMING_WORDS = 3
_FEWEST_IN_AN_OUTCOME = 2
_INNER_QUOTES = re.compile(r"[\"“”„«»]")
_COMMA_SPLICE = re.compile(
    r"(\s*[,;—–-])\s+(?:it|that|this|they|these|you|your|i|we|my|our|she|he)\b", re.IGNORECASE
)
_MAY_MEAN_ANYBODY = re.compile(
    r"\b(?:learn\w*|taught|teach\w*|show\w*|know\w*|knew|rule|lesson|principle|advice|reminded?)\b"
    r"[^.;:]*\b(?:how|when|where|what|which|why|if|that|before|until)\s+you\b",
    re.IGNORECASE,
)
"""“I learned how you say no to a board”: “you” is the subject, or everybody; only a quotation keeps both."""
_SECOND_PERSON = re.compile(r"\b(?:you|your|yours|yourself)\b|you['’]", re.IGNORECASE)
_THIRD_PERSON = re.compile(r"\b(?:she|he|her|him|his)\b", re.IGNORECASE)
_CLOSING_MARK = re.compile(r"[.…!?]+$")


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
    """The sentence after it in the same post, where it says what came of it."""


def phrase_of(moment: Moment, names: Names, voice: Voice) -> Phrase | None:
    """The owner's words in this moment, for the letter; None where they cannot stand in one.

    Not in a letter: questions, words about others, damage, sensitive topics, the jargon
    of networks, and sentences that a link or someone else's handle held together.
    """
    spoken = _sentences_of(moment)
    whole = " ".join(spoken)
    if not spoken or moment.other_persons or _is_unfit(whole):
        return None
    if voice.is_english and is_english(whole):
        for sentence in sorted(spoken, key=lambda text: -len(_claiming(text, voice))):
            if phrase := own_sentence(sentence, names, voice):
                return replace(
                    phrase, more=phrase.more or _outcome(_next_sentence(moment.text, sentence), names, voice)
                )
    return _quotation(whole, names, voice)


def _is_unfit(text: str) -> bool:
    return "?" in text or is_jargon(text) or sensitive(text) is not None or damaging(text) is not None


def _sentences_of(moment: Moment) -> tuple[str, ...]:
    """The whole sentences that the passage lies in; the next one too where they hold a bare "thanks"."""
    passage = moment.recognition.passage
    spans = split(moment.text)
    touched = [
        place for place, (start, end) in enumerate(spans) if start < passage.end and end > passage.start
    ]
    if not touched:
        return ()
    last = touched[-1] + 1
    bare = " ".join(moment.text[slice(*spans[place])] for place in touched)
    claiming = [
        word
        for word in words_of(bare)
        if word not in function_words("en") and word not in {"thanks", "thank"}
    ]
    if len(claiming) <= _FEWEST_CLAIMING_WORDS and last < len(spans):
        last += 1
    return tuple(moment.text[slice(*span)] for span in spans[touched[0] : last])


def _next_sentence(text: str, sentence: str) -> str:
    told = sentences(text)
    place = told.index(sentence)
    return told[place + 1] if place + 1 < len(told) else ""


def _outcome(sentence: str, names: Names, voice: Voice) -> str:
    """The sentence where it says what came of the one before: "It led to my first contract."; else empty."""
    piece = trimmed(sentence, names)
    text = _CLOSING_MARK.sub("", piece.text)
    is_one = says_what_it_did(text) and len(_claiming(text, voice)) >= _FEWEST_IN_AN_OUTCOME
    if (
        not is_one
        or piece.has_gap
        or _is_unfit(sentence)
        or pointing().search(text)
        or _INNER_QUOTES.search(text)
    ):
        return ""
    turned = repersoned(text, voice.pronoun, voice.short)
    return turned + "." if turned else ""


def _claiming(text: str, voice: Voice) -> frozenset[str]:
    own_names = frozenset(words_of(voice.name))
    return frozenset(words_of(text.replace(SUBJECT, " "))) - function_words("en") - own_names


def own_sentence(sentence: str, names: Names, voice: Voice) -> Phrase | None:
    """An English sentence of a post as a clause or a deed told; None where only a quotation is safe."""
    piece = trimmed(sentence, names)
    if piece.has_gap or _INNER_QUOTES.search(piece.text) or not 0 < len(piece.text) <= _LONGEST_SENTENCE:
        return None
    if pointing().search(piece.text) or _MAY_MEAN_ANYBODY.search(piece.text):
        return None
    text = _CLOSING_MARK.sub("", without_vocatives(piece.text))
    opening = interjections().match(text)
    bare = text[opening.end() :] if opening else text
    told = (_told(one, voice) for one in dict.fromkeys((_CLOSING_MARK.sub("", piece.text), text, bare)))
    return next(filter(None, told), None) or _clause(bare, voice)


def _told(text: str, voice: Voice) -> Phrase | None:
    for opener, pattern in openers():
        found = pattern.fullmatch(text)
        if found is None:
            continue
        rest, more = _unspliced(found["rest"], voice)
        is_for_congratulation = opener.report == "congratulated" and found["for"].casefold() == "for"
        if is_for_congratulation or _COMMA_SPLICE.search(rest) or SUBJECT in rest:
            return None
        turned = repersoned(rest, voice.pronoun, voice.short, begins=False)
        claiming = _claiming(rest, voice)
        return Phrase(Form.TOLD, turned + ".", opener.report, claiming, more) if turned and claiming else None
    return None


def _unspliced(rest: str, voice: Voice) -> tuple[str, str]:
    """A second clause behind a comma ("for the review, you saved us a week") as a sentence of its own."""
    found = _COMMA_SPLICE.search(rest)
    if found is None:
        return rest, ""
    second = rest[found.end(1) :].strip()
    turned = (
        repersoned(second, voice.pronoun, voice.short)
        if is_clause(second) or says_what_it_did(second)
        else None
    )
    return (rest[: found.start()], turned + ".") if turned else (rest, "")


def _clause(text: str, voice: Voice) -> Phrase | None:
    body = text
    if begins_without_i(body):
        body = "I " + body[:1].lower() + body[1:]
    claiming = _claiming(body, voice)
    if (
        not _is_about_subject(body)
        or hangs(body)
        or len(claiming) < _FEWEST_IN_A_CLAUSE
        or not is_clause(body)
    ):
        return None
    turned = repersoned(body, voice.pronoun, voice.short)
    return Phrase(Form.CLAUSE, turned + ".", claiming=claiming) if turned else None


def _is_about_subject(text: str) -> bool:
    """Whether the sentence names or addresses anybody: a post also holds sentences about the weather."""
    return SUBJECT in text or bool(_SECOND_PERSON.search(text)) or bool(_THIRD_PERSON.search(text))


def _quotation(whole: str, names: Names, voice: Voice) -> Phrase | None:
    """The words as they were; a handle that calls the subject gives way to the name in brackets."""
    handles_only = Names(names.handles, ())
    pieces = [trimmed(sentence, handles_only) for sentence in sentences(whole)]
    in_english = is_english(whole)
    bare = [without_vocatives(piece.text, is_english=in_english) for piece in pieces]
    text = " ".join(ended(piece[:1].upper() + piece[1:]) for piece in bare if piece)
    claiming = _claiming(text, voice)
    is_hanging = in_english and ((voice.is_english and hangs(text)) or not _is_about_subject(text))
    if not text or is_hanging or len(claiming) < _FEWEST_CLAIMING_WORDS or len(text) > _LONGEST_SENTENCE:
        return None
    if any(piece.has_gap for piece in pieces) or _INNER_QUOTES.search(text):
        return None
    quoted = text.replace(SUBJECT, f"[{voice.short}]")
    is_called = any(
        piece.is_addressed and SUBJECT not in one for piece, one in zip(pieces, bare, strict=True)
    )
    is_to_subject = is_called or (bool(_SECOND_PERSON.search(text)) and SUBJECT not in text)
    return Phrase(
        Form.QUOTATION,
        quoted.replace(SUBJECT, voice.short),
        "wrote_to" if is_to_subject else "wrote_about",
        claiming,
    )


def connected(phrase: Phrase, voice: Voice, sent_at: datetime | None, *, again: bool = False) -> str:
    """The phrase as a sentence of the letter, with its date where it needs one."""
    if phrase.form is Form.CLAUSE:
        return phrase.text
    undated = "" if sent_at else "_undated"
    key = _varied(phrase, again=again, has_date=sent_at is not None) + undated
    return voice.say(
        key,
        when=voice.month(sent_at) if sent_at else "",
        whom=voice.whom,
        quote=voice.words.quoted(phrase.text),
        rest=phrase.text,
    )


def _varied(phrase: Phrase, *, again: bool, has_date: bool) -> str:
    if again and phrase.form is Form.QUOTATION:
        return "wrote_again"
    if again and has_date and phrase.report == "thanked":
        return "thanked_again"
    return phrase.report
