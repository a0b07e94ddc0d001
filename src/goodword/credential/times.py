"""RFC 3339 times, with a zone and to the second."""

import re
from datetime import UTC, datetime

_TIME = re.compile(
    r"(?:19[7-9]\d|[2-8]\d{3})-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{1,6})?(?:Z|[+-][01]\d:[0-5]\d)",
    re.ASCII,
)


def written(moment: datetime) -> str:
    """`moment` in UTC, whole seconds: `2026-11-23T09:30:00Z`."""
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def read(text: str) -> datetime | None:
    """The aware time that `text` writes, or None; years 1970 to 8999."""
    if not _TIME.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # the 31st of February
        return None
