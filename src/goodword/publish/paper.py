"""Texts as pieces that can be set on paper: what cannot be seen or drawn stands there by its name.

A piece is a text, `{"name": …}` for a character, or `{"own": pieces}` for the writer's own
statement. All are data; none is ever read as a command.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from goodword.credential.disguise import hidden_in, point
from goodword.errors import NoFontError
from goodword.publish.told import Told

Pieces = list[object]

_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_PLACE = re.compile(r"\{(\w+)\}")
_NOT_FOR_PAPER = frozenset({"Cn", "Co", "Cs"})
"""Unassigned and private characters: PDF/A forbids them, and nobody knows what they would look like."""
_PICTURES = range(0x1F000, 0x20000)
"""Emoji and other pictures; which font has them differs from one machine to the next."""
_MOST_SIGNS = 64
_DRAWN_EVERYWHERE = re.compile(
    "[\t\n -~\u00a0-\u024f\u0386-\u03ce\u0400-\u045f\u05d0-\u05ea\u0621-\u064a\u0660-\u0669\u0900-\u0970"
    "\u2010-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2190-\u2193\U0001f300-\U0001faff]*"
)
"""Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, their signs, and pictures (told by their names)."""
_DRESS = re.compile("[\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")
"""What joins, dresses or colours a picture, and says nothing beside its name."""


def pieces_of(text: str, named: Iterable[str] = ()) -> Pieces:
    """`text` as pieces; hidden characters, pictures, and those in `named`, by their names."""
    by_name = {*hidden_in(text), *named, *(letter for letter in text if _is_picture(letter))}
    if not by_name:
        return [text]
    bare = _DRESS.sub("", text) if any(map(_is_picture, by_name)) else text
    found: Pieces = []
    for part in re.split("([" + re.escape("".join(sorted(by_name))) + "])", bare):
        if part:
            found.append({"name": _name_of(part)} if part in by_name else part)
    return found


def told_pieces(told: Told, named: Iterable[str] = ()) -> Pieces:
    """The sentence as pieces; each fact keeps its own direction of writing."""
    return list(_filled(told, tuple(named)))


def plain(pieces: Pieces) -> str:
    """The pieces as one line without isolates, for the title of a document."""
    words = "".join(piece["name"] if isinstance(piece, dict) else str(piece) for piece in pieces)
    return words.replace(_ISOLATE, "").replace(_END, "")


def direction_of(text: str, otherwise: str) -> str:
    """`rtl` or `ltr` by the first letter that has a direction, as `dir="auto"` of HTML does."""
    for letter in text:
        match unicodedata.bidirectional(letter):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return otherwise


def named_until_drawn(make: Callable[[frozenset[str]], bytes]) -> bytes:
    """What `make` makes of a set of signs that are told by their names: as few as can be drawn here.

    Raises NoFontError for a word: a letter with a name in place of a letter is none.
    """
    named: frozenset[str] = frozenset()
    while True:
        try:
            return make(named)
        except NoFontError as error:
            if not is_symbol(error.text) or set(error.text) <= named or len(named) > _MOST_SIGNS:
                raise
            named |= set(error.text)


def is_drawn_everywhere(text: str) -> bool:
    """Whether the fonts inside Typst and those that ship here draw all of `text`, without trying it."""
    return _DRAWN_EVERYWHERE.fullmatch(text) is not None


def is_symbol(text: str) -> bool:
    """Whether all of `text` are signs and what dresses them: the name says as much as the sign."""
    return all(unicodedata.category(letter) in {"So", "Sm", "Sk", "Mn", "Me", "Cf"} for letter in text)


def _filled(told: Told, named: tuple[str, ...]) -> Iterator[object]:
    for place, part in enumerate(_PLACE.split(told.template)):
        if place % 2 == 0:
            if part:
                yield part
            continue
        fact = told.facts[part]
        yield _ISOLATE
        yield from pieces_of(fact.replace(" ", "\N{NO-BREAK SPACE}") if part == "date" else fact, named)
        yield _END


def _is_picture(letter: str) -> bool:
    return ord(letter) in _PICTURES or unicodedata.category(letter) in _NOT_FOR_PAPER


def _name_of(letter: str) -> str:
    name = "" if hidden_in(letter) else unicodedata.name(letter, "").lower()
    return name or point(letter)
