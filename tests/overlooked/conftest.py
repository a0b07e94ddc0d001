"""Invented people and moments for the tests of the overlooked."""

from collections.abc import Callable
from typing import Unpack

import pytest

from goodword.nouns import (
    Audience,
    Direction,
    ExchangeKind,
    Moment,
    Person,
    RecognitionKind,
    SkillMatch,
    Substance,
)
from tests import invented
from tests.invented import OfAPerson, account, between, day


@pytest.fixture
def person() -> Callable[..., Person]:
    def make(name: str, **facts: Unpack[OfAPerson]) -> Person:
        return invented.person(account(f"x:{name.casefold().replace(' ', '')}", name=name), **facts)

    return make


def made(  # noqa: PLR0913 - a moment has that many sides
    who: Person,
    at: str | None,
    quote: str = "Thank you for the talk",
    *,
    kind: RecognitionKind = RecognitionKind.THANKS,
    direction: Direction = Direction.GIVEN,
    substance: Substance = Substance.HIGH,
    audience: Audience = Audience.PUBLIC,
    exchange_kind: ExchangeKind = ExchangeKind.POST,
    skills: tuple[str, ...] = (),
    source: str = "x",
    is_doubtful: bool = False,
) -> Moment:
    sent_at = day(at) if at else None
    return invented.moment(
        between(who, quote, sent_at, direction, kind=exchange_kind, audience=audience, source=source),
        kind=kind,
        skills=tuple(SkillMatch(skill=skill, start=0, end=1, confidence=0.9) for skill in skills),
        substance=substance,
        is_doubtful=is_doubtful,
    )


@pytest.fixture
def moment() -> Callable[..., Moment]:
    """Makes moments between Rosa and somebody."""
    return made
