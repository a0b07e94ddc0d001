"""One reading of one LinkedIn export: connections first, for they give the names their accounts."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime

import msgspec

from goodword.nouns import Account, AccountId, Origin, Record, Skipped
from goodword.ports import Archive
from goodword.sources.linkedin import exchanges, messages, tables
from goodword.sources.linkedin.owner import full_name, owner_of
from goodword.sources.linkedin.people import People, account_of_name, account_of_url
from goodword.sources.linkedin.tables import read_table, skipped, sorted_members
from goodword.sources.linkedin.times import time_of
from goodword.text.rows import Row

Made = Callable[[Row, Origin], Iterable[Record] | None]

_DATED = re.compile(r"LinkedInDataExport_(\d{2})-(\d{2})-(\d{4})")
_HIDDEN = "LinkedIn hides who this connection is"
_NAMELESS = "this row names nobody"


class Reading:
    """Yields accounts before the exchanges that name them."""

    def __init__(self, archive: Archive) -> None:
        """Look at the names only."""
        self._archive = archive
        self._sorted = sorted_members(archive)
        archive.expect(self._sorted.to_read)
        self._owner = owner_of(archive).accounts[0]
        self._people = People()
        self._people.add_owner(self._owner)
        self._endorsed: dict[AccountId, tuple[Account, list[str]]] = {}

    def records(self) -> Iterator[Record]:
        """Everything in the export."""
        yield from self._archive.skipped
        yield from self._not_read()
        for kind in (tables.PROFILE, tables.POSITIONS, tables.EMAILS, tables.SKILLS):
            yield from self._rows(kind, _already_known)
        connections, hidden = self._connections()
        seen_at = _made_at(self._archive.path, connections)
        yield msgspec.structs.replace(self._owner, seen_at=seen_at)
        yield from hidden
        for account in self._people.add_connections(connections):
            yield msgspec.structs.replace(account, seen_at=seen_at)
        for kind, make in self._makers():
            yield from self._rows(kind, make)
        yield from self._messages()
        for account, skills in self._endorsed.values():
            # That they list these skills is all that LinkedIn lets others' skills be known by.
            yield msgspec.structs.replace(account, skills=tuple(dict.fromkeys(skills)), seen_at=seen_at)

    def _makers(self) -> tuple[tuple[str, Made], ...]:
        return (
            (tables.GIVEN, self._given),
            (tables.RECEIVED, self._received),
            (tables.ENDORSED, self._endorsement_given),
            (tables.ENDORSED_BY, self._endorsement_received),
            (tables.INVITATIONS, self._invitation),
            (tables.SHARES, lambda row, at: [exchanges.share(row, author=self._owner.id, origin=at)]),
            (tables.COMMENTS, lambda row, at: [exchanges.comment(row, author=self._owner.id, origin=at)]),
            (tables.REACTIONS, lambda row, at: [exchanges.reaction(row, author=self._owner.id, origin=at)]),
        )

    def _not_read(self) -> Iterator[Skipped]:
        for name in self._sorted.machines:
            yield skipped(self._archive, name, 0, "conversations with LinkedIn's assistants are left out")
        for name in self._sorted.unknown:
            yield skipped(self._archive, name, 0, "Goodword does not know this file; nothing in it was read")

    def _connections(self) -> tuple[list[Account], list[Skipped]]:
        found: list[Account] = []
        hidden: list[Skipped] = []
        for member in self._sorted.by_kind.get(tables.CONNECTIONS, ()):
            for row in read_table(self._archive, member):
                if isinstance(row, Skipped):
                    hidden.append(row)
                elif (account := _connection(row)) is not None:
                    found.append(account)
                else:
                    hidden.append(skipped(self._archive, member, row.position, _HIDDEN))
        return found, hidden

    def _rows(self, kind: str, make: Made) -> Iterator[Record]:
        for member in self._sorted.by_kind.get(kind, ()):
            for row in read_table(self._archive, member):
                if isinstance(row, Skipped):
                    yield row
                    continue
                made = make(row, self._origin(member, row))
                if made is not None:
                    yield from list(made) or [skipped(self._archive, member, row.position, _NAMELESS)]

    def _given(self, row: Row, origin: Origin) -> Iterable[Record]:
        subject = self._people.named(full_name(row), row["company"])
        if subject is None:
            return
        yield from self._met(_with_role(subject, row), row)
        yield exchanges.recommendation(row, author=self._owner, subject=subject, origin=origin)

    def _received(self, row: Row, origin: Origin) -> Iterable[Record]:
        author = self._people.named(full_name(row), row["company"])
        if author is None:
            return
        yield from self._met(_with_role(author, row), row)
        yield exchanges.recommendation(row, author=author, subject=self._owner, origin=origin)

    def _endorsement_given(self, row: Row, origin: Origin) -> Iterable[Record]:
        subject = self._people.at(row["url"], full_name(row, "endorsee"))
        if subject is None or not row["skillname"]:
            return
        yield from self._met(subject, row)
        self._endorsed.setdefault(subject.id, (subject, []))[1].append(row["skillname"])
        yield exchanges.endorsement(row, author=self._owner, subject=subject, origin=origin)

    def _endorsement_received(self, row: Row, origin: Origin) -> Iterable[Record]:
        author = self._people.at(row["url"], full_name(row, "endorser"))
        if author is None or not row["skillname"]:
            return
        yield from self._met(author, row)
        yield exchanges.endorsement(row, author=author, subject=self._owner, origin=origin)

    def _invitation(self, row: Row, origin: Origin) -> Iterable[Record]:
        is_outgoing = row["direction"].upper() == "OUTGOING"
        url, name = (
            (row["inviteeprofileurl"], row["to"]) if is_outgoing else (row["inviterprofileurl"], row["from"])
        )
        other = self._people.at(url, name)
        if other is None:
            return
        yield from self._met(other, row)
        author, invited = (self._owner, other) if is_outgoing else (other, self._owner)
        yield exchanges.invitation(row, author=author, invited=invited, origin=origin)

    def _messages(self) -> Iterator[Record]:
        for member in self._sorted.by_kind.get(tables.MESSAGES, ()):
            left_out: dict[str, list[int]] = {}
            for row in read_table(self._archive, member):
                if isinstance(row, Skipped):
                    yield row
                elif reason := messages.left_out(row):
                    left_out.setdefault(reason, []).append(row.position)
                else:
                    yield from self._message(row, self._origin(member, row))
            for reason, positions in left_out.items():
                yield skipped(self._archive, member, positions[0], f"{reason}: {len(positions):,} left out")

    def _message(self, row: Row, origin: Origin) -> Iterator[Record]:
        author = self._people.at(row["senderprofileurl"], row["from"])
        if author is None:
            yield skipped(self._archive, origin.member, row.position, _NAMELESS)
            return
        to = messages.recipients(row, self._people)
        for account in (author, *to):
            yield from self._met(account, row)
        yield messages.message(row, author=author, to=to, origin=origin)

    def _met(self, account: Account, row: Row) -> Iterator[Account]:
        news = self._people.is_news(account, time_of(row["date"]))
        if news is not None:
            yield news

    def _origin(self, member: str, row: Row) -> Origin:
        return Origin(archive=self._archive.digest, member=member, position=row.position)


def _already_known(_row: Row, _origin: Origin) -> None:
    """Nothing to make: the row is a part of the owner's account."""


def _connection(row: Row) -> Account | None:
    """The account in a row of Connections.csv; None of a member who is hidden."""
    name = full_name(row)
    bare = account_of_url(row["url"], name) or account_of_name(name)
    if bare is None:
        return None
    email = row["emailaddress"].lower()
    return msgspec.structs.replace(
        bare,
        emails=(email,) if "@" in email else (),
        company=row["company"] or None,
        position=row["position"] or None,
        connected_at=time_of(row["connectedon"]),
    )


def _with_role(account: Account, row: Row) -> Account:
    """A name-only account with what the recommendation says of it; a connection keeps its own."""
    if account.url or account.company:
        return account
    return msgspec.structs.replace(account, company=row["company"] or None, position=row["position"] or None)


def _made_at(path: str, connections: Iterable[Account]) -> datetime | None:
    """The date of the export: by its name, else that of the last connection, before which it was not made."""
    if found := _DATED.search(path):
        try:
            return datetime(int(found[3]), int(found[1]), int(found[2]), tzinfo=UTC)
        except ValueError:
            pass
    return max((account.connected_at for account in connections if account.connected_at), default=None)
