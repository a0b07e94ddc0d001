"""What the text of a profile states as its own elsewhere: handles, profile addresses, e-mail addresses.

Only what names its place is taken: after "X:" or "bsky", as `@name@host`, as an address. A bare `@name` in
the text of a profile is more often an employer or a friend.
"""

import re
from dataclasses import dataclass

from goodword.text.profiles import profile_at
from goodword.text.urls import canonical_url

_LONGEST = 2_000
_NETWORKS = {
    "x": r"twitter|tweets?(?: as)?|x|bird ?site",
    "mastodon": r"mastodon|masto|fediverse|fedi",
    "bluesky": r"bluesky|bsky|blue ?sky|🦋",
    "linkedin": r"linked ?in",
    "github": r"github|gh",
}
_AFTER_NETWORK = {
    source: re.compile(
        rf"(?<![\w@/.])(?:{words})(?:\s+(?:as|at|handle|is))?\s*[:/=→>-]{{0,3}}\s*(@?)([\w.-]{{2,60}}(?:@[\w-]+(?:\.[\w-]+)+)?)",
        re.IGNORECASE,
    )
    for source, words in _NETWORKS.items()
}
_SEPARATED = re.compile(r"[:/=→>]\s*$")
_FEDIVERSE = re.compile(r"(?<![\w@/.])@([\w.-]{1,60}@[\w-]+(?:\.[\w-]+)+)")
_ADDRESS = re.compile(r"(?<![\w@/.+-])([\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+)")
_BLUESKY = re.compile(r"(?<![\w/])@?([\w-]{2,40}\.bsky\.social)\b", re.IGNORECASE)
_WEB = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:www\.)?((?:(?:x|twitter|github)\.com|linkedin\.com/in|bsky\.app/profile"
    r"|[\w-]+(?:\.[\w-]+)+(?=/@))/@?[\w.@%-]{2,80})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a text states: handles as `own_handle` writes them, canonical addresses, e-mail addresses."""

    handles: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()


_NOTHING = Stated()


def own_handle(source: str, handle: str) -> str:
    """A handle with its place, for comparing; empty for no handle."""
    return f"{source} {handle.lstrip('@').casefold()}" if handle else ""


def stated_in(bio: str | None) -> Stated:
    """What the text of a profile gives as its own elsewhere."""
    if not bio or not ("@" in bio or "/" in bio or ":" in bio or ".bsky" in bio):
        return _NOTHING
    text = " ".join(bio[:_LONGEST].split())
    fediverse = {found.rstrip(".") for found in _FEDIVERSE.findall(text)}
    handles = {own_handle("mastodon", handle) for handle in fediverse}
    handles |= {own_handle("bluesky", handle) for handle in _BLUESKY.findall(text)}
    handles |= {own_handle(source, handle) for source, handle in _after_networks(text)}
    # What looks like an e-mail address may be a handle of the fediverse too, written without its @.
    emails = frozenset(found.rstrip(".").casefold() for found in _ADDRESS.findall(text)) - fediverse
    handles |= {own_handle("mastodon", email) for email in emails}
    profiles = (profile_at(f"https://{found.rstrip('.')}") for found in _WEB.findall(text))
    urls = {canonical_url(profile.url) for profile in profiles if profile is not None}
    return Stated(frozenset(handles), frozenset(urls), emails)


def _after_networks(text: str) -> list[tuple[str, str]]:
    """Handles after the name of their network: with an `@`, or behind a colon or the like."""
    found = []
    for source, pattern in _AFTER_NETWORK.items():
        for match in pattern.finditer(text):
            before = text[match.start() : match.start(1) if match[1] else match.start(2)]
            if match[1] or _SEPARATED.search(before):
                found.append((source, match[2].rstrip(".-")))
    return found
