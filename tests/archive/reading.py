"""What is asked of an archive in these tests: why members are left out, why it is refused."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.errors import GoodwordError

Write = Callable[[zipfile.ZipFile], None]
"""Fills a zip."""


def reasons(path: Path) -> dict[str, str]:
    """Why each member that is left out is left out."""
    with open_archive(path) as archive:
        return {skipped.origin.member: skipped.reason for skipped in archive.skipped}


def refusal(path: Path) -> str:
    """The sentence with which the archive is refused."""
    with pytest.raises(GoodwordError) as caught, open_archive(path):
        pass
    return str(caught.value)
