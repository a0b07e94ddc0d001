"""Erasing a person, a place or everything, and what stays: told before, done once."""

import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from goodword.errors import HomeNotWritableError, OwnerNotErasedError, SourceNotFoundError
from goodword.nouns import ImportReport, Person
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.erasing import Erased, erase, held
from goodword.store.letters import drafts
from goodword.store.record import owner_accounts, summary
from goodword.workflow.asking import account_ids, open_questions, the_person
from goodword.workflow.imports import imports, undo
from goodword.workflow.publishing import Letter, letters
from goodword.workflow.restoring import require_alone

_PIECE = bytes(1 << 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToErase:
    """A person, what is kept of them, and what would stay."""

    person: Person
    held: Erased
    questions: int
    """Of how many other accounts it is not known whether they are theirs too."""
    letters: tuple[Letter, ...]
    """What the owner signed for them: it was given, and is withdrawn where it should be, not erased."""


def to_erase(store: Store, asked: str) -> ToErase:
    """What erasing somebody would take away. Raises PersonNotFoundError, AmbiguousPersonError.

    OwnerNotErasedError for the owner.
    """
    person = the_person(store, asked)
    ids = account_ids(person)
    if person.is_owner or ids & owner_accounts(store):
        raise OwnerNotErasedError
    given = tuple(one for one in letters(store) if one.subject in ids)
    asked_still = len(open_questions(store, person))
    return ToErase(person=person, held=held(store, ids), questions=asked_still, letters=given)


def erase_person(store: Store, asked: str, *, clock: Clock) -> ToErase:
    """Erase somebody: this cannot be taken back, and the next import does not bring them back."""
    gone = to_erase(store, asked)
    erase(store, account_ids(gone.person), at=clock.now())
    return gone


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceToErase:
    """The archives of one place; what another archive holds too stays."""

    source: str
    archives: tuple[ImportReport, ...]

    @property
    def exchanges(self) -> int:
        """How many exchanges its archives hold."""
        return sum(one.exchanges for one in self.archives)


def place_to_erase(store: Store, source: str) -> PlaceToErase:
    """What erasing a place would take away. Raises SourceNotFoundError."""
    known = imports(store)
    asked = source.strip().casefold()
    found = tuple(one for one in known if one.source == asked)
    if not found:
        raise SourceNotFoundError(source, sorted({one.source for one in known}))
    return PlaceToErase(source=asked, archives=found)


def erase_place(store: Store, source: str) -> PlaceToErase:
    """Take back every archive of a place: overwritten in the file, and here again if it is imported again."""
    gone = place_to_erase(store, source)
    for one in gone.archives:
        undo(store, one.id)
    return gone


@dataclass(frozen=True, slots=True, kw_only=True)
class AllToErase:
    """All that is kept in a home."""

    exchanges: int
    accounts: int
    archives: int
    drafts: int
    letters: tuple[Letter, ...]
    """Those that nobody could withdraw any more."""
    files: tuple[Path, ...]


def all_to_erase(store: Store, files: Sequence[Path]) -> AllToErase:
    """What erasing everything would take away: the store, and the other `files` of the home."""
    held_here = summary(store)
    return AllToErase(
        exchanges=held_here.exchanges,
        accounts=held_here.accounts,
        archives=len(imports(store)),
        drafts=len(drafts(store)),
        letters=tuple(one for one in letters(store) if one.state != "withdrawn"),
        files=tuple(files),
    )


def erase_everything(store_file: Path, files: Iterable[Path]) -> None:
    """Overwrite and delete the store, that nobody has open any more, and all the other `files` of the home.

    Raises StoreInUseError where another process has the store open, HomeNotWritableError.
    """
    require_alone(store_file)
    for path in files:
        try:
            for file in [path] if path.is_file() else path.rglob("*"):
                if file.is_file() and not file.is_symlink():
                    _overwrite(file)
            path.unlink() if path.is_file() or path.is_symlink() else shutil.rmtree(path)
        except OSError as error:
            raise HomeNotWritableError(str(path)) from error


def _overwrite(file: Path) -> None:
    with file.open("r+b") as opened:
        left = opened.seek(0, os.SEEK_END)
        opened.seek(0)
        while left > 0:
            left -= opened.write(_PIECE[: min(left, len(_PIECE))])
        opened.flush()
        os.fsync(opened.fileno())
