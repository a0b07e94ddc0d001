"""HTML out of the templates that ship in this package: escaped, with every name kept in its own direction."""

import re
from base64 import b64encode
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from goodword.credential.disguise import hidden_in, point
from goodword.text.shipped import shipped_text
from goodword.text.urls import is_web, travelling_host

_PACKAGE = "goodword.publish"
_ICON = (
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2032%2032'%3E"
    "%3Crect%20width='32'%20height='32'%20rx='6'%20fill='%2317605a'/%3E"
    "%3Cpath%20d='M9%2023V15l4-7h3l-3%207h3v8zM18%2023V15l4-7h3l-3%207h3v8z'%20fill='%23fff'/%3E%3C/svg%3E"
)


_LETTER = "[A-Za-z\u00c0-\u024f\u0370-\u052f]"
_USELESS_JOINER = re.compile(f"(?<={_LETTER})[\u200c\u200d]|[\u200c\u200d](?={_LETTER})")


def render(template: str, *, styles: tuple[str, ...], script: str | None = None, **values: object) -> str:
    """The page made of `template`, with these style sheets and this script of ours inside it.

    Both are part of the page and pinned by their digests: a saved page keeps its look, and
    nothing else may be loaded or run.
    """
    style = _style(styles)
    values |= {
        "style": Markup(style),  # noqa: S704 - our own files
        "script": Markup(script or ""),  # noqa: S704 - the same
        "policy": _policy(style=style, script=script),
        "icon": _ICON,
    }
    return _environment().get_template(template).render(values) + "\n"


@cache
def _style(styles: tuple[str, ...]) -> str:
    return "".join(shipped_text(_PACKAGE, f"templates/{name}") for name in styles)


def render_bare(template: str, **values: object) -> str:
    """The XML made of `template`, every value escaped, nothing of a page around it."""
    return _environment().get_template(template).render(values) + "\n"


def _policy(*, style: str, script: str | None = None) -> str:
    """The Content-Security-Policy of a page: this style, this script, no connection, no form."""
    scripts = f" script-src '{_digest(script)}';" if script is not None else ""
    return (
        f"default-src 'none'; style-src '{_digest(style)}';{scripts} img-src data:; connect-src 'none'; "
        "base-uri 'none'; form-action 'none'"
    )


def said(template: str, **facts: object) -> Markup:
    """A sentence of the catalogue with its facts filled in; each fact is isolated and made harmless.

    A name in another direction of writing than the sentence must not reorder it (`bdi`). A date
    stays on one line.
    """
    if "date" in facts:
        facts["date"] = str(facts["date"]).replace(" ", "\N{NO-BREAK SPACE}")
    isolated = {name: isolate(str(fact)) for name, fact in facts.items()}
    return Markup(Markup.escape(template).format(**isolated))  # noqa: S704 - escaped on this very line


def shown(text: str) -> Markup:
    """`text` as HTML: escaped, with each hidden character replaced by its visible name.

    A joiner is shown where it stands beside a letter of Latin, Greek or Cyrillic: only there it
    has no use.
    """
    hidden = set(hidden_in(text))
    useless = {found.start() for found in _USELESS_JOINER.finditer(text)}
    if not hidden and not useless:
        return Markup.escape(text)
    return Markup("").join(
        _named(letter) if letter in hidden or place in useless else Markup.escape(letter)
        for place, letter in enumerate(text)
    )


def _named(letter: str) -> Markup:
    return Markup('<span class="hidden-character">{}</span>').format(point(letter))


def isolate(text: str) -> Markup:
    """`text` as HTML whose direction of writing stays its own."""
    return Markup("<bdi>{}</bdi>").format(shown(text))


def instant(moment: datetime) -> str:
    """The moment as RFC 3339 in UTC, for `datetime`."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode("ascii")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: shipped_text(_PACKAGE, f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(shown=shown, instant=instant, is_web=is_web, host=travelling_host)
    return environment
