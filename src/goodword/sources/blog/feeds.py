"""RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0: the guards that look at the bytes before any parser.

The guards: size, document types, encodings in which a document type would not be seen, depth. What
they refuse no parser sees. What they let through is parsed in a process of its own (`parsing`).
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from goodword.archive.confined import Confined, LostError
from goodword.ports import Archive
from goodword.sources.blog.parsing import Feed, parse

LARGEST = 16 << 20
"""Bytes of a feed: it holds the last ten or hundred posts. feedparser reads 3 MB a second."""
_DEEPEST = 200
_BEGINS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+"
    rb"(?:<\?[^>]{0,500}+>\s*+|<!--(?:(?!-->).){0,2000}+-->\s*+|<!DOCTYPE[^>\[]{0,400}+(?:\[[^\]]{0,4000}+\]\s*+)?+>\s*+)*+"
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
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"

TOO_LARGE = f"this feed is larger than {LARGEST >> 20} MB"
HAS_TYPE = "this feed declares a document type or entities, which no feed needs; it is not read"
TOO_DEEP = "this feed is nested deeper than any real one; it is not read"
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


class Feeds:
    """The feeds of one archive, parsed in a child process; the one asked for last is kept."""

    def __init__(self, archive: Archive, parse_apart: Callable[[bytes], bytes]) -> None:
        """Parse nothing yet."""
        self._archive = archive
        self._parse = parse_apart
        self._last: tuple[str, Feed] | None = None
        self._refused: dict[str, str] = {}

    def __call__(self, name: str) -> Feed:
        """The feed in the member `name`. Raises RefusedError, with the reason."""
        if name in self._refused:
            raise RefusedError(self._refused[name])
        if self._last is None or self._last[0] != name:
            try:
                self._last = name, self._parsed(name)
            except (RefusedError, LostError) as error:
                self._refused[name] = str(error)
                raise RefusedError(str(error)) from error
        return self._last[1]

    def _parsed(self, name: str) -> Feed:
        if self._archive.size(name) > LARGEST:
            raise RefusedError(TOO_LARGE)
        return msgspec.msgpack.decode(self._parse(guarded(self._archive.read(name))), type=Feed)


@contextmanager
def feeds_of(archive: Archive) -> Iterator[Feeds]:
    """The feeds of `archive`, to be read while the context lasts."""
    with Confined(parse) as parse_apart:
        yield Feeds(archive, parse_apart)


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
