"""Which of the owner's moments a letter is made of: deeds first, varied, public first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from goodword.drafting.lengths import Length
from goodword.drafting.phrase import phrase_of
from goodword.drafting.retelling import Form, Phrase
from goodword.drafting.shares import content_words
from goodword.drafting.trim import Names
from goodword.drafting.voice import Voice
from goodword.nouns import Audience, Direction, ExchangeId, ExchangeKind, Moment, Substance

_ENOUGH = 3
"""Below this many public ones, private ones are offered too; a check asks for their release."""
FEW = 3
"""Up to this many deeds make one paragraph; more are cut after the first."""
_ENOUGH_TO_BE_CHOOSY = 2
"""From here on words without a deed, a skill or a reason are left out."""
_LOOKED_AT = 60
"""Candidates that are put into words; the rest are weaker on every count that is known before."""
_FEWEST_CLAIMING_WORDS = 3
_FEWEST_OF_A_DEED = 2
"""“I thanked her for the template” adds nothing to a letter that has deeds."""
_WORDS_OF_FACTS = 60
"""What relation, counts, skills and the closing take."""
_WORDS_OF_RELATION = 10
_CONNECTIVE = 7
"""Words like "In April 2016 I wrote about her"."""
_OWN_FOR_ONE_OF_THE_RECORD = 4
_WORTH_OF_A_WORD = 0.1
_AS_RICH_AS_ANY = 20
"""Of two moments the one that tells more is taken, up to this: a story with what changed."""
_TOO_ALIKE = 0.5
_NAME = re.compile(r"\b(?:to|by|with|from|and) ([^\W\d_a-z]\w+)")
_BEST_LENGTH = range(6, 61)
_NOT_SENTENCES = frozenset(
    {
        ExchangeKind.ENDORSEMENT,
        ExchangeKind.REACTION,
        ExchangeKind.REPOST,
        ExchangeKind.INVITATION,
        ExchangeKind.CREDIT,
    }
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A moment and the words of it that stand in the letter."""

    moment: Moment
    phrase: Phrase
    names_others: bool = False
    """A name stands in it that may be a third person's: other words tell as much without."""


def choose(moments: Sequence[Moment], names: Names, voice: Voice, length: Length) -> tuple[Chosen, ...]:
    """As many moments as the form has room for: the strongest first, the others in the order of time.

    Public ones come first; private ones are taken only where fewer than three public
    ones can stand in a letter.
    """
    public = _that_fit(_in_words(_candidates(moments, Audience.PUBLIC), names, voice), length, voice)
    taken = _varied(public, (), length)
    if len(taken) < _ENOUGH:
        private = _that_fit(
            _in_words(_candidates(moments, Audience.GROUP, Audience.DIRECT), names, voice), length, voice
        )
        taken = _varied(private, taken, length)[:_ENOUGH]
    leads = 1 if len(taken) > FEW or (taken and taken[0].phrase.form is Form.CLAUSE) else 0
    return (*taken[:leads], *sorted(taken[leads:], key=lambda one: _when(one.moment)))


def _that_fit(candidates: list[Chosen], length: Length, voice: Voice) -> list[Chosen]:
    """Of a form with room for one deed, those that fit beside the relation; all where none does.

    Of these, such as say enough that the line is more in the owner's words than in those of the record.
    """
    if length.most_deeds > 1:
        return candidates
    short = [Chosen(one.moment, replace(one.phrase, more=""), one.names_others) for one in candidates]
    fitting = [one for one in short if _words(one) <= length.most_words - _WORDS_OF_RELATION] or short
    return [one for one in fitting if _outweighs_the_record(one.phrase, voice)] or fitting


def _outweighs_the_record(phrase: Phrase, voice: Voice) -> bool:
    """Whether it has four words for each of "I have known" and "I wrote"."""
    of_the_record = 1 + (phrase.form is not Form.CLAUSE)
    return len(content_words(phrase.text, voice)) >= _OWN_FOR_ONE_OF_THE_RECORD * of_the_record


def _when(moment: Moment) -> tuple[float, str]:
    return (moment.sent_at.timestamp() if moment.sent_at else float("inf"), moment.recognition.id)


def _candidates(moments: Iterable[Moment], *audiences: Audience) -> list[Moment]:
    fitting = (
        moment
        for moment in moments
        if moment.direction is Direction.GIVEN
        and not moment.recognition.is_doubtful
        and moment.exchange_kind not in _NOT_SENTENCES
        and moment.audience in audiences
    )
    return sorted(fitting, key=lambda moment: (*_weakness(moment), _when(moment)))[:_LOOKED_AT]


def _weakness(moment: Moment) -> tuple[bool, bool, bool, float]:
    recognition = moment.recognition
    length = len(recognition.passage.quote.split())
    return (
        recognition.substance is not Substance.HIGH,
        length not in _BEST_LENGTH,
        not recognition.skills,
        -recognition.confidence,
    )


def _in_words(moments: Iterable[Moment], names: Names, voice: Voice) -> list[Chosen]:
    """Each moment that can stand in a letter; of two passages of one post the one that tells more."""
    fullest: dict[ExchangeId, Chosen] = {}
    for moment in moments:
        phrase, post = phrase_of(moment, names, voice), moment.recognition.passage.exchange_id
        if phrase and (post not in fullest or len(phrase.claiming) > len(fullest[post].phrase.claiming)):
            fullest[post] = Chosen(moment, phrase, _names_others(phrase.text, voice))
    return list(fullest.values())


def _names_others(text: str, voice: Voice) -> bool:
    return any(found not in voice.name.split() for found in _NAME.findall(text))


def _varied(candidates: Sequence[Chosen], taken: tuple[Chosen, ...], length: Length) -> tuple[Chosen, ...]:
    """`taken` and the best of the candidates, one by one, each unlike those before it."""
    left = list(candidates)
    while left and len(taken) < length.most_deeds:
        best = min(range(len(left)), key=lambda place: _cost(left[place], place, taken))
        one = left.pop(best)
        is_low = one.moment.recognition.substance is not Substance.HIGH
        if is_low and len(taken) >= _ENOUGH_TO_BE_CHOOSY:
            break
        if len(one.phrase.claiming) < _FEWEST_OF_A_DEED and len(taken) >= _ENOUGH_TO_BE_CHOOSY:
            continue
        fits = not taken or _words(*taken, one) <= length.most_words - _WORDS_OF_FACTS
        if fits and not any(_are_alike(one, other) for other in taken):
            taken = (*taken, one)
    return taken


def _words(*chosen: Chosen) -> int:
    told = (len(f"{one.phrase.text} {one.phrase.more}".split()) for one in chosen)
    return sum(told) + sum(_CONNECTIVE for one in chosen if one.phrase.form is not Form.CLAUSE)


def _cost(one: Chosen, place: int, taken: tuple[Chosen, ...]) -> tuple[float, int]:
    """How much is lost by taking this one next; the first counts most, variety counts after."""
    kinds = {other.moment.recognition.kind for other in taken}
    years = set(_years(other.moment for other in taken))
    forms = [other.phrase.form for other in taken]
    is_low = one.moment.recognition.substance is not Substance.HIGH
    lost = (
        8.0 * is_low
        + 1.5 * max(0, _FEWEST_CLAIMING_WORDS - len(one.phrase.claiming))
        + 2.0 * (one.moment.recognition.kind in kinds)
        + 2.0 * bool(years & set(_years([one.moment])))
        + 1.0 * forms.count(one.phrase.form)
        + 3.0 * (not taken and one.phrase.form is Form.QUOTATION)
        + 1.0 * (not taken and one.phrase.form is not Form.CLAUSE)
        + 2.0 * one.names_others
        - _WORTH_OF_A_WORD * min(len(one.phrase.claiming), _AS_RICH_AS_ANY)
    )
    return (lost, place)


def _years(moments: Iterable[Moment]) -> Iterator[int]:
    return (moment.sent_at.year for moment in moments if moment.sent_at)


def _are_alike(one: Chosen, other: Chosen) -> bool:
    shared = len(one.phrase.claiming & other.phrase.claiming)
    return shared / max(1, min(len(one.phrase.claiming), len(other.phrase.claiming))) >= _TOO_ALIKE
