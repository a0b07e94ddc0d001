"""The lines of a PDF, as pypdf finds them.

No bound holds inside a PDF library: a page of a few bytes may unpack to gigabytes or refer to itself. So
`extracted` runs in a process of its own (`archive.confined`).
"""

from io import BytesIO
from itertools import islice
from math import hypot

import msgspec

LARGEST = 20 << 20
"""Bytes. A profile has some ten thousand."""
SECONDS = 15.0
"""Of the processor, for one document: a profile of ten pages takes one."""
_PAGES = 20
_LINES = 4_000
_LONGEST = 500
"""Characters of a line."""


class Line(msgspec.Struct, frozen=True, gc=False):
    """A piece of text and where it stands; `x` as a part of the page's width."""

    text: str
    page: int
    x: float
    size: float


def extracted(data: bytes) -> bytes:
    """The lines of a document in the order in which it draws them, packed. Raises what pypdf raises."""
    from pypdf import PdfReader  # noqa: PLC0415 - only the child needs it

    found: list[Line] = []
    for number, page in enumerate(islice(PdfReader(BytesIO(data)).pages, _PAGES)):
        width = float(page.mediabox.width) or 1.0

        def visit(
            text: str,
            outer: list[float],
            inner: list[float],
            _font: object,
            size: float,
            number: int = number,
            width: float = width,
        ) -> None:
            x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
            shown = size * hypot(inner[2], inner[3]) * hypot(outer[2], outer[3])
            pieces = (" ".join(piece.split())[:_LONGEST] for piece in text.split("\n"))
            found.extend(
                Line(text=piece, page=number, x=round(x / width, 3), size=round(shown, 1))
                for piece in pieces
                if piece and len(found) < _LINES
            )

        page.extract_text(visitor_text=visit)
    return msgspec.msgpack.encode(found)
