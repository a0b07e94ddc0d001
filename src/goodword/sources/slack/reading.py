"""One reading of one Slack export: members first, then conversation by conversation."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import TypeVar

import msgspec

from goodword.nouns import Origin, Record, Skipped
from goodword.ports import Archive
from goodword.sources.slack.layout import Kind, Space, kind_of, spaces_of
from goodword.sources.slack.messages import WITH_WORDS, Conversation, Messages
from goodword.sources.slack.people import People, place_of
from goodword.sources.slack.records import Channel, Message, User
from goodword.text.elements import FILE_DAMAGED, Bad, Elements, Run

T = TypeVar("T")

_TEAM = re.compile(rb'"(?:team|user_team|source_team)"\s*:\s*"([TE][A-Z0-9]{2,20})"')
_PEEKED_DAYS = 20
_HEAD = 64 << 10
_HELD = 16 << 20
"""Bytes of a day up to which it is looked through for changes before it is read."""
_CHANGED, _DELETED = b"message_changed", b"message_deleted"


class Reading:
    """Yields accounts before the exchanges that name them."""

    def __init__(self, archive: Archive) -> None:
        """Look at the names only."""
        self._archive = archive
        self._spaces = spaces_of(archive)
        self._users = Elements(msgspec.json.Decoder(list[User]), msgspec.json.Decoder(User))
        self._channels = Elements(msgspec.json.Decoder(list[Channel]), msgspec.json.Decoder(Channel))
        self._messages = Elements(msgspec.json.Decoder(list[Message]), msgspec.json.Decoder(Message))
        archive.expect(name for space in self._spaces for name in space.members)

    def records(self) -> Iterator[Record]:
        """Everything in the archive."""
        yield from self._archive.skipped
        grid: People | None = None
        for space in self._spaces:
            people = People("", grid)
            yield from self._members(space, people)
            yield from self._conversations(space, people)
            if not space.prefix:
                grid = people

    def _members(self, space: Space, people: People) -> Iterator[Record]:
        """The listed members; what place their ids are unique in is told by most of them."""
        places: Counter[str] = Counter()
        listed: list[User] = []
        for name in space.users:
            for run in self._runs(self._users, name):
                if isinstance(run, Skipped):
                    yield run
                    continue
                listed += (user for user in run.items if user.id)
                places.update(place for user in run.items if (place := place_of(user)))
        most = places.most_common(1)
        around = people.elsewhere.workspace if people.elsewhere else ""
        people.workspace = most[0][0] if most else around or self._told_by_messages(space)
        yield from map(people.take, listed)
        if not space.users and space.days and not around:
            reason = "the list of members is missing: people are known by what their messages tell"
            yield self._skipped(f"{space.prefix}users.json", 0, reason)

    def _told_by_messages(self, space: Space) -> str:
        """The workspace that messages name, where the list of members is missing."""
        days = (day for days in space.days.values() for day in days)
        for day in islice(days, _PEEKED_DAYS):
            if found := _TEAM.search(next(self._archive.chunks(day), b""), 0, _HEAD):
                return found[1].decode()
        return ""

    def _conversations(self, space: Space, people: People) -> Iterator[Record]:
        by_folder: dict[str, Conversation] = {}
        channels: dict[str, str] = {}
        for name in space.lists:
            for run in self._runs(self._channels, name):
                if isinstance(run, Skipped):
                    yield run
                    continue
                for channel in run.items:
                    conversation = Conversation(channel, kind_of(name))
                    channels[channel.id] = channel.name or channel.id
                    # Folders bear the name; those of direct messages, and of newer exporters, the id.
                    by_folder.setdefault(f"{space.prefix}{channel.name}", conversation)
                    by_folder[f"{space.prefix}{channel.id}"] = conversation
        for folder, days in space.days.items():
            messages = Messages(
                self._archive.digest, people, by_folder.get(folder) or _unlisted(folder), channels
            )
            yield from self._conversation(messages, people, days)

    def _conversation(self, messages: Messages, people: People, days: list[str]) -> Iterator[Record]:
        """The messages of a conversation, the newest day first: a change is met before what it changes."""
        changes: dict[str, Message | None] = {}
        for day in reversed(days):
            for run in self._day(day, changes):
                if isinstance(run, Skipped):
                    yield run
                else:
                    yield from self._made(messages, people, day, run, changes)

    def _day(self, day: str, changes: dict[str, Message | None]) -> Iterator[Run[Message] | Skipped]:
        """The messages of a day, at once where all of it is sound; what they change is noted before."""
        if self._archive.size(day) > _HELD:
            return self._runs(self._messages, day)
        data = self._archive.read(day)
        if _CHANGED in data or _DELETED in data:
            self._note_changes(data, changes)
        messages = self._messages.at_once(data)
        if messages is None or self._archive.is_cut(day):
            return self._runs(self._messages, day, data)
        return iter((Run(0, messages),))

    def _note_changes(self, data: bytes, changes: dict[str, Message | None]) -> None:
        """By `ts`: the last form of each message that was changed, None for one that was deleted."""
        later: dict[str, Message | None] = {}
        for run in self._messages.runs((data,)):
            for event in run.items if isinstance(run, Run) else ():
                if event.subtype == _CHANGED.decode() and event.message is not None and event.message.ts:
                    later[event.message.ts] = event.message
                elif event.subtype == _DELETED.decode() and event.deleted_ts:
                    later[event.deleted_ts] = None
        for ts, message in later.items():
            changes.setdefault(ts, message)

    def _made(
        self, messages: Messages, people: People, day: str, run: Run[Message],
        changes: dict[str, Message | None],
    ) -> list[Record]:  # fmt: skip
        made: list[Record] = []
        for position, message in enumerate(run.items, run.first):
            final = changes.get(message.ts, message) if message.subtype in WITH_WORDS else message
            if final is not None:
                made += messages.exchanges(final, day, position)
        return [*people.take_news(), *made]

    def _runs(
        self, elements: Elements[T], member: str, data: bytes | None = None
    ) -> Iterator[Run[T] | Skipped]:
        """The elements of `member` in runs; what cannot be read, and a file that is cut, as Skipped."""
        told = False
        for run in elements.runs(self._archive.chunks(member) if data is None else (data,)):
            if isinstance(run, Bad):
                told = True
                yield self._skipped(member, run.position, run.reason)
            else:
                yield run
        if self._archive.is_cut(member) and not told:
            yield self._skipped(member, 0, FILE_DAMAGED)

    def _skipped(self, member: str, position: int, reason: str) -> Skipped:
        origin = Origin(archive=self._archive.digest, member=member, position=position)
        return Skipped(origin=origin, reason=reason)


def _unlisted(folder: str) -> Conversation:
    """What is known of a conversation that no list names: its folder, which bears the id of a direct one."""
    name = folder.rpartition("/")[2]
    is_direct = re.fullmatch(r"D[A-Z0-9]{6,}", name) is not None
    is_group = name.startswith("mpdm-")
    kind = Kind.DIRECT if is_direct else Kind.GROUP_DIRECT if is_group else Kind.PRIVATE
    return Conversation(Channel(id=name, name=name), kind)
