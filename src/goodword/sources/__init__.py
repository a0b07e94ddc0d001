"""One package an archive. A source identifies an archive, names its owner, and yields what is in it."""

from goodword.archive.names import is_nested_archive
from goodword.errors import UnknownArchiveError
from goodword.ports import Archive, Source
from goodword.sources.blog import Blog
from goodword.sources.bluesky import Bluesky
from goodword.sources.calendar import Calendar
from goodword.sources.contacts import Contacts
from goodword.sources.git import Git
from goodword.sources.linkedin import LinkedIn
from goodword.sources.mail import Mail
from goodword.sources.mastodon import Mastodon
from goodword.sources.profile import Profile
from goodword.sources.slack import Slack
from goodword.sources.x import X

__all__ = ["SOURCES", "identify"]

SOURCES: tuple[Source, ...] = (
    LinkedIn(),
    X(),
    Mastodon(),
    Bluesky(),
    Slack(),
    Blog(),
    Git(),
    Mail(),
    Calendar(),
    Contacts(),
    Profile(),
)

_OTHERS = ((frozenset({"archive_browser.html"}), "a Google Takeout"),)
_SHOWN = 3


def identify(archive: Archive) -> Source:
    """The source that reads `archive`. Raises UnknownArchiveError, which says what was found instead."""
    for source in SOURCES:
        if source.identifies(archive):
            return source
    found = _found(archive.names) if archive.names else _nothing_but(archive)
    raise UnknownArchiveError(archive.path, found, [source.title for source in SOURCES])


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
