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
    "{sight}. {sea}, otherwise.",
    "This morning's boat: {sea}. {sight}.",
    "{sea}. {aside}. {sight}. #crossinglog",
    "Crossing log: {sea}. {sight}. {aside}.",
)


def crossing_log(path: Path) -> list[Line]:
    """About two entries a month from June 2012 to December 2018, none like another."""
    told: dict[str, list[str]] = tomllib.loads(path.read_text("utf-8"))
    seen = [*shuffled(told["sights"], "first year"), *shuffled(told["sights"], "again")]
    seas, asides = (
        [thing for turn in range(8) for thing in shuffled(told[kind], turn)] for kind in ("seas", "asides")
    )
    start, days = date(2012, 6, 4), 2395
    lines = []
    for place, sight in enumerate(seen):
        day = start + timedelta(days=place * days // len(seen) + number(6, sight, place))
        day -= timedelta(days=max(day.weekday() - 4, 0))
        form = pick(_FORMS, "form", place)
        sea, aside = seas[place], asides[place]
        if form.startswith("{sight}"):
            sea = sea[0].lower() + sea[1:] if not sea.startswith(("SW", "W ")) else sea
        text = form.format(sea=sea, sight=sight, aside=aside)
        moment = datetime.combine(day, time(6, 41 + number(18, place), number(60, place)), UTC)
        lines.append(Line(at=moment, channel="x", way="", about=None, lang="en", text=text))
    return lines
