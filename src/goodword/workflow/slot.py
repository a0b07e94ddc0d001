"""When in the week the owner takes time for three people: a day and an hour by their own clock."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from goodword.errors import SlotNotUnderstoodError
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.decisions import answers, set_answer

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LASTS = timedelta(minutes=15)
"""Three people, ten minutes; calendars think in quarters."""
_SLOT = "digest at"
_TYPED = re.compile(r"([a-z]{3,9})[\s,]+(?:at\s+)?([01]?\d|2[0-3])(?:[:.]([0-5]\d))?", re.IGNORECASE)
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A day of the week and a time of day, in no zone: it is that hour wherever the owner is."""

    weekday: int
    """0 is Monday."""
    at: time

    def __str__(self) -> str:
        """As it may be typed: "friday 08:30"."""
        return f"{DAYS[self.weekday].casefold()} {self.at:%H:%M}"

    @property
    def sentence(self) -> str:
        """As it is told: "Friday at 08:30"."""
        return f"{DAYS[self.weekday]} at {self.at:%H:%M}"

    def begins(self, monday: date) -> datetime:
        """When it begins in the week of that Monday; without a zone."""
        return datetime.combine(monday + timedelta(days=self.weekday), self.at)


def slot_of(typed: str) -> Slot:
    """The slot that was typed, like "friday 08:30"; a day may be shortened to three letters.

    Raises SlotNotUnderstoodError where it is none.
    """
    found = _TYPED.fullmatch(typed.strip())
    if found is not None:
        named = found[1].casefold()
        for weekday, name in enumerate(DAYS):
            if len(named) >= _SHORTEST and name.casefold().startswith(named):
                return Slot(weekday=weekday, at=time(int(found[2]), int(found[3] or 0)))
    raise SlotNotUnderstoodError(typed)


def keep_slot(store: Store, slot: Slot | None, *, clock: Clock) -> None:
    """Keep when in the week; None for no hour, the whole Monday."""
    set_answer(store, _SLOT, str(slot) if slot else None, clock.now())


def kept_slot(store: Store) -> Slot | None:
    """When in the week, as the owner said; None where they did not."""
    kept = answers(store).get(_SLOT)
    return slot_of(kept) if kept else None
