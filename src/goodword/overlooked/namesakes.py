"""Who is taken for somebody already recommended, by the name alone: with care."""

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from goodword.nouns import AccountId, Person, PersonId
from goodword.text.names import normalised

FEWEST_WORDS = 2
"""A given name alone is nobody's."""


def recommended_by_name(
    people: Iterable[Person], told_apart: AbstractSet[frozenset[AccountId]]
) -> frozenset[PersonId]:
    """Those who are likely a person whom the owner recommended, seen in another place.

    Suggesting them would ask for what was done. So they wait for the owner's answer to `goodword
    links`. Only a whole name that two people bear, one of them recommended, counts; not
    where both are in one network, for there two are two, and not where the owner told them
    apart (`told_apart`: pairs of accounts).
    """
    by_name: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people:
        name = normalised(person.name)
        if len(name.split()) >= FEWEST_WORDS and not person.is_owner and not person.not_a_person:
            by_name[name].append(person)
    pairs = (sorted(both, key=_is_open) for both in by_name.values() if len(both) == 2)  # noqa: PLR2004 - a pair
    return frozenset(
        other.id
        for known, other in pairs
        if known.recommended_at and not other.recommended_at and _may_be_one(known, other, told_apart)
    )


def namesakes_of(
    known: Iterable[Person], people: Iterable[Person], told_apart: AbstractSet[frozenset[AccountId]]
) -> frozenset[PersonId]:
    """Those of `people` who may be one of `known`, seen in another place: by the whole name, as above."""
    by_name: defaultdict[str, list[Person]] = defaultdict(list)
    for person in known:
        name = normalised(person.name)
        if len(name.split()) >= FEWEST_WORDS:
            by_name[name].append(person)
    return frozenset(
        other.id
        for other in people
        for one in by_name.get(normalised(other.name), ())
        if one.id != other.id and _may_be_one(one, other, told_apart)
    )


def _is_open(person: Person) -> bool:
    return person.recommended_at is None


def _may_be_one(one: Person, other: Person, told_apart: AbstractSet[frozenset[AccountId]]) -> bool:
    if {account.source for account in one.accounts} & {account.source for account in other.accounts}:
        return False
    return not any(
        frozenset((mine.id, theirs.id)) in told_apart for mine in one.accounts for theirs in other.accounts
    )
