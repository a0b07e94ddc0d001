"""Names and texts that may deceive the eye: mixed alphabets, hidden characters, turned writing.

The signed bytes are never changed. What cannot be seen is shown as what it is (“U+202E”), and
without its effect; a name in letters of several alphabets is shown with a warning beside it.
"""

import unicodedata
from html import escape

from markupsafe import Markup

_TURNS_OR_HIDES = frozenset(
    "\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0"
)
_LANGUAGE_TAGS = range(0xE0000, 0xE0080)
_JOINERS = frozenset(
    "\u200c\u200d"
)  # needed in Persian, Indic scripts and emoji; a trick between Latin letters
_WRITTEN_TOGETHER = (
    frozenset({"HAN", "HIRAGANA", "KATAKANA"}),
    frozenset({"HAN", "HANGUL"}),
    frozenset({"HAN", "BOPOMOFO"}),
)
_HAN = "HAN"


def scripts_of(name: str) -> tuple[str, ...]:
    """The alphabets whose letters stand in `name`, sorted: `("CYRILLIC", "LATIN")`."""
    return tuple(sorted({_script(letter) for letter in name if letter.isalpha()} - {""}))


def mixes_scripts(name: str) -> bool:
    """Whether one word of `name` is written in letters of alphabets that are never written together.

    “Аda” with a Cyrillic А does; “Ада Márquez” does not, for each of its words is of one
    alphabet and nobody reads one for the other.
    """
    return any(_is_odd_mix(frozenset(scripts_of(word))) for word in name.split())


def hidden_characters(text: str) -> tuple[str, ...]:
    """The hidden or turning characters in `text`, each once, as `U+202E`, sorted."""
    return tuple(sorted({_code_point(text[place]) for place in range(len(text)) if _is_hidden(text, place)}))


def shown(text: str) -> Markup:
    """`text` as HTML: escaped, with each hidden character replaced by its visible name."""
    if text.isascii() and text.isprintable():
        return Markup.escape(text)
    return Markup("").join(
        Markup('<span class="hidden-character">{}</span>').format(_code_point(letter))
        if _is_hidden(text, place)
        else Markup(escape(letter, quote=True))  # noqa: S704 - escaped on this very line
        for place, letter in enumerate(text)
    )


def _is_odd_mix(scripts: frozenset[str]) -> bool:
    return len(scripts) > 1 and not any(scripts <= allowed for allowed in _WRITTEN_TOGETHER)


def _is_hidden(text: str, place: int) -> bool:
    letter = text[place]
    if letter in _JOINERS:
        return _joins_plain_letters(text, place)
    return letter in _TURNS_OR_HIDES or ord(letter) in _LANGUAGE_TAGS or _is_control(letter)


def _is_control(letter: str) -> bool:
    return unicodedata.category(letter) == "Cc" and letter not in "\n\t\r"


def _joins_plain_letters(text: str, place: int) -> bool:
    """Whether the joiner stands where no script needs it: beside a letter of Latin, Greek or Cyrillic."""
    beside = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return not beside or any(_script(letter) in {"LATIN", "GREEK", "CYRILLIC"} for letter in beside)


def _script(letter: str) -> str:
    """The alphabet of a letter, by the first word of its Unicode name; empty where it has none."""
    name = unicodedata.name(letter, "")
    first = name.split(" ")[0] if name else ""
    return _HAN if first == "CJK" else "" if first in {"MODIFIER", "FEMININE", "MASCULINE"} else first


def _code_point(letter: str) -> str:
    return f"U+{ord(letter):04X}"
