"""One reading of one X archive, file after file, in runs of a few thousand records."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TypeVar, cast

import msgspec

from goodword.nouns import Account, Exchange, Origin, Record, Skipped
from goodword.ports import Archive
from goodword.sources.x import layout as files
from goodword.sources.x.accounts import Accounts
from goodword.sources.x.grailbird import NEEDED, tweet_of_row
from goodword.sources.x.layout import layout_of, owner_of, self_of
from goodword.sources.x.messages import Messages
from goodword.sources.x.notes import Notes, PlacedNote
from goodword.sources.x.posts import Posts
from goodword.sources.x.records import (
    Contact,
    Tweet,
    WrappedContact,
    WrappedConversation,
    WrappedLike,
    WrappedNote,
    WrappedTweet,
)
from goodword.sources.x.times import iso
from goodword.text.elements import ENDS_EARLY, FILE_DAMAGED, Bad, Elements, Run
from goodword.text.rows import BadRow, rows, text_of

T = TypeVar("T")

_WRAPPED = re.compile(rb'\[\s*\{\s*"tweet"\s*:')
_HEAD = 4_096
_WAITING = 50_000
"""Exchanges held back until the archive has told which id a handle has."""


class Reading:
    """Yields accounts before the exchanges that name them."""

    def __init__(self, archive: Archive) -> None:
        """Look at the names only."""
        self._archive = archive
        self._layout = layout_of(archive)
        self._accounts = Accounts(self_of(archive))
        self._waiting: list[Exchange] = []
        archive.expect(self._layout.to_read)

    def records(self) -> Iterator[Record]:
        """Everything in the archive."""
        notes = Notes()
        posts = Posts(self._archive.digest, self._accounts, notes)
        yield from owner_of(self._archive).accounts
        yield from self._archive.skipped
        yield from self._gaps()
        yield from self._notes(notes)
        yield from self._posts(posts)
        yield from self._settled(
            posts.long_post(placed.note, placed.member, placed.position) for placed in notes.left()
        )
        yield from self._resolved()
        yield from self._messages()
        yield from self._likes()
        yield from self._contacts()

    def _gaps(self) -> Iterator[Skipped]:
        """What X itself left out, and what is left alone on purpose."""
        if self._layout.is_partial:
            yield self._skipped("data/manifest.js", 0, "X says that this archive is only a part of the whole")
        for name in self._layout.missing:
            yield self._skipped(name, 0, "the manifest names this file, but the archive does not hold it")
        for name in self._layout.members(files.DELETED):
            yield self._skipped(name, 0, "posts that you deleted are left alone")

    def _notes(self, notes: Notes) -> Iterator[Record]:
        for member in self._layout.members(files.NOTES):
            for run in self._runs(member, WrappedNote, b"noteTweet"):
                if isinstance(run, Skipped):
                    yield run
                    continue
                for position, item in enumerate(run.items, run.first):
                    notes.add(PlacedNote(member, position, item.note))

    def _posts(self, posts: Posts) -> Iterator[Record]:
        for member in self._layout.members(files.TWEETS):
            yield from self._posts_in(posts, member)
        for member in self._layout.grailbird:
            yield from self._bare(posts, member, self._archive.chunks(member))
        if self._layout.csv and not self._layout.grailbird:
            yield from self._table(posts, self._layout.csv)

    def _posts_in(self, posts: Posts, member: str) -> Iterator[Record]:
        pieces = self._archive.chunks(member)
        first = next(pieces, b"")
        pieces = chain((first,), pieces)
        if not _WRAPPED.search(first, 0, _HEAD):
            yield from self._bare(posts, member, pieces)
            return
        for run in self._runs(member, WrappedTweet, b"tweet", pieces):
            if isinstance(run, Skipped):
                yield run
            else:
                tweets = [item.tweet for item in run.items]
                yield from self._made(posts, member, run.first, tweets)

    def _bare(self, posts: Posts, member: str, pieces: Iterable[bytes]) -> Iterator[Record]:
        """Posts without the wrapper: the first archives of 2018, and Grailbird."""
        for run in self._runs(member, Tweet, None, pieces):
            if isinstance(run, Skipped):
                yield run
            else:
                yield from self._made(posts, member, run.first, run.items)

    def _table(self, posts: Posts, member: str) -> Iterator[Record]:
        for row in rows(text_of(self._archive.read(member)), NEEDED):
            if isinstance(row, BadRow):
                yield self._skipped(member, row.position, row.reason)
            else:
                yield from self._made(posts, member, row.position, [tweet_of_row(row)])

    def _made(self, posts: Posts, member: str, first: int, tweets: list[Tweet]) -> list[Record]:
        """The exchanges of a run."""
        return self._settled(posts.exchange(tweet, member, at) for at, tweet in enumerate(tweets, first))

    def _settled(self, made: Iterable[Exchange | Skipped]) -> list[Record]:
        """`made`, after the accounts met in it; what names a handle without an id waits."""
        settled: list[Record] = []
        accounts = self._accounts
        accounts.met_a_bare_handle = False
        for record in made:
            if accounts.met_a_bare_handle:
                accounts.met_a_bare_handle = False
                self._waiting.append(cast("Exchange", record))
            else:
                settled.append(record)
        over = self._resolved() if len(self._waiting) > _WAITING else ()
        return [*self._news(), *settled, *over]

    def _resolved(self) -> list[Record]:
        """What waited, with the ids that the archive has told since."""
        final = [self._final(exchange) for exchange in self._waiting]
        self._waiting.clear()
        return [*self._news(), *final]

    def _final(self, exchange: Exchange) -> Exchange:
        resolved = self._accounts.resolved
        addressed = tuple(
            msgspec.structs.replace(one, account=resolved(one.account)) for one in exchange.addressed
        )
        return msgspec.structs.replace(exchange, addressed=addressed)

    def _news(self) -> Iterator[Account]:
        news, self._accounts.news = self._accounts.news, []
        return iter(news)

    def _messages(self) -> Iterator[Record]:
        messages = Messages(self._archive.digest, self._accounts)
        for member in self._layout.members(files.MESSAGES):
            for run in self._runs(member, WrappedConversation, b"dmConversation"):
                if isinstance(run, Skipped):
                    yield run
                    continue
                for position, item in enumerate(run.items, run.first):
                    yield from self._settled(messages.exchanges(item.conversation, member, position))

    def _likes(self) -> Iterator[Record]:
        likes = Messages(self._archive.digest, self._accounts)
        for member in self._layout.members(files.LIKES):
            for run in self._runs(member, WrappedLike, b"like"):
                if isinstance(run, Skipped):
                    yield run
                else:
                    yield from (
                        likes.like(item.like, member, n) for n, item in enumerate(run.items, run.first)
                    )

    def _contacts(self) -> Iterator[Record]:
        """Followers and followed: an id each, met here only if nowhere else."""
        at = iso(self._layout.made_at)
        for member in self._layout.members(files.CONTACTS):
            for run in self._runs(member, WrappedContact, None):
                if isinstance(run, Skipped):
                    yield run
                    continue
                self._meet(item.follower or item.following for item in run.items)
                yield from (msgspec.structs.replace(account, seen_at=at) for account in self._news())

    def _meet(self, contacts: Iterable[Contact | None]) -> None:
        for contact in contacts:
            if contact is not None and contact.account_id.isdigit():
                self._accounts.of_id(contact.account_id)

    def _runs(
        self, member: str, kind: type[T], wrapper: bytes | None, pieces: Iterable[bytes] | None = None
    ) -> Iterator[Run[T] | Skipped]:
        """The elements of `member` in runs; what cannot be read, and a file that is cut, as Skipped."""
        elements = _elements(kind, wrapper)
        told = False
        for run in elements.runs(self._archive.chunks(member) if pieces is None else pieces):
            if isinstance(run, Bad):
                told = run.reason == ENDS_EARLY
                yield self._skipped(member, run.position, run.reason)
            else:
                yield run
        if self._archive.is_cut(member) and not told:
            yield self._skipped(member, 0, FILE_DAMAGED)

    def _skipped(self, member: str, position: int, reason: str) -> Skipped:
        origin = Origin(archive=self._archive.digest, member=member, position=position)
        return Skipped(origin=origin, reason=reason)


def _elements(kind: type[T], wrapper: bytes | None) -> Elements[T]:
    many: Callable[..., msgspec.json.Decoder[list[T]]] = msgspec.json.Decoder
    return Elements(many(list[kind]), msgspec.json.Decoder(kind), wrapper=wrapper)  # type: ignore[valid-type] # by value
