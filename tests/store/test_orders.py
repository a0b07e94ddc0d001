from datetime import datetime

from goodword.nouns import AccountId, PersonId
from goodword.store.database import Store
from goodword.store.decisions import keep_out, let_in
from goodword.store.orders import keep_order, keep_out_of_order, kept_order, kept_waiting, order_stamp

ORDER = ((PersonId("x:3"), False), (PersonId("x:1"), True), (PersonId("x:2"), False))


def test_an_order_is_kept_under_its_stamp_and_no_other(store: Store) -> None:
    assert kept_order(store, stamp="a") is None
    keep_order(store, ORDER, stamp="a")
    assert kept_order(store, stamp="a") == ORDER
    assert kept_order(store, stamp="b") is None
    keep_order(store, ORDER[:1], stamp="b")
    assert kept_order(store, stamp="b") == ORDER[:1]


def test_who_is_out_is_kept_beside_the_order_and_goes_with_it(store: Store) -> None:
    keep_order(store, ORDER, stamp="a")
    assert kept_waiting(store, stamp="a") is None
    keep_out_of_order(store, [PersonId("x:1"), PersonId("x:9")], stamp="b")
    assert kept_waiting(store, stamp="b") == (ORDER[0], ORDER[2])
    keep_out_of_order(store, [PersonId("x:3")], stamp="c")
    assert kept_waiting(store, stamp="b") is None
    assert kept_waiting(store, stamp="c") == ORDER[1:]
    assert kept_order(store, stamp="a") == ORDER
    keep_order(store, ORDER[:2], stamp="d")
    assert kept_waiting(store, stamp="c") is None


def test_a_decision_changes_the_stamp_and_taking_it_back_gives_the_old_one(
    store: Store, now: datetime
) -> None:
    before = order_stamp(store)
    keep_out(store, [AccountId("x:1")], because=None, at=now)
    assert order_stamp(store) != before
    let_in(store, [AccountId("x:1")])
    assert order_stamp(store) == before
