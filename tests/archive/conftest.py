"""Archives to read: a zip by what a function writes into it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archive.reading import Write


@pytest.fixture
def packed(tmp_path: Path) -> Callable[[Write], Path]:
    """Makes a zip by what a function writes into it."""

    def make(write: Write) -> Path:
        path = tmp_path / "export.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            write(target)
        return path

    return make
