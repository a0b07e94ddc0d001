"""A store of one's own, and small records to put into it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from goodword.nouns import (
    Account,
    AccountId,
    Addressed,
    Exchange,
    ExchangeId,
    ImportReport,
    Manner,
    Origin,
    Person,
    PersonId,
    Recognition,
    RecognitionId,
    Record,
)
from goodword.ports import Owner
from goodword.store.database import TIMEOUT, Store, open_store
from goodword.store.imports import add_records, begin_import, complete_import
from goodword.text.ids import exchange_id, recognition_id
from tests import invented

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ROSA = AccountId("x:1")


class Make:
    """Makes small records: Rosa's archives, in which x:1 is hers."""

    owner = Owner(name="Rosa Lind", accounts=(Account(id=ROSA, source="x", handle="@rosa"),))

    def account(self, key: str, **facts: Any) -> Account:  # noqa: ANN401 - fields of a noun
        """An account on x."""
        return invented.account(f"x:{key}", **facts)

    def exchange(
        self,
        native: str,
        text: str = "Thank you for the review.",
        *,
        author: str = "x:1",
        to: str = "x:2",
        **facts: Any,  # noqa: ANN401 - fields of a noun
    ) -> Exchange:
        """A post of Rosa's to x:2 unless something else is said."""
        plain = invented.exchange(
            text,
            NOW - timedelta(days=30),
            author=author,
            to=[Addressed(account=AccountId(to), manner=Manner.MENTION, written="@" + to)],
            id=ExchangeId(exchange_id("x", "1", native)),
            native_id=native,
            origin=Origin(archive="d", member="data/tweets.js", position=0),
        )
        return msgspec.structs.replace(plain, **facts)

    def recognition(self, exchange: Exchange, quote: str = "Thank you", **facts: Any) -> Recognition:  # noqa: ANN401 - fields of a noun
        """Thanks in that exchange from its author to the first one addressed."""
        plain = invented.recognition(exchange, quote)
        place, receiver = plain.passage, plain.receiver or ""
        name = RecognitionId(recognition_id(exchange.id, place.start, place.end, "thanks", receiver))
        return replace(plain, id=name, **facts)

    def person(self, *keys: str, **facts: Any) -> Person:  # noqa: ANN401 - fields of a noun
        """A person with these accounts on x."""
        accounts = tuple(self.account(key) for key in keys)
        return Person(id=PersonId(min(a.id for a in accounts)), name="Ana Ruiz", accounts=accounts, **facts)

    def imported(
        self, store: Store, records: Iterable[Record], *, digest: str = "d", owner: Owner | None = None
    ) -> ImportReport:
        """A complete import of these records."""
        import_id = begin_import(
            store,
            archive_digest=digest,
            path=f"{digest}.zip",
            source="x",
            owner=owner or self.owner,
            started_at=NOW,
        )
        add_records(store, import_id, records)
        return complete_import(
            store,
            import_id,
            cannot_contain=("Likes you took back.",),
            completed_at=NOW + timedelta(minutes=1),
        )


OpenAgain = Callable[..., Store]


@pytest.fixture
def make() -> Make:
    """Makes small records."""
    return Make()


@pytest.fixture
def now() -> datetime:
    """When everything here happens."""
    return NOW


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store is."""
    return tmp_path / "home" / "goodword.db"


@pytest.fixture
def open_again(path: Path) -> Iterator[OpenAgain]:
    """Opens the store once more; everything is closed at the end."""
    opened: list[Store] = []

    def opening(*, timeout: float = TIMEOUT) -> Store:
        opened.append(open_store(path, now=NOW, timeout=timeout))
        return opened[-1]

    yield opening
    for store in opened:
        store.close()


@pytest.fixture
def store(open_again: OpenAgain) -> Store:
    """An empty store."""
    return open_again()
