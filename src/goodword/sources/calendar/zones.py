"""From the names of time zones that programs write to zones: IANA, Windows, with a vendor before them, none.

RFC 5545 section 3.2.19. icalendar remembers zones by name for the whole process, so a zone that a file
defines goes by the digest of its definition: no file decides what another one's names mean.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from functools import cache
from hashlib import blake2b
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

UNREADABLE = (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, ArithmeticError)
"""What icalendar and dateutil let through for values that make no sense."""

_MOST = 64
"""Zones a file may define, and rules a zone may have; real ones have two."""
_OFFSET = re.compile(r"\(?\s*(?:UTC|GMT)\s*([+-])(\d{1,2}):?(\d\d)?")
_TZID = re.compile(r';TZID=(?:"([^"]*)"|([^":;]*))', re.IGNORECASE)
_TZID_WITH_COLON = re.compile(r";TZID=(.*):(?=\d{8})", re.IGNORECASE)
"""Outlook writes names like `(UTC+01:00) Amsterdam` without the quotation marks that a colon asks for."""
_YEARLY = re.compile(
    r"RRULE:(?=.*FREQ=YEARLY)(?!.*INTERVAL=0*(?:;|$))(?!.*BY(?:SECOND|MINUTE|HOUR))", re.IGNORECASE
)


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


class Zones:
    """The zones of one file."""

    def __init__(self) -> None:
        """Know those of the world; the file may define more."""
        self._defined: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self.default: tzinfo = UTC
        """The zone of times that are written without one."""

    def set_default(self, written: str) -> None:
        """Take the zone that a calendar names for times without one."""
        name = _named(written)
        if name:
            self.default = ZoneInfo(name)

    def define(self, lines: Sequence[str]) -> None:
        """Take in a VTIMEZONE by its lines, if it is one that can be followed within bounds."""
        tzid = _value(lines, "TZID")
        if not tzid or tzid in self._defined or len(self._defined) >= _MOST:
            return
        location = _value(lines, "X-LIC-LOCATION")
        self._defined[tzid] = _named(tzid) or _named(location) or _defined(lines)

    def resolved(self, line: str) -> str:
        """The line with its zone under a name that icalendar knows, or without one."""
        if ";TZID=" not in line.upper():
            return line
        return (
            _TZID_WITH_COLON.sub(self._parameter_with_colon, line)
            if _is_torn(line)
            else (_TZID.sub(lambda found: self._parameter(found[1] or found[2] or ""), line))
        )

    def aware(self, at: datetime) -> datetime:
        """A time with its zone; one without is of the calendar's zone."""
        return at.replace(tzinfo=self.default) if at.tzinfo is None else at

    def _parameter_with_colon(self, found: re.Match[str]) -> str:
        return f"{self._parameter(found[1].strip(chr(34)))}:"

    def _parameter(self, tzid: str) -> str:
        if tzid not in self._names:
            self._names[tzid] = self._defined.get(tzid) or _named(tzid) or _by_offset(tzid)
        name = self._names[tzid]
        return f";TZID={name}" if name else ""


def _is_torn(line: str) -> bool:
    """Whether the zone's name holds a colon outside quotation marks."""
    return '"' not in line and line.upper().partition(";TZID=")[2].count(":") > 1


def _named(tzid: str) -> str:
    """The IANA name that a written one means; empty where that is not clear."""
    bare = tzid.strip().strip("/")
    if bare in _known():
        return bare
    if bare in WINDOWS_TO_OLSON:
        return WINDOWS_TO_OLSON[bare]
    parts = bare.split("/")[-4:]
    suffixes = ("/".join(parts[start:]) for start in range(1, len(parts)))
    return next((suffix for suffix in suffixes if suffix in _known()), "")


def _by_offset(tzid: str) -> str:
    """A zone of a fixed offset, where the name tells one; summer time is then unknown."""
    found = _OFFSET.match(tzid)
    if found is None or int(found[2]) > 14 or int(found[3] or 0) > 59:  # noqa: PLR2004 - hours, minutes
        return ""
    offset = f"{found[1]}{int(found[2]):02}{found[3] or '00'}"
    both = (f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}")
    return _defined(("BEGIN:STANDARD", "DTSTART:19700101T000000", *both, "END:STANDARD"))


def _defined(lines: Iterable[str]) -> str:
    """The name under which icalendar knows this definition from now on; empty for one out of bounds."""
    parts = [line for line in lines if not line.upper().startswith(("TZID", "X-LIC-LOCATION"))]
    rules = [line for line in parts if line.upper().startswith(("RRULE", "RDATE"))]
    is_odd = len(rules) > _MOST or any(
        not _YEARLY.match(rule) for rule in rules if rule[:5].upper() == "RRULE"
    )
    if not parts or is_odd:
        return ""
    name = blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()
    text = "\r\n".join(("BEGIN:VTIMEZONE", f"TZID:{name}", *parts, "END:VTIMEZONE", ""))
    try:
        zone = Timezone.from_ical(text)
        if not isinstance(zone, Timezone):
            return ""
        datetime(2000, 1, 1, tzinfo=zone.to_tz(lookup_tzid=False)).utcoffset()
    except UNREADABLE:
        return ""
    return name


def _value(lines: Iterable[str], name: str) -> str:
    return next((line.partition(":")[2].strip() for line in lines if line.upper().startswith(name)), "")
