"""The opened archive: which members may be read, their bytes, and how far reading has come."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from pathlib import PurePath
from tempfile import TemporaryFile
from typing import BinaryIO

from goodword.archive.entries import (
    MEMBER_BYTES,
    RATIO,
    RATIO_FROM,
    TOTAL_BYTES,
    WHOLE_BYTES,
    Container,
    CutError,
    Entry,
)
from goodword.archive.folders import checksum
from goodword.archive.names import is_junk, is_nested_archive, objection_to, plain, printable, wrapping
from goodword.errors import BrokenArchiveError, UnsafeArchiveError
from goodword.nouns import Origin, Skipped

OnProgress = Callable[[int, int], None]
"""Called with bytes read and bytes to read."""

_CUT = "the archive is damaged or was not downloaded whole; what is there was read; download it again"


class OpenArchive:
    """A zip, a tar, a folder or a file, opened the same way and read in place (`ports.Archive`)."""

    def __init__(
        self,
        path: str,
        container: Container,
        on_progress: OnProgress | None,
        *,
        digest: str | None = None,
        read_at: datetime | None = None,
        only: tuple[str, ...] = (),
    ) -> None:
        """List the members and drop what may not be read.

        Raises UnsafeArchiveError over a limit, BrokenArchiveError where there is nothing.
        """
        self._path = path
        self._container = container
        self._on_progress = on_progress
        self._known_digest = digest
        self._read_at = read_at
        self._only = only
        self._cut: set[str] = set()
        self._read: dict[str, int] = {}
        self._objections: list[tuple[str, str]] = []
        listed = container.entries()
        if not listed:
            raise BrokenArchiveError(path, f"found an empty {container.form}: there is nothing in it")
        self._members = self._readable(listed)
        self._names = tuple(sorted(self._members))
        self._refuse_bombs()
        self.bytes_read = 0
        self.bytes_to_read = 0
        self._expected: set[str] = set()
        self.expect(name for name, entry in self._members.items() if entry.is_data)

    @property
    def path(self) -> str:
        """As the owner named it."""
        return self._path

    @property
    def read_at(self) -> datetime | None:
        """When it is read, by the clock of whoever opened it; None where nobody said."""
        return self._read_at

    @property
    def only(self) -> tuple[str, ...]:
        """The files that were named of a folder; empty where all of it is the archive."""
        return self._only

    @property
    def form(self) -> str:
        """`zip`, `tar`, `folder` or `file`."""
        return self._container.form

    @cached_property
    def digest(self) -> str:
        """BLAKE2b over name, size and CRC-32 of every data member: the same for a folder and a zip of it.

        Of a folder every data member is read for it, so it is made when it is first asked for.
        """
        if self._known_digest is not None:
            return self._known_digest
        state = blake2b(digest_size=16)
        for name in self.names:
            entry = self._members[name]
            if entry.is_data:
                crc = entry.crc if entry.crc is not None else checksum(self._container.stream(entry))
                state.update(f"{name}\0{entry.size}\0{crc}\n".encode())
        return state.hexdigest()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the members that may be read, sorted, without the folders that wrap everything."""
        return self._names

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Members that are not read, and why."""
        found = self._objections
        if self._container.is_cut:
            found = [(PurePath(self._path).name, _CUT), *found]
        return tuple(
            Skipped(origin=Origin(archive=self.digest, member=printable(name), position=0), reason=reason)
            for name, reason in found
        )

    def has(self, name: str) -> bool:
        """Whether there is a member `name`."""
        return name in self._members

    def size(self, name: str) -> int:
        """Declared size of the member `name`, unpacked."""
        return self._members[name].size

    def read(self, name: str) -> bytes:
        """All bytes of the member; of one that is cut or damaged what is there (see `is_cut`).

        Raises UnsafeArchiveError above 512 MB: use `chunks`.
        """
        if self._members[name].size > WHOLE_BYTES:
            raise UnsafeArchiveError(
                self._path, f"{printable(name)} of more than 512 MB", "512 MB for a file"
            )
        return b"".join(self.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of the member piece by piece; `is_cut` tells afterwards whether all came."""
        entry = self._members[name]
        self._cut.discard(name)
        done = 0
        try:
            for piece in self._container.stream(entry):
                done += len(piece)
                self._count(name, done)
                yield piece
        except CutError:
            self._cut.add(name)

    @contextmanager
    def seekable(self, name: str) -> Iterator[BinaryIO]:
        """The member as a file to move about in: where it lies, else unpacked into one without a name.

        Raises BrokenArchiveError where neither can be had.
        """
        entry = self._members[name]
        path = self._container.path_of(entry)
        with ExitStack() as closing:
            try:
                if path is not None:
                    file: BinaryIO = closing.enter_context(path.open("rb"))
                else:
                    file = closing.enter_context(TemporaryFile())
                    file.writelines(self.chunks(name))
                    file.seek(0)
            except OSError as error:
                raise BrokenArchiveError(
                    self._path, f"{printable(name)} cannot be opened", "Check that you may read it."
                ) from error
            self._count(name, entry.size)
            yield file

    def is_cut(self, name: str) -> bool:
        """Whether the last read of `name` ended before its declared end."""
        return name in self._cut

    def expect(self, names: Iterable[str]) -> None:
        """Say which members will be read, so that progress is measured against just these."""
        self._expected = {name for name in names if name in self._members}
        self.bytes_to_read = sum(self._members[name].size for name in self._expected)
        self.bytes_read = 0
        self._read.clear()

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    def _count(self, name: str, done: int) -> None:
        """Each byte of a member counts once, however often it is read."""
        more = done - self._read.get(name, 0)
        if more <= 0 or name not in self._expected:
            return
        self._read[name] = done
        self.bytes_read += more
        if self._on_progress is not None:
            self._on_progress(self.bytes_read, self.bytes_to_read)

    def _readable(self, listed: list[Entry]) -> dict[str, Entry]:
        """The entries without junk, unsafe names, links, and second files of one name."""
        safe: list[tuple[str, Entry]] = []
        for entry in listed:
            objection = objection_to(entry.name)
            if objection is None and is_junk(entry.name):
                continue
            if self._may_be_read(entry, objection):
                safe.append((plain(entry.name), entry))
        prefix = len(wrapping(name for name, _ in safe))
        found: dict[str, Entry] = {}
        seen: set[str] = set()
        for whole, entry in safe:
            name = whole[prefix:]
            if name.casefold() in seen:
                # Two files of one name would be two meanings for one archive; the first one stands.
                self._objections.append((name, "there are two members of this name; only the first is read"))
                continue
            seen.add(name.casefold())
            found[name] = entry
        return found

    def _may_be_read(self, entry: Entry, objection: str | None) -> bool:
        objection = objection or entry.objection
        if objection is None and is_nested_archive(entry.name):
            objection = "it is an archive inside the archive, which is not opened"
        if objection is None and entry.is_data and entry.size > MEMBER_BYTES:
            objection = "it is larger than 4 GB"
        if objection is not None:
            self._objections.append((entry.name, objection))
        return objection is None

    def _refuse_bombs(self) -> None:
        total = 0
        for name, entry in self._members.items():
            if not entry.is_data:
                continue
            total += entry.size
            if entry.size > RATIO_FROM and entry.size > RATIO * entry.packed:
                times = entry.size // max(entry.packed, 1)
                raise UnsafeArchiveError(
                    self._path, f"{printable(name)}, packed {times:,}:1 like a zip bomb", f"{RATIO}:1"
                )
        if total > TOTAL_BYTES:
            raise UnsafeArchiveError(self._path, f"{total >> 30} GB of data", f"{TOTAL_BYTES >> 30} GB")
