"""How two people met and what came then: one point for each first, in a column of days."""

from collections.abc import Sequence

from markupsafe import Markup

from goodword.desk.pictures.svg import NARROW, Picture, element, fitting, group, picture, text
from goodword.text.places import place_name
from goodword.text.wording import month
from goodword.workflow.milestones import Milestone

_STEP = 46


def steps(found: Sequence[Milestone], *, about: str) -> Picture | None:
    """The firsts in their order; None where there are none."""
    if not found:
        return None
    words = (
        f"How it went with {about}: "
        + ", then ".join(f"{one.what.lower()} ({month(one.at)})" for one in found)
        + "."
    )
    rows = ((month(one.at), one.what, place_name(one.source) if one.source else "") for one in found)
    return picture(
        "steps", words, lambda width: _draw(found, width), heads=("Month", "What", "Where"), rows=rows
    )


def _draw(found: Sequence[Milestone], width: int) -> tuple[float, Markup]:
    room = (min(width, 420) if width != NARROW else width) - 30
    parts = [element("path", kind="axis", d=f"M8 12V{12 + _STEP * (len(found) - 1)}")]
    for place, one in enumerate(found):
        y = 12.0 + _STEP * place
        is_lasting = "recommended" in one.what
        where = f", {place_name(one.source)}" if one.source else ""
        parts += [
            element("circle", kind="step lasting" if is_lasting else "step", cx=8, cy=y, r=6.5),
            text(26, y + 1, fitting(one.what, room), kind="name"),
            text(26, y + 18, fitting(f"{month(one.at)}{where}", room), kind="quiet"),
        ]
    return 12 + _STEP * (len(found) - 1) + 26, group(parts)
