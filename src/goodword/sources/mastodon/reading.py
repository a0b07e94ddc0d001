"""One reading of one Mastodon archive, and whose it is."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from goodword.nouns import Account, AccountId, Exchange, Origin, Record, Skipped
from goodword.ports import Archive, Owner
from goodword.sources.mastodon.people import People
from goodword.sources.mastodon.posts import Posts
from goodword.sources.mastodon.records import Activity, Actor, Collection
from goodword.text.elements import ENDS_EARLY, FILE_DAMAGED, Bad, Elements, one_value
from goodword.text.markup import links_in_html, text_of_html
from goodword.text.rows import BadRow, rows, text_of
from goodword.text.urls import canonical_url, host_of

OUTBOX, ACTOR, LIKES = "outbox.json", "actor.json", "likes.json"
_FOLLOWING = frozenset({"following_accounts", "following"})
_ITEMS = re.compile(rb'"orderedItems"\s*:\s*(?:\[\s*\]\s*,\s*"orderedItems"\s*:\s*)?\[')
"""Mastodon 4.2 and later write the key twice: first with an empty list, then with everything."""
_URI = re.compile(rb'"(https?://[^"\\\s]+)"')
_ME = AccountId("mastodon:me")
"""The author where there is an outbox without its actor."""
_ADDRESS_COLUMN = frozenset({"accountaddress"})


def following_lists(archive: Archive) -> tuple[str, ...]:
    """The CSV lists of followed accounts: `following_accounts.csv`, downloaded apart."""
    found = (PurePosixPath(name) for name in archive.names)
    return tuple(
        str(path)
        for path in found
        if path.suffix == ".csv" and path.stem.rstrip(" ()0123456789") in _FOLLOWING
    )


def owner_of(archive: Archive) -> Owner:
    """The owner by `actor.json`; nobody where only lists are there."""
    actor = _actor(archive)
    host = host_of(actor.id or actor.url or "")
    if not actor.username or not host:
        return Owner(name=None, accounts=(Account(id=_ME, source="mastodon"),) if archive.has(OUTBOX) else ())
    address = f"{actor.username}@{host}".lower()
    links = (
        *(link for line in actor.attachment for link in links_in_html(line.value or "")),
        *actor.also_known_as,
    )
    account = Account(
        id=AccountId(f"mastodon:{address}"),
        source="mastodon",
        handle=f"@{address}",
        name=actor.name or actor.username,
        url=canonical_url(actor.url or f"https://{host}/@{actor.username}"),
        links=tuple(dict.fromkeys(canonical for link in links if (canonical := canonical_url(link)))),
        bio=text_of_html(actor.summary) or None if actor.summary else None,
    )
    return Owner(name=account.name, accounts=(account,))


class Reading:
    """Yields accounts before the exchanges that name them."""

    def __init__(self, archive: Archive) -> None:
        """Look at the names and the actor only."""
        self._archive = archive
        self._owner = next(iter(owner_of(archive).accounts), None)
        self._people = People(self._owner or Account(id=_ME, source="mastodon"))
        self._posts = Posts(archive.digest, self._people)
        self._lists = following_lists(archive)
        archive.expect((ACTOR, OUTBOX, LIKES, *self._lists))

    def records(self) -> Iterator[Record]:
        """Everything in the archive."""
        yield from self._archive.skipped
        if self._owner is not None:
            yield self._owner
        if self._archive.has(ACTOR) and not _actor(self._archive).username:
            yield self._skipped(ACTOR, 0, "this file could not be read: whose archive it is stays unknown")
        yield from self._outbox()
        yield from self._likes()
        yield from self._followed()

    def _outbox(self) -> Iterator[Record]:
        """Posts in their order; boosts and replies whose author only a later mention names come last."""
        if not self._archive.has(OUTBOX):
            return
        later: list[tuple[int, Activity]] = []
        elements = Elements(
            msgspec.json.Decoder(list[Activity]), msgspec.json.Decoder(Activity), opening=_ITEMS
        )
        told = False
        for run in elements.runs(self._archive.chunks(OUTBOX)):
            if isinstance(run, Bad):
                told = run.reason == ENDS_EARLY
                yield self._skipped(OUTBOX, run.position, run.reason)
                continue
            for position, activity in enumerate(run.items, run.first):
                if self._waits(activity):
                    later.append((position, activity))
                else:
                    yield from self._told(self._posts.exchange(activity, OUTBOX, position))
        for position, activity in later:
            yield from self._told(self._posts.exchange(activity, OUTBOX, position))
        if self._archive.is_cut(OUTBOX) and not told:
            yield self._skipped(OUTBOX, 0, FILE_DAMAGED)

    def _waits(self, activity: Activity) -> bool:
        concerned = activity.object if isinstance(activity.object, str) else None
        if activity.object is not None and not isinstance(activity.object, str):
            answered = activity.object.in_reply_to
            concerned = answered if isinstance(answered, str) else None
        return concerned is not None and self._people.is_numbered(concerned)

    def _told(self, exchange: Exchange | Skipped | None) -> Iterator[Record]:
        yield from self._people.take_news()
        if exchange is not None:
            yield exchange

    def _likes(self) -> Iterator[Record]:
        if not self._archive.has(LIKES):
            return
        data = self._archive.read(LIKES)
        likes = one_value(data, Collection)
        if likes is None:
            salvaged = _URI.findall(data.partition(b"orderedItems")[2])
            likes = Collection(items=[uri.decode("utf-8", "replace") for uri in salvaged])
            yield self._skipped(LIKES, len(salvaged), FILE_DAMAGED)
        for position, uri in enumerate(likes.items):
            yield from self._told(self._posts.like(uri, LIKES, position))

    def _followed(self) -> Iterator[Record]:
        for member in self._lists:
            yield from self._followed_in(member)
            yield from self._people.take_news()

    def _followed_in(self, member: str) -> Iterator[Skipped]:
        for row in rows(text_of(self._archive.read(member)), _ADDRESS_COLUMN):
            if isinstance(row, BadRow):
                yield self._skipped(member, row.position, row.reason)
            elif not self._people.followed(row["accountaddress"]):
                yield self._skipped(member, row.position, "this is no address of an account")

    def _skipped(self, member: str, position: int, reason: str) -> Skipped:
        origin = Origin(archive=self._archive.digest, member=member, position=position)
        return Skipped(origin=origin, reason=reason)


def _actor(archive: Archive) -> Actor:
    found = one_value(archive.read(ACTOR), Actor) if archive.has(ACTOR) else None
    return found or Actor()
