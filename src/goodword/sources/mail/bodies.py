"""The words of a message out of its parts (RFC 2045-2049, 3676): attachments are never decoded."""

import binascii
import re
from collections.abc import Callable, Iterator

import msgspec

from goodword.sources.mail.headers import Head, content_type, cut
from goodword.text.charsets import decoded
from goodword.text.markup import text_of_html

DEEPEST = 20
"""Multiparts inside one another. Real mail has four."""
MOST_PARTS = 200
LONGEST = 256 << 10
"""Characters of a message's words."""
_RAW = 1 << 20
"""Bytes of a text part that are decoded."""
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_SIGNATURE_CLASSES = re.compile(r"\b(?:gmail_signature|moz-signature|AppleMailSignature|Signature)\b")
_LEFT_OUT = (("<style", "</style"), ("<script", "</script"), ("<!--", "-->"))
_DATA = re.compile(r"\bdata:image/[^\"'>\s]*")


class Words(msgspec.Struct, gc=False):
    """What a message says."""

    text: str = ""
    is_encrypted: bool = False


class _Walk:
    """One way through the parts of one message."""

    def __init__(self) -> None:
        self.parts = 0
        self.is_encrypted = False

    def texts(self, head: Head, body: bytes, depth: int) -> list[str]:
        """The texts below a part, in order, of alternatives the plain one."""
        kind, parameters = content_type(head.get("content-type"))
        self.parts += 1
        if self.parts > MOST_PARTS or depth > DEEPEST or _is_attached(head):
            return []
        if kind.startswith("multipart/") and parameters.get("boundary"):
            return self._of_multipart(kind, parameters["boundary"], body, depth)
        if kind not in {"text/plain", "text/html"} and not kind.startswith("multipart/"):
            self.is_encrypted |= kind in {"application/pkcs7-mime", "application/x-pkcs7-mime"}
            return []
        text = decoded(_transferred(head, body), parameters.get("charset"))
        if kind == "text/html":
            return [_of_html(text)]
        if parameters.get("format", "").lower() == "flowed":
            text = unflowed(text, deletes_space=parameters.get("delsp", "").lower() == "yes")
        return [text]

    def _of_multipart(self, kind: str, boundary: str, body: bytes, depth: int) -> list[str]:
        if kind == "multipart/encrypted":
            self.is_encrypted = True
            return []
        found: list[str] = []
        for head, part in _parts(body, boundary):
            if kind == "multipart/alternative" and any(text.strip() for text in found):
                break
            if self.parts >= MOST_PARTS:
                break
            found.extend(self.texts(head, part, depth + 1))
        return found


def words_of(head: Head, body: bytes) -> Words:
    """The words in `body`, lines apart by LF, bounded; quotations and signature still in them."""
    walk = _Walk()
    texts = walk.texts(head, body, 0)
    text = "\n\n".join(text for text in texts if text.strip())[:LONGEST]
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").replace("\u00a0", " ")
    return Words(plain, walk.is_encrypted or plain.startswith("-----BEGIN PGP MESSAGE-----"))


def unflowed(text: str, *, deletes_space: bool) -> str:
    """The text with its soft line breaks taken out (RFC 3676); quoted lines stay as they are."""
    lines: list[list[str]] = []
    is_open = False
    for line in text.replace("\r\n", "\n").split("\n"):
        is_quoted = line.startswith(">")
        bare = line if is_quoted else line.removeprefix(" ")  # a line may be stuffed with a space
        is_soft = not is_quoted and bare.endswith(" ") and bare != "-- "
        said = bare[:-1] if is_soft and deletes_space else bare
        if is_open and not is_quoted:
            lines[-1].append(said)
        else:
            lines.append([said])
        is_open = is_soft
    return "\n".join("".join(pieces) for pieces in lines)


def _parts(body: bytes, boundary: str) -> Iterator[tuple[Head, bytes]]:
    """The parts between lines of `--boundary`; without a closing one the last goes to the end."""
    mark = b"--" + boundary.encode("utf-8", "replace")
    begin: int | None = None
    for at, end in _marks(body, mark):
        if begin is not None:
            head, start = cut(body[begin:at])
            yield head, body[begin + start : at]
        if body[at + len(mark) : at + len(mark) + 2] == b"--":
            return
        begin = end
    if begin is not None:
        head, start = cut(body[begin:])
        yield head, body[begin + start :]


def _marks(body: bytes, mark: bytes) -> Iterator[tuple[int, int]]:
    """Where a line is `mark`, perhaps with `--` behind it, and where the next line begins."""
    at = body.find(mark)
    while at >= 0:
        if body[max(0, at - 1) : at] in {b"", b"\n"}:  # asked first: a long line is looked through once
            end = body.find(b"\n", at) + 1 or len(body)
            if not body[at + len(mark) : end].strip(b"- \t\r\n"):
                yield at, end
        at = body.find(mark, at + len(mark))


def _is_attached(head: Head) -> bool:
    disposition = head.get("content-disposition")[:200].lower()
    return disposition.startswith("attachment") or "filename" in disposition


def _transferred(head: Head, body: bytes) -> bytes:
    """The bytes of a text part, its transfer encoding taken off; broken ones as far as they go."""
    encoding = head.get("content-transfer-encoding")[:40].strip().lower()
    body = body[:_RAW]
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding == "base64":
        letters = _NOT_BASE64.sub(b"", body)
        return binascii.a2b_base64(letters[: len(letters) - (len(letters) % 4 == 1)] + b"==")
    return body


def _of_html(html: str) -> str:
    return text_of_html(_DATA.sub("", _without_silent(html)), frame=_frame)


def _without_silent(html: str) -> str:
    """`html` without style sheets and comments, which are longer than the words; one pass for each kind."""
    for opening, closing in _LEFT_OUT:
        low = html.lower()
        if len(low) != len(html):  # a letter whose lower case is two: places would not fit
            continue
        kept: list[str] = []
        at = 0
        while (begin := low.find(opening, at)) >= 0:
            kept.append(html[at:begin])
            end = low.find(closing, begin)
            at = len(html) if end < 0 else end + len(closing)
        html = "".join((*kept, html[at:]))
    return html


def _frame(tag: str, marks: str) -> Callable[[str], str] | None:
    """Quotations and signatures of HTML, marked as plain text marks them."""
    if tag == "blockquote":
        return _quoted
    return _signed if _SIGNATURE_CLASSES.search(marks) else None


def _quoted(words: str) -> str:
    return "\n".join(f"> {line}" for line in words.split("\n"))


def _signed(words: str) -> str:
    return f"-- \n{words}"
