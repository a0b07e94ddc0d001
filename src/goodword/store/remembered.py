"""Answers kept in memory for as long as the record stands as it does: a page need not read all again.

Two looks: whether anything at all was written since, here or by another process, which costs a few
microseconds; and only then whether the record or a decision changed, so that a saved draft forgets nothing.
"""

from collections.abc import Callable, Hashable
from hashlib import blake2b
from typing import TypeVar, cast

from goodword.store.database import Kept, Store
from goodword.store.erasing import ERASURES
from goodword.store.rows import to_json

T = TypeVar("T")

_RECORD = "record"
_HANGS_ON = (
    "SELECT import_key, archive_digest FROM import WHERE completed_at IS NOT NULL ORDER BY 1",
    "SELECT link_id, decision FROM link_decision ORDER BY link_id",
    "SELECT account_id, about, said FROM account_decision ORDER BY about, account_id",
    "SELECT exchange_id, quote, about, said FROM passage_decision ORDER BY about, exchange_id, quote",
    "SELECT count(*), max(event_key) FROM event",
    "SELECT stamp, through_key FROM derivation WHERE name = 'recognitions'",
    ERASURES,
)
"""What answers may hang on: imports, decisions, what was given, what was judged."""


MOST = 100
"""Answers that are kept: those about single persons are many."""


def remembered(
    store: Store, question: str, make: Callable[[], T], *, of: Hashable = None, stamp: str | None = None
) -> T:
    """What `make` gives, made anew only where the record or a decision changed since the last time.

    `question` names it; of one that is large only the last answer is kept, for the last `of`. The answer
    is shared and must not be changed. A `stamp` stands in the place of the record's, for an answer that
    hangs on less and is dear to make.
    """
    # Looked at before the answer is made: what is written meanwhile makes the next call look again.
    hangs_on = stamp or record_stamp(store), of
    kept = store.kept.pop(question, None)
    if kept is None or kept.hangs_on != hangs_on:
        kept = Kept(hangs_on, make())
    store.kept[question] = kept  # now the last in the order of use
    if len(store.kept) > MOST:
        del store.kept[next(iter(store.kept))]
    return cast("T", kept.answer)


def record_stamp(store: Store) -> str:
    """A digest that changes whenever the complete imports, a decision, or what was judged or given does."""
    version = store.version()
    kept = store.kept.get(_RECORD)
    if kept is None or kept.hangs_on != version:
        kept = store.kept[_RECORD] = Kept(version, _digest(store))
    return str(kept.answer)


def _digest(store: Store) -> str:
    digest = blake2b(digest_size=16)
    with store.reading() as connection:
        for question in _HANGS_ON:
            digest.update(to_json(connection.execute(question).fetchall()))
    return digest.hexdigest()
