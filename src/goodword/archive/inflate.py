"""Unpacks one deflated or stored stretch of a file, never more than was declared."""

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from goodword.archive.entries import PIECE, CutError

STORED, DEFLATED = 0, 8
_PACKED_PIECE = PIECE // 16


def stretch(file: BinaryIO, start: int, length: int) -> Iterator[bytes]:
    """`length` bytes of `file` from `start`, in pieces. Raises CutError where the file ends first."""
    at = start
    while length > 0:
        piece = read_at(file, at, min(length, PIECE))
        if not piece:
            raise CutError
        at += len(piece)
        length -= len(piece)
        yield piece


def read_at(file: BinaryIO, at: int, size: int) -> bytes:
    """At most `size` bytes from `at`. Raises CutError where the disk does not give them."""
    try:
        file.seek(at)
        return file.read(size)
    except OSError as error:
        raise CutError from error


class Inflation:
    """One run over a deflate stream (RFC 1951) of at most `packed` bytes from `start`.

    Gives no more than `size` bytes whatever the stream holds beyond: a member cannot be longer
    than it said.
    """

    def __init__(self, file: BinaryIO, start: int, packed: int, size: int) -> None:
        """Read nothing yet."""
        self._file = file
        self._start = self._at = start
        self._end = start + packed
        self._remaining = size
        self._unpacker = zlib.decompressobj(-zlib.MAX_WBITS)

    @property
    def is_whole(self) -> bool:
        """Whether the stream came to its own end."""
        return self._unpacker.eof

    @property
    def packed(self) -> int:
        """How many packed bytes were used so far."""
        kept_back = len(self._unpacker.unused_data) + len(self._unpacker.unconsumed_tail)
        return self._at - self._start - kept_back

    def pieces(self) -> Iterator[bytes]:
        """The unpacked bytes. Raises CutError where the stream is damaged or ends before `size`."""
        while self._remaining > 0 and not self._unpacker.eof:
            taken = self._unpacker.unconsumed_tail or self._next()
            piece = self._inflate(taken)
            if not taken and not piece:
                raise CutError
            self._remaining -= len(piece)
            if piece:
                yield piece
        if self._remaining > 0:
            raise CutError

    def _next(self) -> bytes:
        taken = read_at(self._file, self._at, max(0, min(_PACKED_PIECE, self._end - self._at)))
        self._at += len(taken)
        return taken

    def _inflate(self, taken: bytes) -> bytes:
        try:
            return self._unpacker.decompress(taken, min(self._remaining, PIECE))
        except zlib.error as error:
            raise CutError from error
