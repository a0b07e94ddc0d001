"""Mail to read: an mbox of messages, or a zip of any members."""

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.nouns import Exchange, Record
from goodword.sources.mail import Mail

Read = Callable[..., list[Record]]
SEPARATOR = b"From x@y Mon Mar 04 11:20:34 2024\n"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads messages as one mbox, or a zip of the members given by name."""

    def records(*messages: bytes, members: Mapping[str, bytes] | None = None) -> list[Record]:
        path = tmp_path / "mail.zip"
        box = b"".join(SEPARATOR + message.lstrip() + b"\n\n" for message in messages)
        with zipfile.ZipFile(path, "w") as packed:
            for name, content in (members or {"All.mbox": box}).items():
                packed.writestr(name, content)
        with open_archive(path) as archive:
            assert Mail().identifies(archive)
            return list(Mail().read(archive))

    return records


@pytest.fixture
def one(read: Read) -> Callable[..., Exchange]:
    """Reads one message, given by its further fields and its body."""

    def exchange(body: bytes = b"Hello", **fields: str) -> Exchange:
        usual = {
            "From": "Ana Ruiz <ana@quay.example>",
            "To": "mira@example.com",
            "Message-ID": "<1@quay.example>",
        }
        named = usual | {name.replace("_", "-"): value for name, value in fields.items()}
        head = "".join(f"{name}: {value}\n" for name, value in named.items() if value)
        (found,) = (
            record
            for record in read(head.encode("utf-8", "surrogateescape") + b"\n" + body)
            if isinstance(record, Exchange)
        )
        return found

    return exchange
