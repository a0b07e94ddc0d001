"""How the owner and a person met: the first that the record holds of both, and who brought them together."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

import msgspec

from goodword.nouns import (
    Account,
    AccountId,
    Audience,
    Exchange,
    ExchangeKind,
    HowMet,
    Met,
    Person,
)
from goodword.text.companies import company_key
from goodword.text.names import parts
from goodword.text.shipped import WordSet, shipped_table

NEAR_THE_BEGINNING = timedelta(days=60)
"""Who introduced whom is said in the first weeks; a later introduction brings others together."""

_AUDIENCES = {Audience.PUBLIC: Met.PUBLIC, Audience.GROUP: Met.GROUP, Audience.DIRECT: Met.PRIVATE}
_NOT_MET = frozenset({ExchangeKind.REACTION, ExchangeKind.REPOST, ExchangeKind.ENDORSEMENT})
"""One click is no meeting."""


class _Rules(msgspec.Struct, frozen=True):
    introducing: tuple[str, ...]
    introduced: tuple[str, ...]
    nobody: WordSet


def how_met(
    person: Person, first: Sequence[Exchange], *, owner: Person, names: Mapping[AccountId, str]
) -> HowMet | None:
    """How the two met; None where the record holds nothing with a date.

    `first` are the earliest exchanges in which both take part, those by third persons to both
    among them; `names` tells what people are called.
    """
    ids, own = _ids(person), _ids(owner)
    dated = sorted(
        ((one.sent_at, one.id, one) for one in first if one.sent_at and one.kind not in _NOT_MET),
        key=lambda found: found[:2],
    )
    connected = _connected(person.accounts)
    if not dated:
        return connected
    beginning = dated[0][0]
    if connected and connected.at < beginning - timedelta(days=1):
        beginning = connected.at
    early = [one for at, _, one in dated if at - beginning <= NEAR_THE_BEGINNING]
    both = _Both(ids, own, _words(person) | _words(owner))
    introduced = next((met for one in early if (met := _introduction(one, both, names))), None)
    if introduced:
        return introduced
    return connected if connected and connected.at == beginning else _first(dated[0][2])


def shared_company(person: Person, owner: Person) -> str | None:
    """An employer that the archives name for both, as the owner's account writes it; None for none."""
    theirs = {company_key(account.company) for account in person.accounts if account.company}
    ours = (account.company for account in owner.accounts if account.company)
    return next((company for company in ours if company_key(company) in theirs), None)


def _ids(person: Person) -> frozenset[AccountId]:
    return frozenset(account.id for account in person.accounts)


def _connected(accounts: Iterable[Account]) -> HowMet | None:
    dated = [(one.connected_at, one.source) for one in accounts if one.connected_at]
    if not dated:
        return None
    at, source = min(dated)
    return HowMet(how=Met.CONNECTED, at=at, source=source)


def _first(one: Exchange) -> HowMet:
    is_meeting = one.kind is ExchangeKind.MEETING
    return HowMet(
        how=Met.MEETING if is_meeting else _AUDIENCES[one.audience],
        at=_at(one),
        source=one.source,
        exchange=one.id,
        topic=(one.text.partition("\n")[0].strip() or None) if is_meeting else None,
    )


def _at(one: Exchange) -> datetime:
    assert one.sent_at is not None  # noqa: S101 - only dated ones are looked at
    return one.sent_at


class _Both(NamedTuple):
    """The accounts of the two, and the words of their names."""

    person: frozenset[AccountId]
    owner: frozenset[AccountId]
    words: frozenset[str]


def _words(person: Person) -> frozenset[str]:
    return frozenset(word for account in person.accounts for word in parts(account.name or ""))


def _introduction(one: Exchange, both: _Both, names: Mapping[AccountId, str]) -> HowMet | None:
    """The introduction that this exchange is, or tells of; None where it does neither."""
    if one.kind is ExchangeKind.MEETING:
        return None
    by = _by_its_author(one, both, names) or _by_somebody_named(one, both, names)
    if by is None:
        return None
    return HowMet(how=Met.INTRODUCED, at=_at(one), source=one.source, exchange=one.id, by=by)


def _by_its_author(one: Exchange, both: _Both, names: Mapping[AccountId, str]) -> str | None:
    """Who wrote it, where a third person wrote to both that they should know each other."""
    to = {meant.account for meant in one.addressed}
    if one.author in both.person | both.owner or not (to & both.person and to & both.owner):
        return None
    is_said = any(pattern.search(one.text) for pattern in _patterns("introducing"))
    return names.get(one.author) if is_said else None


def _by_somebody_named(one: Exchange, both: _Both, names: Mapping[AccountId, str]) -> str | None:
    """Whom the words between the two credit with having brought them together."""
    found = (match.group("who") for pattern in _patterns("introduced") if (match := pattern.search(one.text)))
    for written in found:
        if written.startswith("@"):
            handle = written.rstrip(".").casefold()
            meant = (m.account for m in one.addressed if (m.written or "").casefold() == handle)
            account = next((one for one in meant if one not in both.person | both.owner), None)
            if account:
                return names.get(account, written)
        elif not set(parts(written)) & (both.words | _rules().nobody):
            return written
    return None


@cache
def _rules() -> _Rules:
    return shipped_table("goodword.ties", "meeting.toml", _Rules)


@cache
def _patterns(which: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in getattr(_rules(), which))
