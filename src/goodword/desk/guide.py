"""Help: the guide of the documentation, inside the app, without any network."""

from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from goodword.desk.asked import Asked
from goodword.desk.pages import Desk

CHAPTERS = (
    "use-the-web-app",
    "get-your-archives",
    "three-people-a-week",
    "give-on-linkedin",
    "sign-and-publish",
    "what-a-signature-proves",
    "take-back-or-renew",
    "keep-your-key",
    "keep-take-along-or-erase",
)
"""In the order in which one needs them."""
NOT_FOUND = 404


def guide(desk: Desk, asked: Asked) -> Response:
    """How it all goes, on one page, and the chapters."""
    del asked
    titles = [(name, _title(_text(name))) for name in CHAPTERS]
    return desk.page("help", at="/help", title="Help", chapters=titles)


def chapter(desk: Desk, asked: Asked) -> Response:
    """One chapter of the guide."""
    name = asked.path["name"]
    if name not in CHAPTERS:
        raise HTTPException(NOT_FOUND)
    text = _text(name)
    return desk.page("chapter", at="/help", title=_title(text), text=_html(text))


@cache
def _text(name: str) -> str:
    """A chapter as the documentation has it: in the wheel, else beside the clone's src."""
    package = Path(__file__).parent
    places = (package / "guide", package.parents[2] / "docs" / "how-to")
    return next(place for place in places if place.is_dir()).joinpath(f"{name}.md").read_text("utf-8")


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ").strip()


@cache
def _html(text: str) -> Markup:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(text)
    for token in tokens:
        for inner in token.children or ():
            if inner.type == "link_open":
                inner.attrSet("href", _address(str(inner.attrGet("href"))))
    return Markup(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S704 - our own text


def _address(link: str) -> str:
    """Where a link of the documentation leads inside the app; else to the list of chapters."""
    name = link.partition("#")[0].removesuffix(".md").rpartition("/")[2]
    if link.startswith("https://"):
        return link
    return f"/help/{name}" if name in CHAPTERS else "/help"
