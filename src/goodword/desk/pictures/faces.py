"""From a brand to faces: the company's mark, and the people of it with whom the owner really dealt."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from goodword.desk.pictures.svg import Cell, Picture, element, fitting, group, picture, text
from goodword.nouns import PersonId, PraisedCompany, Tie

_ROW = 56.0
_MARK = 56.0


def faces(
    company: PraisedCompany, ties: Mapping[PersonId, Tie], *, rows: Sequence[Sequence[Cell]]
) -> Picture | None:
    """The company and its people; None where the archives name nobody."""
    if not company.people:
        return None
    words = f"{company.company}, and the people of it that you dealt with: " + ", ".join(
        f"{one.person.name}, {exchanges(ties.get(one.person.id))}" for one in company.people
    )
    return picture(
        "faces", f"{words}.", lambda width: _draw(company, ties, min(width, 560)),
        heads=("Person", "Between you", "Why"), rows=rows,
    )  # fmt: skip


def exchanges(tie: Tie | None) -> str:
    """How much went between the two, in words."""
    count = tie.sent + tie.received if tie else 0
    return "one exchange" if count == 1 else f"{count:,} exchanges"


def _draw(company: PraisedCompany, ties: Mapping[PersonId, Tie], width: float) -> tuple[float, Markup]:
    height = max(_MARK + 8, _ROW * len(company.people))
    middle, face_x = height / 2, _MARK + 74
    parts = []
    for place, one in enumerate(company.people):
        y = (height - _ROW * len(company.people)) / 2 + _ROW * (place + 0.5)
        tie = ties.get(one.person.id)
        parts += [
            _line(tie, middle, y - middle, face_x - _MARK),
            element("circle", kind="face", cx=face_x, cy=y, r=20),
            text(face_x, y + 5, initials(one.person.name), kind="initials", anchor="middle"),
            text(face_x + 32, y - 2, fitting(one.person.name, width - face_x - 34), kind="name"),
            text(face_x + 32, y + 15, exchanges(tie), kind="quiet"),
        ]
    mark = element("rect", kind="company", x=0, y=middle - _MARK / 2, width=_MARK, height=_MARK, rx=10)
    return height, group(
        [
            *parts,
            mark,
            text(_MARK / 2, middle + 7, initials(company.company), kind="company-name", anchor="middle"),
        ]
    )


def _line(tie: Tie | None, start: float, down: float, across: float) -> Markup:
    """From the company to a face, thicker where more was exchanged."""
    strong = min(7.0, 1.5 + (tie.sent + tie.received) / 4) if tie else 1.5
    half = across / 2
    bend = f"c{half:.1f} 0 {half:.1f} {down:.1f} {across:.1f} {down:.1f}"
    return element("path", kind="tie", stroke_width=strong, d=f"M{_MARK} {start:.1f}{bend}")


def initials(name: str) -> str:
    """The first letters of the first and the last word of a name; of a handle without its @."""
    words = [letters for word in name.split() if (letters := [one for one in word if one.isalnum()])]
    if not words:
        return "?"
    chosen = words if len(words) == 1 else (words[0], words[-1])
    return "".join(letters[0] for letters in chosen).upper()
