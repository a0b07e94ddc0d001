"""What was said, by whom, to whom, and where it was read.

These nouns are made by the hundred thousand while an archive is read, so they
are msgspec Structs: frozen like the dataclasses beside them, ten times cheaper
to make (`docs/why/0004-nouns.md`).
"""

from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType, TypeVar

import msgspec

AccountId = NewType("AccountId", str)
"""`source:key`, for example `x:2201`, `linkedin:in/ana-ruiz`; the same on every machine."""

ExchangeId = NewType("ExchangeId", str)
"""32 hexadecimal digits; see `goodword.text.ids.exchange_id`."""


class Audience(StrEnum):
    """For whom an exchange was meant (AS2 `to`, `cc`)."""

    PUBLIC = "public"
    GROUP = "group"
    DIRECT = "direct"


class ExchangeKind(StrEnum):
    """What sort of exchange it is."""

    POST = "post"
    REPLY = "reply"
    QUOTE = "quote"
    REPOST = "repost"
    COMMENT = "comment"
    MESSAGE = "message"
    INVITATION = "invitation"
    RECOMMENDATION = "recommendation"
    ENDORSEMENT = "endorsement"
    REACTION = "reaction"
    MEETING = "meeting"
    CREDIT = "credit"
    """What a form of its own credits to somebody: a trailer of a commit. The text is the commit's subject
    and, as its last line, `KEY: NAME`."""


class Manner(StrEnum):
    """How an exchange addresses an account."""

    MENTION = "mention"
    REPLY = "reply"
    RECIPIENT = "recipient"
    QUOTED = "quoted"
    REPOSTED = "reposted"
    SUBJECT = "subject"
    """The person a recommendation or an endorsement is about."""


class Origin(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where in an archive a record was read."""

    archive: str
    """Digest of the archive, hexadecimal."""
    member: str
    """Name of the file inside the archive."""
    position: int
    """Zero-based place of the record in that file."""


class Skipped(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A record that could not be read: a value, never raised."""

    origin: Origin
    reason: str
    """A sentence for the owner, without a full stop."""


class SaidName(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A name that was said of someone, and when: the first and the last date, None where none is told."""

    name: str
    seen_from: datetime | None = None
    seen_to: datetime | None = None
    sources: tuple[str, ...] = ()

    def joined(self, other: "SaidName") -> "SaidName":
        """The same, said as early and as late as either, in the places of both."""
        return _joined(self, other)


class Role(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A company and a position that were said of someone, and when; nothing between two dates is guessed."""

    company: str | None = None
    position: str | None = None
    started: str | None = None
    """As the profile itself tells, to the year, the month or the day: `2019`, `2019-03` (ISO 8601)."""
    ended: str | None = None
    seen_from: datetime | None = None
    seen_to: datetime | None = None
    sources: tuple[str, ...] = ()

    @property
    def is_dated_itself(self) -> bool:
        """Whether the profile tells from when to when, besides the dates at which it was seen."""
        return bool(self.started or self.ended)

    @property
    def what(self) -> tuple[str, str, str, str]:
        """What is said, for comparing: company, position, start, end; the case of letters does not count."""
        return _folded(self.company), _folded(self.position), self.started or "", self.ended or ""

    @property
    def recency(self) -> tuple[object, ...]:
        """Greater for what was said later; among what was said at one time, for what began later."""
        seen = self.seen_to or _NEVER
        return seen, not self.ended, self.started or "", self.what, self.company or "", self.position or ""

    def joined(self, other: "Role") -> "Role":
        """The same, said as early and as late as either, in the places of both."""
        return _joined(self, other)


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


_Said = TypeVar("_Said", SaidName, Role)
_NEVER = datetime.min.replace(tzinfo=UTC)


def _joined(one: _Said, other: _Said) -> _Said:
    first = [said.seen_from for said in (one, other) if said.seen_from is not None]
    last = [said.seen_to for said in (one, other) if said.seen_to is not None]
    return msgspec.structs.replace(
        one,
        seen_from=min(first, default=None),
        seen_to=max(last, default=None),
        sources=tuple(sorted({*one.sources, *other.sources})),
    )


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One login in one place, as one archive tells of it."""

    id: AccountId
    source: str
    handle: str | None = None
    """As written in that place: `@ana`, `@ana@social.example`; on LinkedIn the slug."""
    name: str | None = None
    url: str | None = None
    """Profile address, canonical (`goodword.text.urls.canonical_url`)."""
    emails: tuple[str, ...] = ()
    """Lower-cased addr-specs."""
    links: tuple[str, ...] = ()
    """Canonical addresses that the profile itself links to (rel=me, website)."""
    bio: str | None = None
    company: str | None = None
    position: str | None = None
    skills: tuple[str, ...] = ()
    """Skills that this profile lists."""
    connected_at: datetime | None = None
    """When the owner and this account connected, where the archive tells."""
    seen_at: datetime | None = None
    """When this was so: the date of the archive or of the record."""
    roles: tuple[Role, ...] = ()
    """From a source: the companies and positions that the profile lists with their own dates. From the
    record: all that were ever said, latest first."""
    names: tuple[SaidName, ...] = ()
    """From the record: all names that were ever said, latest first; a source gives `name` alone."""


class Addressed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An account that an exchange is meant for, and how."""

    account: AccountId
    manner: Manner
    written: str | None = None
    """The handle or name as it stands in the text, where it does."""


class Exchange(msgspec.Struct, frozen=True, kw_only=True):
    """One post, reply, message, recommendation, endorsement or meeting."""

    id: ExchangeId
    source: str
    kind: ExchangeKind
    native_id: str | None
    author: AccountId
    addressed: tuple[Addressed, ...] = ()
    text: str
    """Plain text, entities decoded, line breaks as `\\n`; only the author's own words."""
    quoted: str | None = None
    """Words of someone else that the exchange carries along."""
    sent_at: datetime | None
    in_reply_to: str | None = None
    """Native id of the exchange that this one answers."""
    thread: str | None = None
    url: str | None = None
    audience: Audience
    lang: str | None = None
    """BCP 47, where the archive tells it."""
    origin: Origin


Record = Account | Exchange | Skipped
"""What reading an archive yields."""
