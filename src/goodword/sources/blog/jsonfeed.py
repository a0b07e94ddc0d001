"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read item by item."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from goodword.sources.blog.posts import Entry
from goodword.sources.blog.site import Site
from goodword.text.elements import Bad, Elements
from goodword.text.times import utc_of

VERSION = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_ITEMS = re.compile(rb'"items"\s*:\s*\[')
_HEAD = 64 << 10
_LINE_ENDS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


class Author(msgspec.Struct):
    """An author of the feed or of an item."""

    name: str | None = None
    url: str | None = None


class Item(msgspec.Struct):
    """A post."""

    id: str | int | float | None = None
    url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    summary: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    author: Author | None = None
    authors: list[Author] = []
    language: str | None = None


def site_of(head: bytes) -> Site:
    """The site by what stands before the items; where those come first nothing is known of it."""
    before = _ITEMS.split(head[:_HEAD], maxsplit=1)[0]
    author = re.search(rb'"authors?"\s*:\s*\[?\s*(\{[^{}]*\})', before)
    known = _decoded(author[1]) if author else Author()
    return Site(
        url=_string(before, b"home_page_url") or "",
        author=known.name,
        author_url=known.url,
        lang=_string(before, b"language"),
    )


def entries_in(chunks: Iterable[bytes]) -> Iterator[Entry | Bad]:
    """The posts in their order, the unreadable ones as Bad."""
    elements = Elements(msgspec.json.Decoder(list[Item]), msgspec.json.Decoder(Item), opening=_ITEMS)
    for run in elements.runs(chunks):
        if isinstance(run, Bad):
            yield run
            continue
        for place, item in enumerate(run.items, run.first):
            yield _entry(item, place)


def _entry(item: Item, place: int) -> Entry:
    html = item.content_html or (item.content_text or item.summary or "").translate(_LINE_ENDS)
    authors = [*item.authors, *([item.author] if item.author else [])]
    return Entry(
        id=str(item.id) if item.id is not None else item.url or f"{item.date_published} {item.title}",
        html=html,
        title=(item.title or "").translate(_LINE_ENDS),
        at=utc_of(item.date_published or item.date_modified or ""),
        url=item.url,
        author=authors[0].name if authors else None,
        lang=item.language,
        place=place,
    )


def _decoded(data: bytes) -> Author:
    try:
        return msgspec.json.decode(data, type=Author)
    except (msgspec.MsgspecError, ValueError):
        return Author()


def _string(data: bytes, key: bytes) -> str | None:
    found = re.search(rb'"%s"\s*:\s*("(?:[^"\\]++|\\.){0,2000}")' % key, data)
    try:
        return msgspec.json.decode(found[1], type=str) if found else None
    except (msgspec.MsgspecError, ValueError):
        return None
