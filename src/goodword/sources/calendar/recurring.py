"""The dates of a series, within bounds: RFC 5545 section 3.3.10.

dateutil follows a rule for as long as it takes: a rule that fits no day is followed up to the year 9999, one
with an interval of nothing for ever. So a rule is looked at before it is followed, always followed up to a
day, and the days looked at in one archive are counted.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from dateutil.rrule import rrule, rrulestr

from goodword.sources.calendar.meetings import Meeting
from goodword.sources.calendar.zones import UNREADABLE

MOST_DATES = 2_500
"""Of one series: a daily one of seven working years."""

_LONGEST_RULE = 300
_LONGEST = timedelta(days=365 * 40)
_ALLOWED = frozenset(
    {
        "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO",
        "BYMONTH", "BYSETPOS",
    }
)  # fmt: skip
"""No BYHOUR, BYMINUTE, BYSECOND: nobody meets so."""
_FREQUENCIES = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_BUDGET = 5_000_000
"""Days looked at in one archive: a thousand series of ten years are 3,650,000, some seconds."""


class Series:
    """Follows the rules of one archive, as far as the budget goes."""

    def __init__(self) -> None:
        """Begin with the whole budget."""
        self._left = _BUDGET

    def dates(self, meeting: Meeting, until: datetime) -> Iterator[datetime] | None:
        """When the series took place, first to last, up to `until`; None for a rule that is not followed.

        The first date counts whether or not the rule fits it, as calendars show it.
        """
        if meeting.start > until:
            return iter(())
        parts = _parts(meeting.rule or "")
        days = min(until - meeting.start, _LONGEST).days
        until = min(until, meeting.start + timedelta(days=days + 1))
        if parts is None or days > self._left:
            return None
        self._left -= days
        ruled = _ruled(parts, meeting.start, until)
        if ruled is None:
            return None
        more = (at for at in meeting.more if at <= until)
        every = {at.astimezone(UTC): at for at in (meeting.start, *ruled, *more)}
        return (utc for utc, local in sorted(every.items()) if not _is_out(meeting, utc, local))


def _is_out(meeting: Meeting, utc: datetime, local: datetime) -> bool:
    return utc in meeting.without or local.date() in meeting.without


def _parts(rule: str) -> dict[str, str] | None:
    """The parts of a rule that can be followed; None for another."""
    parts = dict(part.split("=", 1) for part in rule[:_LONGEST_RULE].split(";") if "=" in part)
    interval, count = parts.get("INTERVAL", "1"), parts.get("COUNT", "1")
    is_sound = (
        len(rule) <= _LONGEST_RULE
        and parts.keys() <= _ALLOWED
        and parts.get("FREQ") in _FREQUENCIES
        and _is_number(interval)
        and _is_number(count)
    )
    return parts if is_sound else None


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= 10 and int(written) > 0  # noqa: PLR2004 - digits


def _ruled(parts: dict[str, str], start: datetime, until: datetime) -> list[datetime] | None:
    count = min(int(parts.get("COUNT", MOST_DATES)), MOST_DATES)
    bare = ";".join(f"{name}={value}" for name, value in parts.items() if name not in {"COUNT", "UNTIL"})
    try:
        last = min(until, _until(parts["UNTIL"], start)) if "UNTIL" in parts else until
        rule = rrulestr(bare, dtstart=start)
        return list(islice(rule.replace(until=last), count)) if isinstance(rule, rrule) else None
    except UNREADABLE:
        return None


def _until(written: str, start: datetime) -> datetime:
    """The end of a rule: in UTC, in the zone of the start where none is written, or a whole day.

    Raises ValueError for no time.
    """
    if written.endswith("Z"):
        return datetime.strptime(written, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    if "T" in written:
        return datetime.strptime(written, "%Y%m%dT%H%M%S").replace(tzinfo=start.tzinfo)
    day = datetime.strptime(written, "%Y%m%d").replace(tzinfo=start.tzinfo)
    return day + timedelta(days=1, seconds=-1)
