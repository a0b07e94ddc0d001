"""Archives made of a few members, and read."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.nouns import Record
from goodword.sources import identify
from tests.sources.reading import Read


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads an archive made of these members."""

    def records(members: Mapping[str, bytes | str]) -> list[Record]:
        path = tmp_path / "export.zip"
        with zipfile.ZipFile(path, "w") as packed:
            for name, content in members.items():
                packed.writestr(name, content)
        with open_archive(path) as archive:
            return list(identify(archive).read(archive))

    return records
