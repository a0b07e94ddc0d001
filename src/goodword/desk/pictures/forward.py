"""Pay it forward: who helped on the left, what was made to last on the right, what passed through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from goodword.desk.pictures.svg import NARROW, Cell, Picture, element, fitting, group, picture, text, title
from goodword.desk.pictures.thread import shape
from goodword.nouns import Chain, Person, PersonId
from goodword.text.wording import day, times
from goodword.workflow.forward import Helper

MOST_DRAWN = 14
_ROW = 34
_TOP = 30.0
_THICKEST = 7.0


@dataclass(frozen=True, slots=True)
class End:
    """Where a way begins or ends: somebody, by the name that is shown."""

    id: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One way through the picture: from the left to the owner, and on to the right where it goes on."""

    left: End
    right: End | None
    kind: str
    """`lasting`: recommended; `passed`: help passed on; `open`: nothing was made of it yet."""
    count: int
    words: str
    skill: str = ""
    """Of help that passed on."""


def forward_map(
    helpers: Sequence[Helper],
    chains: Sequence[Chain],
    *,
    names: Mapping[PersonId, str],
    rows: Iterable[Iterable[Cell]],
) -> Picture | None:
    """The map, of at most so many as a page holds; `rows` tell of all. None where nobody helped.

    `names` are those that are shown for people; who is not among them is shown by their own.
    """
    if not helpers:
        return None
    recommended = sum(one.person.recommended_at is not None for one in helpers)
    who = "1 person" if len(helpers) == 1 else f"{len(helpers)} people"
    words = (
        f"{who} helped you, by your own words; {recommended} of them {'has' if recommended == 1 else 'have'} "
        f"a recommendation from you. {len(chains)} times what you were taught went on to somebody else."
    )
    ribbons = [*_of_helpers(_chosen(helpers, chains), names), *_of_chains(chains[:MOST_DRAWN], names)]
    return picture(
        "forward",
        words,
        lambda width: _draw_narrow(ribbons) if width == NARROW else _draw_wide(ribbons, width),
        heads=("Person", "Told", "Last", "Recommended by you"),
        rows=rows,
    )


def _chosen(helpers: Sequence[Helper], chains: Sequence[Chain]) -> list[Helper]:
    """Those of whom something goes on to the right, at the height of the owner, among the latest others."""
    taught_by = {chain.taught_by.id for chain in chains[:MOST_DRAWN]}
    first = [one for one in helpers if one.person.recommended_at or one.person.id in taught_by]
    others = [one for one in helpers if one not in first][: max(0, MOST_DRAWN - len(first))]
    half = len(others) // 2
    return [*others[:half], *first[:MOST_DRAWN], *others[half:]]


def _end(person: Person, names: Mapping[PersonId, str]) -> End:
    return End(person.id, names.get(person.id, person.name))


def _of_helpers(helpers: Iterable[Helper], names: Mapping[PersonId, str]) -> Iterable[Ribbon]:
    for one in helpers:
        end = _end(one.person, names)
        told = f"{end.name}: told {times(len(one.moments))}"
        given_at = one.person.recommended_at
        if given_at:
            yield Ribbon(end, end, "lasting", len(one.moments), f"{told}; recommended {day(given_at)}")
        else:
            yield Ribbon(end, None, "open", len(one.moments), told)


def _of_chains(chains: Iterable[Chain], names: Mapping[PersonId, str]) -> Iterable[Ribbon]:
    for chain in chains:
        left, right = _end(chain.taught_by, names), _end(chain.taught, names)
        yield Ribbon(left, right, "passed", 1, f"{left.name}, you, {right.name}: {chain.skill}", chain.skill)


def _thickness(count: int) -> float:
    return min(_THICKEST, 2.5 + 0.5 * count)


def _draw_wide(ribbons: Sequence[Ribbon], width: int) -> tuple[float, Markup]:
    left = list({one.left.id: one.left for one in ribbons}.values())
    right = list({one.right.id: one.right for one in ribbons if one.right}.values())
    height = _TOP + _ROW * max(len(left), len(right), 3) + 6
    inner = (240.0, width / 2, width - 240.0)
    from_left = _places(left, height)
    to_right = _places(right, height)
    parts = [
        text(inner[0] - 16, 14, "They helped you", kind="head", anchor="end"),
        text(inner[2] + 16, 14, "It went on to", kind="head"),
    ]
    onward = [one for one in ribbons if one.right]
    through = {id(one): _through(place, len(onward), height / 2) for place, one in enumerate(onward)}
    for one in ribbons:
        middle = through.get(id(one), height / 2)
        end = to_right[one.right.id] if one.right else None
        parts.append(_ribbon(one, inner, from_left[one.left.id], middle, end))
    parts += _you(inner[1], height / 2)
    for person in left:
        parts += _named(person, from_left[person.id], inner[0], "end")
    for person in right:
        parts += _named(person, to_right[person.id], inner[2], "start", ribbons=ribbons)
    return height + 4, group(parts)


def _through(place: int, many: int, middle: float) -> float:
    """Where a ribbon passes the owner: side by side with the others, within the circle."""
    return middle + min(38.0, 9.0 * (many - 1)) * ((place + 0.5) / many - 0.5)


def _places(people: Sequence[End], height: float) -> dict[str, float]:
    """The heights of the people of a column, which stands in the middle."""
    top = _TOP + (height - _TOP - _ROW * len(people)) / 2 + _ROW / 2
    return {person.id: top + _ROW * place for place, person in enumerate(people)}


def _named(
    person: End, y: float, x: float, anchor: str, *, ribbons: Sequence[Ribbon] = ()
) -> Iterable[Markup]:
    """A name beside its end; on the right with the seal, and with what was passed on."""
    away = -16 if anchor == "end" else 16
    ending = [one for one in ribbons if one.right and one.right.id == person.id]
    skills = ", ".join(dict.fromkeys(one.skill for one in ending if one.skill))
    if any(one.kind == "lasting" for one in ending):
        yield shape("seal", x, y, 5.0)
    else:
        yield element("circle", kind="end", cx=x, cy=y, r=4.5)
    yield text(x + away, y + (-1 if skills else 4.5), fitting(person.name, 210), kind="name", anchor=anchor)
    if skills:
        yield text(x + away, y + 13.5, fitting(skills, 210), kind="quiet", anchor=anchor)


def _you(x: float, y: float) -> Iterable[Markup]:
    yield element("circle", kind="you", cx=x, cy=y, r=26)
    yield text(x, y + 5, "You", kind="you-name", anchor="middle")


def _ribbon(
    one: Ribbon, across: tuple[float, float, float], start: float, middle: float, end: float | None
) -> Markup:
    """A curve through the owner; what goes on nowhere ends short of them."""
    first, centre, last = across
    bend = (centre - first) / 2
    if end is None:
        stop = first + (centre - first) * 0.42
        d = f"M{first:.1f} {start:.1f}H{stop:.1f}"
    else:
        d = (
            f"M{first:.1f} {start:.1f}C{first + bend:.1f} {start:.1f} "
            f"{centre - bend:.1f} {middle:.1f} {centre:.1f} {middle:.1f}"
            f"S{last - bend:.1f} {end:.1f} {last:.1f} {end:.1f}"
        )
    return element(
        "path", title(one.words), kind=f"ribbon {one.kind}", d=d, stroke_width=_thickness(one.count)
    )


def _draw_narrow(ribbons: Sequence[Ribbon]) -> tuple[float, Markup]:
    """One line for each: where it comes from, the owner in the middle, where it goes on to."""
    parts = [
        text(0, 12, "They helped you", kind="head"),
        text(NARROW / 2, 12, "You", kind="head", anchor="middle"),
        text(NARROW, 12, "It went on to", kind="head", anchor="end"),
    ]
    y = 42.0
    for one in sorted(ribbons, key=lambda one: one.right is None):
        parts += _narrow_row(one, y)
        y += 58 if one.skill else 44 if one.right else 38
    return y - 8, group(parts)


def _narrow_row(one: Ribbon, y: float) -> Iterable[Markup]:
    line, half = y + 10, NARROW / 2
    end = NARROW - 8.0 if one.right else half * 0.6
    yield element(
        "path",
        title(one.words),
        kind=f"ribbon {one.kind}",
        d=f"M6 {line:.1f}H{end:.1f}",
        stroke_width=_thickness(one.count),
    )
    yield element("circle", kind="end", cx=6, cy=line, r=4.5)
    is_other = one.right is not None and one.right.id != one.left.id
    yield text(0, y, fitting(one.left.name, half - 12 if is_other else NARROW - 20), kind="name")
    if one.right:
        yield element("circle", kind="you", cx=half, cy=line, r=5)
        yield (
            shape("seal", end, line, 5.0)
            if one.kind == "lasting"
            else element("circle", kind="end", cx=end, cy=line, r=4.5)
        )
    if one.skill:
        yield text(half, line + 20, fitting(one.skill, NARROW - 20), kind="quiet", anchor="middle")
    if one.right and is_other:
        yield text(NARROW, y, fitting(one.right.name, half - 12), kind="name", anchor="end")
