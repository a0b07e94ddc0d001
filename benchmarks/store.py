"""What storing and asking cost: `python benchmarks/store.py [EXCHANGES…]`, 200,000 and 800,000 by default.

Exchanges are made beforehand in memory-cheap batches and the making is timed
alone, so that what is printed is the store's own share. Peak memory is the
growth of the process over what it had before the first row.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

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
    Person,
    PersonId,
    Recognition,
    RecognitionId,
    RecognitionKind,
    Substance,
)
from goodword.ports import Owner
from goodword.store.between import ties
from goodword.store.database import Store, open_store
from goodword.store.derived import moments, save_people, save_recognitions, saved_people
from goodword.store.imports import add_records, begin_import, complete_import, undo_import
from goodword.store.record import exchanges_after, exchanges_with, summary, texts_after
from goodword.text.ids import exchange_id

ACCOUNTS = 2_000
BEGAN = datetime(2009, 1, 1, tzinfo=UTC)
OWNER = Owner(name="Rosa Lind", accounts=(Account(id=AccountId("x:1"), source="x", handle="@rosa"),))
WORDS = (
    "Thanks @somebody for the talk on pricing: it made our launch what it was, and the team still quotes it. "
)


def records(count: int) -> Iterator[Account | Exchange]:
    """A synthetic archive: one exchange in ten is somebody else's to the owner."""
    for number in range(2, ACCOUNTS + 2):
        yield Account(
            id=AccountId(f"x:{number}"), source="x", handle=f"@friend{number}", name=f"Friend {number}"
        )
    for number in range(count):
        yield one_exchange(number)


def one_exchange(number: int) -> Exchange:
    """The exchange of that number, always the same."""
    friend = AccountId(f"x:{2 + number * 7919 % ACCOUNTS}")
    other = AccountId(f"x:{2 + number * 104729 % ACCOUNTS}")
    is_incoming = number % 10 == 0
    to = AccountId("x:1") if is_incoming else friend
    addressed = [Addressed(account=to, manner=Manner.MENTION, written="@somebody")]
    if number % 5 == 1:
        addressed.append(Addressed(account=other, manner=Manner.MENTION, written="@another"))
    native = str(10**17 + number)
    return Exchange(
        id=ExchangeId(exchange_id("x", "1", native)),
        source="x",
        kind=ExchangeKind.REPLY,
        native_id=native,
        author=friend if is_incoming else AccountId("x:1"),
        addressed=tuple(addressed),
        text=WORDS + str(number),
        sent_at=BEGAN + timedelta(minutes=number),
        url=f"https://x.example/rosa/status/{native}",
        audience=Audience.PUBLIC,
        lang="en",
        origin=Origin(archive="d" * 64, member="data/tweets.js", position=number),
    )


def timed(label: str, deed: Callable[[], object], rows: int | None = None) -> float:
    """Run `deed`, print what it took."""
    began, cpu = time.perf_counter(), time.process_time()
    deed()
    seconds, worked = time.perf_counter() - began, time.process_time() - cpu
    pace = f"{rows / worked:12,.0f} rows a processor second" if rows else ""
    print(f"  {label:<44}{seconds:8.2f} s, of the processor {worked:7.2f} s {pace}")
    return worked


def peak() -> float:
    """Megabytes that this process has had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(count: int, folder: Path) -> None:
    """Store `count` exchanges, then ask what the verbs ask."""
    now = datetime(2026, 11, 24, tzinfo=UTC)
    store = open_store(folder / f"{count}.db", now=now)
    print(f"{count:,} exchanges")
    making = timed("making the exchanges, not stored", lambda: sum(1 for _ in records(count)), count)
    before = peak()
    import_id = begin_import(
        store, archive_digest="d" * 64, path="x.zip", source="x", owner=OWNER, started_at=now
    )
    storing = timed("making and storing them", lambda: add_records(store, import_id, records(count)), count)
    timed("completing", lambda: complete_import(store, import_id, cannot_contain=(), completed_at=now))
    print(
        f"  {'the store alone':<44}{storing - making:8.2f} s of the processor; "
        f"memory {peak() - before:.0f} MB more at the peak"
    )
    mark = 0

    def whole(read: Callable[[int], tuple[int, object]]) -> None:
        mark, following = 0, 1
        while mark != following:
            mark, (following, _) = following if following > 1 else 0, read(following if following > 1 else 0)

    timed("texts_after, all", lambda: whole(lambda at: texts_after(store, at, 5_000)), count)
    timed("exchanges_after, all", lambda: whole(lambda at: exchanges_after(store, at, limit=5_000)), count)
    found = [recognition(number) for number in range(0, count, 20)]
    mark, _ = texts_after(store, 0, count)
    timed(
        "save_recognitions, one in twenty", lambda: save_recognitions(store, found, through=mark, version="1")
    )
    timed("moments, all", lambda: moments(store))
    friend = AccountId("x:77")
    timed("moments of one person", lambda: moments(store, accounts=[friend]))
    timed("exchanges_with one person", lambda: exchanges_with(store, [friend]))
    people = [person(number) for number in range(2, ACCOUNTS + 2)]
    timed(f"ties of {ACCOUNTS:,} people", lambda: ties(store, people))
    timed("summary", lambda: summary(store))
    timed("save_people", lambda: save_people(store, people, stamp="1"))
    timed("saved_people", lambda: saved_people(store, stamp="1"))
    timed("importing the same again, as another archive", lambda: again(store, now, count), count)
    timed("undo_import of the first", lambda: undo_import(store, "i1"))
    megabytes = store.path.stat().st_size / 1e6
    print(f"  file {megabytes:.0f} MB; memory {peak() - before:.0f} MB with the lists of this bench")


def again(store: Store, now: datetime, count: int) -> None:
    """The same exchanges in a second archive."""
    import_id = begin_import(
        store,
        archive_digest="e" * 64,
        path="y.zip",
        source="x",
        owner=OWNER,
        started_at=now,
    )
    add_records(store, import_id, records(count))
    complete_import(store, import_id, cannot_contain=(), completed_at=now)


def recognition(number: int) -> Recognition:
    """A thanks in the exchange of that number."""
    exchange = one_exchange(number)
    return Recognition(
        id=RecognitionId(f"{number:016x}"),
        passage=Passage(exchange_id=exchange.id, quote=WORDS[:32], start=0, end=32),
        kind=RecognitionKind.THANKS,
        giver=exchange.author,
        receiver=exchange.addressed[0].account,
        confidence=0.9,
        substance=Substance.HIGH,
    )


def person(number: int) -> Person:
    """A person of one account."""
    account = Account(
        id=AccountId(f"x:{number}"), source="x", handle=f"@friend{number}", name=f"Friend {number}"
    )
    return Person(id=PersonId(account.id), name=f"Friend {number}", accounts=(account,))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        for size in map(int, sys.argv[1:] or ("200000", "800000")):
            measure(size, Path(place))
