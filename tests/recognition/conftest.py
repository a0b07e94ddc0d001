"""Small makers for posts and exchanges, shared by the tests of recognition."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest

from goodword.nouns import (
    Account,
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Origin,
)
from goodword.recognition import NameBook

MakeExchange = Callable[..., Exchange]

ACCOUNTS = (
    Account(id=AccountId("x:1"), source="x", handle="@owner_o", name="Nora Field"),
    Account(id=AccountId("x:2"), source="x", handle="@ana_r", name="Ana Ruiz"),
    Account(id=AccountId("x:3"), source="x", handle="@jonas_k", name="Jonas Keller"),
    Account(id=AccountId("x:4"), source="x", handle="@ana_b", name="Ana Brandt"),
    Account(id=AccountId("linkedin:in/ana-ruiz"), source="linkedin", handle="ana-ruiz", name="Ana Ruiz"),
    Account(id=AccountId("linkedin:in/nora"), source="linkedin", handle="nora", name="Nora Field"),
    Account(id=AccountId("linkedin:in/mark-hale"), source="linkedin", handle="mark-hale", name="Mark Hale"),
)


@pytest.fixture
def names() -> NameBook:
    """Everybody of the invented network."""
    return NameBook(ACCOUNTS)


@pytest.fixture
def exchange() -> MakeExchange:
    """Makes an exchange by @owner_o on X unless told otherwise."""

    def make(  # noqa: PLR0913 - each field of an exchange that a test may set
        text: str,
        *,
        kind: ExchangeKind = ExchangeKind.POST,
        addressed: Sequence[tuple[str, Manner]] = (),
        author: str = "x:1",
        quoted: str | None = None,
        audience: Audience = Audience.PUBLIC,
        in_reply_to: str | None = None,
    ) -> Exchange:
        return Exchange(
            id=ExchangeId("0" * 32),
            source=author.partition(":")[0],
            kind=kind,
            native_id="9",
            author=AccountId(author),
            addressed=tuple(Addressed(account=AccountId(one), manner=manner) for one, manner in addressed),
            text=text,
            quoted=quoted,
            in_reply_to=in_reply_to,
            sent_at=datetime(2021, 3, 4, tzinfo=UTC),
            audience=audience,
            origin=Origin(archive="a", member="tweets.js", position=0),
        )

    return make
