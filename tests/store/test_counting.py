"""What is counted without its words is what stands with them."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from goodword.nouns import (
    AccountId,
    Audience,
    Counted,
    Direction,
    ExchangeId,
    ExchangeKind,
    Moment,
    RecognitionKind,
    Substance,
)
from goodword.store.counting import counted
from goodword.store.derived import save_recognitions
from goodword.store.moments import moments
from goodword.store.passages import About, say_meant, say_of_passage
from goodword.store.record import last_key

if TYPE_CHECKING:
    from goodword.store.database import Store
    from tests.store.conftest import Make

Facts = tuple[
    AccountId | None,
    Direction,
    RecognitionKind,
    Substance,
    ExchangeId,
    ExchangeKind,
    str,
    datetime | None,
    Audience,
]


def facts(one: Moment | Counted) -> Facts:
    assert not one.is_doubtful
    return (
        one.other, one.direction, one.kind, one.substance, one.exchange_id, one.exchange_kind, one.source,
        one.sent_at, one.audience,
    )  # fmt: skip


def test_each_moment_is_counted_once_as_the_owner_has_it(store: Store, make: Make, now: datetime) -> None:
    thanks = [
        make.exchange(str(number), to=f"x:{number % 3 + 2}", sent_at=now - timedelta(days=number))
        for number in range(6)
    ]
    back = make.exchange("7", author="x:2", to="x:1", audience=Audience.DIRECT, sent_at=None)
    make.imported(store, [*thanks, back, make.exchange("8", author="x:2", to="x:3"), make.account("9")])
    found = [make.recognition(one, is_doubtful=one is thanks[5]) for one in (*thanks, back)]
    save_recognitions(store, found, through=last_key(store), version="1")

    def agree() -> int:
        assert Counter(map(facts, counted(store))) == Counter(map(facts, moments(store)))
        return len(counted(store))

    assert agree() == 6
    quote = "Thank you"
    say_of_passage(store, thanks[0].id, quote, About.STANDS, "no", now)
    say_of_passage(store, thanks[1].id, quote, About.HIDDEN, "yes", now)
    say_of_passage(store, thanks[2].id, quote, About.KIND, "learned", now)
    say_of_passage(store, thanks[5].id, quote, About.STANDS, "yes", now)
    say_meant(store, thanks[3].id, quote, "x:2", AccountId("x:9"), now)
    assert agree() == 5
    assert {one.other for one in counted(store)} == {"x:2", "x:3", "x:4", "x:9"}
    assert sum(isinstance(one, Counted) for one in counted(store)) == 2
