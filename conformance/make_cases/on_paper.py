# ruff: noqa: INP001 - part of a script, no package
"""Letters as PDFs with the signed copy inside: as several programs write them, and as a forger would.

They are written by hand, a few objects each, so that the same bytes come out everywhere.
"""

import zlib
from collections.abc import Iterator

from making import ACCEPTED, GOOD, Case

_TYPE = b"/Type /EmbeddedFile"


def letters_as_pdf() -> Iterator[Case]:
    """PDFs that hold a true copy, another one, two, or none."""
    copy = GOOD.document
    yield _good("plain", "The copy as it is.", _pdf(_stream(copy)))
    yield _good("deflated", "The copy deflated.", _pdf(_packed(copy)))
    tight = b"<</Length %d/Type/EmbeddedFile>>\nstream\r\n%s\nendstream" % (len(copy), copy)
    yield _good("tight", "No spaces, another line end.", _pdf(tight))
    yield _good("array", "The filter in a list.", _pdf(_packed(copy, filtered=b"/Filter [ /FlateDecode ]")))
    elsewhere = _packed(copy, length=b"/Length 9 0 R")
    yield _good("length-elsewhere", "The length in another object.", _pdf(elsewhere))
    yield _good("length-wrong", "A length that is too short.", _pdf(_stream(copy, length=b"/Length 12")))
    yield _bad(
        "ends-in-line-end",
        "Tabs after the copy, deflated so that the last byte is a line end.",
        _pdf(_ending_in_a_line_end(copy)),
        "layout",
    )
    yield _good("same-twice", "The same copy twice.", _pdf(_stream(copy), _packed(copy)))
    beside = (_stream(b"\x89PNG"), _stream(b"a;b"))
    yield _good("among-others", "A picture and a table beside it.", _pdf(*beside, _packed(copy)))
    yield _good(
        "other-words", "The page shows other words.", _pdf(_stream(copy), shown=b"Bo is the best of all.")
    )
    yield _good("accepted", "The copy with its acceptance.", _pdf(_packed(ACCEPTED)), is_accepted=True)
    changed = copy.replace(b"Ada", b"Eve", 1)
    yield _bad("changed", "The copy was changed.", _pdf(_packed(changed)), "signature")
    yield _bad("touched", "A space after the first brace.", _pdf(_packed(b"{ " + copy[1:])), "layout")
    yield _bad("two", "Two copies that differ.", _pdf(_stream(copy), _packed(changed)))
    added = _pdf(_stream(changed)) + b"1 0 obj\n" + _stream(copy) + b"\nendobj\n%%EOF\n"
    yield _bad("added", "Another copy was added at the end.", added)
    yield _bad("empty", "Nothing inside.", _pdf())
    yield _bad("no-pdf", "Only the first line of a PDF.", b"%PDF-1.7\n")
    yield _bad(
        "not-embedded", "The copy in a stream of another type.", _pdf(_stream(copy, kind=b"/Type /XObject"))
    )
    yield _bad(
        "other-filter", "A filter that is not known.", _pdf(_packed(copy, filtered=b"/Filter /LZWDecode"))
    )
    yield _bad("broken", "A deflated copy that was cut.", _pdf(_cut(copy)))
    yield _bad("bomb", "Two million spaces, deflated.", _pdf(_packed(b"{" + b" " * 2_000_000)))
    yield _bad("without-end", "No end of the stream.", _pdf(_stream(copy)).partition(b"endstream")[0])
    yield _bad("many", "Seventy files.", _pdf(*[_stream(b"%d" % number) for number in range(70)]))


def _good(name: str, about: str, data: bytes, *, is_accepted: bool = False) -> Case:
    return Case(
        f"letter-{name}",
        about,
        data,
        accepted=is_accepted,
        accepted_by_subject=is_accepted,
        cautions=("on-paper",),
        is_pdf=True,
    )


def _bad(name: str, about: str, data: bytes, reason: str = "unreadable") -> Case:
    return Case(f"letter-{name}", about, data, reason=reason, is_pdf=True)


def _pdf(*streams: bytes, shown: bytes = b"A letter.") -> bytes:
    """A PDF of one page that shows a line, with these streams as objects of their own."""
    drawn = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % shown
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *streams,
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, held) for number, held in enumerate(objects, 1))
    return b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n"


def _stream(content: bytes, *, length: bytes = b"", kind: bytes = _TYPE, filtered: bytes = b"") -> bytes:
    length = length or b"/Length %d" % len(content)
    return b"<< %s %s %s >>\nstream\n%s\nendstream" % (kind, length, filtered, content)


def _packed(content: bytes, *, length: bytes = b"", filtered: bytes = b"/Filter /FlateDecode") -> bytes:
    return _stream(zlib.compress(content), length=length, filtered=filtered)


def _ending_in_a_line_end(content: bytes) -> bytes:
    """The length stands elsewhere, so only trying tells whether the byte belongs to the data."""
    spaced = next(
        content + b"\t" * count
        for count in range(1, 5000)
        if zlib.compress(content + b"\t" * count).endswith(b"\n")
    )
    return _packed(spaced, length=b"/Length 9 0 R")


def _cut(content: bytes) -> bytes:
    return _stream(zlib.compress(content)[:-40], filtered=b"/Filter /FlateDecode")
