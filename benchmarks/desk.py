"""What the desk costs: `python benchmarks/desk.py [EXCHANGES] [PEOPLE]`, 500,000 and 5,000 by default.

A home as an import leaves it, and the real `goodword serve` over it in a process of its own, asked through
the loopback by one browser, as one owner does. The wall time of a page holds the way there and back. The
processor's time is that of the server alone: where the computer is busy, believe that one.
"""

import http.client
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import quote, urlsplit

import memory

from goodword.nouns import (
    Account,
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Origin,
    Passage,
    Recognition,
    RecognitionId,
    RecognitionKind,
    Substance,
)
from goodword.ports import Owner
from goodword.recognition import VERSION
from goodword.settings import FixedClock
from goodword.store.database import Store, open_store
from goodword.store.derived import save_recognitions
from goodword.store.imports import add_records, begin_import, complete_import
from goodword.store.record import last_key
from goodword.text.ids import exchange_id
from goodword.workflow.asking import overlooked_order
from goodword.workflow.everyone import find_who_is_who
from goodword.workflow.writing import Choices, begin_draft

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BEGAN = datetime(2009, 1, 1, tzinfo=UTC)
OWNER = Owner(name="Rosa Lind", accounts=(Account(id=AccountId("x:1"), source="x", handle="@rosa"),))
GIVEN = ("Aino", "Bea", "Caspar", "Dalia", "Ebo", "Farida", "Goran", "Hania", "Ilse", "Jun", "Kofi", "Lucia")
FAMILY = ("Aalto", "Birk", "Cattaneo", "Duarte", "Eklund", "Ferro", "Gómez", "Halvorsen", "Ito", "Kaya")
SKILLS = ("Pricing", "Negotiation", "Python", "Tidal modelling", "Teaching", "Accessibility", "Logistics")
SAID = "Thanks {who} for explaining pricing to our whole team: it made the launch what it was."
CHATTER = "{who} are you coming to the meeting about the ferry timetable on Thursday? The slides are up."
TURNS = 120
AIMS = {
    "Today": (15, 60),
    "People": (15, 60),
    "Person": (15, 60),
    "Editor": (15, 60),
    "Search as you type": (50, 50),
}
MOST_MB, MOST_SECONDS = 300, 1.5
"""By page: milliseconds at the median and at the 95th percentile; memory; until the first page is there."""


def name_of(number: int) -> str:
    """The name of the person of that number; no two share one."""
    return f"{GIVEN[number % 12]} {FAMILY[number // 12 % 10]}{'' if number < 120 else f' {number // 120}'}"


def accounts(people: int) -> Iterator[Account]:
    """Everybody on X, and two in three on LinkedIn too, where their work and skills are told."""
    for number in range(people):
        name = name_of(number)
        address = (f"person{number}@example.com",)  # by which both are one person
        yield Account(
            id=AccountId(f"x:{number + 2}"),
            source="x",
            handle=f"@person{number}",
            name=name,
            emails=address,
        )
        if number % 3:
            yield Account(
                id=AccountId(f"linkedin:in/person-{number}"),
                source="linkedin",
                name=name,
                url=f"https://www.linkedin.com/in/person-{number}",
                emails=address,
                company=f"Company {number % 400}",
                position="Engineer",
                skills=SKILLS[: number % 8],
                connected_at=BEGAN + timedelta(days=number),
            )


def exchanges(count: int, people: int) -> Iterator[Exchange]:
    """What was written: one in ten to the owner, one in twenty a recognition; some people much oftener."""
    chance = random.Random(7)
    for number in range(count):
        whom = int(people * chance.random() ** 2)
        friend, is_incoming = AccountId(f"x:{whom + 2}"), number % 10 == 0
        to = AccountId("x:1") if is_incoming else friend
        native = str(10**17 + number)
        yield Exchange(
            id=ExchangeId(exchange_id("x", "1", native)),
            source="x",
            kind=ExchangeKind.REPLY,
            native_id=native,
            author=friend if is_incoming else AccountId("x:1"),
            addressed=(Addressed(account=to, manner=Manner.MENTION, written=f"@person{whom}"),),
            text=(SAID if number % 20 == 1 else CHATTER).format(who=f"@person{whom}"),
            sent_at=BEGAN + timedelta(minutes=18 * number),
            url=f"https://x.example/rosa/status/{native}",
            audience=Audience.DIRECT if number % 7 == 0 else Audience.PUBLIC,
            lang="en",
            origin=Origin(archive="d" * 64, member="data/tweets.js", position=number),
        )


def recognitions(count: int, people: int) -> Iterator[Recognition]:
    """A thanks in every twentieth, one in ten of them doubtful."""
    for number, one in enumerate(exchanges(count, people)):
        if number % 20 == 1:
            yield Recognition(
                id=RecognitionId(f"{number:016x}"),
                passage=Passage(exchange_id=one.id, quote=one.text, start=0, end=len(one.text)),
                kind=RecognitionKind.THANKS,
                giver=one.author,
                receiver=one.addressed[0].account,
                confidence=0.9,
                substance=Substance.HIGH,
                is_doubtful=number % 200 == 1,
            )


def build(home: Path, count: int, people: int) -> str:
    """A home as an import leaves it, with one draft; the id of the draft."""
    with open_store(home / "goodword.db", now=NOW) as store:
        import_id = begin_import(
            store, archive_digest="d" * 64, path="x.zip", source="x", owner=OWNER, started_at=NOW
        )
        add_records(store, import_id, accounts(people))
        add_records(store, import_id, exchanges(count, people))
        complete_import(store, import_id, cannot_contain=(), completed_at=NOW)
        save_recognitions(store, recognitions(count, people), through=last_key(store), version=VERSION)
        find_who_is_who(store)
        return _draft(store)


def _draft(store: Store) -> str:
    first = overlooked_order(store, clock=FixedClock(NOW))[0]
    return begin_draft(store, first, choices=Choices(), clock=FixedClock(NOW)).draft.id


@dataclass
class Server:
    """A desk that is served, and one browser in it."""

    process: subprocess.Popen[str]
    connection: http.client.HTTPConnection
    cookie: str

    def get(self, path: str) -> float:
        """Milliseconds until the page is here."""
        begun = time.perf_counter()
        self.connection.request("GET", path, headers={"cookie": self.cookie})
        answer = self.connection.getresponse()
        answer.read()
        assert answer.status == 200, f"{path}: {answer.status}"
        return (time.perf_counter() - begun) * 1000

    def worked(self) -> float:
        """Seconds of the processor so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(home: Path) -> Iterator[Server]:
    """The real command over this home."""
    environment = {**os.environ, "GOODWORD_HOME": str(home), "GOODWORD_NOW": NOW.isoformat()}
    command = [sys.executable, "-m", "goodword", "serve", "--no-browser"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    start = urlsplit(process.stdout.readline().strip())
    connection = http.client.HTTPConnection(start.netloc, timeout=120)
    connection.request("GET", f"{start.path}?{start.query}")
    answer = connection.getresponse()
    answer.read()
    cookie = str(answer.headers["set-cookie"]).partition(";")[0]
    try:
        yield Server(process, connection, cookie)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


def paths(people: int, draft: str) -> dict[str, Sequence[str]]:
    """What is asked, by the page."""
    chance = random.Random(11)
    somebody = [f"x:{2 + int(people * chance.random() ** 2)}" for _ in range(TURNS)]
    typed = [name_of(chance.randrange(people))[: 1 + turn % 8] for turn in range(TURNS)]
    return {
        "Today": ["/"] * TURNS,
        "People": ["/people"] * TURNS,
        "Search as you type": [f"/people?q={quote(one)}" for one in typed],
        "Person": [f"/people/{quote(one, safe='')}" for one in somebody],
        "Editor": [f"/drafts/{draft}"] * TURNS,
        "Moments": [f"/moments?from={50 * turn}" for turn in range(TURNS)],
        "Links": ["/links"] * TURNS,
    }


def measure(home: Path, people: int, draft: str) -> None:
    """Serve the home, ask for each page, print the table."""
    begun = time.perf_counter()
    with served(home) as server:
        server.get("/help")
        started = time.perf_counter() - begun
        server.get("/")
        first = time.perf_counter() - begun
        print(f"{'':<22}{'first':>8}{'median':>8}{'p95':>8}{'processor':>11}   ms")
        for page, asked in paths(people, draft).items():
            once, before = server.get(asked[0]), server.worked()
            took = [server.get(path) for path in asked]
            worked = (server.worked() - before) * 1000 / len(asked)
            middle, late = median(took), quantiles(took, n=20)[-1]
            print(f"  {page:<20}{once:8.1f}{middle:8.1f}{late:8.1f}{worked:11.1f}{told(page, middle, late)}")
        megabytes = sum(map(memory.resident_mb, memory.tree(server.process.pid)))
    print(
        f"  memory of the server after all of it   {megabytes:6.0f} MB   {against(megabytes, MOST_MB, 'MB')}"
    )
    print(f"  until a page can be read               {started:6.2f} s")
    print(f"  until Today stands there               {first:6.2f} s    {against(first, MOST_SECONDS, 's')}")


def told(page: str, middle: float, late: float) -> str:
    """What was aimed at for a page, and whether it was reached."""
    if page not in AIMS:
        return ""
    aims = AIMS[page]
    reached = middle <= aims[0] and late <= aims[1]
    return f"   aim {aims[0]} and {aims[1]}: {'reached' if reached else 'not reached'}"


def against(found: float, aim: float, unit: str) -> str:
    """The same for one figure."""
    return f"aim {aim:g} {unit}: {'reached' if found <= aim else 'not reached'}"


def main(count: int = 500_000, people: int = 5_000) -> None:
    """Build the home, serve it, measure."""
    with tempfile.TemporaryDirectory() as place:
        draft = build(Path(place), count, people)
        print(f"{count:,} exchanges, {people:,} people, {count // 20:,} recognitions; {TURNS} turns a page")
        measure(Path(place), people, draft)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
