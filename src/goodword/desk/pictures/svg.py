"""What all pictures are made of: elements of SVG with escaped text, and the words and the table beside them.

Colour, type and the choice between the wide and the narrow drawing are the style sheet's, so dark mode, print
and telephones come free. A picture is `role=img`: what it shows is said in words, and stands in its table.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup, escape

from goodword.credential.disguise import hidden_in, point

WIDE, NARROW = 860, 340
"""Units are pixels: texts have the same size in both drawings."""

LETTER, WIDE_LETTER = 7.7, 13.5
"""About what a letter of 13 pixels takes, and one of Chinese, Japanese or Korean."""

Cell = str | Markup
Draw = Callable[[int], tuple[float, Markup]]
"""For a width, the height and what is drawn."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, what it shows in words, and the same as a table."""

    svg: Markup
    words: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def picture(
    kind: str, words: str, draw: Draw, *, heads: tuple[str, ...], rows: Iterable[Iterable[Cell]]
) -> Picture:
    """The picture drawn wide and narrow: the style sheet shows one of them."""
    drawn = Markup("").join(_svg(kind, words, draw, width) for width in (WIDE, NARROW))
    return Picture(drawn, words, heads, tuple(tuple(row) for row in rows))


def _svg(kind: str, words: str, draw: Draw, width: int) -> Markup:
    height, inside = draw(width)
    return Markup(
        '<svg class="picture {} {}" role="img" aria-label="{}" viewBox="0 0 {} {:.0f}" '
        'width="{}" height="{:.0f}">{}</svg>'
    ).format(kind, "wide" if width == WIDE else "narrow", words, width, height, width, height, inside)


def element(name: str, inside: Markup | str = "", /, **attributes: object) -> Markup:
    """An element; `kind` is its class, an underscore in a name a hyphen; numbers to a tenth of a pixel."""
    told = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{told}>{escape(inside)}</{name}>")  # noqa: S704 - every part is ours or escaped


def _name(key: str) -> str:
    return "class" if key == "kind" else key.replace("_", "-")


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return str(value) if isinstance(value, int) else escape(value)


def text(x: float, y: float, words: str, *, kind: str = "", anchor: str = "start") -> Markup:
    """A line of text whose direction is its own: `anchor` says which side stands at `x` on the page.

    A line that begins with a letter written from right to left begins, for SVG, at its right end.
    """
    seen = visible(words)
    if is_right_to_left(seen):
        turned = {"start": "end", "end": "start"}.get(anchor, anchor)
        return element("text", seen, kind=kind, x=float(x), y=float(y), text_anchor=turned, direction="rtl")
    return element("text", seen, kind=kind, x=float(x), y=float(y), text_anchor=anchor)


def is_right_to_left(words: str) -> bool:
    """Whether the first letter that has a direction is written from right to left."""
    found = (unicodedata.bidirectional(letter) for letter in words)
    return next((one in {"R", "AL"} for one in found if one in {"L", "R", "AL"}), False)


def visible(words: str) -> str:
    """The words in which every hidden character stands as its visible name."""
    line = " ".join(words.split())
    for letter in hidden_in(line):
        line = line.replace(letter, point(letter))
    return line


def width_of(words: str) -> float:
    """About how wide the words are."""
    return sum(
        0.0
        if unicodedata.combining(letter)
        else WIDE_LETTER
        if unicodedata.east_asian_width(letter) in "WF"
        else LETTER
        for letter in words
    )


def fitting(words: str, width: float) -> str:
    """The words, cut so that they take no more than about `width`; the cut is shown."""
    line = visible(words)
    if width_of(line) <= width:
        return line
    while line and width_of(line) + LETTER > width:
        line = line[:-1]
    while line and unicodedata.combining(line[-1]):
        line = line[:-1]
    return f"{line.rstrip()}…"


def title(words: str) -> Markup:
    """What is shown where the pointer rests; the table says the same."""
    return element("title", visible(words))


def group(parts: Iterable[Markup]) -> Markup:
    """The parts one after the other."""
    return Markup("").join(parts)


@dataclass(frozen=True, slots=True)
class Span:
    """A span of time from left to right."""

    first: datetime
    last: datetime
    left: float
    right: float

    def x(self, at: datetime) -> float:
        """Where `at` stands."""
        whole = (self.last - self.first).total_seconds()
        share = (at - self.first).total_seconds() / whole if whole else 0.5
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def years(self) -> list[tuple[int, float]]:
        """Years that begin within the span, as many as there is room for, and where."""
        begins = [
            (year, self.x(datetime(year, 1, 1, tzinfo=self.first.tzinfo)))
            for year in range(self.first.year + 1, self.last.year + 1)
        ]
        room = max(1, int((self.right - self.left) / 52))
        step = -(-len(begins) // room)
        return begins[:: max(1, step)]
