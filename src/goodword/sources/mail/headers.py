"""The head of a message (RFC 5322): a few fields, capped before anything is decoded.

`email.policy.default` works for minutes on twenty thousand encoded words; here a field is cut to a
length that no honest one has, and the standard library's older functions do the rest.
"""

import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from itertools import islice

import msgspec

from goodword.text.charsets import decoded

HEAD = 64 << 10
"""Bytes of a head that are read; Gmail's are 4 to 12 thousand."""
ADDRESSES = 200
"""Addresses that are read of one field."""
_FIELD = 32 << 10
_PHRASE = 2_000
"""Characters of a subject or of the name beside an address."""
_WORDS = 100
"""Encoded words of a phrase: 75 characters each."""
_PARENTHESES = 20
_END = re.compile(rb"\r?\n\r?\n|\A\r?\n")
_FOLD = re.compile(rb"\r?\n[ \t]+")
_LINE = re.compile(rb"^([!-9;-~]{1,100}+)[ \t]{0,9}+:[ \t]*([^\r\n]*)", re.MULTILINE)
"""Old programs left a space before the colon (RFC 5322, 4.5)."""
_ADDRESS = re.compile(r"[^\s@<>\"(),:;\[\]\\]{1,64}@(?:[\w-]{1,63}\.)*[\w-]{1,63}")
_ANYWHERE = re.compile(rf"(?<![^\s<\"'(,;:\[])({_ADDRESS.pattern})")
_PLAIN = re.compile(rf"(?:\"([^\"\\<>]*+)\"\s*+|([^\"<>@,;:()\\]*+))<({_ADDRESS.pattern})>")
"""Nine fields of ten: one address with its name; the standard library takes ten times as long for it."""
_ID = re.compile(r"<\s*([^<>\s]{1,500})\s*>")
_ENCODED = re.compile(r"=\?[^?\s]{1,80}\?[bqBQ]\?[^?]{0,2000}\?=")
_SPELLED = re.compile(rb"\\u([0-9a-f]{4})")
_MALFORMED = (HeaderParseError, binascii.Error, ValueError, LookupError)
"""What the standard library raises for broken base64 in an encoded word."""
_QUOTES = "\"'“”‘’ "
_TURNED = re.compile(r"([^\W\d_][\w'’. -]{0,60}), ([^\W\d_][\w'’. -]{0,60}?)(?: [(\[].{0,100}[)\]])?")
"""“Ruiz, Ana (Pilots)”: the department goes."""
_BEHIND_A_COMMA = frozenset({
    "phd", "md", "mba", "jr", "sr", "esq", "cpa", "ii", "iii", "inc", "llc", "ltd", "gmbh", "ag", "msc", "ma",
})  # fmt: skip
"""What stands there and is no given name."""


class Address(msgspec.Struct, frozen=True, gc=False):
    """A mailbox as a field writes it."""

    email: str
    """The addr-spec in lower case."""
    name: str
    """The display name decoded, or empty; never the address itself."""


class Head:
    """The fields of a message's or a part's head; names in lower case, the first field of a name first."""

    __slots__ = ("_fields", "first")

    def __init__(self, block: bytes) -> None:
        """Take the fields out of `block`; lines that are no fields are passed over."""
        self._fields: dict[str, list[bytes]] = {}
        self.first = ""
        """Name of the topmost field: what the last program to touch the message put there."""
        for name, value in _LINE.findall(_FOLD.sub(b" ", block)):
            key = name.decode("ascii").lower()
            self.first = self.first or key
            self._fields.setdefault(key, []).append(value)

    def __contains__(self, name: str) -> bool:
        """Whether there is a field of that name."""
        return name in self._fields

    def all(self, name: str) -> list[str]:
        """Every field of that name, as written but for folding."""
        return [decoded(value[:_FIELD]).replace("\0", "").strip() for value in self._fields.get(name, ())]

    def get(self, name: str) -> str:
        """The first field of that name as written; empty where there is none."""
        values = self._fields.get(name)
        return decoded(values[0][:_FIELD]).replace("\0", "").strip() if values else ""

    def phrase(self, name: str) -> str:
        """The first field of that name with its encoded words decoded, on one line."""
        return phrase(self.get(name))

    def addresses(self, *names: str) -> list[Address]:
        """The mailboxes in the fields of these names, each once, at most `ADDRESSES`."""
        found: dict[str, Address] = {}
        for value in (value for name in names for value in self.all(name)):
            for address in islice(_addresses(value), ADDRESSES - len(found)):
                known = found.get(address.email)
                if known is None or not known.name:
                    found[address.email] = address
        return list(found.values())

    def ids(self, name: str) -> list[str]:
        """The message ids in the first field of that name, without their angle brackets."""
        return _ID.findall(self.get(name))


def cut(data: bytes) -> tuple[Head, int]:
    """The head at the beginning of `data`, and where the body begins."""
    found = _END.search(data, 0, HEAD)
    if found is not None:
        return Head(data[: found.start()]), found.end()
    whole = _END.search(data)
    return Head(data[:HEAD]), whole.end() if whole else len(data)


def content_type(value: str) -> tuple[str, Mapping[str, str]]:
    """The media type in lower case and its parameters (RFC 2045, RFC 2231); text/plain for what is none."""
    message: Message[str, str] = Message()
    message["Content-Type"] = value[:_PHRASE]
    parameters: dict[str, str] = {}
    for name in ("charset", "boundary", "format", "delsp", "protocol", "report-type"):
        if name in value.lower():
            found = message.get_param(name)
            parameters[name] = found[2] if isinstance(found, tuple) else str(found or "")
    return message.get_content_type(), parameters


def phrase(value: str) -> str:
    """A name or a subject with its encoded words (RFC 2047) decoded, on one line, at most 2,000 letters."""
    value = value[:_PHRASE]
    if "=?" in value:
        value = _decoded_words(value)
    return " ".join(value.split())


def _decoded_words(value: str) -> str:
    if value.count("=?") > 2 * _WORDS:
        return _ENCODED.sub("", value)
    try:
        return "".join(_pieces(decode_header(value)))
    except _MALFORMED:
        return value


def _pieces(found: Sequence[tuple[bytes | str, str | None]]) -> Iterator[str]:
    for piece, charset in found:
        yield piece if isinstance(piece, str) else decoded(_bytes(piece, charset), charset)


def _bytes(piece: bytes, charset: str | None) -> bytes:
    """The standard library gives bare words back in raw-unicode-escape: what is no Latin-1 is spelled out."""
    if charset is None and b"\\u" in piece:
        return _SPELLED.sub(lambda found: chr(int(found[1], 16)).encode("utf-8", "replace"), piece)
    return piece


def _addresses(value: str) -> Iterator[Address]:
    if plain := _PLAIN.fullmatch(value):
        yield Address(plain[3].lower(), _name(phrase(plain[1] or plain[2] or ""), plain[3]))
        return
    if value.count("(") > _PARENTHESES:  # comments nest, and the standard library follows them by recursion
        value = value.replace("(", " ").replace(")", " ")
    pairs = [(name, email) for name, email in getaddresses([value]) if _ADDRESS.fullmatch(email)]
    if not pairs:
        pairs = [("", email) for email in _ANYWHERE.findall(phrase(value))]
    for name, email in pairs:
        yield Address(email.lower(), _name(phrase(name), email))


def _name(written: str, email: str) -> str:
    """The display name; empty where programs put the address there. Outlook's “Ruiz, Ana” is turned round."""
    name = written.strip(_QUOTES)
    if "@" in name or name == email.partition("@")[0]:
        return ""
    turned = _TURNED.fullmatch(name)
    if turned and turned[2].replace(".", "").casefold() not in _BEHIND_A_COMMA:
        return f"{turned[2]} {turned[1]}"
    return name
