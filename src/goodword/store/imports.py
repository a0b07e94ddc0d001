"""The life of an import: begun, filled in batches, completed or abandoned, undone.

Nothing of it is seen by anybody before `complete_import`, which is one small
transaction; a process that dies before it leaves rows that the next opening
sweeps away.
"""

import sqlite3
from collections.abc import Iterable
from contextlib import ExitStack, suppress
from datetime import datetime

import msgspec

from goodword.errors import ImportNotFoundError, StoreError, StoreInUseError
from goodword.nouns import Account, ImportId, ImportReport, Origin, Record, Skipped, Undone
from goodword.ports import Owner
from goodword.store.accounts import account_keys, accounts_of
from goodword.store.batches import Batch, batches
from goodword.store.database import Store
from goodword.store.intake import Intake
from goodword.store.presence import Presence, claim
from goodword.store.rows import from_micros, from_micros_or_none, storable, to_json_text, to_micros
from goodword.store.settling import ask_again, forget, settle


def begin_import(
    store: Store, *, archive_digest: str, path: str, source: str, owner: Owner, started_at: datetime
) -> ImportId:
    """The id of a new import of that archive; the owner's accounts are its first records."""
    values = archive_digest, storable(path), source, storable(owner.name), to_micros(started_at)
    with ExitStack() as on_failure:
        with store.writing() as connection:
            cursor = connection.execute(
                """
                INSERT INTO import (archive_digest, path, source, owner_name, started_at, first_exchange_key)
                SELECT ?, ?, ?, ?, ?, next_exchange_key FROM counter
                """,
                values,
            )
            import_key = int(cursor.lastrowid or 0)
            # Held before the row can be seen: nobody may find the import without its process.
            on_failure.callback(_release, store, import_key)
            store.presences[import_key] = _claim(store, import_key)
        import_id = _id(import_key)
        on_failure.callback(abandon_import, store, import_id)
        add_records(store, import_id, owner.accounts)
        _note_owner(store, import_key, owner)
        on_failure.pop_all()
    return import_id


def _claim(store: Store, import_key: int) -> Presence:
    presence = claim(store.path, import_key)
    if presence is None:
        raise StoreInUseError(str(store.path))
    return presence


def _note_owner(store: Store, import_key: int, owner: Owner) -> None:
    with store.writing() as connection:
        keys = account_keys(connection, [storable(account.id) for account in owner.accounts])
        connection.executemany(
            "INSERT INTO import_owner (import_key, account_key) VALUES (?, ?)",
            ((import_key, key) for key in keys.values()),
        )


def add_records(store: Store, import_id: ImportId, records: Iterable[Record]) -> None:
    """Store the records in batches, each in its own transaction; still unseen.

    The store is locked only while a batch is written, not while `records` makes
    the next. Raises DiskFullError, StoreInUseError; what was complete is whole.
    """
    add_batches(store, import_id, batches(records))


def add_batches(store: Store, import_id: ImportId, made: Iterable[Batch]) -> None:
    """As `add_records`, of records that were put into batches before, perhaps by another process."""
    Intake(store, _key(store, import_id)).write_all(made)


def complete_import(
    store: Store, import_id: ImportId, *, cannot_contain: tuple[str, ...], completed_at: datetime
) -> ImportReport:
    """Make everything of the import visible, at once, and say what it holds.

    If the same archive was completed meanwhile by another process, that import
    stands and this one is taken away.
    """
    import_key = _key(store, import_id)
    with store.writing() as connection:
        twin = connection.execute(
            """
            SELECT other.import_key FROM import one JOIN import other USING (archive_digest)
            WHERE one.import_key = ? AND other.completed_at IS NOT NULL
            """,
            (import_key,),
        ).fetchone()
        if twin is None:
            _complete(connection, import_key, cannot_contain, completed_at)
        else:
            forget(connection, import_key)
        (report,) = _reports(
            connection,
            "import_key = ?",
            (twin[0] if twin else import_key,),
            already_imported=twin is not None,
        )
    _release(store, import_key)
    return report


def _complete(
    connection: sqlite3.Connection, import_key: int, cannot_contain: tuple[str, ...], completed_at: datetime
) -> None:
    connection.execute(
        """
        UPDATE import SET completed_at = ?2, cannot_contain = ?3,
            accounts = (SELECT count(DISTINCT account_key) FROM account_sighting WHERE import_key = ?1),
            recommendations = (
                SELECT count(*) FROM exchange JOIN sighting s USING (exchange_key)
                WHERE kind = 'recommendation' AND s.import_key = ?1
            )
        WHERE import_key = ?1
        """,
        (import_key, to_micros(completed_at), to_json_text(cannot_contain)),
    )
    _settle_what_it_changes(connection, import_key)
    # A new archive may hold the account of somebody of whom only a name was known.
    unresolved = connection.execute(
        "SELECT DISTINCT exchange_key FROM recognition WHERE receiver_key IS NULL"
    )
    ask_again(connection, [row[0] for row in unresolved.fetchall()])


def _settle_what_it_changes(connection: sqlite3.Connection, import_key: int) -> None:
    """Settle what the import has in other words, or what only an incomplete one had before."""
    differing = connection.execute(
        "SELECT exchange_key FROM sighting WHERE import_key = ? AND says IS NOT NULL", (import_key,)
    ).fetchall()
    others = connection.execute(
        "SELECT import_key FROM import WHERE completed_at IS NULL AND import_key != ?", (import_key,)
    ).fetchall()
    hidden: list[tuple[int]] = []
    for (other,) in others:
        hidden += connection.execute(
            """
            SELECT e.exchange_key FROM sighting s JOIN exchange e USING (exchange_key)
            WHERE s.import_key = ? AND e.import_key = ?
            """,
            (import_key, other),
        ).fetchall()
    settle(connection, sorted({row[0] for row in (*differing, *hidden)}))


def abandon_import(store: Store, import_id: ImportId) -> None:
    """Take an import that is not complete away; where the disk does not allow it, the next opening does."""
    import_key = _key(store, import_id)
    with suppress(StoreError), store.writing() as connection:
        forget(connection, import_key)
    _release(store, import_key)


def _release(store: Store, import_key: int) -> None:
    presence = store.presences.pop(import_key, None)
    if presence is not None:
        presence.release()


def find_import(store: Store, archive_digest: str) -> ImportReport | None:
    """The complete import of the archive with this digest; None where there is none."""
    with store.reading() as connection:
        found = _reports(
            connection,
            "archive_digest = ? AND completed_at IS NOT NULL",
            (archive_digest,),
            already_imported=True,
        )
    return found[0] if found else None


def list_imports(store: Store) -> tuple[ImportReport, ...]:
    """All complete imports, oldest first."""
    with store.reading() as connection:
        return _reports(connection, "completed_at IS NOT NULL", ())


def undo_import(store: Store, import_id: str) -> Undone:
    """Take a complete import back: what no other import holds is gone, decisions stay.

    Raises ImportNotFoundError.
    """
    with store.writing() as connection:
        rows = connection.execute(
            "SELECT import_key, path FROM import WHERE completed_at IS NOT NULL ORDER BY import_key"
        ).fetchall()
        paths = {_id(key): (key, path) for key, path in rows}
        asked = ImportId(import_id)
        if asked not in paths:
            raise ImportNotFoundError(import_id, tuple(paths))
        import_key, path = paths[asked]
        gone = forget(connection, import_key)
    store.forget_freed()
    return Undone(id=asked, path=path, exchanges=gone.exchanges, kept=gone.kept, accounts=gone.accounts)


def _id(import_key: int) -> ImportId:
    return ImportId(f"i{import_key}")


def _key(store: Store, import_id: ImportId) -> int:
    """The key of an import of this store that is not complete. Raises ImportNotFoundError."""
    number = import_id.removeprefix("i")
    if number.isdecimal() and int(number) in store.presences:
        return int(number)
    raise ImportNotFoundError(import_id, tuple(_id(key) for key in store.presences))


def _reports(
    connection: sqlite3.Connection,
    condition: str,
    values: tuple[object, ...],
    *,
    already_imported: bool = False,
) -> tuple[ImportReport, ...]:
    rows = connection.execute(
        f"""
        SELECT import_key, path, archive_digest, source, owner_name, accounts, exchanges, recommendations,
               skipped, first_at, last_at, cannot_contain, completed_at
        FROM import WHERE {condition} ORDER BY completed_at, import_key
        """,  # noqa: S608 - conditions of ours
        values,
    )
    return tuple(
        ImportReport(
            id=_id(row[0]),
            path=row[1],
            archive_digest=row[2],
            source=row[3],
            owner_name=row[4],
            owner_accounts=_owner_accounts(connection, row[0]),
            accounts=row[5],
            exchanges=row[6],
            recommendations=row[7],
            skipped=_skipped(connection, row[0], row[2]),
            skipped_count=row[8],
            first_at=from_micros_or_none(row[9]),
            last_at=from_micros_or_none(row[10]),
            cannot_contain=msgspec.json.decode(row[11], type=tuple[str, ...]),
            completed_at=from_micros(row[12]),
            already_imported=already_imported,
        )
        for row in rows.fetchall()
    )


def _owner_accounts(connection: sqlite3.Connection, import_key: int) -> tuple[Account, ...]:
    return accounts_of(
        connection,
        "s.import_key = ?1 AND s.account_key IN (SELECT account_key FROM import_owner WHERE import_key = ?1)",
        (import_key,),
    )


def _skipped(connection: sqlite3.Connection, import_key: int, digest: str) -> tuple[Skipped, ...]:
    rows = connection.execute(
        "SELECT member, position, reason FROM skipped WHERE import_key = ? ORDER BY skipped_key",
        (import_key,),
    )
    return tuple(
        Skipped(origin=Origin(archive=digest, member=member, position=position), reason=reason)
        for member, position, reason in rows
    )
