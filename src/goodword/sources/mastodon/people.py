"""Accounts of the fediverse: `user@host`, by an address where it tells, else by what a mention said of it."""

import re
from datetime import datetime

from goodword.nouns import Account, AccountId
from goodword.text.urls import canonical_url, host_of, path_of

_WITH_NAME = re.compile(r"/(?:(?:users|u|profile|accounts|author|p)/@?|@)([\w.-]+)(?:@[\w.-]+)?(?:/|$)")
"""Mastodon `/users/ana`, `/@ana`; Friendica `/profile/`, Lemmy `/u/`, PeerTube `/accounts/`,
Pixelfed `/p/`."""
_NUMBERED = re.compile(r"/ap/users/\d+")
"""Mastodon 4.5 and later: the address of an actor tells no name."""
PREFIX = "mastodon:"
"""How the id of an account begins, before its address."""
_LONGEST = 512
_ADDRESS = re.compile(r"@?([\w.-]+)@([\w.-]+\.[\w-]+|localhost)(?::\d+)?", re.ASCII)


def address_of(written: str, host: str) -> str | None:
    """`user@host` in lower case for `@user@host` or, on `host` itself, `@user`."""
    if len(written) > _LONGEST:
        return None
    if found := _ADDRESS.fullmatch(written.strip()):
        return f"{found[1]}@{found[2]}".lower()
    bare = written.strip().lstrip("@").lower()
    return f"{bare}@{host}" if bare and host and re.fullmatch(r"[\w.-]+", bare) else None


def actor_of(uri: str) -> str | None:
    """The address of the actor whose object `uri` is, where the actor is a part of it."""
    found = re.match(r"https?://[^/]+(?:/ap/users/\d+|/users/[^/]+)", uri)
    return found[0] if found else None


class People:
    """The accounts met so far; new ones wait in `news` to be given on."""

    def __init__(self, owner: Account) -> None:
        """Begin with the owner, who is never news."""
        self.owner = owner
        self.news: list[Account] = []
        self._by_uri: dict[str, AccountId] = {}
        self._known: set[AccountId] = {owner.id}

    def mentioned(self, href: str, name: str, at: datetime | None) -> AccountId | None:
        """The account that a mention names, remembered under its address."""
        address = address_of(name, host_of(href)) if name else self._named_in(href)
        if address is None:
            return None
        account = self._met(address, href, at)
        if href:
            self._by_uri[href] = account
        return account

    def author_of(self, uri: str, at: datetime | None) -> AccountId | None:
        """The account whose post lies at `uri`; None where the address does not tell."""
        actor = actor_of(uri)
        if actor and actor in self._by_uri:
            return self._by_uri[actor]
        address = self._named_in(uri)
        return self._met(address, "", at) if address else None

    def is_numbered(self, uri: str) -> bool:
        """Whether only a mention elsewhere could tell whose `uri` is."""
        return _NUMBERED.search(uri) is not None and actor_of(uri) not in self._by_uri

    def followed(self, address: str) -> bool:
        """Take in an account of the list of followed ones; False where `address` is none."""
        found = address_of(address, "")
        if found is not None:
            self._met(found, "", None)
        return found is not None

    def take_news(self) -> list[Account]:
        """The accounts met since the last time."""
        news, self.news = self.news, []
        return news

    def _met(self, address: str, href: str, at: datetime | None) -> AccountId:
        account = AccountId(f"{PREFIX}{address}")
        if account not in self._known:
            self._known.add(account)
            user, host = address.split("@", 1)
            # Mastodon's own profile pages lie at /@user, whatever the address of the actor.
            is_page = href and "/users/" not in href
            url = href if is_page else f"https://{host_of(href) or host}/@{user}"
            self.news.append(
                Account(
                    id=account, source="mastodon", handle=f"@{address}", url=canonical_url(url), seen_at=at
                )
            )
        return account

    @staticmethod
    def _named_in(uri: str) -> str | None:
        host = host_of(uri)
        path = path_of(uri)
        found = _WITH_NAME.search(path) if host and not _NUMBERED.search(path) else None
        return f"{found[1]}@{host}".lower() if found else None
