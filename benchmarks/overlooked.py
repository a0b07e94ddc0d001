"""What `overlooked` costs: `python benchmarks/overlooked.py [EXCHANGES…]`, 500,000 by default.

The exchanges are stored and one in twenty is a recognition, as after an import that is through. Then the
question is asked in a process of its own, the way the command line asks it: the first time, and again.
"""

import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from goodword.recognition import VERSION
from goodword.settings import FixedClock
from goodword.store.database import open_store
from goodword.store.derived import save_recognitions
from goodword.store.imports import add_records, begin_import, complete_import
from goodword.store.record import last_key
from goodword.workflow.asking import names_among, the_overlooked
from goodword.workflow.everyone import everyone
from store import ACCOUNTS, OWNER, recognition, records

NOW = datetime(2026, 11, 24, tzinfo=UTC)
AIMS = {"the first time": 2.0, "after": 0.2}


def build(place: Path, count: int) -> None:
    """A home with `count` exchanges, judged and with everyone told apart, as an import leaves it."""
    with open_store(place / "goodword.db", now=NOW) as store:
        import_id = begin_import(
            store, archive_digest="d" * 64, path="x.zip", source="x", owner=OWNER, started_at=NOW
        )
        add_records(store, import_id, records(count))
        complete_import(store, import_id, cannot_contain=(), completed_at=NOW)
        found = (recognition(number) for number in range(0, count, 20))
        save_recognitions(store, found, through=last_key(store), version=VERSION)
        everyone(store)


def ask(place: Path) -> None:
    """Ask once and print what it took: seconds of the clock and of the processor."""
    begun, worked = time.perf_counter(), time.process_time()
    with open_store(place / "goodword.db", now=NOW) as store:
        found = the_overlooked(store, clock=FixedClock(NOW), limit=10)
        assert len(found) == 10
        names_among(store, (one.person for one in found))
    print(time.perf_counter() - begun, time.process_time() - worked)


def main(counts: list[int]) -> None:
    """Build each record, ask it twice, print the table."""
    for count in counts:
        with tempfile.TemporaryDirectory() as place:
            build(Path(place), count)
            print(f"{count:,} exchanges, {ACCOUNTS:,} people, {count // 20:,} recognitions")
            for when, aim in AIMS.items():
                command = [sys.executable, __file__, "--ask", place]
                said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
                seconds, worked = map(float, said)
                took = f"{seconds:8.2f} s, of the processor {worked:6.2f} s"
                print(f"  overlooked, {when:<16}{took}   (aim {aim} s)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--ask"]:
        ask(Path(sys.argv[2]))
    else:
        main(list(map(int, sys.argv[1:] or ("500000",))))
