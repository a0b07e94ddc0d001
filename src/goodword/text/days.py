"""A day or a time as somebody types it."""

from datetime import UTC, datetime

from goodword.errors import TimeNotUnderstoodError


def day_of(text: str) -> datetime:
    """The time that an option names; TimeNotUnderstoodError where it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise TimeNotUnderstoodError(text) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
