"""Files that are dropped on a page: written into the owner's folder as they arrive, bounded, and kept once.

The usual way of a form keeps each file in the system's temporary folder first and copies it then: an archive
of 5 GB would need 10 GB, half of it outside the owner's folder. Here each piece goes to its place at once.
"""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import BufferedWriter
from pathlib import Path

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header
from starlette.requests import ClientDisconnect, Request

_LONGEST_NAME = 200
"""Bytes: file systems take 255, and something may be added."""
_DEEPEST = 20
_MEGABYTE = 1_000_000
_LOOK_AT_THE_DISK = 64 * _MEGABYTE
"""Bytes after which the disk is looked at again: others write, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much one form may bring."""

    files: int = 10_000
    size: int = 20_000_000_000
    """Bytes of all of it."""
    room: int = 300_000_000
    """Bytes that stay free on the disk."""
    words: int = 100_000
    """Bytes of one field that is no file."""


@dataclass(slots=True)
class Brought:
    """What a form brought."""

    folder: Path
    """Below which the files lie."""
    fields: dict[str, str] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    refused: str = ""
    """Why nothing of it was kept, in sentences; empty where all is well."""
    is_untaken: bool = False
    """It was refused by its length: the browser is still sending, and is told not to."""


async def receive(request: Request, folder: Path, bounds: Bounds) -> Brought:
    """The fields of a form, and its files, written below `folder`: all of them, or none and why.

    What says that it is too large is answered before a byte of it is taken. What is refused later is still
    taken to its end, unless it does not say its length (no browser does so).
    """
    _, options = parse_options_header(request.headers.get("content-type", ""))
    taking = _Taking(folder, bounds)
    length = request.headers.get("content-length")
    taking.announce(int(length or 0))
    if taking.brought.refused:
        taking.brought.is_untaken = True
        return taking.brought
    parser = MultipartParser(options.get(b"boundary", b"-"), taking.callbacks())  # type: ignore[arg-type]
    try:
        async for piece in request.stream():
            if not taking.brought.refused:
                taking.count(len(piece))
                _parse(parser, piece, taking)
            elif length is None:
                break
    except ClientDisconnect:
        taking.refuse("The browser left before all had arrived.")
    taking.finish()
    return taking.brought


def _parse(parser: MultipartParser, piece: bytes, taking: "_Taking") -> None:
    try:
        parser.write(piece)
    except MultipartParseError as error:
        taking.refuse(f"The form could not be read ({error}).")
    except OSError as error:
        taking.refuse(f"The files could not be kept: {error.strerror or error}.")


class _Taking:
    """One form on its way in."""

    def __init__(self, folder: Path, bounds: Bounds) -> None:
        self.brought = Brought(folder)
        self._folder, self._bounds = folder, bounds
        self._header, self._headers = b"", dict[bytes, bytes]()
        self._name, self._value = "", bytearray()
        self._file: BufferedWriter | None = None
        self._arrived = self._looked_at = 0

    def callbacks(self) -> Mapping[str, Callable[..., None]]:
        """What the parser of the form calls."""
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_name,
            "on_header_value": self._header_value,
            "on_header_end": self._header_end,
            "on_headers_finished": self._open,
            "on_part_data": self._data,
            "on_part_end": self._close,
        }

    def count(self, size: int) -> None:
        """Refuse what turns out too large, or more than the disk has room for, as it arrives."""
        self._arrived += size
        if self._arrived > self._bounds.size:
            self.refuse(
                f"The files have more than {_megabytes(self._bounds.size)}, which is the most that is taken."
            )
        elif self._arrived - self._looked_at > _LOOK_AT_THE_DISK:
            self._looked_at = self._arrived
            if self._free() < 0:
                self.refuse("The disk has no room for more.")

    def _free(self) -> int:
        """How many bytes may still be written."""
        home = next(one for one in (self._folder, *self._folder.parents) if one.exists())
        return shutil.disk_usage(home).free - self._bounds.room

    def announce(self, size: int) -> None:
        """Refuse at once what is said to be too large, or larger than the disk has room for."""
        free = self._free()
        if size > self._bounds.size:
            self.refuse(
                f"The files have {_megabytes(size)}; at most {_megabytes(self._bounds.size)} are taken."
            )
        elif size > free:
            self.refuse(f"The files have {_megabytes(size)}, and this disk has room for {_megabytes(free)}.")

    def refuse(self, because: str) -> None:
        """Take nothing of it, and throw away what was taken."""
        with suppress(OSError):  # what cannot be written to its end is thrown away here
            self._close()
        self._file = None
        shutil.rmtree(self._folder, ignore_errors=True)
        self.brought = Brought(self._folder, refused=because)

    def finish(self) -> None:
        """Close what a form that breaks off left open; of such a form nothing is taken."""
        if self._file is not None:
            self.refuse("The files did not arrive whole.")

    def _begin(self) -> None:
        self._header, self._headers = b"", {}

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end].lower()

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._headers[self._header] = self._headers.get(self._header, b"") + data[start:end]

    def _header_end(self) -> None:
        self._header = b""

    def _open(self) -> None:
        _, told = parse_options_header(self._headers.get(b"content-disposition", b""))
        self._name, self._value = told.get(b"name", b"").decode("utf-8", "replace"), bytearray()
        if self.brought.refused or b"filename" not in told:
            return
        name = told[b"filename"].decode("utf-8", "replace")
        if not name:
            return  # a field of files in which none was chosen
        if len(self.brought.files) >= self._bounds.files:
            self.refuse(f"More than {self._bounds.files:,} files were dropped.")
            return
        path = self._place(name)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.brought.files.append(path)
        self._file = path.open("xb")

    def _place(self, name: str) -> Path:
        """Where a file of that name goes: below the folder, and in nobody else's place."""
        wanted = self._folder.joinpath(*_parts(name))
        place, number = wanted, 1
        while place.exists():
            number += 1
            place = wanted.with_name(f"{number}-{wanted.name}")
        return place

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._file is not None:
            self._file.write(data[start:end])
        elif len(self._value) + end - start <= self._bounds.words:
            self._value += data[start:end]

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        elif self._name:
            self.brought.fields[self._name] = self._value.decode("utf-8", "replace")
            self._name = ""


def _parts(name: str) -> list[str]:
    """The folders and the name of a file as its browser tells them, none of them leading out or too long."""
    told = (part.replace("\0", "").strip() for part in name.replace("\\", "/").split("/"))
    kept = [_short(part) for part in told if part.strip(".") and not part.endswith(":")]
    return [*kept[:-1][:_DEEPEST], *kept[-1:]] or ["file"]


def _short(part: str) -> str:
    """The part in as many bytes as a file system takes, its ending kept."""
    while len(part.encode("utf-8", "replace")) > _LONGEST_NAME:
        part = part[:1] + part[2:]
    return part


def _megabytes(size: int) -> str:
    return f"{max(0, size) // _MEGABYTE:,} MB"
