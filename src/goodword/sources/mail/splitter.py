"""Mailboxes in one file (mbox) cut into messages as they stream by; memory does not grow with the file.

mboxo, mboxrd and mboxcl2 cannot be told apart (RFC 4155, appendix A), so only what all of them share is
believed: a blank line, then `From `, a word, something with a year in it, and below it a header. A line
of running text that begins with “From ” lacks the header even where a program forgot to write `>From `.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

KEPT = 4 << 20
"""Bytes kept of a message: words come before attachments, and no one has written four megabytes."""
_VIEW = 2_048
"""A separator with the beginning of the header below it is never longer."""
_MARK = b"\nFrom "
_BEFORE = 16
"""Bytes before a separator that tell whether it stands behind a blank line."""
_SEPARATOR = re.compile(
    rb"From \S{1,500} (?=[^\r\n]{0,200}?\d{4})[^\r\n]{0,300}+\r?\n(?=>?From |[!-9;-~]{1,200}+:)"
)
_QUOTED_FROM = re.compile(rb"^>(?=>*From )", re.MULTILINE)


class Raw(msgspec.Struct, frozen=True, gc=False):
    """A message as it lies in the mailbox."""

    position: int
    """Zero-based place among the messages of the file."""
    separator: bytes
    """The `From ` line; empty where there is none."""
    data: bytes
    """Headers and body, the first `KEPT` bytes."""
    is_whole: bool = True
    """Nothing was cut off behind `KEPT`."""


def is_mbox(head: bytes) -> bool:
    """Whether a file that begins with `head` is an mbox."""
    return _SEPARATOR.match(head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")) is not None


def split(chunks: Iterable[bytes]) -> Iterator[Raw]:
    """The messages of an mbox, in order; what stands before the first separator is one too."""
    cutter = _Cutter()
    for chunk in chunks:
        yield from cutter.take(chunk)
    yield from cutter.finish()


def without_from_quotes(data: bytes) -> bytes:
    """`data` with `>From ` at the beginning of a line as it was before it came into an mbox."""
    return _QUOTED_FROM.sub(b"", data) if b"From " in data else data


class _Cutter:
    """What of the stream is not given on yet."""

    def __init__(self) -> None:
        self._buffer = b""
        self._seen = 0
        """No separator begins before here."""
        self._head: bytes | None = None
        """The kept part of a message that has grown beyond `KEPT`."""
        self._count = 0

    def take(self, chunk: bytes) -> Iterator[Raw]:
        """The messages that end inside what came so far."""
        if not self._buffer and not self._count and self._head is None:
            chunk = chunk.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
        self._buffer += chunk
        yield from self._cut(len(self._buffer) - _VIEW)
        self._drop_excess()

    def finish(self) -> Iterator[Raw]:
        """The rest, when nothing more comes."""
        yield from self._cut(len(self._buffer))
        if self._buffer.strip() or self._head is not None:
            yield self._message(self._buffer)

    def _cut(self, until: int) -> Iterator[Raw]:
        """The messages before each separator that begins before `until`."""
        begin = 0
        while (at := self._buffer.find(_MARK, self._seen, max(until, 0))) >= 0:
            self._seen = at + 1
            if _ends_blank(self._buffer, at) and _SEPARATOR.match(self._buffer, at + 1):
                yield self._message(self._buffer[begin : at + 1])
                begin = at + 1
        self._seen = max(self._seen, until - len(_MARK), begin)
        self._buffer = self._buffer[begin:]
        self._seen -= begin

    def _drop_excess(self) -> None:
        if len(self._buffer) <= KEPT:
            return
        if self._head is None:
            self._head = self._buffer[:KEPT]
        self._buffer = self._buffer[-_VIEW - _BEFORE :]
        self._seen = 0

    def _message(self, data: bytes) -> Raw:
        is_whole = self._head is None and len(data) <= KEPT
        data = self._head if self._head is not None else data[:KEPT]
        self._head = None
        found = _SEPARATOR.match(data)
        separator = found.group().rstrip() if found else b""
        raw = Raw(self._count, separator, data[found.end() :] if found else data, is_whole)
        self._count += 1
        return raw


def _ends_blank(buffer: bytes, at: int) -> bool:
    """Whether the line that the line break `at` ends is blank (CRLF too)."""
    before = at - 1 if buffer[at - 1 : at] == b"\r" else at
    return buffer[max(0, before - 1) : before] == b"\n"
