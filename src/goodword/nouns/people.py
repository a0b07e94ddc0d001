"""People, the accounts they have, and the questions about who is who."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from goodword.nouns.exchange import Account, AccountId, Role, SaidName

PersonId = NewType("PersonId", str)
"""The smallest account id of the person's accounts."""

LinkId = NewType("LinkId", str)
"""Short and stable: a hash of the two account ids."""


class Decision(StrEnum):
    """What the owner said about a link."""

    SAME = "same"
    DIFFERENT = "different"


class Behaviour(StrEnum):
    """What two accounts did that one person with two accounts does."""

    SAME_WORDS = "same words"
    """Both wrote the same words within minutes, in two places."""
    SAME_ADDRESSEE = "same addressee"
    """The owner wrote the same words within minutes in two places, to one here and to the other there."""
    ANSWERED = "answered"
    """What the owner wrote to one of them alone was answered by the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coincidence:
    """A behaviour of two accounts: a reason to ask, never to join."""

    left: AccountId
    right: AccountId
    behaviour: Behaviour
    times: int
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A proposal that two accounts are one person, with reasons for and against."""

    id: LinkId
    left: AccountId
    right: AccountId
    probability: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()
    is_hard: bool = False
    """A verified hard key joins them: no question is asked (`goodword.people.keys`)."""
    decision: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One or more accounts that belong together."""

    id: PersonId
    name: str
    accounts: tuple[Account, ...]
    emails: tuple[str, ...] = ()
    company: str | None = None
    position: str | None = None
    skills: tuple[str, ...] = ()
    """What they list themselves, or what the owner said they list."""
    is_owner: bool = False
    not_a_person: str | None = None
    """Why this is a company or a bot, in words; None for people."""
    names: tuple[SaidName, ...] = ()
    """Every name that an archive says, with its dates, latest first."""
    roles: tuple[Role, ...] = ()
    """Every company and position that an archive says, with its dates, latest first."""
    recommended_at: datetime | None = None
    """When the owner last recommended them, anywhere."""
