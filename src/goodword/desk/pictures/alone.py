"""A picture as a file of its own: the colours that the style sheet gives on a page stand in it, on paper."""

import re
from functools import cache

from markupsafe import Markup, escape

from goodword.desk.pictures.svg import WIDE, Picture
from goodword.text.shipped import shipped_text

MARK = b"<metadata>Goodword</metadata>"
"""By which a file is known as one that Goodword drew."""
MEDIA_TYPE = "image/svg+xml"
_MARGIN = 24
_WIDE = re.compile(r'<svg class="picture (\w+) wide".*? viewBox="0 0 \d+ (\d+)"[^>]*>(.*?)</svg>', re.DOTALL)
_TOKEN = re.compile(r"(--[\w-]+):\s*(?:light-dark\(([^,()]+),[^()]*\)|([^;]+));")
_USED = re.compile(r"var\((--[\w-]+)\)")
_RULE = re.compile(r"^(\.(?:picture (?:text|\.)|mark|ribbon|end\b|you\b)[^{}@]*)\{([^{}]*)\}", re.MULTILINE)


def as_file(drawn: Picture) -> bytes:
    """The wide drawing as an SVG file that any viewer shows as the page does in the light, without a sheet.

    Variables and `light-dark()` are known to browsers alone, so each colour is written out.
    """
    found = _WIDE.search(drawn.svg)
    assert found is not None  # noqa: S101 - every picture is drawn wide
    kind, height, inside = found[1], int(found[2]), found[3]
    width, whole = WIDE + 2 * _MARGIN, height + 2 * _MARGIN
    frame = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" class="picture {}" role="img" viewBox="{} {} {} {}" '
        'width="{}" height="{}"><title>{}</title>{}<style>{}</style>'
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>{}</svg>\n'
    )
    box = (-_MARGIN, -_MARGIN, width, whole)
    return frame.format(
        kind, *box, width, whole, drawn.words, Markup(MARK.decode()), Markup(_style()), *box,  # noqa: S704 - ours
        _colours()["--paper"], Markup(inside),  # noqa: S704 - drawn here, escaped where it was drawn
    ).encode()  # fmt: skip


@cache
def _colours() -> dict[str, str]:
    sheets = (
        shipped_text("goodword.publish", "templates/tokens.css"),
        shipped_text("goodword.desk", "static/pictures.css"),
    )
    told: dict[str, str] = {}
    for sheet in sheets:
        for name, light, plain in _TOKEN.findall(sheet.partition("@media")[0]):
            told.setdefault(name, light or plain)
    return told


@cache
def _style() -> str:
    """The rules of the style sheet that pictures need, each colour written out."""
    sheet = shipped_text("goodword.desk", "static/pictures.css")
    known = ((chosen, said) for chosen, said in _RULE.findall(sheet) if "color-mix" not in said)
    rules = "".join(f"{chosen}{{{said}}}\n" for chosen, said in known)
    return str(escape(_USED.sub(lambda used: _colours()[used[1]], rules)))
