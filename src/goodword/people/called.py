"""Whom a name without an account means: the one person of it with whom the owner was in contact then."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from goodword.nouns import AccountId, Person
from goodword.text.letters import without_marks
from goodword.text.names import normalised, without_accents

NEAR = timedelta(days=183)
"""How far from the day of the words a contact may be: a season before it, or after."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person with the times at which something went between them and the owner, and the threads of it."""

    person: Person
    times: Sequence[datetime]
    """In order."""
    threads: frozenset[str]


class Called:
    """Everyone by what they are called: by a first name, by a full one, by a title and a surname."""

    def __init__(self, persons: Iterable[Person]) -> None:
        """Take everyone that is known; the owner, companies and bots are called by no first name."""
        self._by_name: dict[str, dict[str, Person]] = {}
        for person in persons:
            if not person.is_owner and not person.not_a_person:
                for name in {person.name, *(account.name for account in person.accounts if account.name)}:
                    for called in _ways(name):
                        self._by_name.setdefault(called, {})[person.id] = person

    def all_called(self, written: str) -> tuple[Person, ...]:
        """Everyone whom `written` may mean."""
        return tuple(self._by_name.get(_key(written), {}).values())


def _ways(name: str) -> set[str]:
    words = without_accents(name).split()
    if not words:
        return set()
    ways = {words[0], " ".join(words)}
    return ways | {f"{words[0]} {words[-1]}", f". {words[-1]}"} if len(words) > 1 else ways


def _key(written: str) -> str:
    """The name without accents; behind a title that was taken off a single word is a surname."""
    plain = without_accents(written)
    has_title = len(without_marks(written).split()) > len(plain.split())
    return f". {plain}" if has_title and " " not in plain else plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name in the owner's words, and where these stand."""

    name: str
    source: str
    at: datetime | None
    thread: str | None


def meant(mention: Mention, known: Sequence[Contact]) -> Person | None:
    """Which of `known`, who are all called so, is mentioned; None where that is not certain.

    Of a full name the only one there is in that network, else at all. Of any other the only one who takes
    part in the thread; else the only one with whom the owner ever was in contact, where it was near the day.
    """
    if " " in normalised(mention.name):
        there = [one for one in known if account_in(one.person, mention.source)]
        known = there or known
        if len(known) == 1:
            return known[0].person
    here = [one for one in known if mention.thread and mention.thread in one.threads]
    if here:
        return here[0].person if len(here) == 1 else None
    dealt_with = [one for one in known if one.times]
    is_one = len(dealt_with) == 1 and mention.at is not None and _is_near(dealt_with[0].times, mention.at)
    return dealt_with[0].person if is_one else None


def account_in(person: Person, source: str) -> AccountId | None:
    """The first account of the person in that network, where there is one."""
    return next((account.id for account in person.accounts if account.source == source), None)


def _is_near(times: Sequence[datetime], said_at: datetime) -> bool:
    at = bisect_left(times, said_at)
    return any(abs(time - said_at) <= NEAR for time in times[max(0, at - 1) : at + 1])
