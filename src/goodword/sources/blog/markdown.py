"""Posts in Markdown with front matter, as Hugo, Jekyll, Eleventy and Astro keep them.

Front matter is YAML between `---` or TOML between `+++`. Of YAML only `key: value`, lists and quotes
are read: no anchors, no tags, no objects, so nothing in it can unfold or run.
"""

import re
import tomllib
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from markdown_it import MarkdownIt

from goodword.sources.blog.posts import Entry
from goodword.text.times import utc_of

LARGEST = 256 << 10
"""Bytes of a post: a book chapter has a hundred thousand."""
_LONGEST_MATTER = 64 << 10
_MOST_LINES = 1_000
_MOST_DOTS = 4_000
"""In TOML: a key of 30,000 parts costs tomllib half a minute."""
_MATTER = re.compile(
    r"\A\ufeff?(?:---[ \t]*\r?\n(?P<yaml>.*?)\r?\n---|\+\+\+[ \t]*\r?\n(?P<toml>.*?)\r?\n\+\+\+)"
    r"[ \t]*(?:\r?\n|\Z)",
    re.DOTALL,
)
_KEY = re.compile(r"([A-Za-z_][\w-]{0,60})[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_NAME = re.compile(r"[ \t]+name[ \t]*:[ \t]+(.*)")
"""`author:` may be a table; its name is what is asked for."""
_COMMENT = re.compile(r"[ \t]+#.*\Z")
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)[-_]?")
_DATES = ("date", "pubDate", "publishDate", "published", "created")
_ENGLISH_DATE = ("%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y", "%Y/%m/%d")
_TITLE = re.compile(r"(?:title|date|author|authors|pubDate|published)\b")

Values = dict[str, str | list[str]]

UNREADABLE = "the front matter of this post cannot be read"
TOO_LARGE = f"this post is larger than {LARGEST >> 10} KB"


class UnreadableError(Exception):
    """The front matter cannot be read."""


def is_post(head: bytes) -> bool:
    """Whether a file that begins so is a post: its front matter names a title, a day or an author."""
    text = head.decode("utf-8", "replace").removeprefix("\ufeff")
    if not text.startswith(("---", "+++")):
        return False
    return any(_TITLE.match(line) for line in text.split("\n")[1:60])


def entry_of(name: str, text: str, *, home: str, place: int) -> Entry | None:
    """The post in the file `name`; None for a draft. Raises UnreadableError."""
    values, body_at = _matter(text)
    if one(values, "draft").lower() in {"true", "yes"} or one(values, "published").lower() == "false":
        return None
    stem = PurePosixPath(name).stem
    url = _address(values, home)
    return Entry(
        id=url or name,
        html=MarkdownIt("commonmark").render(text[body_at:]),
        title=one(values, "title").replace("&", "&amp;").replace("<", "&lt;"),
        at=_day(values) or (utc_of(dated[1]) if (dated := _DATED.match(stem)) else None),
        url=url,
        author=_author(values),
        lang=_lang(one(values, "lang") or one(values, "language")),
        place=place,
    )


def author_of(text: str) -> str | None:
    """The author whom the front matter of a post names. Raises UnreadableError."""
    return _author(_matter(text)[0])


def _author(values: Values) -> str | None:
    return one(values, "author") or one(values, "authors") or None


def _matter(text: str) -> tuple[Values, int]:
    """The front matter, and where the post itself begins. Raises UnreadableError."""
    found = _MATTER.match(text[: _LONGEST_MATTER + 16])
    if found is None:
        raise UnreadableError
    return front_matter(found["yaml"], found["toml"]), found.end()


def front_matter(yaml: str | None, toml: str | None) -> Values:
    """The values by key; a nested table only by its own keys. Raises UnreadableError."""
    if toml is None:
        return _yaml(yaml or "")
    if toml.count(".") > _MOST_DOTS:
        raise UnreadableError
    try:
        return {key: _plain(value) for key, value in tomllib.loads(toml.replace("\r\n", "\n")).items()}
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise UnreadableError from error


def _yaml(text: str) -> Values:
    values: Values = {}
    key = ""
    for line in text.splitlines()[:_MOST_LINES]:
        if found := _KEY.fullmatch(line):
            key = found[1]
            values.setdefault(key, _value(found[2] or ""))
        elif (item := _ITEM.fullmatch(line)) and key:
            kept = values[key]
            values[key] = [*(kept if isinstance(kept, list) else []), _scalar(item[1])]
        elif (named := _NAME.fullmatch(line)) and key and not values[key]:
            values[key] = _scalar(named[1])
    return values


def _value(written: str) -> str | list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [_scalar(part) for part in written[1:-1].split(",") if part.strip()]
    return _scalar(written)


def _scalar(written: str) -> str:
    written = written.strip()
    for quote in "\"'":
        if written.startswith(quote) and (end := written.rfind(quote)) > 0:
            return written[1:end]
    return _COMMENT.sub("", written).removeprefix("name:").strip()


def _plain(value: object) -> str | list[str]:
    """A value of TOML as text."""
    if isinstance(value, list):
        return [one for one in value if isinstance(one, str)]
    if isinstance(value, dict):
        return str(value.get("name", ""))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)


def _address(values: Values, home: str) -> str | None:
    """Where the post stands, as far as its front matter and the address of the site tell."""
    path = next((found for key in ("permalink", "url", "canonical_url") if (found := one(values, key))), "")
    if path.startswith(("http://", "https://")):
        return path
    return f"{home.rstrip('/')}/{path.lstrip('/')}" if home and path else None


def one(values: Values, key: str) -> str:
    """The first value of a key, in whatever case it is written."""
    found = values.get(key, values.get(key.capitalize(), ""))
    return found if isinstance(found, str) else next(iter(found), "")


def _day(values: Values) -> datetime | None:
    written = next((found for key in _DATES if (found := one(values, key))), "")
    if at := utc_of(written) or utc_of(written[:10]):
        return at
    for form in _ENGLISH_DATE:
        try:
            return datetime.strptime(written, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _lang(written: str) -> str | None:
    return written if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", written) else None
