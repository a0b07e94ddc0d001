"""Contacts: the cards of an address book, vCard 2.1, 3.0 or 4.0, one or many in a file."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.contacts.reading import Reading, card_files

_HEAD = 4_096


class Contacts:
    """An address book exported as vCards."""

    name = "contacts"
    title = "Contacts (vCard)"
    how_to_ask = (
        "Google Contacts: Export, vCard. iCloud or Contacts on a Mac: select all, Export vCard. Outlook: "
        "forward the contacts as business cards. At once."
    )
    holds = "names, addresses, companies, positions and profile links of the people in your address book"
    cannot_contain: tuple[str, ...] = (
        "Anything that you wrote to each other: an address book holds no exchanges.",
        "Whose address book it is: no card says that it is yours.",
        "When you met, and when a position or a company was last true, unless the card holds its date.",
    )
    not_read: tuple[str, ...] = (
        "Pictures, notes, birthdays, postal addresses, relatives; cards of groups, companies and places.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` is vCards and no other data; looks into the first of them."""
        files = card_files(archive)
        return bool(files) and b"BEGIN:VCARD" in next(archive.chunks(files[0]), b"")[:_HEAD].upper().replace(
            b"\0", b""
        )

    def owner(self, archive: Archive) -> Owner:  # noqa: ARG002 - a Source is asked with its archive
        """Nobody: cards do not tell whose address book they are from."""
        return Owner(name=None, accounts=())

    def read(self, archive: Archive) -> Iterator[Record]:
        """An account for every card of a person."""
        return Reading(archive).records()
