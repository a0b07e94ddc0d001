"""What is between the owner and a person."""

from dataclasses import dataclass
from datetime import datetime

from goodword.nouns.people import PersonId


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
