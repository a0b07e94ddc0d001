"""Pictures as SVG made here: coloured by the style sheet, so dark mode and print come free.

Each has its words (`aria-label`) and its numbers, from which the page makes the table beside it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from goodword.nouns import Direction, Moment

_CELL = 10
_STEPS = 3
_WIDTH = 960
_LANE = 34
_LABEL = 18


@dataclass(frozen=True, slots=True)
class HeatStrip:
    """A row of months, darker where more was said; with the counts of its years."""

    svg: Markup
    years: tuple[tuple[int, int], ...]


def heat_strip(days: Sequence[datetime], *, about: str) -> HeatStrip | None:
    """The months from the first to the last of `days`; None where there are none."""
    if not days:
        return None
    months = Counter(day.year * 12 + day.month - 1 for day in days)
    first, last = min(months), max(months)
    cells = Markup("").join(
        Markup(
            '<rect class="heat-{}" x="{}" y="0" width="{}" height="{}"><title>{}-{:02}: {}</title></rect>'
        ).format(
            min(months[month], _STEPS),
            (month - first) * _CELL,
            _CELL - 1,
            14,
            month // 12,
            month % 12 + 1,
            months[month],
        )
        for month in range(first, last + 1)
    )
    width = (last - first + 1) * _CELL
    label = f"Words about {about} by month, {first // 12} to {last // 12}: {len(days)} in all"
    svg = _svg(label, width, 15, cells, "heat", stretched=True)
    return HeatStrip(svg, tuple(sorted(Counter(day.year for day in days).items())))


def two_lanes(moments: Iterable[Moment], *, about: str) -> Markup | None:
    """Time from left to right: above what they said of the owner, below what the owner said of them."""
    dated = [(moment.sent_at, moment) for moment in moments if moment.sent_at]
    if not dated:
        return None
    first, last = min(at for at, _ in dated), max(at for at, _ in dated)
    span = max(1.0, (last - first).total_seconds())
    points = Markup("").join(
        _point(moment, 12 + (_WIDTH - 24) * (at - first).total_seconds() / span) for at, moment in dated
    )
    years = Markup("").join(_year(year, first, span) for year in _labelled(first.year, last.year))
    lines = Markup('<path class="lane" d="M0 {0}H{1}M0 {2}H{1}"/>').format(
        _LANE // 2, _WIDTH, _LANE + _LANE // 2
    )
    given = sum(moment.direction is Direction.GIVEN for _, moment in dated)
    label = (
        f"{first.year} to {last.year}: what {about} said of you, above, {len(dated) - given} times; "
        f"what you said of {about}, below, {given} times"
    )
    return _svg(label, _WIDTH, 2 * _LANE + _LABEL, lines + points + years, "lanes")


def _point(moment: Moment, x: float) -> Markup:
    lane = 1 if moment.direction is Direction.GIVEN else 0
    radius = 6 if moment.recognition.substance == "high" else 4
    return Markup('<circle class="{}" cx="{:.1f}" cy="{}" r="{}"><title>{}: {}</title></circle>').format(
        moment.direction.value,
        x,
        lane * _LANE + _LANE // 2,
        radius,
        moment.sent_at.date().isoformat() if moment.sent_at else "",
        moment.recognition.kind.value,
    )


def _labelled(first: int, last: int) -> range:
    """Years that get a label: six or so, whatever the span."""
    return range(first, last + 1, max(1, (last - first) // 6))


def _year(year: int, first: datetime, span: float) -> Markup:
    at = datetime(year, 1, 1, tzinfo=first.tzinfo)
    share = max(0.0, min(1.0, (at - first).total_seconds() / span))
    x = 12 + (_WIDTH - 24) * share
    return Markup('<text x="{:.0f}" y="{}">{}</text>').format(min(x, _WIDTH - 34), 2 * _LANE + 13, year)


def _svg(
    label: str, width: int, height: int, inside: Markup, kind: str, *, stretched: bool = False
) -> Markup:
    aspect = Markup(' preserveAspectRatio="none"') if stretched else ""
    return Markup(
        '<svg class="picture {0}" role="img" aria-label="{1}" viewBox="0 0 {2} {3}"{5}>{4}</svg>'
    ).format(kind, label, width, height, inside, aspect)
