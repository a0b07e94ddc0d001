"""The dates of a series, within bounds: RFC 5545 section 3.3.10.

dateutil looks for dates up to the year 9999 whatever the end of the rule: one that fits no day takes
minutes, one with an interval of nothing has no end. So a rule is looked at before it is followed, it is
followed in the last centuries before the year 9999, and the steps taken in one archive are counted.
"""

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, UTC, datetime, timedelta

from dateutil.rrule import rrulestr

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
_STEP = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}
"""Days between two looks for a date. No hours, minutes or seconds: nobody meets so."""
_CYCLE = 400
"""Years after which the calendar repeats itself, weekdays and leap years included."""
_BUDGET = 2_000_000
"""Steps in one archive: a daily meeting of ten years has 3,650."""


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
        until = min(until, meeting.start + min(until - meeting.start, _LONGEST))
        ruled = self._ruled(meeting.rule, meeting.start, until) if meeting.rule else ()
        if ruled is None:
            return None
        more = (at for at in meeting.more if at <= until)
        every = {at.astimezone(UTC): at for at in (meeting.start, *ruled, *more)}
        return (utc for utc, local in sorted(every.items()) if not _is_out(meeting, utc, local))

    def _ruled(self, rule: str, start: datetime, until: datetime) -> Iterable[datetime] | None:
        """The dates of a rule; None for one that makes no sense or is beyond the budget."""
        parts = _parts(rule)
        if parts is None:
            return None
        try:
            last = min(until, _until(parts["UNTIL"], start)) if "UNTIL" in parts else until
            steps = max((last - start).days, 0) // _STEP[parts["FREQ"]]
            if steps > self._left:
                return None
            found, is_at_end = _followed(parts, start.replace(tzinfo=None), _at(start, last))
        except UNREADABLE:
            return None
        self._left -= steps + (_CYCLE * 365 // _STEP[parts["FREQ"]] if is_at_end else 0)
        return [at.replace(tzinfo=start.tzinfo) for at in found]


def _is_out(meeting: Meeting, utc: datetime, local: datetime) -> bool:
    return utc in meeting.without or local.date() in meeting.without


def _parts(rule: str) -> dict[str, str] | None:
    """The parts of a rule that can be followed; None for another."""
    parts = dict(part.split("=", 1) for part in rule[:_LONGEST_RULE].split(";") if "=" in part)
    interval, count = parts.get("INTERVAL", "1"), parts.get("COUNT", "1")
    is_sound = (
        len(rule) <= _LONGEST_RULE
        and parts.keys() <= _ALLOWED
        and parts.get("FREQ") in _STEP
        and _is_number(interval)
        and _is_number(count)
    )
    return parts if is_sound else None


def _is_number(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) <= 10 and int(written) > 0  # noqa: PLR2004 - digits


def _followed(parts: dict[str, str], start: datetime, until: datetime) -> tuple[list[datetime], bool]:
    """The dates of a rule by the clock of the place, and whether it was followed to the end of time for them.

    Raises what dateutil does for a rule that makes no sense.
    """
    count = min(int(parts.get("COUNT", MOST_DATES)), MOST_DATES)
    bare = ";".join(f"{name}={value}" for name, value in parts.items() if name not in {"COUNT", "UNTIL"})
    later = _CYCLE * ((MAXYEAR - until.year) // _CYCLE)
    end = until.replace(year=until.year + later)
    found: list[datetime] = []
    for at in rrulestr(bare, dtstart=start.replace(year=start.year + later)):
        if at > end or len(found) == count:
            return found, False
        found.append(at.replace(year=at.year - later))
    return found, True


def _at(start: datetime, last: datetime) -> datetime:
    """The end by the clock of the place where the series begins."""
    return last.astimezone(start.tzinfo).replace(tzinfo=None)


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
