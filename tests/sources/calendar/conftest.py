"""A calendar of these bytes, read as an import reads it."""

from datetime import datetime
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.nouns import Record
from goodword.sources import identify
from tests.sources.calendar.written import Read


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a calendar of these bytes, called after its owner."""

    def records(
        content: bytes | str, name: str = "mira@example.com.ics", read_at: datetime | None = None
    ) -> list[Record]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with open_archive(path, read_at=read_at) as archive:
            source = identify(archive)
            assert source.name == "calendar"
            return list(source.read(archive))

    return records
