"""Help received beside recommendations given: two marks on one line for each channel, never for any trait."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from goodword.desk.pictures.svg import NARROW, Picture, element, fitting, group, picture, text, title
from goodword.desk.pictures.thread import shape
from goodword.workflow.forward import Balance, Share

_ROW = 34.0
_LEAST = 2


def dumbbells(balance: Balance) -> Picture | None:
    """One line a channel; None where there is nothing to compare: one channel alone, or no help."""
    if len(balance.shares) < _LEAST:
        return None
    helped, given = _totals(balance.shares)
    told = "; ".join(
        f"{one.channel}: {_percent(one.helped, helped)} of the help"
        + (f", {_percent(one.recommended, given)} of the recommendations" if given else "")
        for one in balance.shares
    )
    return picture(
        "dumbbells", f"{balance.question}. {told}.", lambda width: _draw(balance.shares, width),
        heads=("Channel", "People who helped", "Of them recommended"),
        rows=((one.channel, str(one.helped), str(one.recommended)) for one in balance.shares),
    )  # fmt: skip


def _totals(shares: Sequence[Share]) -> tuple[int, int]:
    return sum(one.helped for one in shares), sum(one.recommended for one in shares)


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %" if whole else "none"


def _draw(shares: Sequence[Share], width: int) -> tuple[float, Markup]:
    is_narrow = width == NARROW
    left, row = (10.0, _ROW + 20) if is_narrow else (210.0, _ROW)
    helped, given = _totals(shares)
    across = width - left - 16
    bottom = row * len(shares)
    parts = [
        *_axis(left, across, bottom),
        *(
            part
            for place, one in enumerate(shares)
            for part in _row(one, (helped, given), left, across, row * place, is_narrow=is_narrow)
        ),
        element("circle", kind="mark helped", cx=left, cy=bottom + 40, r=6),
        text(left + 12, bottom + 44.5, f"help told of: {helped:,}", kind="legend"),
        shape("seal", left + 170, bottom + 40, 5.6),
        text(left + 184, bottom + 44.5, f"recommended: {given:,}", kind="legend"),
    ]
    return bottom + 52, group(parts)


def _axis(left: float, across: float, bottom: float) -> Iterable[Markup]:
    for percent in (0, 50, 100):
        x = left + across * percent / 100
        anchor = {0: "start", 50: "middle", 100: "end"}[percent]
        yield element("path", kind="tick", d=f"M{x:.1f} 0V{bottom:.1f}")
        yield text(x, bottom + 16, f"{percent} %", kind="year", anchor=anchor)


def _row(
    one: Share, totals: tuple[int, int], left: float, across: float, top: float, *, is_narrow: bool
) -> Iterable[Markup]:
    y = top + (34 if is_narrow else 17)
    helped = left + across * one.helped / totals[0]
    yield text(
        0,
        top + 14 if is_narrow else y + 4.5,
        fitting(one.channel, across if is_narrow else left - 16),
        kind="name",
    )
    if totals[1]:
        given = left + across * one.recommended / totals[1]
        yield element("path", kind="bar", d=f"M{helped:.1f} {y:.1f}H{given:.1f}")
        yield shape("seal", given, y, 5.6, told=f"{one.recommended} of {totals[1]} recommendations")
    yield element(
        "circle",
        title(f"{one.helped} of {totals[0]} people who helped"),
        kind="mark helped",
        cx=helped,
        cy=y,
        r=6,
    )
