"""What feedparser makes of a feed, in a process of its own.

It takes minutes over an address of a million letters, or over an element of as many attributes, and
gives no way to bound either; so `parse` runs in `archive.confined`. feedparser is given a stream of
bytes, never a name or an address: those it would open.
"""

import io
import re
import sys
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from goodword.sources.blog.posts import Entry
from goodword.sources.blog.site import Site
from goodword.text.times import FIRST_YEAR

_MOST_ENTRIES = 50_000
_LONGEST_AUTHOR = 300
_EMAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,9}[\w-]{2,63}")
_NOBODYS = re.compile(r"no-?reply@.*", re.IGNORECASE)
"""Blogger gives everybody the same address."""
_KIND = "http://schemas.google.com/g/2005#kind"
"""In the export of a Blogger blog settings, templates, drafts and comments stand among the posts."""
_NOT_SAID = frozenset({"settings", "template"})
_AROUND = re.compile(r"[()<>]|mailto:")
_REFERENCE = re.compile(r"&#(x[0-9a-f]+|[0-9]+);?", re.IGNORECASE)
_FOREIGN = (ValueError, OverflowError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
"""What feedparser is known to raise over characters that can be mended: found by damaging feeds at random."""
_DECLARED = re.compile(
    rb"\A((?:\xef\xbb\xbf)?\s{0,99}<\?xml[^>]{0,200}?)encoding\s*=\s*[\"'][\w.:-]{1,40}[\"']"
)


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed, parsed."""

    site: Site
    entries: tuple[Entry, ...]
    is_whole: bool
    """Whether it is well-formed; a wrong declaration of its encoding is no damage."""


def parse(data: bytes) -> bytes:
    """The `Feed` in `data`, packed. Raises what feedparser raises."""
    try:
        parsed = _parsed(data)
    except _FOREIGN:
        parsed = _parsed(_mended(data))
    feed = Feed(site=_site(parsed), entries=tuple(_entries(parsed)), is_whole=_is_whole(parsed))
    return msgspec.msgpack.encode(feed)


def _is_whole(parsed: Any) -> bool:  # noqa: ANN401 - feedparser has no types
    import feedparser  # noqa: PLC0415 - only the child needs it

    overridden = isinstance(parsed.get("bozo_exception"), feedparser.CharacterEncodingOverride)
    return not parsed.bozo or overridden


def _site(parsed: Any) -> Site:  # noqa: ANN401 - feedparser has no types
    """The site, and its author: stated for it all, else the one whom every entry names."""
    head = parsed.feed
    name, url, email = _author(head)
    named = {author[0]: author for author in map(_author, reversed(parsed.entries)) if author[0]}
    if not name and len(named) == 1:
        ((name, url, email),) = named.values()
    return Site(url=_text(head.get("link")), author=name, author_url=url, email=email, lang=_lang(head))


def _entries(parsed: Any) -> Iterator[Entry]:  # noqa: ANN401 - feedparser has no types
    """The posts in their order."""
    lang = _lang(parsed.feed)
    for place, entry in enumerate(parsed.entries[:_MOST_ENTRIES]):
        kind = _kind(entry)
        if kind in _NOT_SAID or entry.get("app_draft") == "yes":
            continue
        contents = [part for part in entry.get("content", ()) if part.get("value")]
        url = _text(entry.get("link")) or None
        yield Entry(
            id=_text(entry.get("id"))
            or url
            or f"{_text(entry.get('published'))} {_text(entry.get('title'))}",
            html=_text(contents[0].get("value")) if contents else _text(entry.get("summary")),
            # The title of a comment is the beginning of its words.
            title="" if kind == "comment" else _text(entry.get("title")),
            # feedparser warns where one stands for the other; as a plain mapping it does not.
            at=_time(dict.get(entry, "published_parsed")) or _time(dict.get(entry, "updated_parsed")),
            url=url,
            author=_author(entry)[0],
            lang=lang,
            answers=_text((entry.get("thr_in-reply-to") or {}).get("ref")) or None,
            place=place,
        )


def _kind(entry: Any) -> str:  # noqa: ANN401 - feedparser's own mapping
    """What Blogger says that an entry is; empty where it is not Blogger's."""
    terms = (tag.get("term") or "" for tag in entry.get("tags", ()) if tag.get("scheme") == _KIND)
    return next((term.rpartition("#")[2] for term in terms), "")


def _parsed(data: bytes) -> Any:  # noqa: ANN401 - feedparser has no types
    import feedparser  # noqa: PLC0415 - only the child needs it

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
    """Name, address on the web and e-mail address of the author that a feed or an entry names.

    The e-mail address is taken out of what is written: feedparser knows no domain that ends in more than
    four letters, and gives the rest of a longer one for a name.
    """
    found = of.get("author_detail") or {}
    written = _text(of.get("author"))[:_LONGEST_AUTHOR]
    address = _EMAIL.search(written)
    name = _AROUND.sub(" ", _EMAIL.sub(" ", written)) if address else _text(found.get("name")) or written
    email = address[0] if address else _text(found.get("email"))
    email = "" if _NOBODYS.fullmatch(email) else email
    return " ".join(name.split()) or None, _text(found.get("href")) or None, email or None


def _lang(of: Any) -> str | None:  # noqa: ANN401 - feedparser's own mapping
    found = _text(of.get("language"))
    return found if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", found) else None


def _text(value: object) -> str:
    """A text that can be written down: `&#xD800;` names half a character."""
    return value.strip().encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _time(parsed: object) -> datetime | None:
    """The time of feedparser's nine numbers, which are in UTC."""
    try:
        at = datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None  # type: ignore[arg-type] # feedparser has no types
    except (ValueError, OverflowError, TypeError, OSError):
        return None
    return at if at and at.year >= FIRST_YEAR else None
