"""Exchanges made of records: posts, replies, quotes, reposts and likes."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from goodword.nouns import (
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Origin,
    Skipped,
)
from goodword.sources.bluesky.people import Address, People, address_of, page_of
from goodword.sources.bluesky.records import (
    FOLLOW,
    LIKE,
    LISTED,
    POST,
    REPOST,
    Embedded,
    Facet,
    Post,
    Ref,
    Reply,
    Subject,
    Tie,
    form_of,
    forms_of,
)
from goodword.text.elements import UNEXPECTED
from goodword.text.ids import exchange_ids
from goodword.text.times import FIRST_YEAR, utc_of

_SUBTAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_TID = re.compile(r"[2-7a-j][2-7a-z]{12}")
_TID_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# An Enum looks its members up at each use.
_REPLY, _QUOTE, _POST = ExchangeKind.REPLY, ExchangeKind.QUOTE, ExchangeKind.POST
_REACTION, _REPOST, _PUBLIC = ExchangeKind.REACTION, ExchangeKind.REPOST, Audience.PUBLIC
_ANSWERED, _REPOSTED, _MENTIONED, _QUOTED = Manner.REPLY, Manner.REPOSTED, Manner.MENTION, Manner.QUOTED
_FACETS = 500
"""More than a post of 300 characters can hold."""


class Found(msgspec.Struct, gc=False):
    """A record as it was found."""

    collection: str
    rkey: str
    """Empty where the tree that would tell is damaged."""
    cid: bytes
    value: object


class Stretch(msgspec.Struct, gc=False):
    """A stretch of a text with what a facet says of it."""

    start: int
    end: int
    """Bytes of UTF-8."""
    written: str
    did: str | None
    uri: str | None


class Exchanges:
    """Makes exchanges of the records of one repository."""

    def __init__(self, archive: str, people: People) -> None:
        """Work for the archive of that digest."""
        self._archive = archive
        self._people = people
        self._owner = people.owner.id
        self._did = self._owner.removeprefix("bluesky:")
        self._id: Callable[[str], str] = exchange_ids("bluesky", self._did)

    def exchange(self, found: Found, member: str, position: int) -> Exchange | Skipped | None:
        """The exchange of a record; None for one that only ties accounts."""
        origin = Origin(archive=self._archive, member=member, position=position)
        try:
            if found.collection == POST:
                return self._post(msgspec.convert(found.value, Post), found, origin)
            if found.collection in {LIKE, REPOST}:
                return self._of_subject(msgspec.convert(found.value, Subject), found, origin)
            if found.collection in {FOLLOW, LISTED}:
                self._people.of_did(msgspec.convert(found.value, Tie).subject)
        except msgspec.ValidationError as error:
            return Skipped(origin=origin, reason=f"{UNEXPECTED}: {error}")
        return None

    def _post(self, post: Post, found: Found, origin: Origin) -> Exchange:
        at = utc_of(post.created_at) or time_of_tid(found.rkey)
        raw = post.text.encode("utf-8", "replace")
        stretches = list(_stretches(raw, post.facets)) if post.facets else []
        reply = form_of(post.reply, Reply)
        quoted = quoted_post(post.embed)
        kind = _REPLY if reply else _QUOTE if quoted else _POST
        langs = post.langs if isinstance(post.langs, list) else []
        own = Address(self._did, found.collection, found.rkey)
        return Exchange(
            id=self._exchange_id(found), source="bluesky", kind=kind, native_id=self._uri(found),
            author=self._owner, addressed=self._addressed(reply, stretches, quoted, at),
            text=(_spelled_out(raw, stretches) if stretches else post.text).strip(), sent_at=at,
            in_reply_to=reply.parent.uri if reply else None,
            thread=reply.root.uri if reply and reply.root else None,
            url=page_of(own), audience=_PUBLIC,
            lang=next((one for one in langs if isinstance(one, str) and _SUBTAG.fullmatch(one)), None),
            origin=origin,
        )  # fmt: skip

    def _of_subject(self, subject: Subject, found: Found, origin: Origin) -> Exchange:
        """A like or a repost; whose post it was stands in the address."""
        uri = subject.subject.uri
        address = address_of(uri)
        at = utc_of(subject.created_at) or time_of_tid(found.rkey)
        is_like = found.collection == LIKE
        author = self._people.author_of(address, at)
        manner = _ANSWERED if is_like else _REPOSTED
        return Exchange(
            id=self._exchange_id(found), source="bluesky",
            kind=_REACTION if is_like else _REPOST, native_id=self._uri(found),
            author=self._owner,
            addressed=(Addressed(account=author, manner=manner),) if author and author != self._owner else (),
            text="", sent_at=at, in_reply_to=uri if is_like else None, url=page_of(address),
            audience=_PUBLIC, origin=origin,
        )  # fmt: skip

    def _addressed(
        self, reply: Reply | None, stretches: list[Stretch], quoted: Address | None, at: datetime | None
    ) -> tuple[Addressed, ...]:
        """Whom a post answers, mentions and quotes, each once, the owner left out."""
        found: dict[AccountId, Addressed] = {}
        answered = self._people.author_of(address_of(reply.parent.uri), at) if reply else None
        if answered is not None:
            found[answered] = Addressed(account=answered, manner=_ANSWERED)
        for one in stretches:
            account = self._people.of_mention(one.did, one.written, at) if one.did else None
            if account is not None and (account not in found or account == answered):
                manner = _ANSWERED if account == answered else _MENTIONED
                found[account] = Addressed(account=account, manner=manner, written=one.written)
        author = self._people.author_of(quoted, at) if quoted else None
        if author is not None:
            found.setdefault(author, Addressed(account=author, manner=_QUOTED))
        found.pop(self._owner, None)
        return tuple(found.values())

    def _uri(self, found: Found) -> str | None:
        return f"at://{self._did}/{found.collection}/{found.rkey}" if found.rkey else None

    def _exchange_id(self, found: Found) -> ExchangeId:
        """By the contents, so that a file that is cut, where no tree tells the address, doubles nothing."""
        return ExchangeId(self._id(found.cid.hex()))


def time_of_tid(rkey: str) -> datetime | None:
    """The time in a TID: microseconds since 1970 and ten bits of a clock's number, 13 digits to base 32."""
    if not _TID.fullmatch(rkey):
        return None
    number = 0
    for digit in rkey:
        number = number << 5 | _TID_DIGITS.index(digit)
    at = _EPOCH + timedelta(microseconds=number >> 10)
    return at if at.year >= FIRST_YEAR else None


def quoted_post(embed: object) -> Address | None:
    """The address of the post that is quoted: an embed may also hold a list, a feed or pictures."""
    held = form_of(embed, Embedded)
    if held is not None and held.type == "app.bsky.embed.recordWithMedia":
        held = form_of(held.record, Embedded)
    ref = form_of(held.record, Ref) if held is not None else None
    address = address_of(ref.uri) if ref is not None else None
    return address if address is not None and address.collection == POST else None


def _stretches(raw: bytes, facets: object) -> Iterator[Stretch]:
    """The stretches that the facets mark, in order, none over another; what fits no character is left out."""
    some = facets[:_FACETS] if isinstance(facets, list) else None
    end = 0
    for facet in sorted(forms_of(some, Facet), key=lambda facet: facet.index.start):
        span = facet.index
        if not end <= span.start < span.end <= len(raw):
            continue
        try:
            written = raw[span.start : span.end].decode()
        except UnicodeDecodeError:
            continue
        did = next((one.did for one in facet.features if one.did), None)
        uri = next((one.uri for one in facet.features if one.uri), None)
        if did or uri:
            end = span.end
            yield Stretch(span.start, span.end, written, did, uri)


def _spelled_out(raw: bytes, stretches: list[Stretch]) -> str:
    """The text with the addresses that were shortened for show in full."""
    parts: list[bytes] = []
    at = 0
    for one in stretches:
        if one.uri and one.written.endswith(("...", "…")):
            parts += (raw[at : one.start], one.uri.encode("utf-8", "replace"))
            at = one.end
    parts.append(raw[at:])
    return b"".join(parts).decode("utf-8", "replace")
