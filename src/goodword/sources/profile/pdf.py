"""The lines of a PDF, read in a process of its own that has bounds and can be killed.

No bound holds inside a PDF library: a page of a few bytes may unpack to gigabytes or refer to itself. So
`python -m goodword.sources.profile.pdf` reads one document from standard input and writes its lines.
"""

import subprocess
import sys
from io import BytesIO
from itertools import islice
from math import hypot

import msgspec

LARGEST = 20 << 20
"""Bytes. A profile has some ten thousand."""
_SECONDS = 30
_MEMORY = 1 << 30
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


def lines_of(data: bytes) -> list[Line] | None:
    """The lines of a document in the order in which it draws them; None where no bound would hold."""
    if len(data) > LARGEST:
        return None
    command = [sys.executable, "-P", "-m", __name__]  # -P: nothing is imported from the folder it runs in
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by our own interpreter
            command, input=data, capture_output=True, timeout=_SECONDS, check=True
        )
        return msgspec.json.decode(done.stdout, type=list[Line])
    except (subprocess.SubprocessError, OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _extracted(data: bytes) -> list[Line]:
    from pypdf import PdfReader  # noqa: PLC0415 - only the child process reads PDFs

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
    return found


def _bound() -> None:
    """Bound memory and processor time, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))


if __name__ == "__main__":
    _bound()
    sys.stdout.buffer.write(msgspec.json.encode(_extracted(sys.stdin.buffer.read())))
