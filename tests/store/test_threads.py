"""What was written just before a post in its thread, and that the import asks for it."""

from datetime import timedelta

from goodword.nouns import AccountId, Addressed, Manner
from goodword.store.database import Store
from goodword.store.record import texts_after
from goodword.store.threads import written_before
from goodword.workflow.recognising import catch_up
from tests.store.conftest import NOW, Make

OWN = (Addressed(account=AccountId("x:1"), manner=Manner.REPLY),)


def key_of(store: Store, text: str) -> int:
    return next(key for key, found in texts_after(store, 0, 100)[1] if found == text)


def test_a_chain_of_answers_is_walked_back_the_nearest_first(store: Store, make: Make) -> None:
    make.imported(
        store,
        [
            make.exchange("4", "four", in_reply_to="3"),
            make.exchange("1", "one"),
            make.exchange("3", "three", in_reply_to="2"),
            make.exchange("2", "two", in_reply_to="1"),
        ],
    )
    found = written_before(store, key_of(store, "four"), 2)
    assert [one.text for one in found] == ["three", "two"]
    assert written_before(store, key_of(store, "one"), 2) == ()


def test_answers_in_a_circle_come_to_an_end(store: Store, make: Make) -> None:
    posts = [make.exchange("1", "one", in_reply_to="2"), make.exchange("2", "two", in_reply_to="1")]
    make.imported(store, posts)
    assert [one.text for one in written_before(store, key_of(store, "one"), 9)] == ["two", "one"]


def test_where_only_threads_are_told_what_was_sent_before_counts(store: Store, make: Make) -> None:
    posts = [
        make.exchange(str(hour), f"at {hour}", thread="t", sent_at=NOW + timedelta(hours=hour))
        for hour in (3, 1, 2)
    ]
    make.imported(store, [*posts, make.exchange("9", "elsewhere", thread="u", sent_at=NOW)])
    assert [one.text for one in written_before(store, key_of(store, "at 3"), 2)] == ["at 2", "at 1"]


def test_the_pass_over_the_record_knows_whom_she_means(store: Store, make: Make) -> None:
    ana = make.account("2", handle="@ana_r", name="Ana Ruiz")
    make.imported(
        store,
        [
            make.account("1", handle="@rosa", name="Rosa Lind"),
            ana,
            make.exchange("1", "A long story about @ana_r and the week of our launch."),
            make.exchange("2", "The site was down for six hours.", in_reply_to="1", addressed=OWN),
            make.exchange(
                "3", "She stayed up all night and saved us. Thank you!", in_reply_to="2", addressed=OWN
            ),
        ],
    )
    catch_up(store)
    with store.reading() as connection:
        rows = connection.execute(
            """
            SELECT native_id, account_id FROM recognition
            JOIN account ON account_key = receiver_key JOIN exchange USING (exchange_key)
            """
        ).fetchall()
    assert ("3", "x:2") in rows
