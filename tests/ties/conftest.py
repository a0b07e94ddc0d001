"""Invented people and moments for the tests of ties."""

from datetime import UTC, datetime

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
    Substance,
)

OWNER = AccountId("x:1")


def person(name: str, *, skills: tuple[str, ...] = (), is_owner: bool = False) -> Person:
    """Somebody with one account on X."""
    handle = name.casefold().split()[0]
    account = Account(id=AccountId(f"x:{handle}"), source="x", handle=f"@{handle}", name=name, skills=skills)
    return Person(id=PersonId(account.id), name=name, accounts=(account,), skills=skills, is_owner=is_owner)


def said(  # noqa: PLR0913 - a moment has that many sides
    who: Person,
    at: str | None,
    text: str,
    *,
    direction: Direction = Direction.GIVEN,
    kind: RecognitionKind = RecognitionKind.THANKS,
    is_doubtful: bool = False,
    exchange_kind: ExchangeKind = ExchangeKind.POST,
) -> Moment:
    """Words between the owner and `who`, recognised as a whole."""
    exchange = ExchangeId(f"{who.id} {at} {text}")
    other, is_given = who.accounts[0].id, direction is Direction.GIVEN
    return Moment(
        recognition=Recognition(
            id=RecognitionId(exchange),
            passage=Passage(exchange_id=exchange, quote=text, start=0, end=len(text)),
            kind=kind,
            giver=OWNER if is_given else other,
            receiver=other if is_given else OWNER,
            confidence=0.9,
            substance=Substance.HIGH,
            is_doubtful=is_doubtful,
        ),
        direction=direction,
        text=text,
        exchange_kind=exchange_kind,
        source="x",
        native_id=None,
        sent_at=datetime.fromisoformat(at).replace(tzinfo=UTC) if at else None,
        url=None,
        audience=Audience.PUBLIC,
    )
