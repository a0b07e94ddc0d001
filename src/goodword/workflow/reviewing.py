"""The owner's word about doubtful moments: it holds for the passage and survives every import."""

from collections.abc import Sequence
from dataclasses import dataclass

from goodword.errors import MomentNotFoundError
from goodword.nouns import Moment, Person
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.decisions import review_recognition
from goodword.store.moments import moments, reviewed_moments
from goodword.workflow.asking import account_ids, moments_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A moment and what the owner said of it."""

    moment: Moment
    stands: bool | None
    """None while it waits."""


def waiting(store: Store) -> tuple[Moment, ...]:
    """The moments that count nowhere until the owner says that they stand: the surest first."""
    found = moments_with(store, None, doubtful=True)
    return tuple(sorted(found, key=lambda moment: -moment.recognition.confidence))


def reviewed(store: Store, person: Person | None = None) -> tuple[Reviewed, ...]:
    """Those that the owner said a word about, oldest first; with `person`, those between the two."""
    ids = account_ids(person) if person else None
    found = reviewed_moments(store, accounts=ids)
    return tuple(Reviewed(moment=moment, stands=stands) for moment, stands in found)


def review(store: Store, ids: Sequence[str], *, stands: bool | None, clock: Clock) -> tuple[Reviewed, ...]:
    """Keep what the owner says of each moment, or with None ask again; all or none are decided.

    MomentNotFoundError where one is unknown. Two receivers of the same words are decided together.
    """
    known = {str(moment.recognition.id): moment for moment in _all(store)}
    for asked in ids:
        if asked not in known:
            raise MomentNotFoundError(asked)
    for asked in ids:
        answer_doubt(store, known[asked], stands, clock=clock)
    return tuple(Reviewed(moment=known[asked], stands=stands) for asked in ids)


def answer_doubt(store: Store, moment: Moment, stands: bool | None, *, clock: Clock) -> None:  # noqa: FBT001 - three answers
    """Keep the answer to one that was just shown; nothing is looked up."""
    passage = moment.recognition.passage
    review_recognition(store, passage.exchange_id, passage.quote, stands=stands, at=clock.now())


def _all(store: Store) -> tuple[Moment, ...]:
    decided = (one.moment for one in reviewed(store))
    return (*moments_with(store, None), *moments(store, doubtful=True), *decided)
