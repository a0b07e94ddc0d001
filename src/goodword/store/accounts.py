"""Accounts, merged over what the imports say of each."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

import msgspec

from goodword.nouns import Account, AccountId, Role
from goodword.store.history import names_said, roles_said
from goodword.store.rows import from_micros_or_none, in_filled_lots, marks, to_json

T = TypeVar("T")

_NEVER = datetime.min.replace(tzinfo=UTC)
_TEXTS = msgspec.json.Decoder(tuple[str, ...])
_ROLES = msgspec.json.Decoder(tuple[Role, ...])

_SELECT = """
SELECT a.account_id, a.source, s.handle, s.name, s.url, s.emails, s.links, s.bio, s.company, s.position,
       s.skills, s.connected_at, s.seen_at, s.roles
FROM account_sighting s JOIN account a USING (account_key)
WHERE {condition}
ORDER BY a.account_id, s.seen_at IS NULL, s.seen_at DESC
"""


def accounts_of(
    connection: sqlite3.Connection, condition: str, values: Sequence[object] = ()
) -> tuple[Account, ...]:
    """The accounts by id, each merged over the sightings (`s`) that fulfil `condition`."""
    rows = connection.execute(_SELECT.format(condition=condition), values)
    return tuple(
        merged([_account(row) for row in group]) for _, group in groupby(rows.fetchall(), key=itemgetter(0))
    )


def _account(row: Sequence[Any]) -> Account:
    return Account(
        id=AccountId(row[0]),
        source=row[1],
        handle=row[2],
        name=row[3],
        url=row[4],
        emails=_texts(row[5]),
        links=_texts(row[6]),
        bio=row[7],
        company=row[8],
        position=row[9],
        skills=_texts(row[10]),
        connected_at=from_micros_or_none(row[11]),
        seen_at=from_micros_or_none(row[12]),
        roles=_ROLES.decode(row[13]) if row[13] else (),
    )


def _texts(column: str | None) -> tuple[str, ...]:
    return _TEXTS.decode(column) if column else ()


def merged(sightings: Sequence[Account]) -> Account:
    """One account from what was seen of it, latest first: the latest of each fact, all addresses and skills.

    Company and position belong together and come from one sighting; all that were said before stay in
    `roles` and `names`, with their dates. Sightings of one time are put in an order of their own, so that
    the order in which archives were imported does not matter.
    """
    ordered = sorted(sightings, key=_recency, reverse=True)
    employed = next((one for one in ordered if one.company or one.position), ordered[0])
    return Account(
        id=ordered[0].id,
        source=ordered[0].source,
        handle=_first(one.handle for one in ordered),
        name=_first(one.name for one in ordered),
        url=_first(one.url for one in ordered),
        emails=_united(one.emails for one in ordered),
        links=_united(one.links for one in ordered),
        bio=_first(one.bio for one in ordered),
        company=employed.company,
        position=employed.position,
        skills=_united(one.skills for one in ordered),
        connected_at=_first(one.connected_at for one in ordered),
        seen_at=ordered[0].seen_at,
        roles=roles_said(ordered),
        names=names_said(ordered),
    )


def _recency(sighting: Account) -> tuple[datetime, bytes]:
    return sighting.seen_at or _NEVER, to_json(sighting)


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _united(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for values in lists for value in values))


def mark_accounts(connection: sqlite3.Connection, groups: Iterable[Iterable[str]]) -> None:
    """Fill the temporary table `asked` with the accounts of each group and the group's place."""
    connection.execute(
        "CREATE TEMP TABLE IF NOT EXISTS asked (account_key INTEGER PRIMARY KEY, place INTEGER NOT NULL)"
    )
    connection.execute("DELETE FROM asked")
    connection.executemany(
        "INSERT OR IGNORE INTO asked SELECT account_key, ? FROM account WHERE account_id = ?",
        ((place, account_id) for place, group in enumerate(groups) for account_id in group),
    )


def account_keys(connection: sqlite3.Connection, account_ids: Iterable[str]) -> dict[str, int]:
    """The keys of those accounts that are known."""
    found: dict[str, int] = {}
    for lot in in_filled_lots(account_ids):
        found.update(
            connection.execute(
                f"SELECT account_id, account_key FROM account WHERE account_id IN ({marks(len(lot))})",  # noqa: S608 - only question marks
                lot,
            ).fetchall()
        )
    return found
