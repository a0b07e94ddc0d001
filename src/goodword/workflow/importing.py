"""Reading archives into the store."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from goodword.archive import open_archive
from goodword.errors import OtherOwnerError
from goodword.nouns import Account, ImportId, ImportReport
from goodword.ports import Clock, OnProgress, Owner, Source
from goodword.sources import identify
from goodword.store.database import Store
from goodword.store.erasing import erase_again
from goodword.store.imports import (
    abandon_import,
    add_batches,
    begin_import,
    complete_import,
    find_import,
)
from goodword.store.record import accounts, owner_accounts, owner_name
from goodword.text.names import normalised
from goodword.text.urls import canonical_url
from goodword.workflow.believing import with_believable_dates
from goodword.workflow.reading import reading


class AskSameOwner(Protocol):
    """Asks whether the archive's owner is the owner of everything so far."""

    def __call__(self, *, path: str, found: str, known: str) -> bool:
        """Whether both are one person; raises AnswerNeededError where nobody can be asked."""
        ...


def import_archive(
    store: Store,
    path: Path,
    *,
    clock: Clock,
    ask_same_owner: AskSameOwner,
    on_progress: OnProgress | None = None,
    only: tuple[str, ...] = (),
) -> ImportReport:
    """Read one archive into the store; the same archive again changes nothing.

    `only` are the files that are meant where several kinds lie loose in one folder (`finding.FoundArchive`).
    Nothing of it is visible before it is complete. Raises ArchiveErrors for a file
    that cannot be read, OtherOwnerError where it is someone else's, StoreErrors.
    """
    with open_archive(path, on_progress=on_progress, read_at=clock.now(), only=only) as archive:
        source = identify(archive)
        digest = archive.digest
        known = find_import(store, digest)
        if known is not None:
            return known
        owner = source.owner(archive)
        _check_owner(store, str(path), owner, ask_same_owner)
        with _import(store, path, digest, source, owner, clock=clock) as import_id:
            with reading(archive, source, on_progress) as found:
                believed = with_believable_dates(found, archive=digest, now=clock.now())
                add_batches(store, import_id, believed)
            report = complete_import(
                store, import_id, cannot_contain=source.cannot_contain, completed_at=clock.now()
            )
        erase_again(store)
        return report


@contextmanager
def _import(
    store: Store, path: Path, digest: str, source: Source, owner: Owner, *, clock: Clock
) -> Iterator[ImportId]:
    import_id = begin_import(
        store,
        archive_digest=digest,
        path=str(path),
        source=source.name,
        owner=owner,
        started_at=clock.now(),
    )
    try:
        yield import_id
    except BaseException:
        abandon_import(store, import_id)
        raise


def _check_owner(store: Store, path: str, found: Owner, ask: AskSameOwner) -> None:
    known_ids = owner_accounts(store)
    if not known_ids or not found.accounts:
        return
    known = [account for account in accounts(store) if account.id in known_ids]
    if _is_one_person(known, owner_name(store), found):
        return
    found_name = found.name or found.accounts[0].handle or found.accounts[0].id
    known_name = owner_name(store) or known[0].handle or known[0].id
    if not ask(path=path, found=found_name, known=known_name):
        raise OtherOwnerError(path, found_name, known_name)


def _is_one_person(known: Iterable[Account], known_name: str | None, found: Owner) -> bool:
    """Whether the archives themselves say so: a shared login, address, profile link, or the same full name.

    The name counts here, and only here: somebody brings archives of their own.
    """
    known = tuple(known)
    names = {normalised(name) for name in (known_name, *(a.name for a in known)) if name}
    if any(a.name and normalised(a.name) in names for a in found.accounts):
        return True
    if found.name and normalised(found.name) in names:
        return True
    return bool(_keys(known) & _keys(found.accounts))


def _keys(of: Iterable[Account]) -> set[str]:
    keys: set[str] = set()
    for account in of:
        keys.add(account.id)
        keys.update(account.emails)
        keys.update(canonical_url(link) for link in account.links)
        if account.url:
            keys.add(canonical_url(account.url))
    return keys - {""}
