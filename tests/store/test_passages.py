"""What the owner said of words holds for the words, and is used wherever moments are asked for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from goodword.nouns import AccountId, ExchangeId, RecognitionKind
from goodword.store.database import Store
from goodword.store.derived import save_recognitions
from goodword.store.moments import moments, said_moments
from goodword.store.passages import (
    NOTHING,
    About,
    Passages,
    say_meant,
    say_of_passage,
    sensitive_exchanges,
)
from goodword.store.record import texts_after

if TYPE_CHECKING:  # test files cannot import each other when they run
    from tests.store.conftest import Make

POST = ExchangeId("ab" * 16)
ROSA, ANA, BEA = AccountId("x:1"), AccountId("x:2"), AccountId("x:3")


@pytest.fixture(name="thanks")
def _thanks(store: Store, make: Make) -> ExchangeId:
    """One post in which Rosa thanks Ana, and Bea is known."""
    post = make.exchange("1", "Thank you, Ana")
    make.imported(store, [post, make.account("3", name="Bea")])
    found = make.recognition(post, "Thank you")
    save_recognitions(store, [found], through=texts_after(store, 0, 1)[0], version="1")
    return post.id


def test_a_word_is_kept_changed_and_taken_back(store: Store, now: datetime) -> None:
    assert say_of_passage(store, POST, "thank you \ud800", About.STANDS, "no", now) is None
    assert say_of_passage(store, POST, "thank you ?", About.STANDS, "yes", now) == "no"
    assert say_of_passage(store, POST, "thank you ?", About.STANDS, None, now) == "yes"
    assert say_of_passage(store, POST, "thank you ?", About.STANDS, None, now) is None


def test_a_word_about_longer_words_is_taken_back_with_the_shorter_ones(store: Store, now: datetime) -> None:
    say_of_passage(store, POST, "Thank you, Ana, for all", About.HIDDEN, "yes", now)
    assert say_of_passage(store, POST, "Thank you, Ana", About.HIDDEN, None, now) == "yes"


def test_words_cut_otherwise_keep_what_was_said_and_the_exact_ones_go_first() -> None:
    known = Passages(
        [
            ("ab", "Thank you, Ana, for the talk", "kind", "help"),
            ("ab", "Thank you", "kind", "praise"),
            ("ab", "Thank you", "stands", "no"),
        ]
    )
    assert known.of("ab", "Thank you, Ana").kind is RecognitionKind.HELP
    assert known.of("ab", "Thank you, Ana").stands is False
    assert known.of("ab", "Thank you").kind is RecognitionKind.PRAISE
    assert known.of("ab", "Well done") == NOTHING
    assert known.of("cd", "Thank you") == NOTHING


def test_a_corrected_kind_is_the_kind(store: Store, thanks: ExchangeId, now: datetime) -> None:
    say_of_passage(store, thanks, "Thank you", About.KIND, "help", now)
    assert [one.recognition.kind for one in moments(store)] == [RecognitionKind.HELP]


def test_who_was_meant_has_the_moment_and_who_was_found_has_not(
    store: Store, thanks: ExchangeId, now: datetime
) -> None:
    say_meant(store, thanks, "Thank you", ANA, BEA, now)
    assert moments(store, accounts=[ANA]) == ()
    assert [one.recognition.receiver for one in moments(store, accounts=[BEA])] == [BEA]
    say_meant(store, thanks, "Thank you", BEA, ANA, now)  # as found now: it is corrected back
    assert [one.recognition.receiver for one in moments(store, accounts=[ANA])] == [ANA]


def test_what_is_hidden_counts_nowhere_and_is_listed_among_what_was_said(
    store: Store, thanks: ExchangeId, now: datetime
) -> None:
    say_of_passage(store, thanks, "Thank you", About.HIDDEN, "yes", now)
    assert moments(store) == moments(store, doubtful=True) == ()
    assert [said.is_hidden for _, said in said_moments(store)] == [True]


def test_what_is_sensitive_counts_and_its_exchange_is_set_apart(
    store: Store, thanks: ExchangeId, now: datetime
) -> None:
    say_of_passage(store, thanks, "Thank you", About.SENSITIVE, "yes", now)
    assert [one.is_sensitive for one in moments(store)] == [True]
    assert sensitive_exchanges(store) == {thanks}
