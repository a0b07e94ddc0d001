"""Small makers for posts and exchanges, shared by the tests of recognition."""

from collections.abc import Callable, Sequence

import pytest

from goodword.nouns import (
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
)
from goodword.recognition import NameBook
from tests import invented
from tests.invented import account, day

MakeExchange = Callable[..., Exchange]

ACCOUNTS = (
    account("x:1", handle="@owner_o", name="Nora Field"),
    account("x:2", handle="@ana_r", name="Ana Ruiz"),
    account("x:3", handle="@jonas_k", name="Jonas Keller"),
    account("x:4", handle="@ana_b", name="Ana Brandt"),
    account("linkedin:in/ana-ruiz", handle="ana-ruiz", name="Ana Ruiz"),
    account("linkedin:in/nora", handle="nora", name="Nora Field"),
    account("linkedin:in/mark-hale", handle="mark-hale", name="Mark Hale"),
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
        return invented.exchange(
            text,
            day("2021-03-04"),
            author=author,
            to=[Addressed(account=AccountId(one), manner=manner) for one, manner in addressed],
            id=ExchangeId("0" * 32),
            source=author.partition(":")[0],
            kind=kind,
            native_id="9",
            quoted=quoted,
            in_reply_to=in_reply_to,
            audience=audience,
        )

    return make
