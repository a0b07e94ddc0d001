"""One reading of one repository: first its tree, then its records as they lie in the file.

Twice through the file, so that memory holds the tree and never the records, in whatever order the
blocks lie.
"""

from collections.abc import Iterator
from itertools import islice

from libipld import decode_dag_cbor

from goodword.nouns import Account, Exchange, Origin, Record, Skipped
from goodword.ports import Archive, Owner
from goodword.sources.bluesky.car import TAMPERED, UNREADABLE, Block, Car, begins_as_car
from goodword.sources.bluesky.exchanges import Exchanges, Found
from goodword.sources.bluesky.people import People, owner_account
from goodword.sources.bluesky.records import COLLECTIONS, PROFILE, Profile, form_of
from goodword.sources.bluesky.tree import MET, Commit, Place, Tree, commit_of
from goodword.text.collector import collector_off
from goodword.text.elements import DAMAGED, FILE_DAMAGED, Bad

_HEAD = 4_096
_RUN = 2_000
"""Blocks between two rests of the collector."""
_PROFILE = PROFILE.encode()


def repositories(archive: Archive) -> tuple[str, ...]:
    """The members that are CAR files."""
    named = (name for name in archive.names if name.lower().endswith(".car"))
    return tuple(name for name in named if begins_as_car(next(archive.chunks(name), b"")[:_HEAD]))


def owner_of(archive: Archive) -> Owner:
    """Whose repositories these are, by their commits, and what they are called, by the profiles in them."""
    found = [_owner_in(archive, name) for name in repositories(archive)]
    accounts = {account.id: account for account in found}
    name = next((account.name for account in found if account.name), None)
    return Owner(name=name, accounts=tuple(accounts.values()))


class Reading:
    """Yields accounts before the exchanges that name them."""

    def __init__(self, archive: Archive) -> None:
        """Look at the names only."""
        self._archive = archive
        self._repositories = repositories(archive)
        archive.expect(self._repositories)

    def records(self) -> Iterator[Record]:
        """Everything in the archive."""
        yield from self._archive.skipped
        for name in self._repositories:
            yield from _Repository(self._archive, name).records()


class _Repository:
    def __init__(self, archive: Archive, member: str) -> None:
        self._archive = archive
        self._member = member
        self._tree = Tree(COLLECTIONS)

    def records(self) -> Iterator[Record]:
        commit = self._planted()
        people = People(owner_account(commit.did if commit else None, None))
        exchanges = Exchanges(self._archive.digest, people)
        yield people.owner
        if commit is None:
            yield self._skipped(0, "the commit is missing or damaged: whose repository it is stays unknown")
        blocks = self._blocks(Car())
        told = False
        while run := list(islice(blocks, _RUN)):
            told = told or any(isinstance(block, Bad) for block in run[-1:])
            with collector_off():
                made = [one for block in run if (one := self._made(block, people, exchanges)) is not None]
            yield from people.take_news()
            yield from made
        if self._archive.is_cut(self._member) and not told:
            yield self._skipped(0, FILE_DAMAGED)
        if lost := self._tree.missing:
            reason = f"{lost:,} records that the repository lists are not in the file, or are damaged"
            yield self._skipped(0, reason)

    def _planted(self) -> Commit | None:
        """Gather the tree and walk it; the commit, where there is one."""
        car = Car()
        commit: Commit | None = None
        with collector_off():
            for block in self._blocks(car):
                if isinstance(block, Bad):
                    continue
                if block.cid in car.roots and commit is None and block.is_true:
                    commit = commit_of(block.data)
                elif self._tree.may_be_node(block):
                    self._tree.take(block)
        if commit is None:
            self._tree.is_whole = False
        else:
            self._tree.walk(commit.data)
        return commit

    def _blocks(self, car: Car) -> Iterator[Block | Bad]:
        return car.blocks(self._archive.chunks(self._member))

    def _made(self, block: Block | Bad, people: People, exchanges: Exchanges) -> Exchange | Skipped | None:
        """What a block gives; None where it is no record of the repository, or was met before."""
        if isinstance(block, Bad):
            return self._skipped(block.position, block.reason)
        if not block.is_true:
            return self._skipped(block.position, TAMPERED)
        found = self._found(block) if block.is_record else None
        if found is None or isinstance(found, Skipped):
            return found
        if found.collection == PROFILE:
            people.rename(form_of(found.value, Profile))
            return None
        return exchanges.exchange(found, self._member, block.position)

    def _found(self, block: Block) -> Found | Skipped | None:
        """The record in a block: one that the tree leads to, or any of a known kind if the tree is damaged.

        One that stands at two places is one: its words, to the microsecond, are the same.
        """
        if self._tree.may_be_node(block):
            return None
        place = self._tree.meet(block.cid)
        if place is MET or (place is None and self._tree.is_whole):
            return None
        value = _value(block.data)
        if value is None:
            return self._skipped(block.position, DAMAGED)
        place = place or _place_by_type(value)
        return Found(place.collection, place.rkey, block.cid, value) if place else None

    def _skipped(self, position: int, reason: str) -> Skipped:
        origin = Origin(archive=self._archive.digest, member=self._member, position=position)
        return Skipped(origin=origin, reason=reason)


def _owner_in(archive: Archive, member: str) -> Account:
    """The owner by the commit and the first profile; reads no further than to both of them."""
    car = Car()
    commit: Commit | None = None
    profile: Profile | None = None
    for block in car.blocks(archive.chunks(member)):
        if isinstance(block, Bad):
            continue
        if block.cid in car.roots and commit is None and block.is_true:
            commit = commit_of(block.data)
        elif profile is None and _PROFILE in block.data and block.is_true:
            value = _value(block.data)
            if value is not None and value.get("$type") == PROFILE:
                profile = form_of(value, Profile)
        if commit is not None and profile is not None:
            break
    return owner_account(commit.did if commit else None, profile)


def _value(data: bytes) -> dict[str, object] | None:
    """The map in a block; None where it is none."""
    try:
        value = decode_dag_cbor(data)
    except UNREADABLE:
        return None
    return value if isinstance(value, dict) else None


def _place_by_type(value: dict[str, object]) -> Place | None:
    """Of a record that a damaged tree does not reach: what it says it is."""
    named = value.get("$type")
    return Place(named, "") if isinstance(named, str) and named in COLLECTIONS else None
