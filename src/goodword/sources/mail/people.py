"""The addresses met so far, and what was told of each: a name in one's own From outweighs that in a To."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import msgspec

from goodword.nouns import Account
from goodword.sources.mail.headers import Address
from goodword.sources.mail.owner import mail_account
from goodword.text.names import without_accents
from goodword.text.urls import canonical_url

_LONGEST_LINE = 500
_MOST_LINKS = 5
_MOST_KNOWN = 500_000
"""Addresses that are remembered; what a mailbox made to fill the memory holds beyond is told each time."""
_MOST_NEWS = 8
"""Times that an address is told of again: people change their names less often, hostile mailboxes more."""
_WEB = re.compile(
    r"(?:https?://|www\.|(?<![\w@./-])(?=(?:linkedin|github|x|twitter)\.com/))[^\s<>\"'()\[\]|]{4,200}"
)
_LINKEDIN = re.compile(r"linkedin\.com/in/[^/]+")
_HANDLE = re.compile(r"(?:x\.com|github\.com|bsky\.app/profile|[\w.-]+)/@?([\w.-]{3,60})")
_SHORTEST = 4
"""Letters of a part of a name that a handle must hold to be its bearer's."""


class _Known(msgspec.Struct):
    name: str = ""
    named_at: datetime | None = None
    is_own: bool = False
    """The name stood in a From of this address."""
    links: tuple[str, ...] = ()
    news: int = 0


class People:
    """Accounts before the exchanges that name them."""

    def __init__(self, owner: Iterable[Account]) -> None:
        """Begin with the owner's accounts, which were told already."""
        self._known = {
            account.emails[0]: _Known(name=account.name or "", is_own=bool(account.name)) for account in owner
        }

    def sender(self, address: Address, at: datetime | None) -> Iterator[Account]:
        """Whatever is new about who wrote a message."""
        known, is_new = self._meet(address)
        is_later = known.named_at is None or (at is not None and at > known.named_at)
        if (
            address.name
            and (address.name != known.name or not known.is_own)
            and (is_later or not known.is_own)
        ):
            known.name, known.named_at, known.is_own = address.name, at, True
            is_new = True
        if is_new and known.news < _MOST_NEWS:
            known.news += 1
            yield msgspec.structs.replace(mail_account(address.email, address.name or None), seen_at=at)

    def recipient(self, address: Address) -> Iterator[Account]:
        """Whatever is new about whom a message is for: a name in another's address book has no date."""
        known, is_new = self._meet(address)
        if address.name and not known.name:
            known.name = address.name
            is_new = True
        if is_new and known.news < _MOST_NEWS:
            known.news += 1
            yield mail_account(address.email, address.name or None)

    def signed(self, address: Address, signature: Sequence[str], at: datetime | None) -> Iterator[Account]:
        """The profiles that the writer's signature surely gives as the writer's own, where that is news."""
        known, _ = self._meet(address)
        if not signature or known.news >= _MOST_NEWS:
            return
        new = tuple(link for link in links_in(signature, known.name) if link not in known.links)
        if new:
            known.links += new
            known.news += 1
            yield msgspec.structs.replace(mail_account(address.email), links=new, seen_at=at)

    def _meet(self, address: Address) -> tuple[_Known, bool]:
        known = self._known.get(address.email)
        if known is not None:
            return known, False
        known = _Known()
        if len(self._known) < _MOST_KNOWN:
            self._known[address.email] = known
        return known, True


def links_in(signature: Sequence[str], name: str) -> tuple[str, ...]:
    """The profiles in a signature that are its writer's and not their firm's, canonical.

    A LinkedIn profile is a person's; of other addresses only one whose handle holds a part of the name.
    """
    found: dict[str, None] = {}
    for line in signature:
        for written in _WEB.findall(line[:_LONGEST_LINE]):
            url = canonical_url(written.rstrip(".,;:!?"))
            if url and _is_own(url, name):
                found[url] = None
    return tuple(found)[:_MOST_LINKS]


def _is_own(url: str, name: str) -> bool:
    if _LINKEDIN.fullmatch(url):
        return True
    handle = _HANDLE.fullmatch(url)
    if handle is None or url.startswith("linkedin.com/"):
        return False
    squeezed = re.sub(r"[\W_]", "", handle[1].casefold())
    return any(len(part) >= _SHORTEST and part in squeezed for part in without_accents(name).split())
