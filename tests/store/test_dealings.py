"""What is summed up for a list of everybody is what the record says now, whatever became of it meanwhile."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from goodword.nouns import AccountId, Audience
from goodword.ports import Owner
from goodword.store.dealings import Dealings, dealings
from goodword.store.erasing import erase
from goodword.store.imports import undo_import

if TYPE_CHECKING:
    from goodword.store.database import Store
    from tests.store.conftest import Make

ANA, BEA, CY = AccountId("x:2"), AccountId("x:3"), AccountId("x:4")


def test_the_last_and_both_ways_are_told_of_each_account(store: Store, make: Make, now: datetime) -> None:
    early, late = now - timedelta(days=90), now - timedelta(days=2)
    make.imported(
        store,
        [
            make.exchange("1", sent_at=early, audience=Audience.GROUP),
            make.exchange("2", author="x:2", to="x:1", sent_at=late, audience=Audience.DIRECT),
            make.exchange("3", to="x:3", sent_at=None),
            make.exchange("4", author="x:4", to="x:3"),
        ],
    )
    assert dealings(store) == {
        ANA: Dealings(last_at=late, in_private=True, among_others=True),
        BEA: Dealings(last_at=None, in_private=False, among_others=True),
    }


def test_an_import_taken_back_takes_its_part_with_it(store: Store, make: Make, now: datetime) -> None:
    make.imported(store, [make.exchange("1", sent_at=now - timedelta(days=9))])
    before = dealings(store)
    added = make.imported(
        store, [make.exchange("2", audience=Audience.DIRECT), make.exchange("3", to="x:3")], digest="e"
    )
    assert dealings(store)[ANA].in_private
    assert BEA in dealings(store)
    undo_import(store, added.id)
    assert dealings(store) == before


def test_another_account_of_the_owner_brings_its_own(store: Store, make: Make) -> None:
    make.imported(store, [make.exchange("1", author="x:4", to="x:3")])
    assert dealings(store) == {}
    other = Owner(name="Rosa Lind", accounts=(make.account("4"),))
    make.imported(store, [make.account("5")], digest="e", owner=other)
    assert dealings(store).keys() == {BEA}


def test_who_is_erased_is_in_no_sum(store: Store, make: Make, now: datetime) -> None:
    make.imported(store, [make.exchange("1"), make.exchange("2", to="x:3")])
    assert dealings(store).keys() == {ANA, BEA}
    erase(store, [ANA], at=now)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM dealings").fetchone() == (0,)
    assert dealings(store).keys() == {BEA}
