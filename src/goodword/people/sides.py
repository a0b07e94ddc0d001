"""One account, with what comparing it with others needs worked out once."""

from dataclasses import dataclass

from goodword.nouns import Account
from goodword.people.keys import has_own_id, stated_urls
from goodword.people.names import (
    Likeness,
    NameShape,
    clearly_differ,
    likeness,
    shape,
    squeeze,
    squeezed_handle,
)
from goodword.people.stated import own_handle, stated_in
from goodword.text.companies import company_key
from goodword.text.handles import folded_handle
from goodword.text.urls import canonical_url

MOST_NAMES = 5
"""An account of more names is a mailbox of many ("… via GitHub"): no name of its past counts."""
_SEVERAL_EACH = frozenset({"mail", "contacts", "profile", "blog", "git"})
_BETTER = {kind: place for place, kind in enumerate(Likeness)}


@dataclass(frozen=True, slots=True)
class Side:
    """One account, taken apart."""

    account: Account
    name: NameShape
    former: tuple[NameShape, ...]
    """Names that it bore before."""
    handle: str
    """Written together in plain letters."""
    full_handle: str
    """As it is written, without `@`, lower-cased; with its host where it has one."""
    own: str
    """The handle with its place, as profiles elsewhere may state it."""
    mentioned_handles: frozenset[str]
    """Handles, each with its place, that the profile's text gives as its own elsewhere."""
    urls: frozenset[str]
    """Addresses that the profile links to, or gives in its text."""
    home: str
    """The profile's own address."""
    company: str
    """The key of the company."""
    companies: frozenset[str]
    """The keys of all companies that any archive names, former ones too."""
    bio: str
    """Written together in plain letters."""
    addresses: frozenset[str]
    stated_addresses: frozenset[str]
    """E-mail addresses that the profile's text gives."""
    local_parts: frozenset[str]
    """What stands before the `@` of each address, written together in plain letters."""
    room: str
    """Where one person has one login, and this one's id tells it apart: a network, one server of many, one
    workspace; empty where people have several ids as a matter of course, or the account has none."""
    states_something: bool
    """An address, a link or a handle elsewhere: what can outweigh a name that differs."""


def side_of(account: Account) -> Side:
    """The account taken apart for comparing."""
    stated = stated_in(account.bio)
    full_handle = folded_handle(account.handle)
    own = own_handle(account.source, full_handle)
    name = shape(account.name)
    home = canonical_url(account.url) if account.url else ""
    company = company_key(account.company or "")
    former_companies = {company_key(role.company) for role in account.roles if role.company}
    return Side(
        account=account,
        name=name,
        former=_former(account, name),
        handle=squeezed_handle(account.handle),
        full_handle=full_handle,
        own=own,
        mentioned_handles=stated.handles - {own},
        urls=frozenset(stated_urls(account)) | (stated.urls - {home}),
        home=home,
        company=company,
        companies=frozenset({company, *former_companies} - {""}),
        bio=squeeze(account.bio or ""),
        addresses=frozenset(account.emails),
        stated_addresses=stated.emails,
        local_parts=frozenset(map(local_part_of, account.emails)),
        room=_room_of(account, full_handle),
        states_something=bool(
            account.links or account.emails or stated.handles or stated.urls or stated.emails
        ),
    )


def _room_of(account: Account, full_handle: str) -> str:
    if account.source in _SEVERAL_EACH or not has_own_id(account):
        return ""
    if account.source == "mastodon":
        return f"mastodon {full_handle.partition('@')[2]}"
    return account.id.partition("/")[0] if account.source == "slack" else account.source


def local_part_of(email: str) -> str:
    """What stands before the `@`, written together in plain letters."""
    return squeeze(email.partition("@")[0])


def _former(account: Account, name: NameShape) -> tuple[NameShape, ...]:
    """Full names of before: as older archives say, or as the name itself tells ("née")."""
    if not name.born and len(account.names) < 2:  # noqa: PLR2004 - the present name is one of them
        return ()
    told = [shape(said.name) for said in account.names] if len(account.names) <= MOST_NAMES else []
    found = {one.whole: one for one in (shape(name.born), *told) if one.is_full and one.whole != name.whole}
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Kinship:
    """How two names are alike, and which names these are, where one is a former one."""

    kind: Likeness | None
    left: NameShape
    right: NameShape
    is_former: bool = False


def kinship(left: Side, right: Side) -> Kinship:
    """The strongest way in which the names are alike; former ones are looked at where the present differ."""
    kind = likeness(left.name, right.name)
    if not (left.former or right.former) or (kind and kind is not Likeness.CHANGED_FAMILY_NAME):
        return Kinship(kind, left.name, right.name)
    best = Kinship(kind, left.name, right.name)
    for one in (left.name, *left.former):
        for other in (right.name, *right.former):
            found = likeness(one, other)
            if found and (best.kind is None or _BETTER[found] < _BETTER[best.kind]):
                best = Kinship(found, one, other, is_former=True)
    return best


def names_differ(left: Side, right: Side) -> bool:
    """Whether no name that either ever bore is a usual variant of the other's."""
    if not clearly_differ(left.name, right.name):
        return False
    return not (left.former or right.former) or kinship(left, right).kind is None
