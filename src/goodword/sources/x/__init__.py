"""X (Twitter): posts, replies, reposts, quotes, messages, likes and contacts, of every era's archive."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.x.layout import layout_of, owner_of
from goodword.sources.x.reading import Reading

_MARKS = (b"window.", b"YTD.", b"Grailbird", b"[")
_HEAD = 256


class X:
    """The archive of an X account."""

    name = "x"
    title = "X (Twitter)"
    how_to_ask = (
        "Settings, Your account, Download an archive of your data. X asks for your password, then takes one "
        "to three days; a mail tells when the zip can be fetched."
    )
    holds = "your posts, replies, reposts, quotes, messages and likes, and the numbers of your contacts"
    cannot_contain: tuple[str, ...] = (
        "What others wrote to you or about you: replies, mentions and thanks you received are not in it.",
        "Names of your followers and of those you follow: only their numbers.",
        "Who wrote the posts that you liked, and when you liked them.",
        "Names of the people in your messages, unless you mentioned them in a post.",
    )
    not_read: tuple[str, ...] = (
        "Posts that you deleted, and headers of posts, which hold no words.",
        "Which posts are earlier forms of an edited one: each stands by itself.",
        "Bookmarks, lists, blocked and muted accounts, advertisements, devices; pictures and films.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` holds files of X's; looks at names and at the beginning of one."""
        found = layout_of(archive)
        if found.grailbird:
            return True
        if found.csv and not found.by_kind:
            return b"tweet_id" in next(archive.chunks(found.csv), b"")[:_HEAD]
        names = [name for kind in found.by_kind.values() for name in kind]
        return bool(names) and any(mark in next(archive.chunks(names[0]), b"")[:_HEAD] for mark in _MARKS)

    def owner(self, archive: Archive) -> Owner:
        """Whose archive it is, by `account.js` and `profile.js`."""
        return owner_of(archive)

    def read(self, archive: Archive) -> Iterator[Record]:
        """Everything in the archive, accounts before the exchanges that name them."""
        return Reading(archive).records()
