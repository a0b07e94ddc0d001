"""Times as machines write them (ISO 8601), in UTC."""

from datetime import UTC, datetime

FIRST_YEAR = 1971
"""Where a program knows no time it writes the first that it can: year 1 (Go), 1970 (Unix)."""


def utc_of(written: str) -> datetime | None:
    """The time that `written` says, in UTC; None where it says none.

    UTC is taken where no zone is written. Years before 1971 are no times at which anything
    was sent, but the zeros of programs.
    """
    try:
        at = datetime.fromisoformat(written)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return at if at.year >= FIRST_YEAR else None
