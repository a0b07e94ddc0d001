"""RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, by feedparser, behind guards that look at the bytes first.

The guards: size, document types, encodings in which a document type would not be seen, depth. What
they refuse no parser sees. feedparser is given a stream of bytes, never a name or an address: those
it would open.
"""

import io
import re
import sys
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser

from goodword.sources.blog.posts import Entry
from goodword.sources.blog.site import Site
from goodword.text.times import FIRST_YEAR

LARGEST = 16 << 20
"""Bytes of a feed: it holds the last ten or hundred posts. feedparser reads 3 MB a second."""
_DEEPEST = 200
_MOST_ENTRIES = 50_000
_BEGINS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+"
    rb"(?:<\?[^>]{0,500}+>\s*+|<!--(?:(?!-->).){0,2000}+-->\s*+|<!DOCTYPE[^>\[]{0,400}+>\s*+)*+"
    rb"<(?:rss\b|feed\b|rdf:RDF\b[^>]{0,1000}?purl\.org/(?:rss|net/rss))",
    re.DOTALL,
)
_DECLARED = re.compile(
    rb"\A((?:\xef\xbb\xbf)?\s{0,99}<\?xml[^>]{0,200}?)encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']"
)
_UNSEEN = re.compile(
    rb"utf-?(?:7|16|32)|ucs|ebcdic|cp(?:0?37|273|424|500|875|1026|1140)|iso-?2022|hz|unicode|punycode|idna",
    re.IGNORECASE,
)
"""Encodings in which a tag can be written otherwise than in ASCII."""
_WIDE = (
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[\]]{0,400}>", re.IGNORECASE)
"""Netscape's own for RSS 0.91: it declares nothing here and is taken out."""
_FORBIDDEN = re.compile(rb"<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST)", re.IGNORECASE)
_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*+>")
_REFERENCE = re.compile(r"&#(x[0-9a-f]+|[0-9]+);?", re.IGNORECASE)
_FOREIGN = (ValueError, OverflowError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
"""What feedparser is known to raise, or to be about to: found by damaging feeds at random."""
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"

TOO_LARGE = f"this feed is larger than {LARGEST >> 20} MB"
HAS_TYPE = "this feed declares a document type or entities, which no feed needs; it is not read"
TOO_DEEP = "this feed is nested deeper than any real one; it is not read"
BROKEN = "this feed is damaged and could not be read"
NOT_WHOLE = "this feed is not well-formed; what could be read was read"


class RefusedError(Exception):
    """A guard will not have the file read."""


def is_feed(head: bytes) -> bool:
    """Whether a file that begins so is a feed."""
    return _BEGINS.match(_as_utf8(head)) is not None


def guarded(data: bytes) -> bytes:
    """The bytes that may be parsed. Raises RefusedError, with the reason."""
    if len(data) > LARGEST:
        raise RefusedError(TOO_LARGE)
    data = _as_utf8(data)
    bare = _without_cdata(_DOCTYPE.sub(b"", data, count=1))
    if _FORBIDDEN.search(bare):
        raise RefusedError(HAS_TYPE)
    if _depth(bare) > _DEEPEST:
        raise RefusedError(TOO_DEEP)
    return _DOCTYPE.sub(b"", data, count=1)


class Feed:
    """A feed, parsed."""

    def __init__(self, data: bytes) -> None:
        """Parse what the guards let through. Raises RefusedError."""
        data = guarded(data)
        try:
            self._parsed: Any = _parsed(data)
        except _FOREIGN:
            try:
                self._parsed = _parsed(_mended(data))
            except _FOREIGN as error:
                raise RefusedError(BROKEN) from error

    @property
    def is_whole(self) -> bool:
        """Whether it is well-formed; a wrong declaration of its encoding is no damage."""
        return not self._parsed.bozo or isinstance(
            self._parsed.get("bozo_exception"), feedparser.CharacterEncodingOverride
        )

    @property
    def site(self) -> Site:
        """The site, and its author: stated for it all, else the one whom every entry names."""
        head = self._parsed.feed
        stated = _author(head)
        names = {name for entry in self._parsed.entries if (name := _author(entry)[0])}
        name, url, email = stated
        if not name and len(names) == 1:
            (name,) = names
            one = next(found for entry in self._parsed.entries if (found := _author(entry))[0])
            url, email = one[1], one[2]
        return Site(url=_text(head.get("link")), author=name, author_url=url, email=email, lang=_lang(head))

    def entries(self) -> Iterator[Entry]:
        """The posts in their order."""
        lang = _lang(self._parsed.feed)
        for place, entry in enumerate(self._parsed.entries[:_MOST_ENTRIES]):
            contents = [part for part in entry.get("content", ()) if part.get("value")]
            html = _text(contents[0].get("value")) if contents else _text(entry.get("summary"))
            url = _text(entry.get("link")) or None
            yield Entry(
                id=_text(entry.get("id"))
                or url
                or f"{_text(entry.get('published'))} {_text(entry.get('title'))}",
                html=html,
                title=_text(entry.get("title")),
                # feedparser warns where one stands for the other; as a plain mapping it does not.
                at=_time(dict.get(entry, "published_parsed")) or _time(dict.get(entry, "updated_parsed")),
                url=url,
                author=_author(entry)[0],
                lang=lang,
                place=place,
            )


def _parsed(data: bytes) -> Any:  # noqa: ANN401 - feedparser has no types
    return feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)


def _mended(data: bytes) -> bytes:
    """The bytes without what feedparser stumbles over: bad UTF-8, NUL, references to no character."""
    text = _DECLARED.sub(rb"\1", data, count=1).decode("utf-8", "replace").replace("\0", "")
    return _REFERENCE.sub(_character, text).encode("utf-8", "replace")


def _character(found: re.Match[str]) -> str:
    digits = found[1]
    is_long = len(digits) > len("x10FFFF")
    number = -1 if is_long else int(digits[1:], 16) if digits[:1] in "xX" else int(digits)
    return found[0] if 0 < number <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}"


def _author(of: Any) -> tuple[str | None, str | None, str | None]:  # noqa: ANN401 - feedparser's own mapping
    """Name, address on the web and e-mail address of the author that a feed or an entry names."""
    found = of.get("author_detail") or {}
    name = _text(found.get("name")) or _text(of.get("author"))
    return name or None, _text(found.get("href")) or None, _text(found.get("email")) or None


def _lang(of: Any) -> str | None:  # noqa: ANN401 - feedparser's own mapping
    found = _text(of.get("language"))
    return found if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", found) else None


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _time(parsed: object) -> datetime | None:
    """The time of feedparser's nine numbers, which are in UTC."""
    try:
        at = datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None  # type: ignore[arg-type] # feedparser has no types
    except (ValueError, OverflowError, TypeError, OSError):
        return None
    return at if at and at.year >= FIRST_YEAR else None


def _as_utf8(data: bytes) -> bytes:
    """The bytes in an encoding that tells letters of ASCII as they are, as the guards read them.

    UTF-16 and UTF-32 are written anew; an encoding that is declared and in which the parser would
    see other tags than the guards is taken out of the declaration.
    """
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            data = data.decode(encoding, "replace").removeprefix("\ufeff").encode("utf-8", "replace")
            return _DECLARED.sub(rb"\1", data, count=1)
    declared = _DECLARED.match(data)
    return _DECLARED.sub(rb"\1", data, count=1) if declared and _UNSEEN.match(declared[2]) else data


def _without_cdata(data: bytes) -> bytes:
    """The bytes without what stands in CDATA sections, where everything is plain text."""
    kept = []
    at = 0
    while (start := data.find(_CDATA, at)) >= 0:
        kept.append(data[at:start])
        end = data.find(_CDATA_END, start)
        at = end + len(_CDATA_END) if end >= 0 else len(data)
    kept.append(data[at:])
    return b"".join(kept)


def _depth(data: bytes) -> int:
    """The most open elements at one place."""
    deepest = depth = 0
    for tag in _TAG.finditer(data):
        if tag[1]:
            depth = max(0, depth - 1)
        elif not tag[0].endswith(b"/>"):
            depth += 1
            deepest = max(deepest, depth)
    return deepest
