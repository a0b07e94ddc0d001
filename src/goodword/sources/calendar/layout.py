"""What the files of a calendar tell about themselves: whose they are, their zones, when they were made."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from goodword.nouns import Account
from goodword.ports import Archive, Owner
from goodword.sources.calendar.guests import account_of, address_in
from goodword.sources.calendar.zones import Zones
from goodword.text.contentlines import Component, components, unfolded
from goodword.text.members import of_form, only_of

_SUFFIXES = (".ics", ".ical", ".ifb")
_HEADS = frozenset({"VCALENDAR"})
_SURVEYED = frozenset({"VCALENDAR", "VTIMEZONE", "VEVENT"})
_TOLD = frozenset(
    {
        "X-OWNER", "X-WR-CALNAME", "X-WR-TIMEZONE", "TZID", "X-LIC-LOCATION", "DTSTAMP", "LAST-MODIFIED",
        "CREATED", "DTSTART", "RRULE",
    }
)  # fmt: skip
_ZONE_PARTS = frozenset({"STANDARD", "DAYLIGHT"})
_STAMPS = ("DTSTAMP", "LAST-MODIFIED", "CREATED")
_DIGITS = re.compile(r":\s*(\d{8})(?:T(\d{6}))?")
_BOUNDS = (b"BEGIN:VCAL", b"END:VCALEN")
_OWNER = re.compile(r'X-OWNER(?:;CN=("[^"]*"|[^:;]*))?[^:]*:\s*(\S+)', re.IGNORECASE)


@dataclass(slots=True)
class Survey:
    """What one file tells before its meetings are read."""

    zones: Zones = field(default_factory=Zones)
    until: str = ""
    """The last change that the file tells of, else its last single meeting: `20240131T101500`."""
    is_whole: bool = True
    """False where the file ends before its last calendar does."""


def calendar_files(archive: Archive) -> tuple[str, ...]:
    """The members that are calendars; none where there is other data beside them."""
    return only_of(archive.names, _SUFFIXES)


def files_to_read(archive: Archive) -> tuple[str, ...]:
    """The members that are calendars, in an archive that is read as calendars."""
    return of_form(archive.names, _SUFFIXES)


def owner_of(archive: Archive) -> Owner:
    """The owner by Outlook's `X-OWNER`, else by the one calendar that is called after an address.

    Google calls everybody's first calendar after their address. Whoever takes part in every
    meeting is not guessed to be the owner: an assistant does so too.
    """
    found: dict[str, Account] = {}
    for member in files_to_read(archive):
        head = next(archive.chunks(member), b"")
        for component in components(unfolded([head]), _HEADS, keep=_TOLD):
            if account := _stated(component.lines) or _named(component.lines, member):
                found.setdefault(account.id, account)
    if len(found) != 1:
        return Owner(name=None, accounts=())
    (account,) = found.values()
    return Owner(name=account.name, accounts=(account,))


def survey(chunks: Iterable[bytes]) -> Survey:
    """The zones and the end of one file, in one pass."""
    found = Survey()
    last_start = ""
    for component in components(_noted(unfolded(chunks), found), _SURVEYED, keep=_TOLD, nested=_ZONE_PARTS):
        if component.name == "VTIMEZONE":
            found.zones.define(component.lines)
        elif component.name == "VCALENDAR":
            found.zones.set_default(_after(component.lines, "X-WR-TIMEZONE"))
        else:
            found.until = max(found.until, *(_time(component, name) for name in _STAMPS))
            is_single = not any(line.upper().startswith("RRULE") for line in component.lines)
            last_start = max(last_start, _time(component, "DTSTART")) if is_single else last_start
    found.until = found.until or last_start
    return found


def _noted(lines: Iterable[bytes], found: Survey) -> Iterator[bytes]:
    """The same lines; whether the last calendar that begins in them also ends is noted."""
    for line in lines:
        if line[:10].upper() in _BOUNDS:
            found.is_whole = line[:1].upper() == b"E"
        yield line


def _stated(lines: Iterable[str]) -> Account | None:
    for line in lines:
        if found := _OWNER.match(line):
            return account_of(address_in(found[2]), (found[1] or "").strip('"'))
    return None


def _named(lines: Iterable[str], member: str) -> Account | None:
    name = _after(lines, "X-WR-CALNAME")
    return account_of(address_in(name) or address_in(PurePosixPath(member).stem), "")


def _after(lines: Iterable[str], name: str) -> str:
    return next((line.partition(":")[2].strip() for line in lines if line.upper().startswith(name)), "")


def _time(component: Component, name: str) -> str:
    """The digits of a time as they stand, which sort as the times do."""
    line = next((line for line in component.lines if line.upper().startswith(name)), "")
    found = _DIGITS.search(line)
    return f"{found[1]}T{found[2] or '000000'}" if found else ""
