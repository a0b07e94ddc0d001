"""The words: `stories/*.txt` with their days written by hand, `days/*.txt` spread over the calendar.

A line of a story is `DAY TIME CHANNEL WAY  TEXT`; the file's name says whom it is about. A section of
a file in `days/` is `## CHANNEL FROM..TO [months 11,12] [on sat] [with KEY]` (FROM and TO are months,
FROM may be a day), then a text a line; in chats a conversation a block, `>` the owner, `<` the other.
The n-th line falls into the n-th part of that span, so that a file reads in the order of time; what
belongs to a certain day begins with it.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from making.chance import number, pick

_STORY_LINE = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d:\d\d) ([a-z]+)(?:/([a-z]{2}))?"
    r"(?: (>|<|re|self|direct|followers|unlisted))?(?: +(\S.*))?"
)
_SECTION = re.compile(r"## ([a-z]+)(?:/([a-z]{2}))? (\d{4}-\d\d(?:-\d\d)?)\.\.(\d{4}-\d\d)(.*)")
_PINNED = re.compile(r"(\d{4}-\d\d-\d\d)\s")
_OPTION = re.compile(r"(months|on|with) (\S+)")
_HOURS = (7, 7, 8, 8, 9, 10, 12, 12, 13, 15, 17, 17, 18, 19, 20, 21, 21, 22)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LAST_DAY = date(2024, 10, 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that was said or done."""

    at: datetime
    channel: str
    """Where, in the words of `README.md`: `x`, `note`, `rt`, `dm`, `li`, `toot` and so on."""
    way: str
    """`>` by the owner, `<` by the other; `re` answers them, `self` oneself; for toots the audience."""
    about: str | None
    """Key of the member whose file or section this is."""
    lang: str
    text: str


def read_words(folder: Path) -> list[Line]:
    """Every line of `folder`."""
    lines: list[Line] = []
    for path in sorted(folder.glob("stories/*.txt")):
        lines += _story(path.stem, path.read_text("utf-8"))
    for path in sorted(folder.glob("days/*.txt")):
        lines += _days(path.read_text("utf-8"))
    return lines


def order(line: Line) -> tuple[datetime, str, str]:
    """For sorting: by time, then as it stands."""
    return line.at, line.channel, line.text


def _story(key: str, text: str) -> list[Line]:
    lines = []
    for row in text.splitlines():
        if not row or row.startswith("#"):
            continue
        found = _STORY_LINE.fullmatch(row)
        if found is None:
            raise ValueError(f"stories/{key}.txt: cannot read {row!r}")
        moment = datetime.fromisoformat(found[1]).replace(tzinfo=UTC)
        lines.append(
            Line(
                at=moment + timedelta(seconds=number(55, row)),
                channel=found[2],
                way=found[4] or "",
                about=key,
                lang=found[3] or "en",
                text=found[5] or "",
            )
        )
    return lines


def _days(text: str) -> list[Line]:
    lines: list[Line] = []
    for part in re.split(r"^(?=## )", text, flags=re.MULTILINE):
        head, _, body = part.partition("\n")
        found = _SECTION.fullmatch(head)
        if found is None:
            continue
        options = dict(_OPTION.findall(found[5]))
        days = _days_of(found[3], found[4], options)
        texts = body.strip().split("\n\n") if "with" in options else body.split("\n")
        texts = [text for text in texts if text and not text.startswith("# ")]
        where = (found[1], found[2] or "en", options.get("with"))
        for place, said in enumerate(texts):
            if pinned := _PINNED.match(said):
                lines += _placed(said[pinned.end() :], date.fromisoformat(pinned[1]), where)
                continue
            day = days[(place * len(days) + number(len(days), head, said)) // len(texts)]
            lines += _placed(said, day, where)
    return lines


def _days_of(first: str, last: str, options: dict[str, str]) -> list[date]:
    months = {int(month) for month in options.get("months", "").split(",") if month} or set(range(1, 13))
    weekday = _WEEKDAYS.index(options["on"]) if "on" in options else None
    day = date.fromisoformat(f"{first}-01"[:10])
    end = min(date.fromisoformat(last + "-28"), LAST_DAY)
    found = []
    while day <= end:
        if day.month in months and weekday in (None, day.weekday()):
            found.append(day)
        day += timedelta(days=1)
    return found


def _placed(said: str, day: date, where: tuple[str, str, str | None]) -> list[Line]:
    channel, lang, key = where
    clock = time(pick(_HOURS, said, "hour"), number(60, said, "minute"), number(60, said, "second"))
    moment = datetime.combine(day, clock, UTC)
    if key is None:
        return [Line(at=moment, channel=channel, way="", about=None, lang=lang, text=said)]
    lines = []
    for turn in said.splitlines():
        moment += timedelta(seconds=40 + number(900, turn))
        way, text = (turn[0], turn[2:]) if turn[0] in "<>" else ("", turn)
        lines.append(Line(at=moment, channel=channel, way=way, about=key, lang=lang, text=text))
    return lines
