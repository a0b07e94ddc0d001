"""What accounts did alike is found between two places and minutes, and nowhere else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from goodword.nouns import AccountId, Addressed, Behaviour, Coincidence, ExchangeId, Manner
from goodword.store.coincidences import coincidences
from goodword.store.database import Store
from goodword.text.ids import exchange_id

if TYPE_CHECKING:
    from tests.store.conftest import Make

WORDS = "The tide tables of Port Quay were wrong again, all twelve pages of them"


def found(store: Store) -> list[tuple[str, str, Behaviour, int]]:
    return [(one.left, one.right, one.behaviour, one.times) for one in coincidences(store)]


def elsewhere(native: str) -> ExchangeId:
    return ExchangeId(exchange_id("mail", "1", native))


def test_the_same_words_by_mail_and_in_a_post_are_found(store: Store, make: Make) -> None:
    post = make.exchange("1", WORDS, author="x:7")
    assert post.sent_at
    later = post.sent_at + timedelta(minutes=4)
    letter = make.exchange(
        "2", WORDS + " https://quay.example", author="mail:ana@quay.example",
        id=elsewhere("2"), source="mail", sent_at=later,
    )  # fmt: skip
    make.imported(store, [post, letter])
    (one,) = coincidences(store)
    assert one == Coincidence(
        left=AccountId("mail:ana@quay.example"),
        right=AccountId("x:7"),
        behaviour=Behaviour.SAME_WORDS,
        times=1,
        last_at=later,
    )


@pytest.mark.parametrize(
    ("text", "minutes", "source"),
    [
        (WORDS, 40, "mail"),
        ("Happy new year to all!", 1, "mail"),
        ("Quite other words, and as many as", 1, "mail"),
        (WORDS, 1, "x"),
    ],
    ids=["hours later", "what all write", "other words", "in one place"],
)
def test_what_is_no_coincidence_is_not_taken_for_one(
    store: Store, make: Make, text: str, minutes: int, source: str
) -> None:
    first = make.exchange("1", WORDS if "year" not in text else text, author="x:7")
    at = first.sent_at and first.sent_at + timedelta(minutes=minutes)
    other = make.exchange(
        "2", text, author="mail:a@quay.example", id=elsewhere("2"), source=source, sent_at=at
    )
    make.imported(store, [first, other])
    assert found(store) == []


def test_the_owners_words_to_one_here_and_one_there_name_the_pair(store: Store, make: Make) -> None:
    here = make.exchange("1", f"@ana {WORDS}", to="x:2")
    there = make.exchange(
        "2", f"@ana@social.example {WORDS}", to="mastodon:ana@social.example", id=elsewhere("2"),
        source="mastodon",
    )  # fmt: skip
    make.imported(store, [here, there])
    assert found(store) == [("mastodon:ana@social.example", "x:2", Behaviour.SAME_ADDRESSEE, 1)]


def test_words_to_several_name_nobody(store: Store, make: Make) -> None:
    two = tuple(Addressed(account=AccountId(f"x:{n}"), manner=Manner.MENTION) for n in (2, 3))
    there = make.exchange("2", WORDS, to="mastodon:a@s.example", id=elsewhere("2"), source="mastodon")
    make.imported(store, [make.exchange("1", WORDS, addressed=two), there])
    assert found(store) == []


def test_an_answer_from_another_account_is_found_and_a_mailbox_of_many_is_not(
    store: Store, make: Make
) -> None:
    asked = [make.exchange(str(n), to="x:2") for n in range(2)]
    answers = [make.exchange(f"a{n}", author="x:9", to="x:1", in_reply_to=str(n)) for n in range(2)]
    make.imported(store, [*asked, *answers])
    assert found(store) == [("x:2", "x:9", Behaviour.ANSWERED, 2)]
    crowd = [make.exchange(f"b{n}", author=f"x:2{n}", to="x:1", in_reply_to="1") for n in range(3)]
    make.imported(store, crowd, digest="e")
    assert found(store) == []
