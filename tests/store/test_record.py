from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from goodword.nouns import Account, AccountId, Addressed, Audience, Exchange, ExchangeKind, Manner
from goodword.ports import Owner
from goodword.store.between import ties
from goodword.store.database import Store
from goodword.store.imports import add_records, begin_import, undo_import
from goodword.store.record import (
    accounts,
    exchange,
    exchanges_after,
    exchanges_by_key,
    exchanges_with,
    formal_keys_after,
    owner_accounts,
    owner_name,
    recommendations_in_record,
    summary,
    texts_after,
    written_to,
)

if TYPE_CHECKING:
    from tests.store.conftest import Make


def to(*keys: str, manner: Manner = Manner.MENTION) -> tuple[Addressed, ...]:
    return tuple(Addressed(account=AccountId(f"x:{key}"), manner=manner) for key in keys)


def test_an_empty_store_answers_everything_with_nothing(store: Store, make: Make) -> None:
    assert accounts(store) == ()
    assert owner_accounts(store) == frozenset()
    assert owner_name(store) is None
    assert exchanges_after(store, 0, limit=5) == (0, ())
    assert exchanges_with(store, [AccountId("x:2")]) == ()
    assert recommendations_in_record(store) == ()
    assert (summary(store).exchanges, summary(store).first_at) == (0, None)
    assert [tie.sent for tie in ties(store, [make.person("2")]).values()] == [0]


def test_an_account_has_the_latest_of_each_fact_and_all_addresses(
    store: Store, make: Make, now: datetime
) -> None:
    before = now - timedelta(days=900)
    old = make.account(
        "2", name="Ana Ruiz", company="Tidewater", position="Editor", emails=("a@x.example",), seen_at=before
    )
    new = make.account("2", name="Ana Ruiz-Holt", position="Founder", emails=("b@x.example",), seen_at=now)
    bare = make.account("2", links=("ana.example",), skills=("Pricing",))
    make.imported(store, [old, new, bare])
    ana = next(account for account in accounts(store) if account.id == "x:2")
    assert (ana.name, ana.company, ana.position) == ("Ana Ruiz-Holt", None, "Founder")
    assert ana.emails == ("b@x.example", "a@x.example")
    assert (ana.links, ana.skills, ana.seen_at) == (("ana.example",), ("Pricing",), now)


def test_a_former_company_is_kept_with_its_date(store: Store, make: Make, now: datetime) -> None:
    before = now - timedelta(days=900)
    make.imported(store, [make.account("2", company="Tidewater", seen_at=before)], digest="old")
    make.imported(store, [make.account("2", company="Fernside", seen_at=now)], digest="new")
    with store.reading() as connection:
        kept = connection.execute(
            "SELECT company FROM account_sighting WHERE company IS NOT NULL ORDER BY seen_at"
        ).fetchall()
    assert kept == [("Tidewater",), ("Fernside",)]


def test_an_account_that_is_only_named_is_an_account(store: Store, make: Make) -> None:
    make.imported(store, [make.exchange("1", to="x:7")])
    assert make.account("7") in accounts(store)


def test_a_full_name_goes_before_a_nickname(store: Store, make: Make, now: datetime) -> None:
    make.imported(store, [make.exchange("1", sent_at=now)], digest="d", owner=Owner(name="rosa", accounts=()))
    make.imported(store, [], digest="e", owner=Owner(name="Rosa Lind", accounts=()))
    assert owner_name(store) == "Rosa Lind"


def test_owner_accounts_come_from_all_archives(store: Store, make: Make) -> None:
    slug = Account(id=AccountId("linkedin:in/rosa-lind"), source="linkedin")
    make.imported(store, [], digest="d")
    make.imported(store, [], digest="e", owner=Owner(name=None, accounts=(slug,)))
    assert owner_accounts(store) == {"x:1", "linkedin:in/rosa-lind"}


@pytest.mark.parametrize("asked", ["no id", "", "abc", "ff" * 16])
def test_an_exchange_that_is_not_there_is_none(store: Store, asked: str) -> None:
    assert exchange(store, asked) is None


def test_marks_lead_through_everything_once(store: Store, make: Make) -> None:
    posts = [make.exchange(str(number), f"words {number}") for number in range(7)]
    make.imported(store, posts)
    seen: list[Exchange] = []
    mark = 0
    while True:
        following, some = exchanges_after(store, mark, limit=3)
        if following == mark:
            break
        mark, seen = following, [*seen, *some]
    assert seen == posts
    assert texts_after(store, mark, 3) == (mark, [])


def test_texts_come_with_keys_that_lead_to_their_exchanges(store: Store, make: Make) -> None:
    posts = [make.exchange(str(number), f"words {number}") for number in range(5)]
    make.imported(store, posts)
    _, texts = texts_after(store, 0, 10)
    assert [text for _, text in texts] == [post.text for post in posts]
    keys = [texts[3][0], texts[1][0]]
    assert exchanges_by_key(store, [*keys, 10**9]) == {keys[1]: posts[1], keys[0]: posts[3]}


def test_recommendations_and_endorsements_are_named_whatever_their_words(store: Store, make: Make) -> None:
    endorsement = make.exchange("2", "Pricing", kind=ExchangeKind.ENDORSEMENT)
    recommendation = make.exchange("3", "She edits.", kind=ExchangeKind.RECOMMENDATION)
    make.imported(store, [make.exchange("1"), endorsement, recommendation])
    through, _ = texts_after(store, 0, 10)
    found = exchanges_by_key(store, formal_keys_after(store, 0, through))
    assert tuple(found.values()) == (endorsement, recommendation)
    assert formal_keys_after(store, through, through + 10) == ()
    assert recommendations_in_record(store) == (recommendation,)


def test_exchanges_with_someone_go_both_ways_and_leave_others_out(
    store: Store, make: Make, now: datetime
) -> None:
    sent = make.exchange("1", sent_at=now - timedelta(days=3), addressed=to("2", "2", "3"))
    received = make.exchange("2", author="x:2", to="x:1", sent_at=now - timedelta(days=2))
    undated = make.exchange("3", sent_at=None)
    elsewhere = make.exchange("4", author="x:2", to="x:3")
    to_other = make.exchange("5", to="x:3")
    make.imported(store, [received, elsewhere, undated, sent, to_other])
    ana = [AccountId("x:2"), AccountId("x:unknown")]
    assert exchanges_with(store, ana) == (undated, sent, received)
    assert exchanges_with(store, ana, limit=1) == (received,)


def test_what_the_owner_wrote_to_someone_is_theirs_once_and_what_came_back_is_not(
    store: Store, make: Make, now: datetime
) -> None:
    sent = make.exchange("1", "To you both", addressed=to("2", "2", "3"), lang="en")
    received = make.exchange("2", "To Rosa", author="x:2", to="x:1")
    to_other = make.exchange("3", to="x:3")
    make.imported(store, [sent, received, to_other])
    under_way = begin_import(
        store, archive_digest="e", path="e.zip", source="x", owner=make.owner, started_at=now
    )
    add_records(store, under_way, [make.exchange("4", "Not seen yet")])
    ((key, lang, text),) = written_to(store, [AccountId("x:2"), AccountId("x:unknown")])
    assert (lang, text) == ("en", "To you both")
    assert exchanges_by_key(store, [key])[key].id == sent.id


def test_a_tie_counts_an_exchange_once_and_both_directions(store: Store, make: Make, now: datetime) -> None:
    first, last = now - timedelta(days=90), now
    make.imported(
        store,
        [
            make.exchange("1", sent_at=first, addressed=(*to("2", "3"), *to("2", manner=Manner.REPLY))),
            make.exchange("2", author="x:3", to="x:1", sent_at=last, audience=Audience.DIRECT, source="mail"),
            make.exchange("3", to="x:9"),
        ],
    )
    ana = make.person("2", "3")
    tie = ties(store, [make.person("8"), ana])[ana.id]
    assert (tie.sent, tie.received, tie.direct) == (1, 1, 1)
    assert (tie.first_at, tie.last_at, tie.sources) == (first, last, ("mail", "x"))


def test_a_tie_says_when_two_connected(store: Store, make: Make, now: datetime) -> None:
    account = make.account("2", connected_at=now)
    make.imported(store, [account])
    ana = make.person("2")
    assert ties(store, [ana])[ana.id].connected_at is None
    met = replace(ana, accounts=(account,))
    assert ties(store, [met])[ana.id].connected_at == now


def test_the_summary_spans_the_complete_imports(store: Store, make: Make, now: datetime) -> None:
    make.imported(
        store, [make.exchange("1", sent_at=now - timedelta(days=9)), make.exchange("2", sent_at=None)]
    )
    later = make.imported(store, [make.exchange("3", sent_at=now)], digest="e")
    assert (summary(store).first_at, summary(store).last_at) == (now - timedelta(days=9), now)
    assert (summary(store).exchanges, summary(store).accounts) == (3, 2)
    undo_import(store, later.id)
    assert summary(store).last_at == now - timedelta(days=9)
