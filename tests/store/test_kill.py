"""kill -9 at random moments: what was complete stays, what was not is not seen.

Some rounds in every run; GOODWORD_SOAK for as many as one has patience for.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goodword.store.database import Store, integrity_problems
from goodword.store.imports import list_imports
from goodword.store.record import exchanges_after, summary

if TYPE_CHECKING:
    from tests.store.conftest import OpenAgain

ROUNDS = 300 if os.environ.get("GOODWORD_SOAK") else 8
OWN, SHARED = 120, 40
"""Exchanges that only one of the child's imports holds, and those that all hold."""

CHILD = f"""
import sys
from datetime import UTC, datetime
from pathlib import Path
from goodword.nouns import *
from goodword.ports import Owner
from goodword.store import batches
from goodword.store.database import open_store
from goodword.store.imports import add_records, begin_import, complete_import, undo_import
from goodword.text.ids import exchange_id

batches.RECORDS = 16
NOW = datetime(2026, 11, 24, tzinfo=UTC)
OWNER = Owner(name="Rosa Lind", accounts=(Account(id=AccountId("x:1"), source="x"),))

def post(native):
    return Exchange(
        id=exchange_id("x", "1", native), source="x", kind=ExchangeKind.POST, native_id=native,
        author=AccountId("x:1"), addressed=(Addressed(account=AccountId("x:2"), manner=Manner.MENTION),),
        text="Thank you for the review. " * 20, sent_at=NOW, audience=Audience.PUBLIC,
        origin=Origin(archive="d", member="m", position=0),
    )

store = open_store(Path(sys.argv[1]), now=NOW)
number = int(sys.argv[2])
print("open", flush=True)
while True:
    number += 1
    digest = str(number)
    made = begin_import(store, archive_digest=digest, path=digest, source="x", owner=OWNER, started_at=NOW)
    natives = [f"shared {{n}}" for n in range({SHARED})] + [f"{{digest}} {{n}}" for n in range({OWN})]
    add_records(store, made, map(post, natives))
    complete_import(store, made, cannot_contain=(), completed_at=NOW)
    print("complete", digest, flush=True)
    if number % 3 == 0:
        print("undoing", digest, flush=True)
        undo_import(store, made)
        print("undone", digest, flush=True)
"""


def run_until_killed(path: Path, first: int, seconds: float) -> list[list[str]]:
    """What the child said before it was killed."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), str(first)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = [child.stdout.readline().split()]
        with suppress(subprocess.TimeoutExpired):
            child.wait(timeout=seconds)
        child.kill()
        said += [line.split() for line in child.stdout if line.endswith("\n")]
    return said


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_killed_import_loses_nothing_that_was_complete(path: Path, open_again: OpenAgain) -> None:
    chance = random.Random(20261124)  # noqa: S311 - moments, not secrets
    complete: set[str] = set()
    first = 0
    for _ in range(ROUNDS):
        said = run_until_killed(path, first, chance.uniform(0.0, 0.25))
        done = {digest for word, digest in (line for line in said if len(line) == 2) if word == "complete"}
        undoing = {line[1] for line in said if line[0] == "undoing"}
        undone = {line[1] for line in said if line[0] == "undone"}
        store = open_again()
        there = {report.archive_digest for report in list_imports(store)}
        assert (complete | done) - undoing <= there
        assert not there & undone
        assert len(there - complete - done) <= 1
        assert_whole(store, path, len(there))
        complete, first = there, first + 100
        store.close()


def assert_whole(store: Store, path: Path, imports: int) -> None:
    """Exactly the complete imports are there, with all their rows, and nothing else is left."""
    assert integrity_problems(store) == ()
    expected = imports * OWN + (SHARED if imports else 0)
    assert summary(store).exchanges == expected
    _, exchanges = exchanges_after(store, 0, limit=1_000_000)
    assert len(exchanges) == expected
    assert all(len(exchange.addressed) == 1 for exchange in exchanges)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM exchange").fetchone() == (expected,)
        assert connection.execute("SELECT count(*) FROM sighting").fetchone() == (imports * (OWN + SHARED),)
    assert not list(path.parent.glob("*.import-*"))
