"""Times in LinkedIn exports: every file has its own form, and spreadsheets add theirs.

No zone is written where none is said (`MM/DD/YY, h:mm PM`); UTC is taken, which may be hours off.
Months are English in every export that was seen; German and French ones are read all the same.
"""

import re
from datetime import UTC, datetime
from functools import lru_cache

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "janv"), ("feb", "févr", "fév"), ("mar", "mär", "mrz", "mars"), ("apr", "avr"),
            ("may", "mai"), ("jun", "juin"), ("jul", "juil"), ("aug", "août", "aoû"), ("sep", "sept"),
            ("oct", "okt"), ("nov",), ("dec", "dez", "déc"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_CLOCK = (
    r"(?:[ ,T]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[AaPp][Mm])?)?"
)
_ZONE = r"\s*(?:UTC|GMT|Z|\+00:?00)?"
_FORMS = tuple(
    re.compile(form + _CLOCK + _ZONE)
    for form in (
        r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",  # 2023/08/08 16:02:04 UTC
        r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})",  # 07/21/09, 12:11 PM
        r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})",  # 21.07.2009
        r"(?P<day>\d{1,2})\.?[- ]+(?P<name>[^\W\d]+)\.?[- ,]+(?P<year>\d{4}|\d{2})",  # 07 Jun 2026, 4-Apr-21
        r"(?P<name>[^\W\d]+)\.? (?P<day>\d{1,2}), (?P<year>\d{4})",  # Jun 7, 2026
        r"(?P<name>[^\W\d]+)\.? (?P<year>\d{4})",  # Jan 2024
        r"(?P<year>\d{4})",  # 2019
    )
)
_LONGEST = 40
"""Characters of the longest way to write a time."""
_LAST_MONTH = 12
_NOON = 12


@lru_cache(maxsize=4_096)
def time_of(written: str) -> datetime | None:
    """The time that `written` says, in UTC; None where it says none."""
    written = written.strip()
    if len(written) > _LONGEST:
        return None
    for form in _FORMS:
        if found := form.fullmatch(written):
            return _time(found.groupdict())
    return None


def month_of(written: str) -> str | None:
    """The month as ISO 8601 has it ("2024-01"), or the year where no more is said; None for anything else."""
    at = time_of(written)
    if at is None:
        return None
    return f"{at:%Y}" if written.strip().isdigit() else f"{at:%Y-%m}"


def _time(said: dict[str, str | None]) -> datetime | None:
    year, day = int(said["year"] or 0), int(said.get("day") or 1)
    name = said.get("name")
    month = _month(name) if name else int(said.get("month") or 1)
    if month > _LAST_MONTH:
        # A spreadsheet outside the United States wrote the day first.
        month, day = day, month
    hour = int(said["hour"] or 0)
    if said["half"]:
        hour = hour % _NOON + (_NOON if said["half"].lower() == "pm" else 0)
    try:
        # LinkedIn began in 2003: two digits are always of this century.
        return datetime(
            year if year > 99 else 2000 + year, month, day, hour,  # noqa: PLR2004 - two digits
            int(said["minute"] or 0), int(said["second"] or 0), tzinfo=UTC,
        )  # fmt: skip
    except ValueError:
        return None


def _month(name: str) -> int:
    """The number of a month by the beginning of its name; 0, which is no month, for any other word."""
    folded = name.casefold()
    return next((_MONTHS[folded[:size]] for size in (4, 3) if folded[:size] in _MONTHS), 0)
