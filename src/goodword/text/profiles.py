"""Addresses of profiles: whose account an address shows, where the address alone tells."""

import re
from typing import NamedTuple

from goodword.text.urls import canonical_url, host_of, path_of

_LONGEST = 512
_X_PATH = re.compile(r"x\.com/([a-z0-9_]{1,15})")
_X_PLACES = frozenset({"home", "search", "intent", "share", "hashtag", "i", "explore", "settings", "login"})
_LINKEDIN_PATH = re.compile(r"linkedin\.com/in/([^/?#]{1,100})")
_GITHUB_PATH = re.compile(r"github\.com/([a-z0-9](?:[a-z0-9-]{0,38}))")
_GITHUB_PLACES = frozenset(
    {"about", "features", "explore", "topics", "sponsors", "orgs", "settings", "login", "marketplace"}
)
_BLUESKY_PATH = re.compile(r"bsky\.app/profile/([a-z0-9.-]{4,250})")
_FEDIVERSE_PATH = re.compile(r"/@([A-Za-z0-9_][\w.-]{0,60})(?:@([\w.-]+\.[\w-]+))?/?", re.ASCII)
_NOT_FEDIVERSE = frozenset(
    {"medium.com", "youtube.com", "tiktok.com", "threads.net", "threads.com", "flipboard.com", "substack.com"}
)
"""Places that write `/@name` too and are no part of the fediverse."""


_PAGES = {
    "twitter": "x.com/{}", "x": "x.com/{}", "linkedin": "linkedin.com/in/{}", "github": "github.com/{}",
    "bluesky": "bsky.app/profile/{}",
}  # fmt: skip
_HANDLE = re.compile(r"@?([\w.-]{1,100})")
_NETWORKS = frozenset(
    """
    x.com linkedin.com github.com gitlab.com bsky.app facebook.com instagram.com youtube.com medium.com
    threads.net threads.com tiktok.com reddit.com stackoverflow.com xing.com
    """.split()  # noqa: SIM905 - a list of words is read best as words
)


class Profile(NamedTuple):
    """An account, as the address of its profile tells it."""

    network: str
    key: str
    """What stands behind the network in the id of the account."""
    handle: str
    url: str
    """Canonical."""


def profile_at(url: str) -> Profile | None:
    """The account whose profile lies at `url`; None for any other address."""
    if len(url) > _LONGEST or not url.lower().startswith(("http://", "https://")):
        return None
    canonical = canonical_url(url)
    if (found := _X_PATH.fullmatch(canonical)) and found[1] not in _X_PLACES:
        return Profile("x", f"@{found[1]}", f"@{found[1]}", canonical)
    if found := _LINKEDIN_PATH.fullmatch(canonical):
        return Profile("linkedin", f"in/{found[1]}", found[1], canonical)
    if (found := _GITHUB_PATH.fullmatch(canonical)) and found[1] not in _GITHUB_PLACES:
        return Profile("github", f"@{found[1]}", f"@{found[1]}", canonical)
    if found := _BLUESKY_PATH.fullmatch(canonical.lower()):
        return Profile("bluesky", found[1], f"@{found[1]}", canonical.lower())
    return _fediverse(url, canonical)


def page_named(network: str, handle: str) -> str:
    """Where the profile of that handle lies in that network, canonical; empty where either says nothing."""
    page, found = _PAGES.get(network.strip().casefold()), _HANDLE.fullmatch(handle.strip())
    return canonical_url(page.format(found[1])) if page and found else ""


def is_a_network(canonical: str) -> bool:
    """Whether the address is that of a whole network: many write it where their profile belongs."""
    return canonical in _NETWORKS


def _fediverse(url: str, canonical: str) -> Profile | None:
    host = host_of(url).removeprefix("www.")
    found = _FEDIVERSE_PATH.fullmatch(path_of(url))
    if not found or not host or host in _NOT_FEDIVERSE:
        return None
    address = f"{found[1]}@{found[2] or host}".lower()
    return Profile("mastodon", address, f"@{address}", canonical)
