"""Times in X archives, by hand: strptime would cost more than all the rest of reading."""

from datetime import UTC, datetime, timedelta

from goodword.text.times import utc_of

_MONTHS = {
    name: f"-{number:02d}-"
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), start=1
    )
}
_EPOCH_MS = 1_288_834_974_657
"""X counts the milliseconds in its ids from 2010-11-04T01:42:54.657Z."""
_FIRST_TIMED_ID = 10**12
"""Ids before are plain numbers (up to 3 × 10^10)."""
_FIRST_YEAR = "2006"
_FIRST_POST = datetime(2006, 3, 21, tzinfo=UTC)
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)

_parse = datetime.fromisoformat


def sent_at(written: str, native_id: str) -> datetime | None:
    """When a post was sent: as written, else as its id tells, else None.

    Some archives hold rows dated before X existed; of those the id tells the truth.
    """
    try:
        # As in “Tue Jun 03 19:32:20 +0000 2025”.
        year = written[26:30]
        if year >= _FIRST_YEAR:
            return _parse(f"{year}{_MONTHS[written[4:7]]}{written[8:10]}T{written[11:19]}+00:00")
    except (KeyError, ValueError):
        pass
    at = iso(written)
    return at if at is not None and at >= _FIRST_POST else _of_id(native_id)


def iso(written: str) -> datetime | None:
    """The time in `2023-05-01T12:00:00.000Z` or `2015-01-24 02:02:37 +0000`, or None."""
    return utc_of(written.replace(" +", "+").replace(" -", "-"))


def _of_id(native_id: str) -> datetime | None:
    if not (native_id.isascii() and native_id.isdigit() and len(native_id) <= 19):  # noqa: PLR2004 - 2^63
        return None
    number = int(native_id)
    if number < _FIRST_TIMED_ID:
        return None
    return _ZERO + timedelta(milliseconds=(number >> 22) + _EPOCH_MS)
