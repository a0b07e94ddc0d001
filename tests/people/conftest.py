"""Invented accounts for the tests of who is who."""

from collections.abc import Callable
from typing import Unpack

import pytest
from typing_extensions import TypedDict

from goodword.nouns import Account, AccountId, Role, SaidName


class Facts(TypedDict, total=False):
    handle: str
    name: str
    url: str
    emails: tuple[str, ...]
    links: tuple[str, ...]
    bio: str
    company: str
    position: str
    skills: tuple[str, ...]
    roles: tuple[Role, ...]
    names: tuple[SaidName, ...]


@pytest.fixture
def account() -> Callable[..., Account]:
    def make(key: str, **facts: Unpack[Facts]) -> Account:
        return Account(id=AccountId(key), source=key.partition(":")[0], **facts)

    return make
