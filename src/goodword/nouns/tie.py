"""What is between the owner and a person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from goodword.nouns.exchange import ExchangeId
from goodword.nouns.people import PersonId


class Met(StrEnum):
    """How the owner and a person met, as far as the record tells."""

    INTRODUCED = "introduced"
    """A third person brought them together, and an exchange says so."""
    MEETING = "meeting"
    """At a meeting in a calendar."""
    PUBLIC = "public"
    """A post that all could read."""
    GROUP = "group"
    """Among a few: a channel, a letter to several."""
    PRIVATE = "private"
    """A message, a letter."""
    CONNECTED = "connected"
    """They connected on a network; nothing before it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HowMet:
    """The first that the record holds of the owner and a person together."""

    how: Met
    at: datetime
    source: str
    exchange: ExchangeId | None = None
    """None where it is no exchange but a connection."""
    by: str | None = None
    """Who introduced them; named for the owner's eyes, in no letter."""
    topic: str | None = None
    """Of the meeting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """First and last exchange, directions and channels; counts of exchanges, never a strength."""

    person: PersonId
    first_at: datetime | None
    last_at: datetime | None
    sent: int
    """Exchanges from the owner that address the person."""
    received: int
    """Exchanges from the person that address the owner."""
    sources: tuple[str, ...]
    direct: int
    """How many of them were private messages."""
    connected_at: datetime | None = None
    """When they connected on LinkedIn."""
    met: HowMet | None = None
    """None where nobody asked, or nothing has a date."""
    shared_company: str | None = None
    """An employer that the archives name for both."""
