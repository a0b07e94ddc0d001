"""Where sentences begin and end, in any language, in one pass.

Rules, not a model: the texts are posts and messages of a few lines in fifty
languages, and a wrong boundary must be explainable. Every candidate is one
match of one expression, and looks back over a bounded stretch, so the time is
linear in the text (`docs/why/0040-sentences.md`).
"""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from goodword.text.emoji import EMOJI
from goodword.text.shipped import shipped_table

_CLOSERS = r"[\"'”’»)\]}」』）】〉》]*+(?:[\u00a0\u202f]»)?"
_WIDE = "。！？｡．؟۔।॥։።፧။។៕‼⁇⁈⁉"
"""Marks that end a sentence wherever they stand."""
_CANDIDATE = re.compile(
    # One class before all else: text without any such character is passed over quickly.
    rf"[{_WIDE}.!?…\n{EMOJI[1:]}"
    rf"(?:(?P<wide>(?<=[{_WIDE}])[{_WIDE}]*+[。！？｡．!?]*+{_CLOSERS})"
    # Begun at the first mark of a run only: from each of 10^5 marks the run would be read to its end again.
    rf"|(?P<stop>(?<=[.!?…])(?<![.!?…]{{2}})[.!?…]*+{_CLOSERS})(?=\s|$|{EMOJI})"
    r"|(?P<line>(?<=\n)\s*+)"
    rf"|(?P<emoji>(?<={EMOJI})(?<!{EMOJI}{{2}}){EMOJI}*+)(?=\s++[^\W\d_]))"
)
_STILL_BELONGS = re.compile(rf"(?:[^\S\n]*+(?:{EMOJI}++|[:;]-?[)(DP](?!\w)))++")
_ENDING = frozenset(".!?…。！？।؟۔")
_FRENCH_CLOSER = re.compile(r"[^\S\n]»")
_LAST_WORD = re.compile(r"[^\s(\[{\"“‘'«„]*$")
_NEXT_WORD = re.compile(r"\s*+[\"'“‘«„(\[¿¡]*+([^\W_]+)?")
_LIST_MARK = re.compile(r"\s*+(?:[-*•–—>]|\d{1,3}[.)]|#)\s*+")
_WRAPPED_LINE = 40
"""A line at least this long may have been broken by a mail program rather than by its writer."""
_LOOK_BACK = 40
"""No abbreviation and no word that matters here is longer."""
_WORDS_BEFORE_EMOJI = 4
"""“I ❤ Python” is one sentence; “your review saved the launch 🙏 Thank you” is two."""


class _Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    never_last: frozenset[str]
    may_be_last: frozenset[str]
    months: frozenset[str]
    never_ends_a_line: frozenset[str]


@cache
def _lists() -> _Lists:
    return shipped_table("goodword.text", "abbreviations.toml", _Lists)


def split(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences of `text`, in code points, in order.

    Spans hold every character that is not white space and begin and end with
    none; between two spans there is white space or nothing. A line break ends a
    sentence unless the line is long and the next goes on in lower case (hard
    wrapped mail). Emoji after a full stop belong to the sentence before them.
    """
    return tuple(span for start, end in _pieces(text) if (span := _trimmed(text, start, end)))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text` themselves, without the white space between them."""
    return tuple(text[start:end] for start, end in split(text))


def ended(text: str) -> str:
    """The text with a full stop behind it, unless it ends in a mark that ends a sentence."""
    return text if not text or text[-1] in _ENDING else text + "."


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for candidate in _CANDIDATE.finditer(text):
        if candidate.end() <= start or not _ends_here(text, start, candidate):
            continue
        end = candidate.end()
        if candidate.lastgroup in {"stop", "wide"}:
            end = _with_what_still_belongs(text, start, end)
        yield start, end
        start = end
    yield start, len(text)


def _with_what_still_belongs(text: str, start: int, end: int) -> int:
    if (closer := _FRENCH_CLOSER.match(text, end)) and "«" in text[start:end]:
        end = closer.end()
    more = _STILL_BELONGS.match(text, end)
    return more.end() if more else end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    bare = piece.strip()
    if not bare:
        return None
    begin = start + len(piece) - len(piece.lstrip())
    return begin, begin + len(bare)


def _ends_here(text: str, start: int, candidate: re.Match[str]) -> bool:
    match candidate.lastgroup:
        case "wide":
            return True
        case "line":
            return _line_ends(text, candidate)
        case "emoji":
            return _emoji_ends(text, start, candidate)
        case _:
            return _stop_ends(text, candidate)


def _next_word(text: str, position: int) -> str:
    found = _NEXT_WORD.match(text, position)
    return (found.group(1) or "") if found else ""


def _last_word(text: str, position: int) -> str:
    stretch = text[max(0, position - _LOOK_BACK) : position].rstrip()
    found = _LAST_WORD.search(stretch)
    return found.group() if found else ""


def _stop_ends(text: str, candidate: re.Match[str]) -> bool:
    mark = candidate.group().rstrip("\"'”’»)]}」』）】〉》\u00a0\u202f")
    following = _next_word(text, candidate.end())
    if mark in {"…", "..", "..."}:
        return not following[:1].islower()
    if mark != ".":
        return True
    return _full_stop_ends(text, candidate.start(), _last_word(text, candidate.start()), following)


def _full_stop_ends(text: str, position: int, word: str, following: str) -> bool:
    folded = word.casefold()
    if folded in _lists().never_last:
        # "No." and "Max." are also words; a new line or nothing after them settles it.
        return not following or (
            word != folded and folded in {"no", "max", "min", "es"} and following[:1].isupper()
        )
    if folded in _lists().may_be_last:
        return not following[:1].islower() and not following[:1].isdigit()
    if word.isdigit():
        return _number_ends(text, position, word, following)
    return not (len(word) == 1 and word.isalpha() and word.isupper() and word != "I" and following)


def _number_ends(text: str, position: int, word: str, following: str) -> bool:
    before = text[max(0, position - len(word) - 1) : position - len(word)]
    is_list_mark = before in {"", "\n"} and len(word) <= 3  # noqa: PLR2004 - "1." to "999." begin an item
    is_ordinal = len(word) <= 2 and (following[:1].islower() or following.casefold() in _lists().months)  # noqa: PLR2004 - a day or a rank
    return not (is_list_mark or is_ordinal)


def _line_ends(text: str, candidate: re.Match[str]) -> bool:
    if candidate.group().count("\n") > 1 or _LIST_MARK.match(text, candidate.end()):
        return True
    if _last_word(text, candidate.start()).casefold() in _lists().never_ends_a_line:
        return False
    line_start = text.rfind("\n", 0, candidate.start()) + 1
    is_long = candidate.start() - line_start >= _WRAPPED_LINE
    return not (is_long and _next_word(text, candidate.end())[:1].islower())


def _emoji_ends(text: str, start: int, candidate: re.Match[str]) -> bool:
    if not _next_word(text, candidate.end())[:1].isupper():
        return False
    before = text[max(start, candidate.start() - 4 * _LOOK_BACK) : candidate.start()].split()
    return len(before) >= _WORDS_BEFORE_EMOJI and before[-1].casefold() not in _lists().never_ends_a_line
