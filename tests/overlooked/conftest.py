"""Invented people and moments for the tests of the overlooked."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from goodword.nouns import (
    Account,
    AccountId,
    Audience,
    Direction,
    ExchangeId,
    ExchangeKind,
    Moment,
    Passage,
    Person,
    PersonId,
    Recognition,
    RecognitionId,
    RecognitionKind,
    SkillMatch,
    Substance,
)

OWNER = AccountId("x:1")


@pytest.fixture
def person() -> Callable[..., Person]:
    def make(name: str, **facts: object) -> Person:
        account = Account(id=AccountId(f"x:{name.casefold().replace(' ', '')}"), source="x", name=name)
        whole = Person(id=PersonId(account.id), name=name, accounts=(account,))
        return _with(whole, facts)

    return make


def _with(person: Person, facts: dict[str, object]) -> Person:
    recommended_at, not_a_person = facts.get("recommended_at"), facts.get("not_a_person")
    assert recommended_at is None or isinstance(recommended_at, datetime)
    assert not_a_person is None or isinstance(not_a_person, str)
    return Person(
        id=person.id,
        name=person.name,
        accounts=person.accounts,
        is_owner=bool(facts.get("is_owner")),
        recommended_at=recommended_at,
        not_a_person=not_a_person,
    )


def made(  # noqa: PLR0913 - a moment has that many sides
    who: Person,
    day: str | None,
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
    at = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    exchange = ExchangeId(f"{who.id} {day} {quote} {direction}")
    other = who.accounts[0].id
    given = direction is Direction.GIVEN
    return Moment(
        recognition=Recognition(
            id=RecognitionId(exchange),
            passage=Passage(exchange_id=exchange, quote=quote, start=0, end=len(quote)),
            kind=kind,
            giver=OWNER if given else other,
            receiver=other if given else OWNER,
            skills=tuple(SkillMatch(skill=skill, start=0, end=1, confidence=0.9) for skill in skills),
            confidence=0.9,
            substance=substance,
            is_doubtful=is_doubtful,
        ),
        direction=direction,
        text=quote,
        exchange_kind=exchange_kind,
        source=source,
        native_id=None,
        sent_at=at,
        url=None,
        audience=audience,
    )


@pytest.fixture
def moment() -> Callable[..., Moment]:
    """Makes moments between Rosa and somebody."""
    return made
