"""Who is who in a LinkedIn export: by profile address, and by name only where nothing else is told."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from goodword.nouns import Account, AccountId
from goodword.text.names import normalised
from goodword.text.urls import canonical_url

_PROFILE = "linkedin.com/in/"
ME = AccountId("linkedin:me")
"""The author where an export does not say whose it is: a single file, taken out of its export."""


def account_of_url(url: str, name: str = "") -> Account | None:
    """The account of a profile address; None where `url` is none."""
    canonical = canonical_url(url) if url else ""
    slug = canonical.removeprefix(_PROFILE)
    if not slug or slug == canonical or "/" in slug:
        return None
    return Account(
        id=AccountId(f"linkedin:in/{slug}"), source="linkedin", handle=slug, name=name or None, url=canonical
    )


def account_of_name(name: str, *apart: str) -> Account | None:
    """An account of a name alone, kept apart from others of that name by `apart`."""
    key = normalised(name)
    if not key:
        return None
    key = "|".join((key, *(part.strip().casefold() for part in apart if part.strip())))
    return Account(id=AccountId(f"linkedin:name/{key}"), source="linkedin", name=name)


class People:
    """The connections by name, so that a name without an address can be given its account.

    Names alone never decide between two: where several connections have the name and the company
    does not tell them apart, the name gets an account of its own.
    """

    def __init__(self) -> None:
        """Know nobody."""
        self._by_name: dict[str, list[Account]] = {}
        self._known: dict[AccountId, Account] = {}

    def add_connections(self, connections: Iterable[Account]) -> list[Account]:
        """Take in connections; those without an address are told apart by company, then by position."""
        found = list(connections)
        names: dict[str, int] = {}
        companies: dict[tuple[str, str], int] = {}
        for account in found:
            key = normalised(account.name or "")
            names[key] = names.get(key, 0) + 1
            company = (key, (account.company or "").casefold())
            companies[company] = companies.get(company, 0) + 1
        told_apart = []
        for account in found:
            key = normalised(account.name or "")
            company = (key, (account.company or "").casefold())
            told_apart.append(
                _told_apart(account, is_one=names[key] == 1, is_one_there=companies[company] == 1)
            )
        for account in told_apart:
            self._by_name.setdefault(normalised(account.name or ""), []).append(account)
            self._known.setdefault(account.id, account)
        return told_apart

    def add_owner(self, owner: Account) -> None:
        """The owner's own name means the owner."""
        if key := normalised(owner.name or ""):
            self._by_name[key] = [owner]
        self._known[owner.id] = owner

    def knows(self, name: str) -> bool:
        """Whether a connection has that name."""
        return normalised(name) in self._by_name

    def named(self, name: str, company: str = "") -> Account | None:
        """The account of `name`: the one connection of that name, else one of its own; None for no name."""
        key = normalised(name)
        if not key:
            return None
        having = {account.id: account for account in self._by_name.get(key, ())}
        if len(having) > 1 and company:
            there = {
                found: account
                for found, account in having.items()
                if (account.company or "").casefold() == company.strip().casefold()
            }
            having = there if len(there) == 1 else having
        if len(having) == 1:
            return next(iter(having.values()))
        return account_of_name(name, company) if having else account_of_name(name)

    def at(self, url: str, name: str, company: str = "") -> Account | None:
        """The account at `url`, else the one of `name`."""
        return account_of_url(url, name) or self.named(name, company)

    def is_news(self, account: Account, at: datetime | None) -> Account | None:
        """`account` as it is to be given on, or None where all of it was said already."""
        known = self._known.get(account.id)
        if known is not None and (known.name or not account.name):
            return None
        seen = msgspec.structs.replace(account, seen_at=at)
        self._known[account.id] = seen
        return seen


def _told_apart(account: Account, *, is_one: bool, is_one_there: bool) -> Account:
    if account.url or is_one:
        return account
    apart = (account.company or "",) if is_one_there else (account.company or "", account.position or "")
    named = account_of_name(account.name or "", *apart)
    return msgspec.structs.replace(account, id=named.id) if named else account
