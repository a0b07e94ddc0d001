"""What an import read, what it skipped, and what its archive cannot contain."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from goodword.nouns.exchange import Account, Skipped

ImportId = NewType("ImportId", str)
"""Short, readable in a command: `i1`, `i2`, … in the order of import; never used twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The answer of `goodword import` for one archive."""

    id: ImportId
    path: str
    archive_digest: str
    source: str
    owner_name: str | None
    owner_accounts: tuple[Account, ...]
    accounts: int
    exchanges: int
    recommendations: int
    skipped: tuple[Skipped, ...]
    """The first thousand; `skipped_count` counts all."""
    skipped_count: int
    first_at: datetime | None
    last_at: datetime | None
    cannot_contain: tuple[str, ...]
    completed_at: datetime
    already_imported: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What `goodword undo-import` took back."""

    id: ImportId
    path: str
    exchanges: int
    """Exchanges that no other import holds: they are gone."""
    kept: int
    """Exchanges of this import that another import holds too: they stay."""
    accounts: int
