"""When a message was sent, by the clocks that saw it pass."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from goodword.sources.mail.headers import Head

_LONGEST = 200
_FIRST_YEAR = 1971
"""Years before are the zeros of programs."""
_SLACK = timedelta(days=2)
"""A sender's clock may be wrong by its zone, not by more."""


def sent_at(head: Head, separator: bytes) -> datetime | None:
    """The time in `Date`; where that is none, or later than the message came, the time at which it came.

    It came when the topmost `Received` says, else when the mbox's separator says.
    """
    sent = time_of(head.get("date"))
    came = time_of(head.get("received").rpartition(";")[2]) if "received" in head else None
    if sent is None:
        return came or _of_separator(separator)
    return came if came is not None and sent - came > _SLACK else sent


def time_of(written: str) -> datetime | None:
    """The time that `written` says (RFC 5322, obsolete forms too), in UTC; None where it says none."""
    try:
        at = parsedate_to_datetime(written[:_LONGEST])
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (TypeError, ValueError, OverflowError, IndexError, AttributeError):
        return None
    return at if at.year >= _FIRST_YEAR else None


def _of_separator(separator: bytes) -> datetime | None:
    """`From 1234@xxx Mon Mar 04 11:20:34 +0000 2024`, with or without the zone (UTC then)."""
    words = separator.decode("ascii", "replace").split()[2:]
    match words:
        case [_, month, day, clock, zone, year]:
            return time_of(f"{day} {month} {year} {clock} {zone}")
        case [_, month, day, clock, year]:
            return time_of(f"{day} {month} {year} {clock} +0000")
    return None
