"""Bluesky: posts, replies, quotes, reposts, likes and follows of a repository, as a CAR file."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.bluesky.reading import Reading, owner_of, repositories


class Bluesky:
    """The repository of a Bluesky account, or of another one of the AT Protocol."""

    name = "bluesky"
    title = "Bluesky"
    how_to_ask = "Settings, Account, Export my data, Download CAR file; it comes at once."
    holds = "your posts, replies, quotes, reposts and likes, your profile, and the accounts you follow"
    cannot_contain: tuple[str, ...] = (
        "What others wrote to you: replies, mentions, quotes and thanks you received are not in it.",
        "Names of people, and their handles unless you mentioned them: only their DIDs.",
        "Your followers, and your chat messages.",
        "The words of posts that you answered, quoted, reposted or liked.",
    )
    not_read: tuple[str, ...] = (
        "Blocks, feeds, starter packs and gates of threads; of lists only who is on them; pictures.",
        "What other apps keep in the same repository.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` holds a CAR file; looks at names and at the beginning of each."""
        return bool(repositories(archive))

    def owner(self, archive: Archive) -> Owner:
        """Whose archive it is, by the commit and the profile."""
        return owner_of(archive)

    def read(self, archive: Archive) -> Iterator[Record]:
        """Everything in the archive, accounts before the exchanges that name them."""
        return Reading(archive).records()
