"""From the lines of an event to a meeting; only what is asked for reaches the parser."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

import msgspec
from icalendar import Event

from goodword.sources.calendar.guests import Guest, guest_of
from goodword.sources.calendar.zones import UNREADABLE, Zones
from goodword.text.contentlines import Component
from goodword.text.markup import looks_like_html, text_of_html
from goodword.text.urls import is_web

KEPT = frozenset(
    {
        "UID", "DTSTART", "SUMMARY", "DESCRIPTION", "STATUS", "ORGANIZER", "ATTENDEE", "RRULE", "EXRULE",
        "RDATE", "EXDATE", "RECURRENCE-ID", "URL",
    }
)  # fmt: skip
"""Attachments and alarms are never looked at."""

_OWN = ("RRULE", "EXRULE")
"""Read by `recurring`, within bounds; the parser does not see them."""
_DATED = ("DTSTART", "RDATE", "EXDATE", "RECURRENCE-ID")
_MOST_GUESTS = 200
"""Looked at; beyond a dozen a meeting addresses nobody anyway."""
_FIRST_YEAR = 1971
_SUMMARY = 300
_DESCRIPTION = 1_000
"""Characters."""
_DIAL_IN = re.compile(
    r"^(?:[-_~:=*.]{8,}|[^\n]{0,40}(?:is inviting you to a scheduled|Microsoft Teams|Google Meet|Meeting ID"
    r"|Join (?:Zoom|with Google|on your|Microsoft|the meeting))).*",
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
"""What meeting services write below: from there on the words are not the author's."""


class Meeting(msgspec.Struct, frozen=True, kw_only=True):
    """One event: a single meeting, a series, or one changed date of a series."""

    position: int
    uid: str
    start: datetime
    """Aware, in its own zone."""
    summary: str
    description: str
    organizer: Guest | None
    guests: tuple[Guest, ...]
    is_cancelled: bool
    url: str | None
    rule: str | None
    """RRULE as written; None for a single meeting and where an EXRULE or a second rule stands beside it."""
    more: tuple[datetime, ...]
    without: frozenset[datetime | date]
    """Dates taken out of the series: instants in UTC, or whole days."""
    instead_of: datetime | None
    """The date of the series in whose place this one stands, in UTC."""

    @property
    def is_endless(self) -> bool:
        """Whether it is a series that does not say when it ends, by a date or by a number."""
        return self.rule is not None and not {"COUNT", "UNTIL"} & _names_in(self.rule)


def meeting_of(component: Component, zones: Zones) -> Meeting | None:
    """The meeting; None where it does not say when."""
    lines = [zones.resolved(line) if line.upper().startswith(_DATED) else line for line in component.lines]
    event = _parsed(line for line in _few_guests(lines) if not line.upper().startswith(_OWN))
    start = next(_times(event, "DTSTART", zones), None) if event is not None else None
    if event is None or not isinstance(start, datetime | date):
        return None
    begins = _instant(start)
    if begins is None:
        return None
    instead = next(_times(event, "RECURRENCE-ID", zones), None)
    return Meeting(
        position=component.position,
        uid=_text(event, "UID")[:_SUMMARY],
        start=begins,
        summary=" ".join(_text(event, "SUMMARY").split())[:_SUMMARY],
        description=_description(_text(event, "DESCRIPTION")),
        organizer=next(_guests(event, "ORGANIZER"), None),
        guests=tuple(_guests(event, "ATTENDEE")),
        is_cancelled=_text(event, "STATUS").upper() == "CANCELLED",
        url=_url(event),
        rule=_rule(lines) if not component.left_out else None,
        more=tuple(at for found in _times(event, "RDATE", zones) if (at := _instant(found))),
        without=frozenset(_excluded(_times(event, "EXDATE", zones))),
        instead_of=_in_utc(instead),
    )


def _parsed(lines: Iterable[str]) -> Event | None:
    try:
        found = Event.from_ical("\r\n".join(("BEGIN:VEVENT", *lines, "END:VEVENT", "")))
    except UNREADABLE:
        return None
    return found if isinstance(found, Event) else None


def _few_guests(lines: Iterable[str]) -> Iterator[str]:
    guests = 0
    for line in lines:
        guests += line[:8].upper() == "ATTENDEE"
        if guests <= _MOST_GUESTS or line[:8].upper() != "ATTENDEE":
            yield line


def _values(event: Event, name: str) -> Iterator[object]:
    """Every value of a property, whether it stands once or often."""
    found = event.get(name)
    yield from found if isinstance(found, list) else [] if found is None else [found]


def _text(event: Event, name: str) -> str:
    return next((str(value) for value in _values(event, name)), "").replace("\0", "").strip()


def _guests(event: Event, name: str) -> Iterator[Guest]:
    for value in _values(event, name):
        guest = guest_of(str(value), getattr(value, "params", {}))
        if guest is not None:
            yield guest


def _times(event: Event, name: str, zones: Zones) -> Iterator[datetime | date]:
    """The times and days of a property; those that make no sense are left out."""
    for value in _values(event, name):
        try:
            found = [one.dt for one in value.dts] if hasattr(value, "dts") else [getattr(value, "dt", None)]
        except UNREADABLE:
            continue
        for one in found:
            if isinstance(one, datetime):
                yield zones.aware(one)
            elif isinstance(one, date):
                yield one


def _instant(found: datetime | date) -> datetime | None:
    """An aware time; a whole day begins at midnight UTC, so that its date stays. None of a zero."""
    at = found if isinstance(found, datetime) else datetime.combine(found, time(), tzinfo=UTC)
    utc = _in_utc(at)
    return at if utc is not None and utc.year >= _FIRST_YEAR else None


def _in_utc(found: datetime | date | None) -> datetime | None:
    if not isinstance(found, datetime):
        return datetime.combine(found, time(), tzinfo=UTC) if found is not None else None
    try:
        return found.astimezone(UTC)
    except UNREADABLE:
        return None


def _excluded(found: Iterable[datetime | date]) -> Iterator[datetime | date]:
    for one in found:
        excluded = _in_utc(one) if isinstance(one, datetime) else one
        if excluded is not None:
            yield excluded


def _names_in(rule: str) -> set[str]:
    return {part.partition("=")[0] for part in rule.split(";")}


def _rule(lines: Iterable[str]) -> str | None:
    rules = [line.partition(":")[2].strip() for line in lines if line.upper().startswith("RRULE")]
    has_exceptions = any(line.upper().startswith("EXRULE") for line in lines)
    return rules[0].upper() if len(rules) == 1 and not has_exceptions else None


def _url(event: Event) -> str | None:
    written = _text(event, "URL")
    return written if is_web(written) else None


def _description(written: str) -> str:
    """The author's own words: without dial-in details, as plain text, capped."""
    plain = text_of_html(written) if looks_like_html(written) else written
    return _DIAL_IN.sub("", plain[: 4 * _DESCRIPTION]).strip()[:_DESCRIPTION].strip()
