"""Make a big invented calendar, and measure how it is read (`beside.py` says how to call it).

One event in ten is a series, one in eight is nobody else's, one in twenty was declined; a third carry
the dial-in details of a meeting service, all an alarm. Everybody is invented. The floor: the calendar parsed
whole by icalendar, nothing else.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from beside import Bench, main
from icalendar import Calendar

PEOPLE = 1_500
FIRST = datetime(2012, 3, 1, tzinfo=UTC)
SPAN = timedelta(days=365 * 12)
GIVEN = ("Ana", "Bo", "Chidi", "Dara", "Emre", "Femi", "Gita", "Hana", "Ivo", "Jun")
FAMILY = ("Alder", "Brook", "Cairn", "Dell", "Esk", "Fen", "Gorse", "Heath", "Isle", "Juniper")
TOPICS = ("Tide tables", "Moorings", "Budget", "Hull design", "Crew", "Retrospective", "Hiring", "Paint")
DIAL_IN = "\\n\\n-::~:~::~:~:~:~:~:~:~:~:~:~\\nJoin with Google Meet: https://meet.example/abc-defg-hij\\n"
ALARM = ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Reminder", "TRIGGER:-P0DT0H10M0S", "END:VALARM")


def folded(line: str) -> str:
    """The line in pieces of 74 characters, as RFC 5545 asks."""
    return "\r\n ".join(line[at : at + 74] for at in range(0, len(line), 74)) + "\r\n"


def guest(number: int, rng: random.Random) -> str:
    """An attendee."""
    name = f"{GIVEN[number % 10]} {FAMILY[number // 10 % 10]}"
    answer = "DECLINED" if rng.random() < 0.1 else "ACCEPTED"
    return (
        f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN={name};X-NUM-GUESTS=0:"
        f"mailto:{name.replace(' ', '.').lower()}{number}@quay.example"
    )


def event(number: int, rng: random.Random) -> Iterator[str]:
    """The lines of one event."""
    at = FIRST + SPAN * rng.random()
    yield from ("BEGIN:VEVENT", f"DTSTART;TZID=Europe/Oslo:{at:%Y%m%dT%H%M00}", "DTSTAMP:20240301T090000Z")
    yield f"UID:{number:032x}@calendar.example"
    if rng.random() < 0.1:
        end = min(at + timedelta(days=180), FIRST + SPAN)
        yield f"RRULE:FREQ=WEEKLY;UNTIL={end:%Y%m%dT%H%M%SZ}"
    if rng.random() > 0.125:
        yield "ORGANIZER;CN=Mira Solberg:mailto:mira@example.com"
        yield f"ATTENDEE;PARTSTAT={'DECLINED' if rng.random() < 0.05 else 'ACCEPTED'}:mailto:mira@example.com"
        yield from (guest(rng.randrange(PEOPLE), rng) for _ in range(rng.choice((1, 1, 2, 3, 5, 20))))
    yield f"SUMMARY:{rng.choice(TOPICS)} {number}"
    yield f"DESCRIPTION:What we said last time about {rng.choice(TOPICS)}.{DIAL_IN if number % 3 else ''}"
    yield from (*ALARM, "END:VEVENT")


def make(out: Path, count: int, seed: int) -> None:
    """Write a calendar."""
    rng = random.Random(seed)
    with out.open("w", encoding="utf-8", newline="") as file:
        file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:mira@example.com\r\n")
        for number in range(count):
            file.writelines(map(folded, event(number, rng)))
        file.write("END:VCALENDAR\r\n")


def floor(path: Path) -> int:
    """The whole file parsed by icalendar."""
    return len(Calendar.from_ical(path.read_bytes()).subcomponents)


BENCH = Bench(
    source="Calendar",
    made="mira@example.com.ics",
    count=3_000,
    counted="events",
    make=make,
    floor=floor,
    floor_is="icalendar, the whole file",
    peers={"vobject": "vobject"},
)

if __name__ == "__main__":
    main(BENCH, __file__)
