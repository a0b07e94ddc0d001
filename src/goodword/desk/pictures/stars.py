"""The skills of the circle as stars: bright where the owner can speak to one, dim where it is only listed."""

from collections.abc import Sequence
from hashlib import blake2b
from math import cos, pi, sin

from markupsafe import Markup

from goodword.desk.pictures.svg import NARROW, Cell, Picture, element, fitting, group, picture, text, title
from goodword.workflow.spoken import CircleSkill

MOST_WIDE, MOST_NARROW = 28, 14
_COLUMNS = 5
_HIGH = 92.0
_LEAN = 16.0
_MOST_DIM = 0.4
"""Of the stars at most this share are dim, so that the bright ones are seen among them."""


def constellation(skills: Sequence[CircleSkill], *, rows: Sequence[Sequence[Cell]]) -> Picture | None:
    """The stars, those first to which the owner can speak for most people; None where there are none.

    Lines join two skills that one person has: a circle of people, not of words.
    """
    if not skills:
        return None
    bright = sum(one.spoken_for > 0 for one in skills)
    words = (
        f"{len(skills)} skills of your circle. To {bright} of them your own words speak, bright; "
        f"{len(skills) - bright} are only listed, dim."
    )
    return picture(
        "stars",
        words,
        lambda width: _draw(skills, width),
        heads=("Skill", "You can speak to it for", "Listed only by"),
        rows=rows,
    )


def _draw(skills: Sequence[CircleSkill], width: int) -> tuple[float, Markup]:
    columns, most = (2, MOST_NARROW) if width == NARROW else (_COLUMNS, MOST_WIDE)
    shown = _side_by_side(_mixed(skills, most))
    cell = width / columns
    places = [_place(one, number, columns, cell) for number, one in enumerate(shown)]
    lines = (_line(shown[at : at + 2], places[at : at + 2]) for at in range(len(shown) - 1))
    stars = (_star(one, place, cell - 10) for one, place in zip(shown, places, strict=True))
    return _HIGH * -(-len(shown) // columns) + 4, group((*lines, *stars))


def _mixed(skills: Sequence[CircleSkill], most: int) -> list[CircleSkill]:
    """Bright ones first, and the most listed of the dim."""
    bright = [one for one in skills if one.spoken_for]
    dim = sorted((one for one in skills if not one.spoken_for), key=lambda one: -len(one.people))
    room = max(most - len(bright), min(len(dim), int(most * _MOST_DIM)))
    return [*bright[: most - min(room, len(dim))], *dim[:room]]


def _side_by_side(skills: Sequence[CircleSkill]) -> list[CircleSkill]:
    """Each followed by the one that has most people in common with it: so the figures come about."""
    left = list(skills)
    ordered: list[CircleSkill] = []
    while left:
        before = _ids(ordered[-1]) if ordered else set()
        following = max(left, key=lambda one: len(before & _ids(one)))
        ordered.append(following)
        left.remove(following)
    return ordered


def _place(one: CircleSkill, number: int, columns: int, cell: float) -> tuple[float, float]:
    """In rows that turn at their ends, leaning a little aside: always the same for the same skills."""
    row, column = divmod(number, columns)
    column = column if row % 2 == 0 else columns - 1 - column
    lean = blake2b(one.skill.encode("utf-8", "replace"), digest_size=1).digest()[0] / 255 - 0.5
    dip = _LEAN if column % 2 else 0.0
    return cell * (column + 0.5), _HIGH * row + 20 + dip + lean * _LEAN


def _line(pair: Sequence[CircleSkill], places: Sequence[tuple[float, float]]) -> Markup:
    """Between two neighbours that one person has both of."""
    if not _ids(pair[0]) & _ids(pair[1]):
        return Markup("")
    (x, y), (to_x, to_y) = places
    return element("path", kind="line", d=f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}")


def _ids(one: CircleSkill) -> set[str]:
    return {has.person.id for has in one.people}


def _star(one: CircleSkill, place: tuple[float, float], room: float) -> Markup:
    x, y = place
    size = min(15.0, 7.0 + 2.0 * len(one.people))
    told = f"{one.skill}: {said_of(one)}"
    body = (
        element("path", title(told), kind="star bright", d=_points(x, y, size))
        if one.spoken_for
        else element("circle", title(told), kind="star dim", cx=x, cy=y, r=size * 0.5)
    )
    return group(
        (
            body,
            text(
                x,
                y + 26,
                fitting(one.skill, room),
                kind="name" if one.spoken_for else "name dim",
                anchor="middle",
            ),
            text(x, y + 41, fitting(said_of(one), room), kind="quiet", anchor="middle"),
        )
    )


def said_of(one: CircleSkill) -> str:
    """For how many of its people the owner can speak to it."""
    if one.spoken_for == len(one.people):
        return "yours to say" if len(one.people) == 1 else f"all {len(one.people)} yours to say"
    if one.spoken_for:
        return f"{one.spoken_for} of {len(one.people)} yours to say"
    return "one lists it" if len(one.people) == 1 else f"{len(one.people)} list it"


def _points(x: float, y: float, far: float) -> str:
    """A star with four points."""
    radii = (far if turn % 2 == 0 else far * 0.38 for turn in range(8))
    ends = ((x + cos(turn * pi / 4) * r, y + sin(turn * pi / 4) * r) for turn, r in enumerate(radii))
    return "M" + "L".join(f"{one:.1f} {other:.1f}" for one, other in ends) + "z"
