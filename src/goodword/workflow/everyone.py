"""Who is who, as the archives and the owner's decisions say now.

Derived: stamped with what it was made from, and made again when that changes.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import UTC, datetime

from goodword.nouns import AccountId, Link, Person
from goodword.people import PEOPLE_VERSION, hard_links, merge, propose_links
from goodword.store.coincidences import coincidences
from goodword.store.database import Store
from goodword.store.dealings import dealings
from goodword.store.decisions import decided_pairs, skills_set
from goodword.store.derived import (
    links_stamp,
    people_stamp,
    save_links,
    save_people,
    saved_links,
    saved_people,
    saved_people_with,
)
from goodword.store.record import accounts, exchanges_by_account, owner_name, stated_owner_accounts
from goodword.store.remembered import remembered
from goodword.workflow.given import all_given

_LONG_AGO = datetime(2003, 5, 5, tzinfo=UTC)
"""For a recommendation without a date: LinkedIn opened on that day, so it cannot be older."""


def people_and_links(store: Store) -> tuple[tuple[Person, ...], tuple[Link, ...]]:
    """Everyone, and the links between their accounts, as the record and the owner's decisions say now."""
    return remembered(store, "people and links", lambda: _as_answered(store))


def _as_answered(store: Store) -> tuple[tuple[Person, ...], tuple[Link, ...]]:
    """The same, for decisions that change neither."""
    return remembered(store, "who is who", lambda: _people_and_links(store), stamp=_stamp(store))


def _people_and_links(store: Store) -> tuple[tuple[Person, ...], tuple[Link, ...]]:
    stamp, links = _stamp(store), _links(store)
    persons = saved_people(store, stamp=stamp)
    if persons is not None:
        known = {account.id for person in persons for account in person.accounts}
        return persons, _decided(links, known, store)
    everyone = accounts(store)
    answered = _decided(links, {account.id for account in everyone}, store)
    persons = merge(everyone, answered, stated_owner_accounts(store), owner_name=owner_name(store))
    save_people(store, persons, stamp=stamp)
    return persons, answered


def _links(store: Store) -> tuple[Link, ...]:
    """The links that the record gives, without an answer to any: no answer changes which they are."""
    stamp = f"{PEOPLE_VERSION}:{links_stamp(store)}"
    return remembered(store, "links", lambda: _links_of_record(store, stamp), stamp=stamp)


def _links_of_record(store: Store, stamp: str) -> tuple[Link, ...]:
    saved = saved_links(store, stamp=stamp)
    if saved is not None:
        return saved
    everyone, owners = accounts(store), stated_owner_accounts(store)
    hard = hard_links(everyone, owners)
    proposed = propose_links(
        everyone, hard, owners, exchanges=exchanges_by_account(store), coincidences=coincidences(store)
    )
    links = (*hard, *proposed)
    save_links(store, links, stamp=stamp)
    return links


def _stamp(store: Store) -> str:
    return f"{PEOPLE_VERSION}:{people_stamp(store)}"


def _decided(links: Iterable[Link], known: AbstractSet[AccountId], store: Store) -> tuple[Link, ...]:
    """The links with the owner's answers; an answer holds although the question would not be asked now."""
    decided = {pair[0]: pair for pair in decided_pairs(store)}
    asked = []
    for link in links:
        answer = decided.pop(link.id, None)
        asked.append(replace(link, decision=answer[3]) if answer else link)
    kept = (
        Link(
            id=i,
            left=left,
            right=right,
            probability=0.5,
            reasons=("You answered this before.",),
            decision=said,
        )
        for i, left, right, said in decided.values()
        if left in known and right in known
    )
    return (*asked, *kept)


def everyone(store: Store) -> tuple[Person, ...]:
    """All people, with the skills that the owner set and when each was last recommended."""
    return remembered(store, "everyone", lambda: _as_decided(store, people_and_links(store)[0]))


def find_who_is_who(store: Store) -> None:
    """Find out who is who and sum up what went between: what pages after an import would wait for."""
    everyone(store)
    dealings(store)


def people_with(store: Store, accounts: Iterable[AccountId]) -> tuple[Person, ...]:
    """Those of `everyone` who have one of these accounts, or are the owner: for the few that are shown."""
    wanted = frozenset(accounts) | stated_owner_accounts(store)
    saved = saved_people_with(store, wanted, stamp=_stamp(store))
    if saved is not None:
        return _as_decided(store, saved)
    return tuple(
        person for person in everyone(store) if any(account.id in wanted for account in person.accounts)
    )


def _as_decided(store: Store, persons: Iterable[Person]) -> tuple[Person, ...]:
    recommended, skills = _last_given(store), skills_set(store)
    return tuple(_with_decisions(person, recommended, skills) for person in persons)


def _with_decisions(
    person: Person,
    recommended: Mapping[AccountId, datetime],
    skills: Mapping[AccountId, tuple[str, ...]],
) -> Person:
    ids = [account.id for account in person.accounts if account.id in recommended or account.id in skills]
    if not ids:
        return person  # most of them: nothing was decided
    times = [recommended[i] for i in ids if i in recommended]
    listed = next((skills[i] for i in ids if skills.get(i)), person.skills)
    return replace(person, recommended_at=max(times, default=None), skills=listed)


def _last_given(store: Store) -> dict[AccountId, datetime]:
    times: dict[AccountId, datetime] = {}
    for given in all_given(store):
        at = given.at or _LONG_AGO
        times[given.account] = max(at, times.get(given.account, at))
    return times
