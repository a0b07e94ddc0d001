"""Invented accounts for the tests of who is who."""

from collections.abc import Callable

import pytest

from goodword.nouns import Account
from tests import invented


@pytest.fixture
def account() -> Callable[..., Account]:
    return invented.account
