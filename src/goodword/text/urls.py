"""Addresses on the web, as people and machines write them; a broken one is empty, never an error."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

_CASELESS = frozenset({"linkedin.com", "x.com", "github.com"})
"""Hosts whose paths do not tell case apart."""
_OTHER_SCHEME = re.compile(r"[A-Za-z][\w+-]*:(?!//|\d)")
"""`skype:`, `tel:`; a host with its port has a dot before the colon, or a digit behind it."""
_PLAIN_HOST = re.compile(r"https?://([a-z0-9.-]+)(?:[/?#]|\Z)")
"""Nearly every address of a post: seen without taking it apart, a tenth of the time."""
_PLAIN = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:/[a-zA-Z0-9_.~@:-]+)*/?)")
"""The same with its path, scheme or not: no port, nothing encoded, no query."""
_SPACE = re.compile(r"\s")
_X = frozenset({"twitter.com", "mobile.twitter.com", "mobile.x.com"})


def host_of(url: str) -> str:
    """The host of an address with its scheme, in lower case; empty where there is none."""
    if plain := _PLAIN_HOST.match(url):
        return plain[1]
    parts = _parts(url)
    return (parts.hostname or "") if parts else ""


def path_of(url: str) -> str:
    """The path of an address with its scheme, percent-decoded; empty where there is none."""
    parts = _parts(url)
    return unquote(parts.path) if parts else ""


def travelling_host(url: str) -> str:
    """The host as it travels: international names in punycode, where no look-alike hides."""
    try:
        return host_of(url).encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def is_web(url: str | None) -> bool:
    """Whether this is an address that a link may lead to."""
    parts = _parts(url) if url is not None else None
    return parts is not None and parts.scheme in {"http", "https"} and bool(travelling_host(url or ""))


def page_of(written: str) -> str:
    """The canonical address of the page that somebody wrote down; empty for `tel:`, `skype:` or words."""
    bare = written.strip()
    is_page = "." in bare and not _SPACE.search(bare) and not _OTHER_SCHEME.match(bare)
    return canonical_url(bare) if is_page and is_web(with_scheme(bare)) else ""


def with_scheme(url: str) -> str:
    """The address as a link: a canonical one has lost its scheme."""
    return url if "//" in url else f"https://{url}"


@lru_cache(maxsize=8192)  # one address of a profile is asked for by every rule that links
def canonical_url(url: str) -> str:
    """A profile address with what does not matter taken off, for comparing.

    No scheme, no `www.`, no query, no fragment, no closing slash; host in lower
    case, path percent-decoded; LinkedIn, X and GitHub paths in lower case, for there
    they do not tell case apart. Empty where `url` holds no host.
    """
    if plain := _PLAIN.fullmatch(url):
        return _canonical(plain[1], plain[2])
    parts = _parts(url.strip() if "//" in url else "//" + url.strip())
    return _canonical(parts.hostname or "", unquote(parts.path)) if parts else ""


def _canonical(host: str, path: str) -> str:
    host = host.removeprefix("www.")
    if not host:
        return ""
    if host.endswith(".linkedin.com"):
        host = "linkedin.com"
    if host in _X:
        host = "x.com"
    path = path.rstrip("/")
    return host + (path.lower() if host in _CASELESS else path)


def _parts(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:  # “Invalid IPv6 URL”: a bracket where a host should be
        return None
