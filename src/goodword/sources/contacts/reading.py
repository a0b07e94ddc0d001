"""One reading of the cards in one archive."""

from collections.abc import Iterator

from goodword.nouns import Account, Origin, Record, Skipped
from goodword.ports import Archive
from goodword.sources.contacts.cards import KEPT, NO_PERSON, NOBODY, account_of, is_person, properties_of
from goodword.text.contentlines import Component, components, unfolded
from goodword.text.elements import ENDS_EARLY, FILE_DAMAGED
from goodword.text.members import of_form, only_of

_SUFFIXES = (".vcf", ".vcard")
_CARD = frozenset({"VCARD"})


def card_files(archive: Archive) -> tuple[str, ...]:
    """The members that are vCards; none where there is other data beside them."""
    return only_of(archive.names, _SUFFIXES)


class Reading:
    """Yields an account for each card of a person."""

    def __init__(self, archive: Archive) -> None:
        """Look at the names only."""
        self._archive = archive
        self._files = of_form(archive.names, _SUFFIXES)
        archive.expect(self._files)

    def records(self) -> Iterator[Record]:
        """Everything in the cards."""
        yield from self._archive.skipped
        for member in self._files:
            yield from self._cards(member)

    def _cards(self, member: str) -> Iterator[Record]:
        left_out: list[int] = []
        lines = unfolded(self._archive.chunks(member), has_soft_breaks=True)
        card = None
        for card in components(lines, _CARD, keep=KEPT):
            found = self._account(card)
            if isinstance(found, str):
                yield self._skipped(member, card.position, found)
            elif found is not None:
                yield found
            else:
                left_out.append(card.position)
        if left_out:
            yield self._skipped(member, left_out[0], f"{NO_PERSON}: {len(left_out):,} left out")
        if card is None or (self._archive.is_cut(member) and card.is_ended):
            yield self._skipped(member, 0, FILE_DAMAGED if card else "the file holds no card")

    @staticmethod
    def _account(card: Component) -> Account | str | None:
        """The account of a card, or why there is none; None for a card of no person."""
        if not card.is_ended:
            return ENDS_EARLY
        properties = properties_of(card.lines)
        if not is_person(properties):
            return None
        return account_of(properties) or NOBODY

    def _skipped(self, member: str, position: int, reason: str) -> Skipped:
        origin = Origin(archive=self._archive.digest, member=member, position=position)
        return Skipped(origin=origin, reason=reason)
