"""When something went between the owner and those who are called so, and what is kept of names."""

from datetime import timedelta

from goodword.nouns import AccountId, Addressed, Manner
from goodword.store.database import Store
from goodword.store.naming import contact_times, own_texts
from goodword.workflow.asking import moments_with
from tests.store.conftest import NOW, Make

TO_ROSA = (Addressed(account=AccountId("x:1"), manner=Manner.REPLY),)
OLD = NOW - timedelta(days=900)


def test_both_ways_are_contact_and_what_is_said_to_nobody_in_a_thread_is_a_part_in_it(
    store: Store, make: Make
) -> None:
    make.imported(
        store,
        [
            *(make.account(key, name="Basil") for key in "123"),
            make.exchange("1", "to two", sent_at=NOW),
            make.exchange("2", "from two", author="x:2", addressed=TO_ROSA, sent_at=OLD, thread="t"),
            make.exchange("3", "three to nobody", author="x:3", addressed=(), thread="t"),
        ],
    )

    two, three = contact_times(store, [[AccountId("x:2")], [AccountId("x:3")]])

    assert two == ((OLD, NOW), frozenset({"x:t"}))
    assert three == ((), frozenset({"x:t"}))
    assert set(own_texts(store, 9)) == {"to two"}


def test_in_a_thread_a_first_name_is_that_of_whoever_takes_part_in_it(store: Store, make: Make) -> None:
    make.imported(
        store,
        [
            make.account("1", handle="@rosa", name="Rosa Lind"),
            make.account("2", handle="@basil_n", name="Basil Nwoke"),
            make.account("3", handle="@basil_o", name="Basil Okoro"),
            make.exchange("1", "Are you coming?", to="x:2", sent_at=OLD),
            make.exchange("2", "Are you coming?", to="x:3", sent_at=OLD),
            make.exchange("3", "I have the keys", author="x:3", addressed=(), thread="t"),
            make.exchange("4", "Basil taught me how to read a balance sheet.", addressed=(), thread="t"),
            make.exchange("5", "Basil taught me how to read a tide table.", addressed=()),
        ],
    )

    asked = [one for is_asked in (True, False) for one in moments_with(store, None, doubtful=is_asked)]
    found = {one.recognition.passage.quote: one.recognition.receiver for one in asked}

    assert found == {
        "Basil taught me how to read a balance sheet.": "x:3",
        "Basil taught me how to read a tide table.": None,
    }
