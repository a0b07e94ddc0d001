"""Which files of an archive are of one form, by their names."""

from collections.abc import Sequence

_ASIDE = (
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".css", ".woff", ".woff2", ".mp4", ".mp3",
    ".ini", ".plist",
)  # fmt: skip
"""Pictures, sounds and looks, which say nothing of what an archive is."""
_OVERVIEW = "archive_browser.html"
"""Google puts this page beside whatever was asked for."""


def only_of(names: Sequence[str], suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """The members with one of `suffixes`; none where there is other data beside them.

    So a source never takes an archive of several kinds for its own.
    """
    data = [name for name in names if not name.lower().endswith(_ASIDE) and name != _OVERVIEW]
    found = tuple(name for name in data if name.lower().endswith(suffixes))
    return found if len(found) == len(data) else ()


def of_form(names: Sequence[str], suffixes: tuple[str, ...]) -> tuple[str, ...]:
    """The members that a source reads which was told to: where other data lies beside them, those at the top.

    So the cards that lie loose in a folder of downloads are read, and those of the archives in it are not.
    """
    loose = (name for name in names if "/" not in name and name.lower().endswith(suffixes))
    return only_of(names, suffixes) or tuple(loose)
