"""How answers say days, months and counts: the interface is English; letters have the catalogue."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date


def day(at: date) -> str:
    """The day in words: "4 March 2014"."""
    return _in_words(at.year, at.month, at.day, "d MMMM y")


def month(at: date) -> str:
    """The month in words: "March 2014"."""
    return _in_words(at.year, at.month, 1, "MMMM y")


@lru_cache(maxsize=4096)
def _in_words(year: int, month: int, day: int, pattern: str) -> str:
    """A page and its pictures say the same hundred days several times, and Babel takes its time over each."""
    return format_date(date(year, month, day), pattern, locale="en")


def times(count: int) -> str:
    """How often, in words: "once", "twice", "14 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


_SMALL = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def number_of(count: int) -> str:
    """The number in a sentence: a word up to twelve, digits above."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def shortened(text: str, longest: int) -> str:
    """The text on one line of at most `longest` characters: cut between two words, and the cut shown."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    begun = line[: longest - 1]
    whole = begun if line[longest - 1] == " " else begun.rpartition(" ")[0] or begun
    return whole.rstrip(" ,;:–—-") + "…"
