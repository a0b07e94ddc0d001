"""GW2xx: what would cross from the private zone into the public one (rule 4)."""

import re
from collections.abc import Iterator

from goodword.drafting.checks import codes
from goodword.drafting.checks.examined import Examined
from goodword.drafting.earlier import said_before
from goodword.drafting.lexicon import HANDLE, likely_languages, words_of
from goodword.drafting.tracing import row_of
from goodword.nouns import Audience, Basis, Check, Evidence, Sentence, Severity

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_TELEPHONE = re.compile(r"(?<!\w)\+?\d[\d\s()./-]{7,}\d(?!\w)")
_PLACED = frozenset(["at", "in", "of", "the", "for", "from"])
_MARKS = '.,;:!?()[]“”„«»"‘’'
_CAPITALS_OF_NOUNS = "de"
_INTRODUCED = re.compile(r"\b(?:introduc\w+ \w+ to|introduction to|met|meeting) ([^\W\d_a-z]\w+)")
_BORROWED = 4
"""So many claiming words in a row that only a private message holds are its words, whoever types them."""


def private_words(examined: Examined) -> Iterator[Check]:
    """GW201 and GW202: the owner's own words, said to few, on their way to many."""
    for place, sentence in examined.numbered(Basis.OWN_WORDS, Basis.OWNER):
        audiences = {piece.audience for piece in _sources(sentence, examined) if piece.is_own}
        if sentence.is_released or Audience.PUBLIC in audiences:
            continue
        severity = Severity.FORBIDS if examined.is_public else Severity.TELLS
        advice = f"Let them out knowingly (--release {place + 1}), or take the sentence out."
        if Audience.DIRECT in audiences:
            yield codes.PRIVATE_WORDS.at(
                place, f"You wrote these words in a private message. {advice}", severity=severity
            )
        elif Audience.GROUP in audiences:
            yield codes.GROUP_WORDS.at(
                place, f"You wrote these words to a group, not in public. {advice}", severity=severity
            )


def _sources(sentence: Sentence, examined: Examined) -> Iterator[Evidence]:
    """The exchanges that the sentence takes its words from."""
    said = row_of(sentence.text, examined.names, examined.voice).claims
    for piece in examined.cited(sentence):
        if piece.is_record:
            continue
        shared = said & row_of(piece.text, examined.names, examined.voice).claims
        if sentence.basis is Basis.OWN_WORDS or len(shared) >= _BORROWED:
            yield piece


def others_words(examined: Examined) -> Iterator[Check]:
    """GW203: nobody but its author may release it."""
    for place, sentence in examined.numbered(Basis.OWN_WORDS, Basis.OWNER):
        sources = tuple(_sources(sentence, examined))
        if sources and not any(piece.is_own for piece in sources):
            yield codes.OTHERS_WORDS.at(
                place, "These are the words of someone else. Say it in your own, or take it out."
            )


def third_persons(examined: Examined) -> Iterator[Check]:
    """GW204."""
    for place, sentence in examined.numbered():
        if sentence.basis is Basis.FACT or sentence.is_released:
            continue
        advice = f"Leave the name out, or let it stand knowingly (--release {place + 1})."
        if named := _told_of(sentence, examined):
            severity = Severity.FORBIDS if examined.is_public else Severity.ASKS
            yield codes.THIRD_PERSON.at(
                place, f"{', '.join(named)}: has not been asked. {advice}", severity=severity
            )
        elif named := _looks_like_a_person(sentence, examined):
            message = f"{', '.join(named)}: a third person, who has not been asked? {advice}"
            yield codes.THIRD_PERSON.at(place, message, severity=Severity.ASKS)


def _told_of(sentence: Sentence, examined: Examined) -> tuple[str, ...]:
    """The other persons of the evidence whose names the sentence holds."""
    told = (name.lstrip("@") for piece in examined.cited(sentence) for name in piece.other_persons)
    written = set(words_of(sentence.text))
    return tuple(dict.fromkeys(name for name in told if set(words_of(name)) & written))


def _looks_like_a_person(sentence: Sentence, examined: Examined) -> tuple[str, ...]:
    """Two capitals in a row, or one that owns something or was met, if no company, skill or month known.

    Nothing where nouns have capitals, too.
    """
    if _CAPITALS_OF_NOUNS in likely_languages(sentence.text):
        return ()
    known = examined.may_be_named | examined.things
    words = [word.strip(_MARKS) for word in sentence.text.split()]
    pairs = (
        f"{first} {_bare(second)}"
        for before, first, second in zip(words, words[1:], words[2:], strict=False)
        if before.casefold() not in _PLACED and first[:1].isupper() and second[:1].isupper()
    )
    owning = (_bare(word) for word in words[1:] if word[:1].isupper() and word != _bare(word))
    introduced = (found[1] for found in _INTRODUCED.finditer(sentence.text))
    named = dict.fromkeys((*pairs, *owning, *introduced))
    return tuple(name for name in named if not known & set(words_of(name)))


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


def contact_details(examined: Examined) -> Iterator[Check]:
    """GW205."""
    for place, sentence in examined.numbered():
        if any(pattern.search(sentence.text) for pattern in (_ADDRESS, _TELEPHONE, HANDLE)):
            yield codes.CONTACT_DETAIL.at(
                place,
                "An address, a telephone number or a handle stands here; readers of a letter need none.",
            )


def given_before(examined: Examined) -> Iterator[Check]:
    """GW206: a sentence that fits two people says little of either."""
    for place, sentence in examined.numbered(Basis.OWN_WORDS, Basis.OWNER):
        whom = said_before(sentence.text, examined.draft.subject_name, examined.earlier)
        if whom is not None:
            yield codes.GIVEN_BEFORE.at(
                place, f"You gave this sentence to {whom} already. What did only this person do?"
            )
