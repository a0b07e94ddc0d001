"""Records in batches: small enough for memory, a transaction and a pipe, great enough to be quick."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from goodword.nouns import Account, Exchange, Record, Skipped
from goodword.store.columns import Columns, columns_of

RECORDS = 20_000
CHARACTERS = 4_000_000
"""A batch ends at whichever comes first: memory stays bounded when posts are long."""


class Batch(msgspec.Struct, array_like=True, frozen=True, kw_only=True):
    """Records that are stored together."""

    accounts: list[Account]
    exchanges: Columns
    skipped: list[Skipped]


def batches(records: Iterable[Record]) -> Iterator[Batch]:
    """The records in batches, accounts apart from exchanges."""
    remaining = iter(records)
    while taken := list(_of_one_batch(remaining)):
        yield _batch(taken)


def _of_one_batch(records: Iterator[Record]) -> Iterator[Record]:
    characters = CHARACTERS
    for record in islice(records, RECORDS):
        yield record
        if isinstance(record, Exchange):
            characters -= len(record.text)
            if characters <= 0:
                return


def _batch(records: Sequence[Record]) -> Batch:
    return Batch(
        accounts=[one for one in records if isinstance(one, Account)],
        exchanges=columns_of([one for one in records if isinstance(one, Exchange)]),
        skipped=[one for one in records if isinstance(one, Skipped)],
    )
