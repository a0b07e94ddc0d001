"""One reading of the calendars in one archive: single meetings as they come, series at the end of a file."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from goodword.nouns import (
    Account,
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Origin,
    Record,
    Skipped,
)
from goodword.ports import Archive
from goodword.sources.calendar.guests import Guest, account_id, account_of
from goodword.sources.calendar.layout import Survey, files_to_read, owner_of, survey
from goodword.sources.calendar.meetings import KEPT, Meeting, meeting_of
from goodword.sources.calendar.recurring import Series
from goodword.text.contentlines import components, unfolded
from goodword.text.elements import ENDS_EARLY, FILE_DAMAGED
from goodword.text.ids import exchange_ids
from goodword.text.times import utc_of

MANY = 12
"""People: in a bigger meeting most never speak to each other, so it says nothing of who knows whom."""

_EVENT = frozenset({"VEVENT"})
_NO_TIME = "this event does not say when"
_NOT_FOLLOWED = "when this series repeats could not be worked out; its first date was read"
_CANCELLED = "meetings that were cancelled"
_DECLINED = "meetings that you declined"
_ALONE = "appointments with nobody else"
_NOBODY_CALLED = "meetings that do not say who called them"
_LATER = "meetings that have not taken place yet"
_NEVER = datetime.max.replace(tzinfo=UTC)


class Reading:
    """Yields accounts before the meetings that name them."""

    def __init__(self, archive: Archive) -> None:
        """Look at the names and at whose calendar it is."""
        self._archive = archive
        self._files = files_to_read(archive)
        self._owner = next(iter(owner_of(archive).accounts), None)
        self._series = Series()
        self._known: dict[AccountId, str | None] = {}
        archive.expect(self._files)

    def records(self) -> Iterator[Record]:
        """Everything in the calendars."""
        yield from self._archive.skipped
        if self._owner is not None:
            self._known[self._owner.id] = self._owner.name
            yield self._owner
        for member in self._files:
            yield from _File(self._archive, member, self._owner, self._series, self._known).records()


class _File:
    """One calendar."""

    def __init__(
        self,
        archive: Archive,
        member: str,
        owner: Account | None,
        series: Series,
        known: dict[AccountId, str | None],
    ) -> None:
        self._archive, self._member, self._series, self._known = archive, member, series, known
        self._owner = owner.emails[0] if owner else ""
        self._now = archive.read_at or _NEVER
        self._told_until = _NEVER
        """The last change that the calendar tells of: whether an endless series went on, it does not say."""
        self._left_out: dict[str, list[int]] = {}
        self._id = exchange_ids("calendar", "")

    def records(self) -> Iterator[Record]:
        """The meetings of the file, and why others are left out."""
        found = survey(self._archive.chunks(self._member))
        self._told_until = utc_of(_extended(found.until)) or _NEVER
        series: dict[str, Meeting] = {}
        changed: dict[str, list[Meeting]] = {}
        for meeting in self._meetings(found):
            if isinstance(meeting, Skipped):
                yield meeting
            elif meeting.instead_of is not None:
                changed.setdefault(meeting.uid, []).append(meeting)
            elif meeting.rule or meeting.more:
                series[meeting.uid] = meeting
            else:
                yield from self._told(meeting, meeting.start.astimezone(UTC))
        yield from self._changed(changed)
        for uid, meeting in series.items():
            yield from self._dates(meeting, changed.get(uid, ()))
        for reason, positions in self._left_out.items():
            yield self._skipped(positions[0], f"{reason}: {len(positions):,} left out")

    def _meetings(self, found: Survey) -> Iterator[Meeting | Skipped]:
        component = None
        lines = _as_sent(unfolded(self._archive.chunks(self._member)))
        for component in components(lines, _EVENT, keep=KEPT):
            if not component.is_ended:
                yield self._skipped(component.position, ENDS_EARLY)
            elif (meeting := meeting_of(component, found.zones)) is not None:
                yield meeting
            else:
                yield self._skipped(component.position, _NO_TIME)
        is_cut = self._archive.is_cut(self._member) or not found.is_whole
        if is_cut and (component is None or component.is_ended):
            yield self._skipped(0, FILE_DAMAGED)

    def _changed(self, changed: dict[str, list[Meeting]]) -> Iterator[Record]:
        for meetings in changed.values():
            for meeting in meetings:
                yield from self._told(meeting, meeting.start.astimezone(UTC))

    def _dates(self, meeting: Meeting, changed: list[Meeting] | tuple[()]) -> Iterator[Record]:
        """Each date of a series that no changed one stands for."""
        elsewhere = {one.instead_of for one in changed}
        dates = self._series.dates(meeting, self._end_of(meeting))
        if dates is None:
            yield self._skipped(meeting.position, _NOT_FOLLOWED)
            dates = iter((meeting.start.astimezone(UTC),))
        is_told = False
        for at in dates:
            is_told = True
            if at not in elsewhere:
                yield from self._told(meeting, at, is_one_of_many=True)
        if not is_told and meeting.start > self._now:
            self._leave_out(_LATER, meeting)

    def _end_of(self, meeting: Meeting) -> datetime:
        """Up to when a series took place: till now, an endless one till the calendar tells of it no more.

        An invitation tells of nothing behind itself; its first date counts as a single meeting's does.
        """
        return min(self._now, max(self._told_until, meeting.start)) if meeting.is_endless else self._now

    def _told(self, meeting: Meeting, at: datetime, *, is_one_of_many: bool = False) -> Iterator[Record]:
        """The people who are not known yet, then the meeting; nothing for one that is left out."""
        author = self._author(meeting)
        others = {guest.address: guest for guest in meeting.guests if not guest.has_declined}
        others.pop(author.address if author else "", None)
        if (reason := self._objection(meeting, at)) or not author or not others:
            self._leave_out(reason or (_NOBODY_CALLED if others else _ALONE), meeting)
            return
        met = tuple(others.values()) if len(others) < MANY else self._owner_among(others)
        for guest in (author, *met):
            yield from self._news(guest)
        yield self._exchange(
            meeting, at, author=author, met=met, is_one_of_many=is_one_of_many, is_for_two=len(others) == 1
        )

    def _objection(self, meeting: Meeting, at: datetime) -> str | None:
        """Why a meeting did not take place for the owner, or not yet."""
        if meeting.is_cancelled:
            return _CANCELLED
        if any(guest.has_declined and guest.address == self._owner for guest in meeting.guests):
            return _DECLINED
        return _LATER if at > self._now else None

    def _author(self, meeting: Meeting) -> Guest | None:
        """Who called it: the organiser, else who leads it, else the owner, in whose calendar it stands."""
        if meeting.organizer is not None:
            return meeting.organizer
        leading = next((guest for guest in meeting.guests if guest.leads), None)
        if leading is None and self._owner:
            return Guest(address=self._owner, name=None, has_declined=False, leads=True)
        return leading

    def _owner_among(self, others: dict[str, Guest]) -> tuple[Guest, ...]:
        """Of a big meeting only the owner is addressed, if somebody else called it."""
        return (others[self._owner],) if self._owner in others else ()

    def _news(self, guest: Guest) -> Iterator[Account]:
        account = account_of(guest.address, guest.name)
        if account and (account.id not in self._known or (account.name and not self._known[account.id])):
            self._known[account.id] = account.name
            yield account

    def _exchange(
        self,
        meeting: Meeting,
        at: datetime,
        *,
        author: Guest,
        met: tuple[Guest, ...],
        is_one_of_many: bool,
        is_for_two: bool,
    ) -> Exchange:
        origin = Origin(archive=self._archive.digest, member=self._member, position=meeting.position)
        of_series = meeting.instead_of or (at if is_one_of_many else None)
        # Two programs that write no UID mean two meetings unless time and words are the same.
        uid = meeting.uid or f"{author.address} {meeting.start.astimezone(UTC).isoformat()} {meeting.summary}"
        native = f"{uid}#{of_series:%Y%m%dT%H%M%SZ}" if of_series else uid
        return Exchange(
            id=ExchangeId(self._id(native)), source="calendar", kind=ExchangeKind.MEETING, native_id=native,
            author=account_id(author.address),
            addressed=tuple(
                Addressed(account=account_id(guest.address), manner=Manner.RECIPIENT) for guest in met
            ),
            text="\n\n".join(filter(None, (meeting.summary, meeting.description))), sent_at=at,
            thread=uid if of_series else None, url=meeting.url,
            audience=Audience.DIRECT if is_for_two else Audience.GROUP, origin=origin,
        )  # fmt: skip

    def _leave_out(self, reason: str, meeting: Meeting) -> None:
        self._left_out.setdefault(reason, []).append(meeting.position)

    def _skipped(self, position: int, reason: str) -> Skipped:
        origin = Origin(archive=self._archive.digest, member=self._member, position=position)
        return Skipped(origin=origin, reason=reason)


def _as_sent(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The same lines; an event that was sent to call a meeting off says so itself (RFC 5546, 3.2.5)."""
    is_called_off = False
    for line in lines:
        head = line[:20].upper()
        if head.startswith((b"BEGIN:VCALENDAR", b"METHOD:")):
            is_called_off = head.strip() == b"METHOD:CANCEL"
        yield line
        if is_called_off and head.startswith(b"BEGIN:VEVENT"):
            yield b"STATUS:CANCELLED"


def _extended(digits: str) -> str:
    """`20240131T101500` in the form that ISO 8601 calls extended."""
    day, _, time = digits.partition("T")
    return f"{day[:4]}-{day[4:6]}-{day[6:]}T{time[:2]}:{time[2:4]}:{time[4:]}" if day else ""
