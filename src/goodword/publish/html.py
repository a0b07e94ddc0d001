"""HTML out of the templates that ship in this package: escaped, with every name kept in its own direction."""

from base64 import b64encode
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from goodword.publish.looks import shown
from goodword.text.shipped import shipped_text

_PACKAGE = "goodword.publish"
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Crect width='32' height='32' rx='6' fill='%2317605a'/%3E"
    "%3Cpath d='M9 23V15l4-7h3l-3 7h3v8zM18 23V15l4-7h3l-3 7h3v8z' fill='%23fff'/%3E%3C/svg%3E"
)


def render(template: str, *, styles: tuple[str, ...], script: str | None = None, **values: object) -> str:
    """The page made of `template`, with these style sheets and this script of ours inside it.

    Both are part of the page and pinned by their digests: a saved page keeps its look, and
    nothing else may be loaded or run.
    """
    style = "".join(shipped_text(_PACKAGE, f"templates/{name}") for name in styles)
    values |= {
        "style": Markup(style),  # noqa: S704 - our own files
        "script": Markup(script or ""),  # noqa: S704 - the same
        "policy": _policy(style=style, script=script),
        "icon": _ICON,
    }
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


def isolate(text: str) -> Markup:
    """`text` as HTML whose direction of writing stays its own."""
    return Markup("<bdi>{}</bdi>").format(shown(text))


def instant(moment: datetime) -> str:
    """The moment as RFC 3339 in UTC, for `datetime`."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def is_web(address: str | None) -> bool:
    """Whether this is an address that a link may lead to."""
    return address is not None and urlsplit(address).scheme in {"http", "https"} and bool(_host(address))


def _host(address: str) -> str:
    """The host of an address as it travels: international names in punycode, where no look-alike hides."""
    host = urlsplit(address).hostname or ""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode("ascii")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(lambda name: shipped_text(_PACKAGE, f"templates/{name}")),
        autoescape=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(shown=shown, instant=instant, is_web=is_web, host=_host)
    return environment
