"""Desks for the tests of pages: the owner's, with the sample archives, and a recipient's, empty."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.at_the_desk import AtTheDesk, at_the_desk


@pytest.fixture
def desk(filled_home: Path, tmp_path: Path) -> Iterator[AtTheDesk]:
    """The owner's desk, with the sample archives imported."""
    shutil.copytree(filled_home, tmp_path / "owner")
    with at_the_desk(tmp_path / "owner") as opened:
        yield opened


@pytest.fixture
def other_desk(tmp_path: Path) -> Iterator[AtTheDesk]:
    """The desk of somebody else, with nothing in it."""
    with at_the_desk(tmp_path / "somebody-else") as opened:
        yield opened


@pytest.fixture(autouse=True)
def _asked_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the environment tells a passphrase, no page would be asked for one."""
    monkeypatch.delenv("GOODWORD_PASSPHRASE", raising=False)
