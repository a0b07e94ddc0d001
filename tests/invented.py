"""Invented people and what they wrote: each builder makes something plain, and a test names what is not.

A moment is made from its exchange, as in the record: who wrote it gave, whom it is addressed to received.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Unpack

import msgspec
from typing_extensions import TypedDict

from goodword.nouns import (
    Account,
    AccountId,
    Addressed,
    Audience,
    Direction,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Moment,
    Origin,
    Passage,
    Person,
    PersonId,
    Recognition,
    RecognitionId,
    RecognitionKind,
    Role,
    SaidName,
    SkillMatch,
    Substance,
)

OWNER = AccountId("x:1")
"""Who writes, where a test does not say who."""


class OfAnAccount(TypedDict, total=False):
    """What a profile may say."""

    handle: str
    name: str
    url: str
    emails: tuple[str, ...]
    links: tuple[str, ...]
    bio: str
    company: str
    position: str
    skills: tuple[str, ...]
    seen_at: datetime
    roles: tuple[Role, ...]
    names: tuple[SaidName, ...]


class OfAPerson(TypedDict, total=False):
    """What may be known of somebody beside their profiles."""

    is_owner: bool
    not_a_person: str
    recommended_at: datetime


class OfAnExchange(TypedDict, total=False):
    """How an exchange may differ from a public post on X."""

    id: ExchangeId
    source: str
    kind: ExchangeKind
    native_id: str | None
    quoted: str | None
    in_reply_to: str | None
    thread: str | None
    url: str | None
    audience: Audience
    origin: Origin


class OfARecognition(TypedDict, total=False):
    """How a recognition may differ from certain thanks of substance."""

    id: RecognitionId
    kind: RecognitionKind
    receiver: AccountId
    receiver_name: str | None
    skills: tuple[SkillMatch, ...]
    confidence: float
    substance: Substance
    is_doubtful: bool


def day(text: str) -> datetime:
    """The beginning of that day, or the time of it, in UTC: `2019-05-04`."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def account(key: str, **facts: Unpack[OfAnAccount]) -> Account:
    """The account `x:7` is on X."""
    return Account(id=AccountId(key), source=key.partition(":")[0], **facts)


def person(first: Account, *others: Account, **facts: Unpack[OfAPerson]) -> Person:
    """Who has these accounts, and is called, reached and employed as the first of them says."""
    return Person(
        id=PersonId(first.id),
        name=first.name or first.handle or first.id,
        accounts=(first, *others),
        emails=first.emails,
        company=first.company,
        skills=first.skills,
        roles=first.roles,
        **facts,
    )


def exchange(
    text: str,
    sent_at: datetime | None,
    *,
    author: str = OWNER,
    to: Sequence[str | Addressed] = (),
    **facts: Unpack[OfAnExchange],
) -> Exchange:
    """A public post by the owner on X, unless something else is said; an account in `to` is mentioned."""
    addressed = tuple(
        one if isinstance(one, Addressed) else Addressed(account=AccountId(one), manner=Manner.MENTION)
        for one in to
    )
    plain = Exchange(
        id=ExchangeId(f"{author} {sent_at} {text} {' '.join(one.account for one in addressed)}"),
        source="x",
        kind=ExchangeKind.POST,
        native_id=None,
        author=AccountId(author),
        addressed=addressed,
        text=text,
        sent_at=sent_at,
        audience=Audience.PUBLIC,
        origin=Origin(archive="d" * 64, member="tweets.js", position=0),
    )
    return msgspec.structs.replace(plain, **facts)


def between(
    other: Person,
    text: str,
    sent_at: datetime | None,
    direction: Direction = Direction.GIVEN,
    **facts: Unpack[OfAnExchange],
) -> Exchange:
    """What the owner wrote to `other`, or where it was received, what they wrote to the owner."""
    theirs = other.accounts[0].id
    author, to = (OWNER, theirs) if direction is Direction.GIVEN else (theirs, OWNER)
    return exchange(text, sent_at, author=author, to=(to,), **facts)


def recognition(of: Exchange, quote: str | None = None, **facts: Unpack[OfARecognition]) -> Recognition:
    """Thanks in that exchange from its author to the first one addressed: `quote`, or all of its words."""
    words = quote or of.text
    start = of.text.index(words)
    plain = Recognition(
        id=RecognitionId(of.id),
        passage=Passage(exchange_id=of.id, quote=words, start=start, end=start + len(words)),
        kind=RecognitionKind.THANKS,
        giver=of.author,
        receiver=of.addressed[0].account if of.addressed else None,
        confidence=0.9,
        substance=Substance.HIGH,
    )
    return replace(plain, **facts)


def moment(
    of: Exchange,
    *,
    quote: str | None = None,
    owner: AccountId = OWNER,
    other_persons: tuple[str, ...] = (),
    **facts: Unpack[OfARecognition],
) -> Moment:
    """A recognition in that exchange, as the owner has it before them: given, where the owner wrote it."""
    return Moment(
        recognition=recognition(of, quote, **facts),
        direction=Direction.GIVEN if of.author == owner else Direction.RECEIVED,
        text=of.text,
        exchange_kind=of.kind,
        source=of.source,
        native_id=of.native_id,
        sent_at=of.sent_at,
        url=of.url,
        audience=of.audience,
        other_persons=other_persons,
    )
