"""One package an archive. A source identifies an archive, names its owner, and yields what is in it.

A package is imported when it is asked for: the process in which one parser is confined
(`goodword.archive.confined`) needs one of them, and most pages and commands none.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import cast

from goodword.archive.names import is_nested_archive
from goodword.errors import UnknownArchiveError
from goodword.ports import Archive, Source

__all__ = ["NAMES", "all_sources", "identify", "source_named"]

_CLASSES = {
    "linkedin": "LinkedIn",
    "x": "X",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "slack": "Slack",
    "blog": "Blog",
    "git": "Git",
    "mail": "Mail",
    "calendar": "Calendar",
    "contacts": "Contacts",
    "profile": "Profile",
}
"""The class of each package, in the order in which they are asked."""
NAMES = tuple(_CLASSES)
"""Of the sources, in that order."""

_OTHERS = ((frozenset({"archive_browser.html"}), "a Google Takeout"),)
_SHOWN = 3


@cache
def source_named(name: str) -> Source:
    """The source of that name. Raises KeyError where there is none."""
    kind = _CLASSES[name]
    return cast("Source", getattr(import_module(f"{__name__}.{name}"), kind)())


def all_sources() -> Iterator[Source]:
    """The sources in their order; a package is imported when its turn comes."""
    return map(source_named, NAMES)


def identify(archive: Archive) -> Source:
    """The source that reads `archive`. Raises UnknownArchiveError, which says what was found instead."""
    for source in all_sources():
        if source.identifies(archive):
            return source
    found = _found(archive.names) if archive.names else _nothing_but(archive)
    raise UnknownArchiveError(archive.path, found, [source.title for source in all_sources()])


def _nothing_but(archive: Archive) -> str:
    """What lies in an archive of which nothing can be read."""
    nested = (one.origin.member for one in archive.skipped if is_nested_archive(one.origin.member))
    inner = next(nested, None)
    return (
        f"“{inner}”, an archive inside it (unpack it, and import the folder)"
        if inner
        else "nothing that can be read"
    )


def _found(names: tuple[str, ...]) -> str:
    """What is there, in words: the name of a kind that is known and not read, else the first files."""
    for marks, words in _OTHERS:
        if marks <= set(names):
            return f"what looks like {words}"
    shown = ", ".join(f"“{name}”" for name in names[:_SHOWN])
    more = len(names) - _SHOWN
    return f"{shown} and {more:,} more files" if more > 0 else shown
