"""Mastodon: posts, replies, boosts, private mentions and likes, and the lists downloaded beside them."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.mastodon.reading import ACTOR, OUTBOX, Reading, following_lists, owner_of

_HEAD = 4_096


class Mastodon:
    """The archive of a Mastodon account, or of another server that writes the same form."""

    name = "mastodon"
    title = "Mastodon"
    how_to_ask = (
        "Preferences, Import and export, Request your archive; once a week, ready within hours. The list of "
        "followed accounts is a CSV on the same page."
    )
    holds = "your posts, replies, boosts, private mentions and likes, and the accounts you follow"
    cannot_contain: tuple[str, ...] = (
        "What others wrote to you: replies, mentions and thanks you received are not in it.",
        "Your followers.",
        "The words of posts that you boosted or liked, and when you liked them.",
    )
    not_read: tuple[str, ...] = (
        "Bookmarks, and the files of mutes, blocks and lists beside the archive; pictures and films.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` holds an outbox or an actor of ActivityPub's, or a list of followed accounts."""
        for name in (OUTBOX, ACTOR):
            if archive.has(name):
                head = next(archive.chunks(name), b"")[:_HEAD]
                return b"orderedItems" in head or b"activitystreams" in head or b"preferredUsername" in head
        return any(
            b"ccount address" in next(archive.chunks(name), b"")[:_HEAD] for name in following_lists(archive)
        )

    def owner(self, archive: Archive) -> Owner:
        """Whose archive it is, by `actor.json`."""
        return owner_of(archive)

    def read(self, archive: Archive) -> Iterator[Record]:
        """Everything in the archive, accounts before the exchanges that name them."""
        return Reading(archive).records()
