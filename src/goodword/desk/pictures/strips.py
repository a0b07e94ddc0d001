"""Months as cells, darker where more was said: of one person by years, of several on one line of time."""

import calendar
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from markupsafe import Markup

from goodword.desk.pictures.svg import NARROW, Cell, Picture, element, fitting, group, picture, text, title

_STEPS = 3
_MONTHS = list(calendar.month_name)[1:]
_CELL = 10
_GRID = 18
"""From one cell to the next in the picture of one person: its size never grows with the page."""
_CORNER = 44, 18
"""Where the first cell of it stands."""
_ROW = 26
_NARROWEST = 4
"""Pixels of a cell that can still be seen."""


@dataclass(frozen=True, slots=True)
class HeatStrip:
    """A row of months, darker where more was said; with the counts of its years."""

    svg: Markup
    years: tuple[tuple[int, int], ...]


def heat_strip(days: Sequence[datetime], *, about: str) -> HeatStrip | None:
    """The months of the years of `days` in one row; None where there are none.

    Whole years: a single month would be one cell as wide as the page.
    """
    if not days:
        return None
    months = Counter(map(_month, days))
    first, last = min(months) // 12 * 12, max(months) // 12 * 12 + 11
    cells = group(
        _cell(months[month], (month - first) * _CELL, 0, _CELL - 1, 14, told=_told(month, months[month]))
        for month in range(first, last + 1)
    )
    label = f"Words about {about} by month, {first // 12} to {last // 12}: {len(days)} in all"
    svg = Markup(
        '<svg class="picture heat" role="img" aria-label="{}" viewBox="0 0 {} 15" '
        'preserveAspectRatio="none">{}</svg>'
    ).format(label, (last - first + 1) * _CELL, cells)
    return HeatStrip(svg, tuple(sorted(Counter(day.year for day in days).items())))


def _month(day: datetime) -> int:
    return day.year * 12 + day.month - 1


def _told(month: int, count: int) -> str:
    return f"{_MONTHS[month % 12]} {month // 12}: {count}"


def _cell(count: int, x: float, y: float, width: float, height: float, *, told: str) -> Markup:
    kind = f"heat-{min(count, _STEPS)}"
    hint = title(told) if count else Markup("")
    return element(
        "rect", hint, kind=kind, x=float(x), y=float(y), width=float(width), height=float(height), rx=2
    )


def months_of_years(days: Sequence[datetime], *, about: str) -> Picture | None:
    """A row for each year and a cell for each month; None where there are no days."""
    if not days:
        return None
    months = Counter(map(_month, days))
    years = range(min(months) // 12, max(months) // 12 + 1)
    words = (
        f"By month, {years[0]} to {years[-1]}: {len(days)} times something was said between you and {about}."
    )
    by_year = Counter(day.year for day in days)
    drawn = _draw_years(months, years)  # as wide on every page
    return picture(
        "months", words, lambda _: drawn,
        heads=("Year", "Times"), rows=((str(year), str(by_year[year])) for year in reversed(years)),
    )  # fmt: skip


def _draw_years(months: Mapping[int, int], years: Sequence[int]) -> tuple[float, Markup]:
    left, top = _CORNER
    parts = [
        text(left + _GRID * place + 8, 11, name[0], kind="month", anchor="middle")
        for place, name in enumerate(_MONTHS)
    ]
    for row, year in enumerate(reversed(years)):
        parts.append(text(0, top + _GRID * row + 12.5, str(year), kind="year"))
        for place in range(12):
            month = year * 12 + place
            count = months.get(month, 0)
            parts.append(_in_grid(row, place, count, _told(month, count)) if count else _blank(row, place))
    return top + _GRID * len(years) + 2, group(parts)


def _in_grid(row: int, place: int, count: int, told: str) -> Markup:
    left, top = _CORNER
    return _cell(count, left + _GRID * place, top + _GRID * row, 16, 16, told=told)


@lru_cache(maxsize=1024)
def _blank(row: int, place: int) -> Markup:
    """A month in which nothing was said: most are, and it looks alike on every page."""
    return _in_grid(row, place, 0, "")


def strips(people: Sequence[tuple[str, Cell, Sequence[datetime]]]) -> Picture | None:
    """A row for each person on one line of time; None where nobody has a day.

    Each with the name, what the table says in its place, and the days.
    """
    told = [(name, cell, Counter(map(_month, days))) for name, cell, days in people if days]
    if not told:
        return None
    first = min(min(months) for _, _, months in told) // 12
    last = max(max(months) for _, _, months in told) // 12
    words = (
        f"Month by month from {first} to {last}: when something was said between you and each of "
        f"{len(told)} people."
    )
    rows = ((cell, *_first_and_last(months), str(months.total())) for _, cell, months in told)
    drawn = [(name, months) for name, _, months in told]
    return picture(
        "strips", words, lambda width: _draw_strips(drawn, first, last, width),
        heads=("Person", "First", "Last", "Times"), rows=rows,
    )  # fmt: skip


def _first_and_last(months: Iterable[int]) -> tuple[str, str]:
    ordered = sorted(months)
    return _month_name(ordered[0]), _month_name(ordered[-1])


def _month_name(month: int) -> str:
    return f"{_MONTHS[month % 12]} {month // 12}"


class _TimeLine:
    """The years from left to right in cells of one or more months, as many as there is room for."""

    def __init__(self, first: int, last: int, *, left: float, width: float) -> None:
        """From the year `first` to the year `last`, in the room right of `left`."""
        months = (last - first + 1) * 12
        wide = width - left
        self.first, self.last, self.left, self.wide = first, last, left, wide
        self._a_cell = next((many for many in (1, 2, 3, 4, 6) if wide * many / months >= _NARROWEST), 12)
        self._step = wide * self._a_cell / months

    def cells(self, months: Mapping[int, int], top: float) -> Iterable[Markup]:
        """The row of one person."""
        yield element("rect", kind="heat-0", x=self.left, y=top, width=self.wide, height=16, rx=2)
        counts: Counter[int] = Counter()
        for month, count in months.items():
            counts[(month - self.first * 12) // self._a_cell] += count
        for place, count in sorted(counts.items()):
            told = _told(self.first * 12 + place * self._a_cell, count)
            yield _cell(count, self.left + self._step * place, top, max(3.0, self._step - 1), 16, told=told)

    def years(self, bottom: float) -> Iterable[Markup]:
        """The lines at which years begin, with as many numbers as there is room for."""
        year_wide = self._step * 12 / self._a_cell
        for year in range(self.first, self.last + 1, max(1, -int(-40 // year_wide))):
            x = self.left + year_wide * (year - self.first)
            yield element("path", kind="tick", d=f"M{x:.1f} 0V{bottom:.0f}")
            yield text(x + 2, bottom + 14, str(year), kind="year")


def _draw_strips(
    people: Sequence[tuple[str, Counter[int]]], first: int, last: int, width: int
) -> tuple[float, Markup]:
    """On a narrow page the name stands above its row."""
    is_narrow = width == NARROW
    left, row, down = (0.0, _ROW + 18, 20) if is_narrow else (200.0, _ROW, 1)
    line = _TimeLine(first, last, left=left, width=width)
    parts = list(line.years(row * len(people)))
    for place, (name, months) in enumerate(people):
        top = float(row * place)
        parts.append(text(0, top + 13, fitting(name, width if is_narrow else left - 16), kind="name"))
        parts += line.cells(months, top + down)
    return row * len(people) + 20, group(parts)
