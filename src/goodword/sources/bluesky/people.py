"""Accounts by their DIDs; a handle is known only where a mention shows it beside one."""

import re
from datetime import datetime

import msgspec

from goodword.nouns import Account, AccountId
from goodword.sources.bluesky.records import Profile
from goodword.text.urls import canonical_url

_DID = re.compile(r"did:[a-z0-9]{1,20}:[A-Za-z0-9._:%-]{1,256}")
_HANDLE = re.compile(r"@?([A-Za-z0-9](?:[A-Za-z0-9-]*+\.)+[A-Za-z][A-Za-z0-9-]{1,62})")
_URI = re.compile(r"at://([^/\s]{1,280})(?:/([A-Za-z0-9.]{1,317})(?:/([\w.~:-]{1,512}))?)?")
_LINK = re.compile(r"https?://[^\s<>\"')\]]+")
_HOSTED = ".bsky.social"
_ME = AccountId("bluesky:me")
"""The author where the commit, which says whose it is, is missing."""


class Address(msgspec.Struct, gc=False):
    """An `at://` address: whose repository, and where in it."""

    authority: str
    collection: str
    rkey: str


def address_of(uri: str) -> Address | None:
    """The parts of an `at://` address; None where it is none."""
    found = _URI.fullmatch(uri)
    return Address(found[1], found[2] or "", found[3] or "") if found else None


def page_of(address: Address | None) -> str | None:
    """Where the post of that address is shown on the web."""
    if address is None or not address.rkey or not address.collection.endswith(".post"):
        return None
    return f"https://bsky.app/profile/{address.authority}/post/{address.rkey}"


def owner_account(did: str | None, profile: Profile | None) -> Account:
    """The owner's account by the commit and the profile."""
    profile = profile or Profile()
    links = [*(_LINK.findall(profile.description or "")), *([profile.website] if profile.website else [])]
    return Account(
        id=AccountId(f"bluesky:{did}") if did else _ME,
        source="bluesky",
        name=(profile.name or "").strip() or None,
        url=canonical_url(f"bsky.app/profile/{did}") if did else None,
        links=tuple(dict.fromkeys(link for one in links if (link := canonical_url(one.rstrip(".,;"))))),
        bio=(profile.description or "").strip() or None,
    )


class People:
    """The accounts met so far; what was learned of them waits in `news` to be given on."""

    def __init__(self, owner: Account) -> None:
        """Begin with the owner."""
        self.owner = owner
        self.news: list[Account] = []
        self._met: set[AccountId] = {owner.id}
        self._handles: dict[AccountId, tuple[str, datetime | None]] = {}
        self._by_handle: dict[str, AccountId] = {}

    def of_did(self, did: str) -> AccountId | None:
        """The account of a DID; None for what is none."""
        account = AccountId(f"bluesky:{did}")
        if account in self._met:
            return account
        if not _DID.fullmatch(did):
            return None
        self._met.add(account)
        # Undated, so that a sighting with a handle stands before it.
        self.news.append(Account(id=account, source="bluesky", url=canonical_url(f"bsky.app/profile/{did}")))
        return account

    def of_mention(self, did: str, written: str, at: datetime | None) -> AccountId | None:
        """The account that a mention names, and its handle if the text shows one."""
        account = self.of_did(did)
        found = _HANDLE.fullmatch(written)
        if account is None or found is None:
            return account
        handle = f"@{found[1].lower()}"
        known = self._handles.get(account)
        # Records come in no order: only a newer handle is news.
        if known is None or (known[0] != handle and _is_later(at, known[1])):
            self._name(account, handle, at)
        return account

    def author_of(self, address: Address | None, at: datetime | None) -> AccountId | None:
        """The account whose record lies there; an address may bear a handle in the place of the DID."""
        if address is None:
            return None
        if address.authority.startswith("did:"):
            return self.of_did(address.authority)
        found = _HANDLE.fullmatch(address.authority)
        if found is None:
            return None
        handle = f"@{found[1].lower()}"
        if handle not in self._by_handle:
            self._name(AccountId(f"bluesky:{handle}"), handle, at)
        return self._by_handle[handle]

    def rename(self, profile: Profile | None) -> None:
        """Take the owner's card in."""
        did = self.owner.id.removeprefix("bluesky:")
        self.owner = owner_account(did if did.startswith("did:") else None, profile)
        self.news.append(self.owner)

    def take_news(self) -> list[Account]:
        """The accounts learned since the last time."""
        news, self.news = self.news, []
        return news

    def _name(self, account: AccountId, handle: str, at: datetime | None) -> None:
        self._handles[account] = (handle, at)
        self._by_handle[handle] = account
        self.news.append(_named(account, handle, at))


def _named(account: AccountId, handle: str, at: datetime | None) -> Account:
    """The account under that handle; a domain that is one's handle is one's own site, as Bluesky checked."""
    domain = handle.removeprefix("@")
    return Account(
        id=account,
        source="bluesky",
        handle=handle,
        url=canonical_url(f"bsky.app/profile/{domain}"),
        links=() if domain.endswith(_HOSTED) else (canonical_url(domain),),
        seen_at=at,
    )


def _is_later(at: datetime | None, than: datetime | None) -> bool:
    return at is not None and (than is None or at > than)
