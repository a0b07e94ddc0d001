"""Whatever is imported in whatever order, and undone: the record says the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from goodword.nouns import Account, AccountId, Exchange, ImportId
from goodword.ports import Owner
from goodword.store.database import Store, integrity_problems, open_store
from goodword.store.imports import undo_import
from goodword.store.record import (
    accounts,
    exchanges_after,
    exchanges_with,
    owner_accounts,
    owner_name,
    summary,
)

if TYPE_CHECKING:
    from tests.store.conftest import Make

NOW = datetime(2026, 11, 24, tzinfo=UTC)
KEYS = st.sampled_from(["1", "2", "3"])
TIMES = st.none() | st.integers(0, 4).map(lambda days: NOW - timedelta(days=days))
WORDS = st.sampled_from(["Thanks", "Thank you", "Danke 🌻", "a lone \ud800", ""])


@st.composite
def posts(draw: st.DrawFn) -> dict[str, Any]:
    """The facts of an exchange; `conftest.Make` turns them into one."""
    return {
        "native": draw(KEYS),
        "text": draw(WORDS),
        "author": "x:" + draw(KEYS),
        "to": "x:" + draw(KEYS),
        "sent_at": draw(TIMES),
        "url": draw(st.none() | st.just("https://x.example/1")),
    }


ACCOUNTS = st.builds(
    Account,
    id=KEYS.map(lambda key: AccountId(f"x:{key}")),
    source=st.just("x"),
    name=st.none() | st.sampled_from(["Ana", "Ana Ruiz"]),
    company=st.none() | st.sampled_from(["Tidewater", "Fernside"]),
    position=st.none() | st.just("Editor"),
    emails=st.lists(st.sampled_from(["a@x.example", "b@x.example"]), unique=True, max_size=2).map(tuple),
    skills=st.lists(st.sampled_from(["Pricing", "Go", "Ada"]), unique=True, max_size=2).map(tuple),
    connected_at=TIMES,
    seen_at=TIMES,
)
Archives = list[tuple[list[Account], list[dict[str, Any]], str | None]]
ARCHIVES: st.SearchStrategy[Archives] = st.lists(
    st.tuples(
        st.lists(ACCOUNTS, max_size=3),
        st.lists(posts(), max_size=4, unique_by=lambda facts: facts["native"]),
        st.sampled_from([None, "rosa", "Rosa Lind", "Rosa M. Lind"]),
    ),
    min_size=1,
    max_size=4,
)


@contextmanager
def fresh_store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "goodword.db", now=NOW) as store:
        yield store


def fill(store: Store, make: Make, archives: Archives, places: Sequence[int]) -> list[ImportId]:
    ids = []
    for place in places:
        known, facts, name = archives[place]
        records: list[Account | Exchange] = [
            *known,
            *(
                make.exchange(one["native"], **{k: v for k, v in one.items() if k != "native"})
                for one in facts
            ),
        ]
        owner = Owner(name=name, accounts=(Account(id=AccountId("x:1"), source="x"),))
        ids.append(make.imported(store, records, digest=f"d{place}", owner=owner).id)
    return ids


def plain(exchange: Exchange) -> tuple[object, ...]:
    """All that an exchange says but where it was read."""
    return tuple(getattr(exchange, field) for field in exchange.__struct_fields__ if field != "origin")


def said(store: Store) -> tuple[object, ...]:
    _, everything = exchanges_after(store, 0, limit=1000)
    with_others = exchanges_with(store, [AccountId("x:2"), AccountId("x:3")])
    assert integrity_problems(store) == ()
    return (
        accounts(store),
        owner_accounts(store),
        owner_name(store),
        summary(store),
        sorted(map(plain, everything), key=repr),
        [plain(exchange) for exchange in with_others],
    )


@given(ARCHIVES, st.data())
def test_the_order_of_imports_does_not_matter(make: Make, archives: Archives, data: st.DataObject) -> None:
    places = list(range(len(archives)))
    with fresh_store() as one, fresh_store() as other:
        fill(one, make, archives, places)
        fill(other, make, archives, data.draw(st.permutations(places)))
        assert said(one) == said(other)


@given(ARCHIVES)
def test_importing_twice_is_importing_once(make: Make, archives: Archives) -> None:
    places = list(range(len(archives)))
    with fresh_store() as once, fresh_store() as twice:
        fill(once, make, archives, places)
        fill(twice, make, archives, [*places, *places])
        assert said(once) == said(twice)


@given(ARCHIVES, st.data())
def test_what_is_undone_was_never_there(make: Make, archives: Archives, data: st.DataObject) -> None:
    places = list(range(len(archives)))
    going = data.draw(st.sets(st.sampled_from(places)))
    with fresh_store() as without, fresh_store() as undone:
        fill(without, make, archives, [place for place in places if place not in going])
        ids = fill(undone, make, archives, places)
        for place in sorted(going, reverse=data.draw(st.booleans())):
            undo_import(undone, ids[place])
        assert said(without) == said(undone)


@given(ARCHIVES, st.data())
def test_what_is_undone_and_imported_again_is_there_again(
    make: Make, archives: Archives, data: st.DataObject
) -> None:
    places = list(range(len(archives)))
    place = data.draw(st.sampled_from(places))
    with fresh_store() as store:
        ids = fill(store, make, archives, places)
        before = said(store)
        undo_import(store, ids[place])
        fill(store, make, archives, [place])
        assert said(store) == before
