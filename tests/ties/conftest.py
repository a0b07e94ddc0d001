"""Invented people and moments for the tests of ties."""

from goodword.nouns import Direction, ExchangeKind, Moment, Person
from tests import invented
from tests.invented import account, between, day


def person(name: str, *, skills: tuple[str, ...] = (), is_owner: bool = False) -> Person:
    """Somebody with one account on X."""
    handle = name.casefold().split()[0]
    on_x = account(f"x:{handle}", handle=f"@{handle}", name=name, skills=skills)
    return invented.person(on_x, is_owner=is_owner)


def said(
    who: Person,
    at: str | None,
    text: str,
    *,
    direction: Direction = Direction.GIVEN,
    exchange_kind: ExchangeKind = ExchangeKind.POST,
) -> Moment:
    """Words between the owner and `who`, recognised as a whole."""
    return invented.moment(between(who, text, day(at) if at else None, direction, kind=exchange_kind))
