"""LinkedIn: connections, recommendations, endorsements, invitations, messages and posts, any era's export."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.linkedin import tables
from goodword.sources.linkedin.owner import owner_of
from goodword.sources.linkedin.reading import Reading
from goodword.sources.linkedin.tables import sorted_members
from goodword.text.rows import Row

_ONLY_HERE = frozenset(
    {
        tables.CONNECTIONS,
        tables.GIVEN,
        tables.RECEIVED,
        tables.ENDORSED,
        tables.ENDORSED_BY,
        tables.INVITATIONS,
    }
)
"""Files whose names no other service uses."""


class LinkedIn:
    """The data export of a LinkedIn account, basic or complete."""

    name = "linkedin"
    title = "LinkedIn"
    how_to_ask = (
        "Settings & Privacy, Data privacy, Get a copy of your data, the larger archive. A first part comes "
        "within minutes, the complete one within two days; both can be imported."
    )
    holds = (
        "your connections, recommendations, endorsements, messages, invitations, posts, comments and "
        "reactions, and your own positions and skills"
    )
    cannot_contain: tuple[str, ...] = (
        "The skills that other people list: only those that you endorsed.",
        "Who was behind a reaction, and whom a comment of yours answered.",
        "The profile address of whoever wrote or received a recommendation: only their name.",
        "What others wrote about you in posts and comments.",
    )
    not_read: tuple[str, ...] = (
        "Articles: of what you published, posts and comments are read.",
        "Your education, certificates, courses and languages, your birth date, postal address and telephone.",
        "Address books that you once uploaded, whom you follow, your jobs, searches and advertisements.",
        "Conversations with LinkedIn's assistants, drafts, sponsored messages and spam, all of them counted.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` holds tables of LinkedIn's; looks at names, and into a file that stands alone."""
        found = sorted_members(archive).by_kind
        if len(found) != 1:
            return len(found) > 1
        (kind, names), *_ = found.items()
        return kind in _ONLY_HERE or any(isinstance(row, Row) for row in tables.read_table(archive, names[0]))

    def owner(self, archive: Archive) -> Owner:
        """Whose export it is: name by `Profile.csv`, address by invitations or messages."""
        return owner_of(archive)

    def read(self, archive: Archive) -> Iterator[Record]:
        """Everything in the export, accounts before the exchanges that name them."""
        return Reading(archive).records()
