"""The passes over the record: who is who, and which words are recognition.

Both are derived: stamped with what they were made from, made again when that
changes, and safe to stop at any moment.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from goodword.nouns import AccountId, Exchange, Link, Person, Recognition
from goodword.people import PEOPLE_VERSION, hard_links, merge, propose_links
from goodword.recognition import VERSION, NameBook, may_hold_recognition, recognitions_in
from goodword.store.database import Store
from goodword.store.decisions import link_decisions, skills_set
from goodword.store.derived import (
    people_stamp,
    recognised_through,
    save_people,
    save_recognitions,
    saved_people,
)
from goodword.store.record import (
    accounts,
    exchanges_by_key,
    owner_accounts,
    owner_name,
    summary,
    texts_after,
)
from goodword.workflow.given import all_given
from goodword.workflow.importing import OnProgress

BATCH = 5_000
"""Exchanges between two commits of the recognition pass: about half a second of work to lose."""

_LONG_AGO = datetime(2003, 5, 5, tzinfo=UTC)
"""For a recommendation without a date: LinkedIn opened on that day, so it cannot be older."""


def catch_up(store: Store, on_progress: OnProgress | None = None) -> None:
    """Recognise what has been read since the last time; resumable after any stop."""
    mark = recognised_through(store, version=VERSION)
    total = summary(store).exchanges
    names: NameBook | None = None
    done = 0
    while True:
        through, texts = texts_after(store, mark, limit=BATCH)
        if through == mark:
            return
        names = names or NameBook(accounts(store))
        worth_judging = [key for key, text in texts if may_hold_recognition(text)]
        found = _recognitions(exchanges_by_key(store, worth_judging), names)
        save_recognitions(store, found, through=through, version=VERSION)
        mark, done = through, done + len(texts)
        if on_progress:
            on_progress(done, max(total, done))


def _recognitions(exchanges: Iterable[Exchange], names: NameBook) -> list[Recognition]:
    return [found for exchange in exchanges for found in recognitions_in(exchange, names)]


def people_and_links(store: Store) -> tuple[tuple[Person, ...], tuple[Link, ...]]:
    """Everyone, and the links between their accounts, as the record and the owner's decisions say now."""
    stamp = f"{PEOPLE_VERSION}:{people_stamp(store)}"
    saved = saved_people(store, stamp=stamp)
    if saved is not None:
        return saved
    everyone = accounts(store)
    owners = owner_accounts(store)
    hard = hard_links(everyone, owners)
    links = _decided((*hard, *propose_links(everyone, hard, owners)), store)
    persons = merge(everyone, links, owners, owner_name=owner_name(store))
    save_people(store, persons, links, stamp=stamp)
    return persons, links


def _decided(links: Iterable[Link], store: Store) -> tuple[Link, ...]:
    decisions = link_decisions(store)
    return tuple(replace(link, decision=decisions.get(link.id)) for link in links)


def everyone(store: Store) -> tuple[Person, ...]:
    """All people, with the skills that the owner set and when each was last recommended."""
    persons, _ = people_and_links(store)
    recommended = _last_given(store)
    skills = skills_set(store)
    return tuple(_with_decisions(person, recommended, skills) for person in persons)


def _with_decisions(
    person: Person,
    recommended: Mapping[AccountId, datetime],
    skills: Mapping[AccountId, tuple[str, ...]],
) -> Person:
    ids = [account.id for account in person.accounts]
    times = [recommended[i] for i in ids if i in recommended]
    listed = next((skills[i] for i in ids if skills.get(i)), person.skills)
    return replace(person, recommended_at=max(times, default=None), skills=listed)


def _last_given(store: Store) -> dict[AccountId, datetime]:
    times: dict[AccountId, datetime] = {}
    for given in all_given(store):
        at = given.at or _LONG_AGO
        times[given.account] = max(at, times.get(given.account, at))
    return times
