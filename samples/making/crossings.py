"""The crossing log: a habit of a line each, composed of `days/crossings.toml`."""

import tomllib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from making.chance import number, pick, shuffled
from making.words import Line

_FORMS = (
    "06.40. {sea}. {sight}. {aside}.",
    "{sea}. {sight}. #crossinglog",
    "#crossinglog {sea}. {sight}. {aside}.",
    "{sight}. {sea}. Otherwise nothing. #crossinglog",
    "This morning's boat: {sight}. {sea}.",
    "{sea}. {aside}. {sight}. #crossinglog",
    "Crossing log: {sea}. {sight}. {aside}.",
)
_FIRST, _DAYS, _ENTRIES = date(2012, 6, 4), 2395, 180


class _Bag:
    """Draws each thing once before any is drawn again, and only in the months it belongs to."""

    def __init__(self, things: list[str], name: str) -> None:
        self._things, self._name, self._turn = things, name, 0
        self._left: list[str] = []

    def draw(self, month: int) -> str:
        """A thing of that month."""
        while True:
            for thing in self._left:
                text, _, months = thing.partition(" @")
                if not months or str(month) in months.split(","):
                    self._left.remove(thing)
                    return text
            self._left += shuffled(self._things, self._name, self._turn)
            self._turn += 1


def crossing_log(path: Path) -> list[Line]:
    """About two entries a month from June 2012 to December 2018, none like another."""
    told: dict[str, list[str]] = tomllib.loads(path.read_text("utf-8"))
    bags = {kind: _Bag(told[f"{kind}s"], kind) for kind in ("sea", "sight", "aside")}
    lines, said = [], set[tuple[str, str]]()
    for place in range(_ENTRIES):
        day = _FIRST + timedelta(days=place * _DAYS // _ENTRIES + number(6, "day", place))
        day -= timedelta(days=max(day.weekday() - 4, 0))
        drawn = {kind: bag.draw(day.month) for kind, bag in bags.items()}
        while (drawn["sea"], drawn["sight"]) in said:
            drawn["sight"] = bags["sight"].draw(day.month)
        said.add((drawn["sea"], drawn["sight"]))
        text = pick(_FORMS, "form", place).format(**drawn)
        moment = datetime.combine(day, time(6, 41 + number(18, place), number(60, place)), UTC)
        lines.append(Line(at=moment, channel="x", way="", about=None, lang="en", text=text))
    return lines
