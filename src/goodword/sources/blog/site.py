"""Whose site it is: the site itself and its author, as one file tells of them."""

from dataclasses import dataclass

from goodword.nouns import Account, AccountId
from goodword.ports import Owner
from goodword.text.names import normalised
from goodword.text.urls import canonical_url

_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A site, and the one author of it all where it has one."""

    url: str = ""
    author: str | None = None
    author_url: str | None = None
    email: str | None = None
    lang: str | None = None

    @property
    def id(self) -> AccountId:
        """The account of the site: `blog:` and its canonical address, else its author's."""
        home = canonical_url(self.url) or canonical_url(self.author_url or "")
        if home:
            return AccountId(f"blog:{home[:_LONGEST]}")
        return AccountId(f"blog:name/{normalised(self.author)}" if self.author else "blog:me")

    def account(self) -> Account:
        """The account of the site's author."""
        shown = canonical_url(self.author_url or "")
        home = canonical_url(self.url) or shown
        return Account(
            id=self.id,
            source="blog",
            name=self.author,
            url=home or None,
            emails=(self.email.lower(),) if self.email and "@" in self.email else (),
            links=(shown,) if shown and shown != home else (),
        )

    def owner(self) -> Owner:
        """The owner: the author of it all."""
        return Owner(name=self.author, accounts=(self.account(),))

    def writer(self, name: str | None) -> Account:
        """The account of an entry's author: the site's where no other is named."""
        known = normalised(self.author or "")
        if not name or not normalised(name) or normalised(name) == known:
            return self.account()
        return Account(id=AccountId(f"{self.id}#{normalised(name)}"), source="blog", name=name)
