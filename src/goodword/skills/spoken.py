"""Can you speak to any of that? The listed skills, those first of which the owner's own words tell."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from goodword.nouns import (
    AccountId,
    Audience,
    Direction,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Moment,
    Person,
    RecognitionId,
    SkillMatch,
    SpokenOf,
)
from goodword.skills.match import match_skills, named_skills

CONFIRMED = 0.9
"""The owner has said that they can speak to it."""
ENDORSED_WITH_A_CLICK = 0.4
"""The owner once clicked on this skill: a reason to ask, hardly one to sign."""
SUGGESTED = 0.5
"""What a suggestion keeps of its confidence."""

_TO_THEM = frozenset({Manner.REPLY, Manner.RECIPIENT, Manner.SUBJECT})


@dataclass(slots=True)
class _Ground:
    """What was found for one skill."""

    exchanges: dict[ExchangeId, None] = field(default_factory=dict)
    moments: dict[RecognitionId, None] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)
    confidence: float = 0.0
    is_suggested: bool = True
    """Until something speaks to it plainly."""


def spoken_of(
    listed: Sequence[str],
    person: Person,
    moments: Iterable[Moment],
    exchanges: Iterable[Exchange],
    *,
    decided: Mapping[str, bool] | None = None,
) -> tuple[SpokenOf, ...]:
    """Every listed skill, those the owner can speak to first, and skills that only the moments name.

    `decided` holds what the owner said of skills, by name: whether they can speak to it.

    Ground is the owner's own words alone: moments given to `person`, and exchanges that the
    owner wrote to them or about them. More moments come first, then more years, then more
    exchanges; then those that are only suggested; skills without any ground come last, with
    confidence 0, in the order listed.
    """
    grounds: defaultdict[str, _Ground] = defaultdict(_Ground)
    own = {account.id for account in person.accounts}
    given = [moment for moment in moments if _is_given_to(moment, own)]
    for moment in given:
        _add_moment(grounds, moment, skills_in(moment, listed, person))
    for exchange in exchanges:
        if exchange.author not in own:
            _add_exchange(grounds, exchange, _in_exchange(listed, person, exchange, own))
    unlisted = _unlisted(listed, person, given)
    spoken = [_spoken(skill, grounds[skill], is_listed=True) for skill in dict.fromkeys(listed)]
    ordered = sorted(spoken, key=lambda one: _order(one, grounds[one.skill]))
    return as_decided((*ordered, *unlisted), decided or {})


def as_decided(spoken: Iterable[SpokenOf], decided: Mapping[str, bool]) -> tuple[SpokenOf, ...]:
    """The skills as the owner decided of them by name, and in the order of `spoken_of`."""
    said = {skill.casefold(): speaks for skill, speaks in decided.items()}
    whole = [_as_decided(one, said.get(one.skill.casefold())) for one in spoken]
    return tuple(sorted(whole, key=lambda one: (not one.confidence, one.is_suggested, not one.is_listed)))


def _as_decided(spoken: SpokenOf, speaks: bool | None) -> SpokenOf:  # noqa: FBT001 - or not asked
    """As the owner said: confirmed it is no suggestion any more, rejected it has no ground."""
    if speaks is None:
        return spoken
    if speaks:
        return replace(
            spoken, is_suggested=False, is_decided=True, confidence=max(spoken.confidence, CONFIRMED)
        )
    return replace(spoken, moments=(), exchanges=(), confidence=0.0, is_suggested=False, is_decided=True)


def _is_given_to(moment: Moment, own: Collection[AccountId]) -> bool:
    said = moment.recognition
    return moment.direction is Direction.GIVEN and said.receiver in own and not said.is_doubtful


def skills_in(moment: Moment, listed: Sequence[str], person: Person) -> tuple[SkillMatch, ...]:
    """The skills of `listed` in a moment that was given to `person`.

    Looked for in the whole text; in the passage alone where the text is about others too.
    """
    if not listed:
        return ()
    if moment.exchange_kind is ExchangeKind.ENDORSEMENT:
        return tuple(_clicked(listed, moment.text))
    passage = moment.recognition.passage
    return tuple(
        match
        for match in _matched(listed, person, moment.text, is_addressed=True, lang=None)
        if not moment.other_persons or (passage.start <= match.start and match.end <= passage.end)
    )


def _in_exchange(
    listed: Sequence[str], person: Person, exchange: Exchange, own: Collection[AccountId]
) -> Iterator[SkillMatch]:
    if exchange.kind is ExchangeKind.ENDORSEMENT:
        yield from _clicked(listed, exchange.text)
        return
    is_addressed = exchange.audience is Audience.DIRECT or any(
        to.account in own and to.manner in _TO_THEM for to in exchange.addressed
    )
    yield from _matched(listed, person, exchange.text, is_addressed=is_addressed, lang=exchange.lang)


def _matched(
    listed: Sequence[str], person: Person, text: str, *, is_addressed: bool, lang: str | None
) -> tuple[SkillMatch, ...]:
    return match_skills(
        listed,
        text,
        contact_name=person.name,
        contact_handle=_handle(person),
        is_addressed=is_addressed,
        lang=lang,
    )


def _handle(person: Person) -> str | None:
    """The handle under which posts mention the person: not LinkedIn's, which nobody writes."""
    return next((one.handle for one in person.accounts if one.handle and one.source != "linkedin"), None)


def _clicked(listed: Sequence[str], text: str) -> Iterator[SkillMatch]:
    for skill in listed:
        if skill.casefold() == text.strip().casefold():
            yield SkillMatch(skill=skill, start=0, end=len(text), confidence=ENDORSED_WITH_A_CLICK)


def _add_moment(grounds: defaultdict[str, _Ground], moment: Moment, found: Iterable[SkillMatch]) -> None:
    for match in found:
        ground = _ground(grounds, match)
        if ground is None:
            continue
        ground.moments[moment.recognition.id] = None
        ground.exchanges[moment.recognition.passage.exchange_id] = None
        _add(ground, match, moment.sent_at.year if moment.sent_at else None)


def _add_exchange(
    grounds: defaultdict[str, _Ground], exchange: Exchange, found: Iterable[SkillMatch]
) -> None:
    for match in found:
        ground = _ground(grounds, match)
        if ground is not None:
            ground.exchanges[exchange.id] = None
            _add(ground, match, exchange.sent_at.year if exchange.sent_at else None)


def _ground(grounds: defaultdict[str, _Ground], match: SkillMatch) -> _Ground | None:
    """Where the match is kept: what speaks plainly takes the place of suggestions."""
    ground = grounds[match.skill]
    if ground.is_suggested and not match.suggested:
        ground = grounds[match.skill] = _Ground(is_suggested=False)
    return None if match.suggested and not ground.is_suggested else ground


def _add(ground: _Ground, match: SkillMatch, year: int | None) -> None:
    ground.confidence = max(ground.confidence, match.confidence * (SUGGESTED if match.suggested else 1.0))
    if year is not None:
        ground.years.add(year)


def _unlisted(listed: Sequence[str], person: Person, given: Iterable[Moment]) -> tuple[SpokenOf, ...]:
    """Skills that the person does not list and the passages of moments call by name, or suggest."""
    known = {skill.casefold() for skill in listed}
    grounds: defaultdict[str, _Ground] = defaultdict(_Ground)
    for moment in given:
        if moment.exchange_kind is ExchangeKind.ENDORSEMENT:
            continue
        passage = moment.recognition.passage
        found = named_skills(
            moment.text, contact_name=person.name, contact_handle=_handle(person), besides=known
        )
        within = (match for match in found if passage.start <= match.start and match.end <= passage.end)
        _add_moment(grounds, moment, within)
    spoken = [_spoken(skill, ground, is_listed=False) for skill, ground in grounds.items()]
    return tuple(sorted(spoken, key=lambda one: _order(one, grounds[one.skill])))


def _spoken(skill: str, ground: _Ground, *, is_listed: bool) -> SpokenOf:
    return SpokenOf(
        skill=skill,
        is_listed=is_listed,
        exchanges=tuple(ground.exchanges),
        moments=tuple(ground.moments),
        confidence=round(ground.confidence, 2),
        is_suggested=ground.is_suggested and bool(ground.exchanges),
    )


def _order(spoken: SpokenOf, ground: _Ground) -> tuple[int, int, int, float]:
    return (-len(spoken.moments), -len(ground.years), -len(spoken.exchanges), -spoken.confidence)
