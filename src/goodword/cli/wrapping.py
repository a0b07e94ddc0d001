"""Lines broken at words for a terminal: styled text, wide letters and hanging marks included."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_LEADING = re.compile(r"(?:\x1b\[[0-9;]*m| )*")
_MARK = re.compile(r" *(?:[·✓✗!?●○→] |\d+\. |“|[0-9a-f]{10}  )?")
"""What a line begins with: its indent, and a bullet, number, quotation mark or id that hangs before it."""
_NARROWEST = 24


def wrapped(text: str, width: int) -> str:
    """The text with each line broken at words to `width` cells; what follows hangs under its beginning.

    Addresses and ids are not broken: one that is longer than a line stands alone.
    """
    return "\n".join(_filled(line, max(width, _NARROWEST)) for line in text.split("\n"))


def cells(text: str) -> int:
    """How many cells of a terminal the text takes, its styles left out."""
    return cell_len(_STYLE.sub("", text))


def _filled(line: str, width: int) -> str:
    if cells(line) <= width:
        return line
    plain = _STYLE.sub("", line)
    mark = _MARK.match(plain)
    hang = " " * cells(mark.group() if mark else "")
    leading = _LEADING.match(line)
    current = leading.group() if leading else ""
    lines, is_empty = list[str](), True
    for glue, word in _words(line[len(current) :], width - len(hang)):
        if is_empty or cells(current + glue + word) <= width:
            current += word if is_empty else glue + word
        else:
            lines.append(current)
            current = hang + word
        is_empty = False
    return "\n".join((*lines, current))


def _words(text: str, room: int) -> Iterator[tuple[str, str]]:
    """Words with what stands before each; writing without spaces is cut where the line is full."""
    glue = ""
    for word in text.split(" "):
        if not word:
            glue += " "
            continue
        pieces = [word] if word.isascii() or cells(word) <= room else chop_cells(word, room)
        yield glue, pieces[0]
        yield from (("", piece) for piece in pieces[1:])
        glue = " "
