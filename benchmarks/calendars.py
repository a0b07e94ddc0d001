"""Make a big invented calendar and address book, and measure how they are read.

    python benchmarks/calendars.py make OUT.ics [--count 20000] [--seed 7]
    python benchmarks/calendars.py measure [--count 20000] [--seed 7]

One event in ten is a series, one in eight is nobody else's, one in twenty was declined; a third carry
the dial-in details of a meeting service, all an alarm. An OUT.vcf is an address book, one card in five with
a picture of some thirty kilobytes. Everybody is invented.

`measure` prints two tables: the floor (the calendar parsed whole by icalendar, nothing else; the cards cut
into lines, nothing else), our reading, and our reading and storing.
"""

import argparse
import base64
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from beside import Step, step, store, table
from icalendar import Calendar

from goodword.archive import open_archive
from goodword.nouns import Skipped
from goodword.sources import identify

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


def card(number: int, rng: random.Random, picture: str) -> Iterator[str]:
    """The lines of one card."""
    given, family = GIVEN[number % 10], FAMILY[number // 10 % 10]
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given};;;", f"FN:{given} {family} {number}")
    yield from (f"item1.EMAIL;type=INTERNET:{given}{number}@quay.example", "item1.X-ABLabel:_$!<Other>!$_")
    yield from (f"ORG:{rng.choice(TOPICS)};", f"URL:https\\://{given}{number}.example/", f"UID:{number:032X}")
    if number % 5 == 0:
        yield f"PHOTO;ENCODING=b;TYPE=JPEG:{picture[: rng.randrange(10_000, len(picture))]}"
    yield "END:VCARD"


def make(out: Path, count: int, seed: int) -> Path:
    """Write a calendar or, where the name ends so, an address book."""
    rng = random.Random(seed)
    picture = base64.b64encode(rng.randbytes(40_000)).decode()
    is_cards = out.suffix == ".vcf"
    with out.open("w", encoding="utf-8", newline="") as file:
        if not is_cards:
            file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:mira@example.com\r\n")
        for number in range(count):
            lines = card(number, rng, picture) if is_cards else event(number, rng)
            file.writelines(map(folded, lines))
        if not is_cards:
            file.write("END:VCALENDAR\r\n")
    return out


def floor(path: Path) -> int:
    """The whole file parsed by icalendar; of cards only the lines."""
    data = path.read_bytes()
    return len(data.splitlines()) if path.suffix == ".vcf" else len(Calendar.from_ical(data).subcomponents)


def read(path: Path) -> int:
    """Read everything into nouns and let it go: meetings, or the accounts of an address book."""
    with open_archive(path) as archive:
        return sum(not isinstance(record, Skipped) for record in identify(archive).read(archive))


STEPS: dict[str, Step] = {"floor": floor, "read": read, "store": store}
NAMES = {"floor": "floor: parse, nothing else", "read": "read into nouns", "store": "read and store"}


def main() -> None:
    """Do what the command line asks for."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("what", choices=["make", "measure", "step"])
    asked.add_argument("rest", nargs="*")
    asked.add_argument("--count", type=int, default=20_000)
    asked.add_argument("--seed", type=int, default=7)
    options = asked.parse_args()
    if options.what == "step":
        step(STEPS[options.rest[0]], Path(options.rest[1]))
    elif options.what == "make":
        print(make(Path(options.rest[0]), options.count, options.seed))
    else:
        with tempfile.TemporaryDirectory() as scratch:
            for name in ("mira@example.com.ics", "contacts.vcf"):
                print(f"\n{name}, {options.count:,} events or cards")
                table(__file__, make(Path(scratch) / name, options.count, options.seed), NAMES)


if __name__ == "__main__":
    main()
