"""What every form of archive comes down to: entries that can be streamed, and the limits they keep."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import msgspec

MEGABYTE = 1 << 20
PIECE = 512 << 10
"""How much is read at a time."""

MEMBERS = 200_000
"""A long-lived account has some tens of thousands of pictures."""
MEMBER_BYTES = 4 << 30
"""One data file, streamed. X cuts its own at 100 MB."""
WHOLE_BYTES = 512 * MEGABYTE
"""One data file, read at once."""
TOTAL_BYTES = 16 << 30
"""All data files together."""
RATIO = 200
"""Real exports pack 13:1 to 60:1; deflate ends at 1032:1."""
RATIO_FROM = 10 * MEGABYTE
"""Below this size even a bomb is harmless."""
NAME_CHARACTERS = 1_024

DATA_SUFFIXES = (
    ".js", ".json", ".jsonl", ".csv", ".tsv", ".html", ".htm", ".xml", ".txt", ".md", ".ics", ".vcf", ".mbox",
    ".eml", ".car", ".ical", ".ifb", ".vcard", ".pdf", ".markdown", ".rdf", ".rss", ".atom", ".mds", ".diff",
    ".patch", ".log",
)  # fmt: skip
"""What may be data; everything else in an archive is pictures and sound, listed but never read."""
_OF_A_CLONE = re.compile(r"(?:.*/)?(?:HEAD|packed-refs|config|refs/(?:heads|remotes|tags)/.+)")
"""Where the branches of a Git repository stand: a digest of these changes with every commit."""

_OF_A_MAILBOX = re.compile(r"(?!(?:.*/)?(?:\.git|objects)/)(?:.*/)?(?:(?:cur|new)/[^/]+|[^/.]+)")
"""Mail has no suffix: the messages of a Maildir, Thunderbird's `Inbox`, Apple's `Sent.mbox/mbox`."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One file inside, as its container lists it."""

    name: str
    """As written in the container, unchecked."""
    size: int
    """Bytes unpacked."""
    packed: int
    """Bytes as they lie in the container; `size` where nothing is packed."""
    crc: int | None = None
    """CRC-32 of the contents, where the container tells."""
    at: int = 0
    """Where it begins in the container."""
    method: int = 0
    """Zip compression method."""
    objection: str | None = None
    """Why the container itself will not have it read: a link, encrypted, …"""
    is_cut: bool = False
    """The container ends before this file does."""

    @property
    def is_data(self) -> bool:
        """Whether a source could want to read it."""
        return self.name.lower().endswith(DATA_SUFFIXES) or any(
            form.fullmatch(self.name) is not None for form in (_OF_A_CLONE, _OF_A_MAILBOX)
        )


class CutError(Exception):
    """The stream of a member ended early or is damaged; what came before it stands."""


class Container(Protocol):
    """A zip, a tar, a folder or a file, opened."""

    form: str
    """`zip`, `tar`, `folder`, `file`: for words to the owner."""
    is_cut: bool
    """The container ends before its declared end."""

    def entries(self) -> list[Entry]:
        """All files inside, in the order of the container. Raises ArchiveError."""
        ...

    def stream(self, entry: Entry) -> Iterator[bytes]:
        """The unpacked bytes of `entry` in pieces, at most `entry.size`. Raises CutError."""
        ...

    def path_of(self, entry: Entry) -> Path | None:
        """Where the file lies by itself, unpacked; None where it lies inside another."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
