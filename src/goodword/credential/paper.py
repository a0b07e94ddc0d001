"""The signed copy inside a PDF: an embedded file, found in the same way here and in the browser.

PDF 2.0 (ISO 32000-2), 7.11.4 Embedded file streams and 7.3.8 Stream objects. A stream is never
inside another one, so it is found by reading the bytes from front to back; no table of the
file is believed, for a table can lead two programs to two copies. Of two copies that differ,
as a file holds when somebody has added to it, none is taken.
"""

import re
import zlib
from collections.abc import Iterator

from goodword.errors import UnreadableCredentialError

MOST_BYTES_OF_PAPER = 20_000_000
"""A letter has some ten thousand."""
_MOST_BYTES = 1_000_000
"""As of a signed copy that comes alone."""
_MOST_FILES = 64
_EMBEDDED = re.compile(rb"/Type\s*/EmbeddedFile\b")
_STREAM = re.compile(rb"stream\r?\n")
_LENGTH = re.compile(rb"/Length\s+([0-9]{1,10})(?!\s+[0-9]+\s+R)(?![0-9])")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_FLATE = re.compile(rb"\[?\s*/FlateDecode\s*\]?")
_END = re.compile(rb"\s*endstream")
_UP_TO_ITS_END = re.compile(rb"(?:\r\n|\n|\r)?endstream")
_JSON = re.compile(rb"\s*\{")


def is_paper(data: bytes) -> bool:
    """Whether these are the bytes of a PDF."""
    return data.startswith(b"%PDF-")


def signed_copy_in(pdf: bytes) -> bytes:
    """The bytes of the one JSON file that is embedded in `pdf`, exactly.

    Raises UnreadableCredentialError where there is none, or several that differ.
    """
    if len(pdf) > MOST_BYTES_OF_PAPER:
        raise UnreadableCredentialError(
            f"a PDF of {len(pdf):,} bytes; at most {MOST_BYTES_OF_PAPER:,} are read"
        )
    copies = {content for content in _embedded(pdf) if _JSON.match(content)}
    if not copies:
        raise UnreadableCredentialError("a PDF without a signed copy inside")
    if len(copies) > 1:
        raise UnreadableCredentialError(f"a PDF with {len(copies)} signed copies that differ")
    return copies.pop()


def _embedded(pdf: bytes) -> Iterator[bytes]:
    for count, found in enumerate(_EMBEDDED.finditer(pdf)):
        if count == _MOST_FILES:
            raise UnreadableCredentialError(f"a PDF with more than {_MOST_FILES} files inside")
        opened = pdf.rfind(b"obj", 0, found.start())
        stream = _STREAM.search(pdf, found.end())
        if opened < 0 or stream is None or b"endobj" in pdf[found.end() : stream.start()]:
            continue
        content = _content(pdf, pdf[opened : stream.start()], stream.end())
        if content is not None:
            yield content


def _content(pdf: bytes, dictionary: bytes, start: int) -> bytes | None:
    """What the stream that begins at `start` holds; None for what cannot be read."""
    end = _end_of(pdf, dictionary, start)
    filtered = _FILTER.search(dictionary)
    if end is None:
        return None
    if filtered is None:
        return pdf[start:end][: _MOST_BYTES + 1]
    if not _FLATE.fullmatch(filtered[1]):
        return None
    # Where the length stands elsewhere, what looks like a line end may be the last of the data.
    tried = (_inflated(pdf[start : end + more]) for more in range(3))
    return next((content for content in tried if content is not None), None)


def _end_of(pdf: bytes, dictionary: bytes, start: int) -> int | None:
    length = _LENGTH.search(dictionary)
    if length is not None and _END.match(pdf, start + int(length[1])):
        return start + int(length[1])
    found = _UP_TO_ITS_END.search(pdf, start)
    return found.start() if found else None


def _inflated(packed: bytes) -> bytes | None:
    unpacking = zlib.decompressobj()
    try:
        content = unpacking.decompress(packed, _MOST_BYTES + 1)
    except zlib.error:
        return None
    is_whole = unpacking.eof and not unpacking.unused_data
    # More than is ever read: handed on as it is, to be refused for its size.
    return content if is_whole or len(content) > _MOST_BYTES else None
