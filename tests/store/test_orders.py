from datetime import datetime

from goodword.nouns import AccountId, PersonId
from goodword.store.database import Store
from goodword.store.decisions import keep_out, let_in
from goodword.store.orders import keep_order, kept_order, order_stamp

ORDER = (PersonId("x:3"), PersonId("x:1"), PersonId("x:2"))


def test_an_order_is_kept_under_its_stamp_and_no_other(store: Store) -> None:
    assert kept_order(store, stamp="a") is None
    keep_order(store, ORDER, stamp="a")
    assert kept_order(store, stamp="a") == ORDER
    assert kept_order(store, stamp="b") is None
    keep_order(store, ORDER[:1], stamp="b")
    assert kept_order(store, stamp="b") == ORDER[:1]


def test_a_decision_changes_the_stamp_and_taking_it_back_gives_the_old_one(
    store: Store, now: datetime
) -> None:
    before = order_stamp(store)
    keep_out(store, [AccountId("x:1")], because=None, at=now)
    assert order_stamp(store) != before
    let_in(store, [AccountId("x:1")])
    assert order_stamp(store) == before
