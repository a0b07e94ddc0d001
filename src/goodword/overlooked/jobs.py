"""A new job, seen between two archives: a good day to write, and a fact that the owner can check."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from goodword.nouns import Account, Person, Role
from goodword.text.companies import company_key
from goodword.text.places import place_name
from goodword.text.wording import month

NEWS = timedelta(days=2 * 365)
"""A change that was first seen longer ago is no news any more."""


class _Change(NamedTuple):
    """Two statements of one profile, the later of which says something else."""

    seen_before: datetime
    seen_since: datetime
    before: Role
    since: Role
    place: str


def new_job(they: str, person: Person, now: datetime) -> Iterator[str]:
    """What the profiles of `person` say since a newer archive and did not say before; at most one sentence.

    Only what two archives say of one account, each on its day, is a change; nothing between the two
    days is guessed, and a profile that no longer tells of a job has not ended it.
    """
    changes = [change for account in person.accounts for change in _changes(account, now)]
    if not changes:
        return
    last = max(changes, key=lambda change: (change.seen_since, change.place))
    before, since = month(last.seen_before), month(last.seen_since)
    when = f"In {since}" if before == since else f"Between {before} and {since}"
    yield f"{when} {they} {_did(last.before, last.since)}, as your archives of {place_name(last.place)} say."


def _changes(account: Account, now: datetime) -> Iterator[_Change]:
    """The change from the last statement but one to the present one, where it is one and is news."""
    stated = _seen(account.roles)
    if len(stated) < 2:  # noqa: PLR2004 - it takes two to differ
        return
    (before, _, left), (since, first, _) = stated[1], stated[0]
    if left < first <= now and now - first <= NEWS and _differs(before, since):
        yield _Change(left, first, before, since, account.source)


def _seen(roles: Iterable[Role]) -> Sequence[tuple[Role, datetime, datetime]]:
    """The roles that say a company and on which days they were seen, the latest first.

    What has dates of its own is a list of a whole career, all seen on one day: no change.
    """
    found = [
        (role, role.seen_from, role.seen_to)
        for role in roles
        if role.company and role.seen_from and role.seen_to and not role.is_dated_itself
    ]
    return sorted(found, key=lambda one: one[2], reverse=True)


def _differs(before: Role, since: Role) -> bool:
    return _moved(before, since) or bool(
        before.position and since.position and before.what[1] != since.what[1]
    )


def _moved(before: Role, since: Role) -> bool:
    return company_key(before.company or "") != company_key(since.company or "")


def _did(before: Role, since: Role) -> str:
    if not _moved(before, since):
        return f"became {since.position} at {since.company}"
    role = f" as {since.position}" if since.position else ""
    return f"moved from {before.company} to {since.company}{role}"
