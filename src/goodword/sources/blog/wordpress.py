"""The export of WordPress (WXR 1.0 to 1.2), streamed: posts, pages, and the comments below them.

It is RSS with more in it, and as large as the blog is old; so expat reads it piece by piece, one
post in memory at a time. A document type is refused: no export has one.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from xml.parsers.expat import ExpatError, ParserCreate

from goodword.sources.blog.posts import LONGEST_POST, Entry
from goodword.text.times import utc_of

NAMESPACE = b"wordpress.org/export/"
_DEEPEST = 64
_MOST_COMMENTS = 20_000
_LONGEST_ITEM = 16 << 20
"""Characters of a post and everything below it: what stands behind them is left out, and told."""
_LONGEST_TAG = 1 << 20
"""Bytes of a tag or a comment: before 2.6 expat reads one anew from its beginning with each piece."""
_WXR = re.compile(r"https?://wordpress\.org/export/[\d.]+/")
"""Some tools write the newer address, though a namespace is a name and no address."""
_SHORT = {
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://wordpress.org/export/1.2/excerpt/": "excerpt:",
}
_NOT_XML = bytes(set(range(32)) - {9, 10, 13})
_PARAGRAPH = re.compile(r"\n\s*\n")
_SEPARATOR = "\x1f"


class CutError(Exception):
    """The file cannot be read further: what came before stands."""


@dataclass(slots=True)
class Fields:
    """The fields of an item, a comment or an author by their short names."""

    of: dict[str, str] = field(default_factory=dict)
    comments: list["Fields"] = field(default_factory=list)
    size: int = 0
    """Characters of all fields, those of the comments included."""
    is_whole: bool = True

    def __getitem__(self, name: str) -> str:
        """The field of that name; empty where there is none."""
        return self.of.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Item:
    """A post that was published, and the comments that were approved below it."""

    entry: Entry
    login: str
    comments: tuple[tuple[Entry, Fields], ...]
    is_whole: bool
    """False where more stands below the post than is read."""


class Export:
    """One reading of one export. `head` and `authors` are known when the first item comes."""

    def __init__(self) -> None:
        """Begin."""
        self.head = Fields()
        self.authors: list[Fields] = []
        self._path: list[str] = []
        self._text: list[str] = []
        self._size = 0
        self._item: Fields | None = None
        self._part: Fields | None = None
        self._done: list[Fields] = []

    def items(self, chunks: Iterable[bytes]) -> Iterator[Item]:
        """The published posts and pages. Raises CutError where the file cannot be read further."""
        parser = ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._take
        parser.StartDoctypeDeclHandler = self._refuse
        place = fed = 0
        for piece in chain(chunks, (None,)):
            sound = piece.translate(None, _NOT_XML) if piece is not None else b""
            fed += len(sound)
            try:
                parser.Parse(sound, piece is None)
                is_cut = fed - parser.CurrentByteIndex > _LONGEST_TAG
            except (ExpatError, ValueError, LookupError, CutError):  # LookupError: an encoding that is none
                is_cut = True
            done, self._done = self._done, []
            for fields in done:
                if (item := _item(fields, place)) is not None:
                    yield item
                place += 1
            if is_cut:
                raise CutError

    def _refuse(self, *_: object) -> None:
        raise CutError

    def _start(self, name: str, _: object) -> None:
        short = _shortened(name)
        self._path.append(short)
        if len(self._path) > _DEEPEST:
            raise CutError
        self._text, self._size = [], 0
        if short == "item":
            self._item = Fields()
        elif short == "wp:comment" and self._item is not None:
            self._part = Fields()
            if len(self._item.comments) < _MOST_COMMENTS:
                self._item.comments.append(self._part)
            else:
                self._item.is_whole = False
        elif short == "wp:author":
            self._part = Fields()
            self.authors.append(self._part)

    def _take(self, text: str) -> None:
        self._size += len(text)
        if self._size <= LONGEST_POST:
            self._text.append(text)

    def _end(self, _: str) -> None:
        short = self._path.pop()
        into = self._part or self._item or (self.head if self._path[-1:] == ["channel"] else None)
        if into is not None and short not in into.of and self._has_room(into):
            into.of[short] = "".join(self._text)
        self._text, self._size = [], 0
        if short in {"wp:comment", "wp:author"}:
            self._part = None
        elif short == "item" and self._item is not None:
            self._done.append(self._item)
            self._item = None

    def _has_room(self, into: Fields) -> bool:
        """Whether the text that ends here is still taken in; of a post together with what stands below it."""
        whole = self._item or into
        whole.size += min(self._size, LONGEST_POST) + 1
        whole.is_whole = whole.is_whole and whole.size <= _LONGEST_ITEM
        return whole.size <= _LONGEST_ITEM


def _shortened(name: str) -> str:
    space, _, local = name.rpartition(_SEPARATOR)
    if space in _SHORT:
        return _SHORT[space] + local
    return f"wp:{local}" if _WXR.fullmatch(space) else local


def _item(fields: Fields, place: int) -> Item | None:
    """The post of an item; None for a draft, a private one, a picture or a menu."""
    if fields["wp:status"] not in {"publish", ""} or fields["wp:post_type"] not in {"post", "page", ""}:
        return None
    if fields["wp:post_password"]:
        return None
    entry = Entry(
        id=fields["guid"] or fields["link"] or f"post {fields['wp:post_id']}",
        html=_paragraphs(fields["content:encoded"]),
        title=fields["title"],
        at=utc_of(fields["wp:post_date_gmt"]) or utc_of(fields["wp:post_date"]),
        url=fields["link"] or None,
        author=None,
        place=place,
    )
    approved = [one for one in fields.comments if one["wp:comment_approved"] in {"1", "approve"}]
    said = [one for one in approved if one["wp:comment_type"] in {"", "comment"}]
    below = tuple((_comment(one, entry), one) for one in said)
    return Item(entry, fields["dc:creator"], below, fields.is_whole)


def _comment(fields: Fields, below: Entry) -> Entry:
    return Entry(
        id=f"{below.id}#comment-{fields['wp:comment_id']}",
        html=_paragraphs(fields["wp:comment_content"]),
        at=utc_of(fields["wp:comment_date_gmt"]) or utc_of(fields["wp:comment_date"]),
        url=f"{below.url}#comment-{fields['wp:comment_id']}" if below.url else None,
        answers=below.id,
        place=below.place,
    )


def _paragraphs(text: str) -> str:
    """WordPress keeps paragraphs as blank lines and makes elements of them when it shows them."""
    return _PARAGRAPH.sub("<p>", text) if "<p>" not in text else text
