from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goodword.errors import ImportNotFoundError
from goodword.nouns import Account, AccountId, Exchange, ExchangeKind, ImportId, Manner, Origin, Skipped
from goodword.ports import Owner
from goodword.store import batches
from goodword.store.database import Store, open_store
from goodword.store.decisions import keep_out, kept_out
from goodword.store.derived import moments, save_recognitions
from goodword.store.imports import (
    abandon_import,
    add_records,
    begin_import,
    complete_import,
    find_import,
    list_imports,
    undo_import,
)
from goodword.store.presence import claim
from goodword.store.record import (
    accounts,
    exchange,
    exchanges_after,
    exchanges_by_account,
    exchanges_with,
    last_key,
    owner_accounts,
    summary,
    texts_after,
)

if TYPE_CHECKING:
    from tests.store.conftest import Make, OpenAgain


def begin(store: Store, make: Make, now: datetime, digest: str = "e") -> ImportId:
    return begin_import(
        store, archive_digest=digest, path=f"{digest}.zip", source="x", owner=make.owner, started_at=now
    )


def test_a_report_says_what_was_read_and_what_was_not(store: Store, make: Make, now: datetime) -> None:
    skipped = Skipped(origin=Origin(archive="d", member="data/tweets.js", position=7), reason="no date")
    report = make.imported(
        store,
        [
            make.account("2", name="Ana Ruiz"),
            make.exchange("1"),
            make.exchange("2", kind=ExchangeKind.RECOMMENDATION, sent_at=now),
            skipped,
        ],
    )
    assert (report.accounts, report.exchanges, report.recommendations) == (2, 2, 1)
    assert (report.skipped, report.skipped_count) == ((skipped,), 1)
    assert report.last_at == now
    assert report.owner_name == "Rosa Lind"
    assert [account.id for account in report.owner_accounts] == ["x:1"]
    assert report.cannot_contain == ("Likes you took back.",)
    assert not report.already_imported
    assert list_imports(store) == (report,)


def test_what_is_read_back_is_what_was_stored(store: Store, make: Make) -> None:
    stored = make.exchange(
        "9",
        "Zażółć 🌻 gęślą\x00jaźń",
        kind=ExchangeKind.REPLY,
        quoted="someone else's words",
        in_reply_to="8",
        thread="t",
        url="https://x.example/9",
        lang="pl",
    )
    make.imported(store, [stored])
    assert exchange(store, stored.id) == stored


def test_the_thousandth_skipped_record_is_the_last_that_is_listed(store: Store, make: Make) -> None:
    report = make.imported(
        store,
        (Skipped(origin=Origin(archive="d", member="m", position=n), reason="no id") for n in range(1500)),
    )
    assert (len(report.skipped), report.skipped_count) == (1000, 1500)


def test_nothing_is_visible_before_the_import_is_complete(store: Store, make: Make, now: datetime) -> None:
    import_id = begin(store, make, now, "d")
    post = make.exchange("1")
    add_records(store, import_id, [make.account("2", name="Ana Ruiz"), post])
    assert accounts(store) == ()
    assert owner_accounts(store) == frozenset()
    assert exchange(store, post.id) is None
    assert texts_after(store, 0, 10) == (0, [])
    assert summary(store).exchanges == 0
    assert list_imports(store) == ()
    complete_import(store, import_id, cannot_contain=(), completed_at=now)
    assert exchange(store, post.id) == post


def test_an_abandoned_import_leaves_nothing_and_its_id_does_not_come_back(
    store: Store, make: Make, now: datetime, path: Path
) -> None:
    import_id = begin(store, make, now)
    add_records(store, import_id, [make.exchange("1")])
    abandon_import(store, import_id)
    with store.reading() as connection:
        for table in ("import", "exchange", "account", "sighting", "addressed", "account_sighting"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - names above
    assert begin(store, make, now) == "i2"
    assert not path.with_name(f"{path.name}.import-1").exists()


def test_the_import_of_a_dead_process_is_swept_on_opening(
    store: Store, open_again: OpenAgain, make: Make, now: datetime, path: Path
) -> None:
    add_records(store, begin(store, make, now), [make.exchange("1")])
    store.close()
    again = open_again()
    with again.reading() as connection:
        assert connection.execute("SELECT count(*) FROM exchange").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM import").fetchone() == (0,)
    assert not list(path.parent.glob("*.import-*"))


def test_the_import_of_a_living_process_is_not_swept(
    store: Store, open_again: OpenAgain, make: Make, now: datetime, path: Path
) -> None:
    import_id = begin(store, make, now)
    add_records(store, import_id, [make.exchange("1")])
    open_again()
    opening = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path;"
        "from goodword.store.database import open_store;"
        "open_store(Path(sys.argv[1]), now=datetime.now(UTC)).close()"
    )
    subprocess.run([sys.executable, "-c", opening, str(path)], check=True)
    add_records(store, import_id, [make.exchange("2")])
    report = complete_import(store, import_id, cannot_contain=(), completed_at=now)
    assert report.exchanges == 2


def test_the_same_archive_is_found_again_by_its_digest(store: Store, make: Make) -> None:
    report = make.imported(store, [make.exchange("1")])
    found = find_import(store, "d")
    assert found is not None
    assert (found.id, found.already_imported) == (report.id, True)
    assert find_import(store, "e") is None


def test_one_archive_imported_by_two_processes_at_once_is_there_once(
    store: Store, open_again: OpenAgain, make: Make, now: datetime
) -> None:
    other = open_again()
    mine, theirs = begin(store, make, now), begin(other, make, now)
    add_records(store, mine, [make.exchange("1")])
    add_records(other, theirs, [make.exchange("1")])
    complete_import(other, theirs, cannot_contain=(), completed_at=now)
    report = complete_import(store, mine, cannot_contain=(), completed_at=now)
    assert (report.id, report.already_imported) == (theirs, True)
    assert [one.id for one in list_imports(store)] == [theirs]
    assert summary(store).exchanges == 1


def test_an_exchange_in_two_archives_is_there_once_and_stays_until_both_are_undone(
    store: Store, make: Make
) -> None:
    both, only = make.exchange("1"), make.exchange("2")
    first = make.imported(store, [both, only], digest="d")
    second = make.imported(store, [both], digest="e")
    assert summary(store).exchanges == 2
    undone = undo_import(store, first.id)
    assert (undone.exchanges, undone.kept) == (1, 1)
    assert exchange(store, both.id) is not None
    assert exchange(store, only.id) is None
    assert undo_import(store, second.id).exchanges == 1
    assert summary(store).exchanges == 0


def test_undoing_an_import_takes_accounts_and_recognitions_but_no_decision(
    store: Store, make: Make, now: datetime
) -> None:
    post = make.exchange("1")
    report = make.imported(store, [make.account("2", name="Ana Ruiz"), post])
    save_recognitions(store, [make.recognition(post)], through=texts_after(store, 0, 9)[0], version="1")
    keep_out(store, [AccountId("x:2")], because=None, at=now)
    assert len(moments(store)) == 1
    undone = undo_import(store, report.id)
    assert (undone.path, undone.accounts) == ("d.zip", 2)
    assert accounts(store) == ()
    assert moments(store) == ()
    assert kept_out(store) == {"x:2": None}


def test_undoing_an_unknown_import_names_those_there_are(store: Store, make: Make) -> None:
    make.imported(store, [])
    with pytest.raises(ImportNotFoundError, match="Imports: i1"):
        undo_import(store, "i7")
    with pytest.raises(ImportNotFoundError):
        undo_import(store, "; DROP TABLE import")


def test_a_record_twice_in_one_archive_is_there_once(
    store: Store, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "RECORDS", 3)
    posts = [make.exchange(str(n % 4), f"words {n % 4}") for n in range(11)]
    report = make.imported(store, posts)
    assert report.exchanges == 4
    assert exchange(store, posts[0].id) == posts[0]


def test_lone_surrogates_are_replaced_and_lose_nothing_else(store: Store, make: Make) -> None:
    broken = make.exchange("1", "before \ud83d after", url="https://x.example/\udc00")
    skipped = Skipped(origin=Origin(archive="d", member="m\ud800", position=0), reason="found \ud800")
    owner = Owner(name="Rosa \ud800", accounts=make.owner.accounts)
    report = make.imported(
        store,
        [make.account("2", name="Ana \ud800", emails=("a\ud800@x.example",)), broken, skipped],
        owner=owner,
    )
    found = exchange(store, broken.id)
    assert found is not None
    assert (found.text, found.url) == ("before ? after", "https://x.example/?")
    assert accounts(store)[1].name == "Ana ?"
    assert report.skipped[0].reason == "found ?"


def test_long_texts_end_a_batch_early(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batches, "CHARACTERS", 1_000)
    long = [make.exchange(str(n), "w" * 600) for n in range(6)]
    assert [len(batch.exchanges) for batch in batches.batches(long)] == [2, 2, 2]


def test_others_may_write_while_a_source_makes_records(
    store: Store, open_again: OpenAgain, make: Make, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batches, "RECORDS", 1)
    other = open_again(timeout=0.0)

    def records() -> Iterator[Exchange]:
        for number in range(3):
            keep_out(other, [AccountId(f"x:{number}")], because=None, at=now)
            yield make.exchange(str(number))

    make.imported(store, records())
    assert len(kept_out(store)) == 3


def test_a_source_that_fails_leaves_the_search_for_cycles_on(store: Store, make: Make, now: datetime) -> None:
    def records() -> Iterator[Exchange]:
        yield make.exchange("1")
        raise KeyboardInterrupt

    import_id = begin(store, make, now)
    with pytest.raises(KeyboardInterrupt):
        add_records(store, import_id, records())
    assert gc.isenabled()
    abandon_import(store, import_id)
    assert summary(store).exchanges == 0


def test_an_edited_exchange_stands_as_the_archive_that_reaches_further_has_it(
    store: Store, make: Make, now: datetime
) -> None:
    early, late = make.exchange("1", "Thanks"), make.exchange("1", "Thanks for the review of chapter two")
    newer = make.imported(store, [late, make.exchange("2", sent_at=now)], digest="new")
    make.imported(store, [early], digest="old")
    assert exchange(store, early.id).text == late.text  # type: ignore[union-attr]
    undo_import(store, newer.id)
    assert exchange(store, early.id).text == "Thanks"  # type: ignore[union-attr]


def test_an_exchange_whose_words_change_is_met_again_after_the_mark(
    store: Store, make: Make, now: datetime
) -> None:
    make.imported(store, [make.exchange("1", "Thank you")], digest="old")
    mark, _ = texts_after(store, 0, 10)
    save_recognitions(store, [make.recognition(make.exchange("1", "Thank you"))], through=mark, version="1")
    edited = make.exchange("1", "Thank you, Ana", to="x:3", sent_at=now)
    make.imported(store, [edited], digest="new")
    assert moments(store) == ()
    _, again = exchanges_after(store, mark, limit=10)
    assert [one.text for one in again] == ["Thank you, Ana"]
    assert again[0].addressed[0].account == "x:3"
    assert again[0].addressed[0].manner is Manner.MENTION


def test_exchanges_of_a_slow_import_are_not_passed_by_the_mark_of_a_fast_one(
    store: Store, open_again: OpenAgain, make: Make, now: datetime
) -> None:
    other = open_again()
    slow = begin(other, make, now, "slow")
    add_records(other, slow, [make.exchange("1")])
    make.imported(store, [make.exchange("2")], digest="fast")
    mark, _ = texts_after(store, 0, 10)
    assert last_key(store) == mark == 0
    complete_import(other, slow, cannot_contain=(), completed_at=now)
    assert last_key(store) == texts_after(store, 0, 10)[0]
    _, later = exchanges_after(store, mark, limit=10)
    assert {one.native_id for one in later} == {"1", "2"}


def test_keys_of_an_undone_import_do_not_come_back(store: Store, make: Make) -> None:
    report = make.imported(store, [make.exchange("1")])
    mark, _ = texts_after(store, 0, 10)
    undo_import(store, report.id)
    make.imported(store, [make.exchange("2")], digest="e")
    _, later = texts_after(store, mark, 10)
    assert len(later) == 1


def test_an_exchange_that_a_living_import_holds_too_appears_with_the_complete_one(
    store: Store, open_again: OpenAgain, make: Make, now: datetime
) -> None:
    other = open_again()
    slow = begin(other, make, now, "slow")
    add_records(other, slow, [make.exchange("1", "in other words, and more of them")])
    make.imported(store, [make.exchange("1", "plain words")], digest="fast")
    assert exchange(store, make.exchange("1").id).text == "plain words"  # type: ignore[union-attr]
    abandon_import(other, slow)
    assert exchange(store, make.exchange("1").id).text == "plain words"  # type: ignore[union-attr]
    assert len(exchanges_with(store, [AccountId("x:2")])) == 1


def test_an_exchange_of_an_undone_import_that_a_living_one_holds_is_hidden(
    store: Store, open_again: OpenAgain, make: Make, now: datetime
) -> None:
    report = make.imported(store, [make.exchange("1")])
    other = open_again()
    slow = begin(other, make, now, "slow")
    add_records(other, slow, [make.exchange("1")])
    undo_import(store, report.id)
    assert summary(store).exchanges == 0
    complete_import(other, slow, cannot_contain=(), completed_at=now)
    assert summary(store).exchanges == 1


def test_an_owner_without_accounts_may_bring_an_archive(store: Store, make: Make) -> None:
    report = make.imported(store, [], owner=Owner(name=None, accounts=()))
    assert (report.owner_name, report.owner_accounts) == (None, ())


def test_an_import_that_is_not_ours_cannot_be_written(store: Store) -> None:
    with pytest.raises(ImportNotFoundError):
        add_records(store, ImportId("i5"), [Account(id=AccountId("x:2"), source="x")])


def test_an_import_under_way_makes_nobody_worth_a_question(store: Store, make: Make, now: datetime) -> None:
    make.imported(store, [make.exchange("1")])
    add_records(store, begin(store, make, now), [make.exchange(str(n)) for n in range(2, 9)])

    assert exchanges_by_account(store) == {AccountId("x:1"): 1, AccountId("x:2"): 1}


def test_a_lock_leaves_no_journal_beside_it(path: Path) -> None:
    with open_store(path, now=datetime(2026, 11, 24, tzinfo=UTC)) as store:
        held = claim(store.path, 7)
        assert held is not None
        with held:
            assert claim(store.path, 7) is None
            assert [file.name for file in path.parent.glob("*.import-*")] == [f"{path.name}.import-7"]
        assert not list(path.parent.glob("*.import-*"))
