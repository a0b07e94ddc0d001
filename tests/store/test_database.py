from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goodword.errors import (
    DiskFullError,
    HomeNotWritableError,
    StoreInUseError,
    UnusableStoreError,
)
from goodword.store.database import Store, integrity_problems, open_store
from goodword.store.decisions import answers, set_answer
from goodword.store.imports import abandon_import, add_records, begin_import, list_imports
from goodword.store.record import accounts, summary
from tests.common_account import as_a_common_account, folder_for_all

if TYPE_CHECKING:
    from tests.store.conftest import Make, OpenAgain


def test_the_file_and_its_folder_are_for_the_owner_alone(open_again: OpenAgain, path: Path) -> None:
    open_again()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_a_file_that_others_could_read_is_closed_to_them(path: Path, open_again: OpenAgain) -> None:
    open_again().close()
    path.chmod(0o644)
    open_again()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"not a database at all, but a text\n" * 100, b"\x00" * 4096])
def test_a_file_of_another_kind_is_refused_and_left_as_it_is(
    path: Path, now: datetime, content: bytes
) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(UnusableStoreError, match="found a file of another kind"):
        open_store(path, now=now)
    assert path.read_bytes() == content


def test_the_database_of_another_program_is_refused(path: Path, now: datetime) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (title TEXT)")
    other.close()
    with pytest.raises(UnusableStoreError, match="the database of another program"):
        open_store(path, now=now)


def test_a_folder_in_the_place_of_the_file_is_said(path: Path, now: datetime) -> None:
    path.mkdir(parents=True)
    with pytest.raises(UnusableStoreError, match="found a folder"):
        open_store(path, now=now)


def test_a_home_that_cannot_be_made_is_said(path: Path, now: datetime) -> None:
    path.parent.write_text("a file where the folder should be")
    with pytest.raises(HomeNotWritableError):
        open_store(path, now=now)


def test_a_file_that_cannot_be_written_is_said(now: datetime) -> None:
    with folder_for_all() as folder:
        path = folder / "goodword.db"
        open_store(path, now=now).close()
        path.chmod(0o400)
        folder.chmod(0o500)
        with (
            as_a_common_account(folder, path),
            pytest.raises(UnusableStoreError, match="cannot be opened for writing"),
        ):
            open_store(path, now=now)


def test_a_damaged_file_is_said_in_words(
    path: Path, open_again: OpenAgain, make: Make, now: datetime
) -> None:
    store = open_again()
    make.imported(store, (make.account(str(n), name=f"Friend {n}", bio="b" * 500) for n in range(500)))
    store.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:40960] + b"\x5a" * (len(whole) - 40960))
    with pytest.raises(UnusableStoreError, match="a damaged file"), open_store(path, now=now) as damaged:
        accounts(damaged)


def test_doctor_finds_a_whole_store_whole(store: Store, make: Make) -> None:
    make.imported(store, [make.exchange("1")])
    assert integrity_problems(store) == ()


def test_doctor_finds_what_points_to_nothing(store: Store, make: Make, path: Path) -> None:
    make.imported(store, [make.exchange("1")])
    with sqlite3.connect(path) as careless:
        careless.execute("DELETE FROM account WHERE account_id = 'x:2'")
    careless.close()
    assert any("points to nothing" in problem for problem in integrity_problems(store))


MAKING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from goodword.store.database import integrity_problems, open_store
sys.stdin.readline()
print(integrity_problems(open_store(Path(sys.argv[1]), now=datetime.now(UTC))))
"""


def test_processes_may_make_one_store_at_once(path: Path) -> None:
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", MAKING, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.write("\n")
        maker.stdin.flush()
    assert [maker.communicate()[0] for maker in makers] == ["()\n"] * 4


def test_a_process_waits_for_another_that_migrates(path: Path) -> None:
    """Half a schema was once taken for an older store, and two processes wrote one copy of it."""
    for _ in range(3):
        with ThreadPoolExecutor(8) as threads:
            made = [threads.submit(_made, path) for _ in range(8)]
        assert [store.result() for store in made] == [()] * 8
        assert not list(path.parent.glob("*.schema-*"))
        path.unlink()


def _made(path: Path) -> tuple[str, ...]:
    with open_store(path, now=datetime.now(UTC)) as store:
        return integrity_problems(store)


def test_a_writer_waits_for_another_and_then_says_so(
    store: Store, open_again: OpenAgain, now: datetime
) -> None:
    impatient = open_again(timeout=0.05)
    with store.writing(), pytest.raises(StoreInUseError, match="another program"):
        set_answer(impatient, "paid", "no", now)
    set_answer(impatient, "paid", "no", now)
    assert answers(store) == {"paid": "no"}


def test_readers_and_openers_do_not_wait_for_a_writer(
    store: Store, open_again: OpenAgain, make: Make
) -> None:
    make.imported(store, [make.exchange("1")])
    with store.writing() as connection:
        connection.execute("DELETE FROM answer")
        reader = open_again(timeout=0.05)
        assert summary(reader).exchanges == 1


def test_a_deed_that_fails_changes_nothing(store: Store, now: datetime) -> None:
    set_answer(store, "paid", "no", now)

    def deed() -> None:
        with store.writing() as connection:
            connection.execute("DELETE FROM answer")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        deed()
    assert answers(store) == {"paid": "no"}


def test_a_full_disk_keeps_what_was_complete(store: Store, make: Make, now: datetime) -> None:
    make.imported(store, [make.exchange("1")])
    with store.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 5}")
    import_id = begin_import(
        store, archive_digest="e", path="e.zip", source="x", owner=make.owner, started_at=now
    )
    with pytest.raises(DiskFullError, match="no room left"):
        add_records(store, import_id, (make.exchange(str(n), "long " * 500) for n in range(2, 1000)))
    abandon_import(store, import_id)
    assert [report.archive_digest for report in list_imports(store)] == ["d"]
    assert summary(store).exchanges == 1
    assert integrity_problems(store) == ()


def test_a_real_full_disk_keeps_what_was_complete(small_disk: Path, make: Make, now: datetime) -> None:
    path = small_disk / "goodword.db"
    with open_store(path, now=now) as store:
        make.imported(store, [make.exchange("1")])
        import_id = begin_import(
            store, archive_digest="e", path="e.zip", source="x", owner=make.owner, started_at=now
        )
        with pytest.raises(DiskFullError, match="no room left"):
            add_records(store, import_id, (make.exchange(str(n), f"{n} " * 900) for n in range(2, 9000)))
        abandon_import(store, import_id)
        assert summary(store).exchanges == 1
    with open_store(path, now=now) as again:
        assert summary(again).exchanges == 1
        assert integrity_problems(again) == ()


def test_a_full_disk_is_said_to_be_full_at_the_first_opening_too(small_disk: Path, now: datetime) -> None:
    (small_disk / "fill").write_bytes(b"x" * (3_000_000 - 60_000))

    with pytest.raises(DiskFullError, match="no room left"):
        open_store(small_disk / "goodword.db", now=now)


def test_a_deed_of_several_steps_is_kept_whole_or_not_at_all(store: Store, now: datetime) -> None:
    def deed() -> None:
        with store.writing():
            set_answer(store, "paid", "yes", now)
            set_answer(store, "family", "yes", now)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        deed()
    assert answers(store) == {}
