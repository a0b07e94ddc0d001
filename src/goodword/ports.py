"""What the house needs from outside, as Protocols: a source of exchanges, a signer, a clock."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Protocol, TypeAlias

from goodword.nouns import Account, Record, Skipped

OnProgress: TypeAlias = Callable[[int, int], None]
"""Called with (done, all): bytes while reading, exchanges while recognising."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Whose archive it is, as the archive tells."""

    name: str | None
    accounts: tuple[Account, ...]
    """The owner's own accounts in that archive; their ids mark the direction of every exchange."""


class Archive(Protocol):
    """A zip, a tar, a folder or a file, opened the same way and read in place."""

    @property
    def path(self) -> str:
        """As the owner named it."""
        ...

    @property
    def digest(self) -> str:
        """Digest of the contents, hexadecimal; the same for a folder and a zip of it."""
        ...

    @property
    def read_at(self) -> datetime | None:
        """When it is read, by the clock of whoever opened it: what it dates later has not taken place yet.

        None where nobody said; then everything counts as past.
        """
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the members that may be read, sorted: paths with `/`, never absolute, never with `..`."""
        ...

    def has(self, name: str) -> bool:
        """Whether there is a member `name`."""
        ...

    def read(self, name: str) -> bytes:
        """All bytes of the member, bounded.

        Raises UnsafeArchiveError over a limit, BrokenArchiveError where nothing can be
        read; a member that is cut gives what is there (`is_cut` then says so).
        """
        ...

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of the member piece by piece, for members of any size; cut ones as `read`."""
        ...

    def size(self, name: str) -> int:
        """Declared size of the member `name`, unpacked."""
        ...

    def seekable(self, name: str) -> AbstractContextManager[BinaryIO]:
        """The member as a file to move about in, for packs of which little is read. Raises ArchiveErrors."""
        ...

    def is_cut(self, name: str) -> bool:
        """Whether the last read of `name` ended before its declared end."""
        ...

    def expect(self, names: Iterable[str]) -> None:
        """Say which members will be read, so that progress is measured against just these."""
        ...

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Members that are not read, and why: unsafe names, links, archives in the archive."""
        ...


class Source(Protocol):
    """A kind of archive and how to read it."""

    name: str
    """`linkedin`, `x`, `mastodon`."""
    title: str
    how_to_ask: str
    """Where in that service the owner asks for the archive, and how long it takes."""
    holds: str
    cannot_contain: tuple[str, ...]
    """Sentences: what no archive of this kind can hold (rule 8)."""
    not_read: tuple[str, ...]
    """Sentences: what such archives do hold and is left alone, so that silence about it tells nothing."""

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` is one of this kind; looks at names, and at most at one small member."""
        ...

    def owner(self, archive: Archive) -> Owner:
        """Whose archive it is."""
        ...

    def read(self, archive: Archive) -> Iterator[Record]:
        """Everything in the archive; a record that cannot be read is a Skipped, and the rest goes on."""
        ...


class Signer(Protocol):
    """Holds the private key; nobody else does."""

    @property
    def did(self) -> str:
        """The signer's `did:key:z6Mk…`."""
        ...

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the Ed25519 signature over `message`."""
        ...


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Now, in UTC, aware."""
        ...
