"""The badge: one static SVG to be put on another page, with a link round it to the recommendation."""

import unicodedata

from goodword.credential import Face
from goodword.publish.html import render_bare
from goodword.publish.paper import pieces_of, plain
from goodword.text.catalogue import words
from goodword.text.wording import shortened

_LONGEST_NAME = 40
_LETTER, _WIDE, _MARGIN = 6.3, 11.5, 20


def badge(face: Face) -> bytes:
    """The SVG of a face that was checked: “signed recommendation | Mara Lindqvist”.

    It asks nothing of anybody: no script, no font, no address in it.
    """
    said = words(face.language)
    label = said.dossier.badge
    name = shortened(plain(pieces_of(face.author_name)), _LONGEST_NAME)
    title = said.page.title.format(giver=face.author_name, subject=face.subject_name)
    left, right = _width(label), _width(name)
    return render_bare(
        "badge.svg.jinja",
        title=plain(pieces_of(title)),
        label=label,
        name=name,
        left=left,
        width=left + right,
        middle_left=left / 2,
        middle_right=left + right / 2,
        long_left=left - _MARGIN,
        long_right=right - _MARGIN,
    ).encode()


def _width(text: str) -> int:
    """About as wide as the text is; the SVG stretches it to exactly that."""
    wide = (_WIDE if unicodedata.east_asian_width(letter) in "WF" else _LETTER for letter in text)
    return round(sum(wide)) + _MARGIN
