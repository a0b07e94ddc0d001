"""The thread with one person: time from left to right, above what they said, below what the owner said."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import cos, pi, sin

from markupsafe import Markup

from goodword.desk.pictures.svg import Picture, Span, element, fitting, group, picture, text, title
from goodword.nouns import Direction, ExchangeKind, Moment, RecognitionKind
from goodword.text.wording import day, number_of

_EDGE = 6.0
STEP = 13
"""From one mark to the next above it."""
MOST_HIGH = 7
"""Marks above each other; further ones are told by a number, or by a plus where there is no room for it."""
_APART = 3
"""Columns between two numbers."""

KINDS = {
    RecognitionKind.THANKS: "thanks",
    RecognitionKind.PRAISE: "praise",
    RecognitionKind.LEARNED: "learned from",
    RecognitionKind.HELP: "help",
    RecognitionKind.ENDORSEMENT: "endorsed",
    RecognitionKind.CONGRATULATION: "congratulated",
}
_SHAPES = {
    RecognitionKind.THANKS: "thanks",
    RecognitionKind.PRAISE: "praise",
    RecognitionKind.LEARNED: "help",
    RecognitionKind.HELP: "help",
    RecognitionKind.ENDORSEMENT: "click",
    RecognitionKind.CONGRATULATION: "click",
}
_LEGEND = (
    ("thanks", "thanks"),
    ("help", "help, learned"),
    ("praise", "praise"),
    ("click", "click, congratulation"),
    ("seal", "recommendation"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One thing said: when, by whom, and of which kind."""

    at: datetime
    is_given: bool
    shape: str
    is_small: bool
    words: str


def thread(moments: Sequence[Moment], *, about: str, given_at: Iterable[datetime] = ()) -> Picture | None:
    """The thread; None where nothing has a date.

    `given_at` are the days of the owner's recommendations that no moment shows: signed here, told of.
    """
    marks = sorted((*_marks(moments), *_seals(given_at)), key=lambda mark: mark.at)
    if not marks:
        return None
    return picture(
        "thread", _words(marks, about), lambda width: _draw(marks, about, width),
        heads=("Day", "Who", "What"), rows=_rows(marks, about),
    )  # fmt: skip


def _marks(moments: Iterable[Moment]) -> Iterable[Mark]:
    letters: set[str] = set()
    for moment in moments:
        exchange, kind = moment.recognition.passage.exchange_id, moment.recognition.kind
        is_letter = moment.exchange_kind is ExchangeKind.RECOMMENDATION
        is_told = is_letter and exchange in letters  # a letter is one, however many sentences of it praise
        if moment.sent_at and not is_told:
            letters.update({exchange} if is_letter else ())
            yield Mark(
                at=moment.sent_at,
                is_given=moment.direction is Direction.GIVEN,
                shape="seal" if is_letter else _SHAPES[kind],
                is_small=moment.recognition.substance == "low",
                words="recommendation" if is_letter else KINDS[kind],
            )


def _seals(given_at: Iterable[datetime]) -> Iterable[Mark]:
    return (
        Mark(at=at, is_given=True, shape="seal", is_small=False, words="recommendation") for at in given_at
    )


def _words(marks: Sequence[Mark], about: str) -> str:
    given = sum(mark.is_given for mark in marks)
    years = (
        f"{marks[0].at.year} to {marks[-1].at.year}"
        if marks[0].at.year != marks[-1].at.year
        else f"{marks[0].at.year}"
    )
    return (
        f"{years}. Above the line, {about} said {_things(len(marks) - given)} of you; "
        f"below it, you said {_things(given)} of them."
    )


def _things(count: int) -> str:
    return f"{number_of(count)} thing{'s' if count != 1 else ''}"


def _rows(marks: Sequence[Mark], about: str) -> Iterable[tuple[str, str, str]]:
    for mark in reversed(marks):
        yield day(mark.at), "You" if mark.is_given else about, mark.words


def _draw(marks: Sequence[Mark], about: str, width: int) -> tuple[float, Markup]:
    span = Span(marks[0].at, marks[-1].at, 12.0, width - 12.0)
    above, below = (_Lane(marks, span, is_given=is_given) for is_given in (False, True))
    middle = above.height + 6
    bottom = middle + below.height + 22
    years = span.years()
    named = years or [(marks[0].at.year, width / 2)]
    legend_bottom, legend = _legend(bottom + 44, width, {mark.shape for mark in marks})
    return legend_bottom, group(
        [
            text(0, 12, fitting(about, width), kind="lane-name"),
            text(0, middle + below.height + 4, "You", kind="lane-name"),
            element("path", kind="axis", d=f"M0 {middle:.1f}H{width}"),
            *(
                element("path", kind="tick", d=f"M{x:.1f} {middle - 4:.1f}V{middle + 4:.1f}")
                for _, x in years
            ),
            above.drawn(middle),
            below.drawn(middle),
            *(text(x, bottom, str(year), kind="year", anchor="middle") for year, x in named),
            legend,
        ]
    )


class _Lane:
    """One side of the line: marks of one time stand one above the other."""

    def __init__(self, marks: Iterable[Mark], span: Span, *, is_given: bool) -> None:
        self._columns: defaultdict[int, list[Mark]] = defaultdict(list)
        self._side = 1 if is_given else -1
        for mark in marks:
            if mark.is_given is is_given:
                self._columns[round(span.x(mark.at) / STEP)].append(mark)

    @property
    def height(self) -> float:
        """From the line to the far edge of the lane's name."""
        highest = max((min(len(column), MOST_HIGH + 1) for column in self._columns.values()), default=1)
        return 26.0 + STEP * highest

    def drawn(self, middle: float) -> Markup:
        """The marks, and a number where there are too many of one time."""
        parts, told = [], -_APART
        for place, column in sorted(self._columns.items()):
            x = float(place * STEP)
            parts += [_drawn(mark, x, self._y(middle, high)) for high, mark in enumerate(column[:MOST_HIGH])]
            if len(column) > MOST_HIGH:
                rest = f"+{len(column) - MOST_HIGH}" if place - told >= _APART else "+"
                told = place if rest != "+" else told
                parts.append(text(x, self._y(middle, MOST_HIGH) + 4, rest, kind="more", anchor="middle"))
        return group(parts)

    def _y(self, middle: float, high: int) -> float:
        return middle + self._side * (4 + STEP * (high + 0.75))


def _drawn(mark: Mark, x: float, y: float) -> Markup:
    return shape(mark.shape, x, y, 4.0 if mark.is_small else 5.6, told=f"{day(mark.at)}: {mark.words}")


def shape(kind: str, x: float, y: float, size: float, *, told: str = "") -> Markup:
    """A mark of a kind, told apart by its form and not by its colour alone."""
    hint = title(told) if told else Markup("")
    if kind == "seal":
        return element("path", hint, kind="mark seal", d=_star(x, y, size + 2.5))
    if kind == "help":
        half = size * 0.9
        return element(
            "rect", hint, kind="mark help", x=x - half, y=y - half, width=2 * half, height=2 * half, rx=1
        )
    if kind == "praise":
        far = size * 1.2
        return element(
            "path",
            hint,
            kind="mark praise",
            d=f"M{x:.1f} {y - far:.1f}l{far:.1f} {far:.1f}l{-far:.1f} {far:.1f}l{-far:.1f} {-far:.1f}z",
        )
    return element(
        "circle", hint, kind=f"mark {kind}", cx=float(x), cy=y, r=size if kind != "click" else size - 1
    )


def _star(x: float, y: float, far: float) -> str:
    """A seal with eight points."""
    radii = (far if turn % 2 == 0 else far * 0.72 for turn in range(16))
    points = (
        (x + cos(turn * pi / 8) * radius, y + sin(turn * pi / 8) * radius)
        for turn, radius in enumerate(radii)
    )
    return "M" + "L".join(f"{one:.1f} {other:.1f}" for one, other in points) + "z"


def _legend(top: float, width: int, shown: set[str]) -> tuple[float, Markup]:
    x, y, parts = _EDGE, top, []
    for kind, words in _LEGEND:
        if kind not in shown:
            continue
        room = 16 + 7.2 * len(words) + 18
        if x + room > width and x > _EDGE:
            x, y = _EDGE, y + 22
        parts += [shape(kind, x, y - 4.5, 5.6), text(x + 12, y, words, kind="legend")]
        x += room
    return y + 8, group(parts)
