"""Which members of an archive are feeds, exports and posts, by their names and their first bytes."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from goodword.ports import Archive
from goodword.sources.blog import jsonfeed, markdown, wordpress
from goodword.sources.blog.feeds import is_feed

_HEAD = 4_096
_FEEDS = (".xml", ".rss", ".atom", ".rdf")
_JSON = (".json",)
_POSTS = (".md", ".markdown")
_LOOKED_INTO = 40
"""Files of one form that are looked into before it is said that none of them is a post or a feed."""
_CONFIGS = ("hugo.toml", "config.toml", "_config.yml", "_config.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The members by what they are."""

    feeds: tuple[str, ...]
    json_feeds: tuple[str, ...]
    exports: tuple[str, ...]
    posts: tuple[str, ...]
    configs: tuple[str, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """All that are read."""
        return (*self.feeds, *self.json_feeds, *self.exports, *self.posts, *self.configs)


def identifies(archive: Archive) -> bool:
    """Whether there is a feed, an export or a post among the first files of each form."""
    for suffixes in (_FEEDS, _JSON, _POSTS):
        for name in _named(archive, suffixes)[:_LOOKED_INTO]:
            if _kind(name, _beginning(archive, name)):
                return True
    return False


def layout_of(archive: Archive) -> Layout:
    """All members that are read."""
    by_kind: dict[str, list[str]] = {}
    for name in _named(archive, (*_FEEDS, *_JSON, *_POSTS)):
        by_kind.setdefault(_kind(name, _beginning(archive, name)), []).append(name)
    return Layout(
        feeds=tuple(by_kind.get("feed", ())),
        json_feeds=tuple(by_kind.get("json", ())),
        exports=tuple(by_kind.get("export", ())),
        posts=tuple(by_kind.get("post", ())),
        configs=tuple(name for name in _CONFIGS if archive.has(name)),
    )


def _named(archive: Archive, suffixes: tuple[str, ...]) -> list[str]:
    """Members with these endings; a file of JSON only at the top, where a feed lies."""
    found = (name for name in archive.names if PurePosixPath(name).suffix.lower() in suffixes)
    return [name for name in found if not name.lower().endswith(_JSON) or name.count("/") <= 1]


def _kind(name: str, head: bytes) -> str:
    lowered = name.lower()
    if lowered.endswith(_POSTS):
        return "post" if markdown.is_post(head) else ""
    if lowered.endswith(_JSON):
        return "json" if jsonfeed.VERSION.search(head) else ""
    if not is_feed(head):
        return ""
    return "export" if wordpress.NAMESPACE in head else "feed"


def _beginning(archive: Archive, name: str) -> bytes:
    return next(iter(archive.chunks(name)), b"")[:_HEAD]
