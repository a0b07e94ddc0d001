"""Dates that cannot be: nothing in an archive was written after the day on which it is read."""

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, datetime, timedelta

import msgspec

from goodword.nouns import Account, Origin, Skipped
from goodword.store.batches import Batch
from goodword.store.columns import Columns
from goodword.store.rows import from_micros, to_micros
from goodword.text.wording import day

CLOCKS_DIFFER = timedelta(days=2)
"""Archives without a zone, and clocks that run ahead."""


def with_believable_dates(batches: Iterable[Batch], *, archive: str, now: datetime) -> Iterator[Batch]:
    """The batches, in which no date lies in the future.

    What has such a date is kept without it, and a Skipped tells of each: the words are the owner's
    all the same, but a post of the year 9999 would lead every order by freshness for ever.
    """
    latest = now + CLOCKS_DIFFER if now.year < MAXYEAR else now
    for batch in batches:
        yield _believable(batch, archive, latest)


def _believable(batch: Batch, archive: str, latest: datetime) -> Batch:
    limit = to_micros(latest)
    late = [place for place, at in enumerate(batch.exchanges.sent_at) if at is not None and at > limit]
    accounts = [_account(account, latest) for account in batch.accounts]
    if not late:
        return msgspec.structs.replace(batch, accounts=accounts)
    sent_at: list[int | None] = list(batch.exchanges.sent_at)
    told = [_told(batch.exchanges, place, archive) for place in late]
    for place in late:
        sent_at[place] = None
    return Batch(
        accounts=accounts,
        exchanges=msgspec.structs.replace(batch.exchanges, sent_at=sent_at),
        skipped=[*batch.skipped, *told],
    )


def _told(columns: Columns, place: int, archive: str) -> Skipped:
    at = columns.sent_at[place]
    written = day(from_micros(at)) if at is not None else ""
    return Skipped(
        origin=Origin(archive=archive, member=columns.member[place], position=columns.position[place]),
        reason=f"its date, {written}, lies in the future; its words are kept without a date",
    )


def _account(account: Account, latest: datetime) -> Account:
    if not any(at and at > latest for at in (account.connected_at, account.seen_at)):
        return account
    return msgspec.structs.replace(
        account,
        connected_at=_not_after(account.connected_at, latest),
        seen_at=_not_after(account.seen_at, latest),
    )


def _not_after(at: datetime | None, latest: datetime) -> datetime | None:
    return None if at is None or at > latest else at
