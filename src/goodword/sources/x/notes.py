"""Long posts, which X keeps apart from the posts whose beginning they continue."""

import re
from datetime import datetime
from typing import NamedTuple

from goodword.sources.x.records import Note
from goodword.sources.x.times import iso
from goodword.sources.x.words import decoded, without_leading_mentions

_LINK = re.compile(r"https?://\S+")
_ENOUGH = 16
"""Characters of a beginning that must agree; a shorter note must agree whole."""


class PlacedNote(NamedTuple):
    """A note and where it was read."""

    member: str
    position: int
    note: Note


class Notes:
    """The long posts of an archive, to be joined to posts by second and beginning.

    A note names no post. Where not exactly one fits, post and note both stay.
    """

    def __init__(self) -> None:
        """Hold none yet."""
        self._by_second: dict[int, list[PlacedNote]] = {}

    def add(self, placed: PlacedNote) -> None:
        """Take in a note."""
        at = iso(placed.note.created_at)
        self._by_second.setdefault(int(at.timestamp()) if at else 0, []).append(placed)

    def __bool__(self) -> bool:
        """Whether the archive has any."""
        return bool(self._by_second)

    def take(self, text: str, at: datetime) -> Note | None:
        """The one note that the truncated post `text` begins, taken out of what is left."""
        second = int(at.timestamp())
        near = [
            (s, placed) for s in (second - 1, second, second + 1) for placed in self._by_second.get(s, ())
        ]
        if not near:
            return None
        stem = _bare(text.partition("…")[0])
        fitting = [item for item in near if _begins(item[1].note.said.text, stem)]
        if len(fitting) != 1:
            return None
        ((noted, placed),) = fitting
        self._by_second[noted].remove(placed)
        return placed.note

    def left(self) -> list[PlacedNote]:
        """The notes that belong to no post, in their order."""
        return sorted(
            (note for notes in self._by_second.values() for note in notes), key=lambda note: note[:2]
        )


def _begins(note: str, stem: str) -> bool:
    beginning = _bare(note)
    return len(stem) >= min(_ENOUGH, len(beginning)) and beginning.startswith(stem)


def _bare(text: str) -> str:
    """The words of `text` alone: the same link has another t.co address in post and note."""
    return " ".join(_LINK.sub("", without_leading_mentions(decoded(text))).split())
