"""Hard keys: what joins two accounts without asking, because it was verified or stated by both.

Same profile address, same e-mail address, profile links stated both ways
(`docs/why/0035-who-is-who.md`). An address that
many share is no key, and two accounts of one place with ids of their own are two
accounts, whatever else they share.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations

from goodword.nouns import Account, AccountId, Link, LinkId
from goodword.people.names import clearly_differ, shape
from goodword.text.ids import link_id
from goodword.text.shipped import WordSet, shipped_table
from goodword.text.urls import canonical_url

SHARED_BY_MANY = 4
"""More accounts of one place than this behind one address: a mailbox or a site of many, no key.

Of one place, for one person's address stands in mail, a calendar, contacts, commits and each workspace.
"""

_ROLE_ADDRESSES = shipped_table("goodword.people", "words.toml", dict[str, WordSet])["role_addresses"]


def hard_links(accounts: Sequence[Account], owner_accounts: AbstractSet[AccountId]) -> tuple[Link, ...]:
    """The links that need no question, each with its reason, in the order of their ids.

    The accounts of the owner belong together because the archives themselves say whose
    they are: each is linked to the first of them.
    """
    by_id = {account.id: account for account in accounts}
    reasons: defaultdict[tuple[AccountId, AccountId], list[str]] = defaultdict(list)
    for left, right, reason in (*_owners(by_id, owner_accounts), *_by_keys(by_id.values())):
        pair = (left, right) if left < right else (right, left)
        if reason not in reasons[pair]:
            reasons[pair].append(reason)
    links = (
        Link(
            id=LinkId(link_id(left, right)),
            left=left,
            right=right,
            probability=1.0,
            reasons=tuple(because),
            is_hard=True,
        )
        for (left, right), because in reasons.items()
    )
    return tuple(sorted(links, key=lambda link: link.id))


def is_key_address(email: str) -> bool:
    """Whether the address is one person's by its look: not `info@`, `support@`, `noreply@`."""
    local = email.partition("@")[0].partition("+")[0].replace("_", "-")
    return bool(local) and local not in _ROLE_ADDRESSES


def has_own_id(account: Account) -> bool:
    """Whether the account is known by the id of its place, not just by a name or a handle seen somewhere."""
    key = account.id.partition(":")[2]
    return not key.startswith(("@", "name/"))


def are_two_by_id(left: Account, right: Account) -> bool:
    """Whether their common place itself keeps these two apart by id."""
    return left.source == right.source and left.id != right.id and has_own_id(left) and has_own_id(right)


_Pair = tuple[AccountId, AccountId, str]


def _owners(by_id: dict[AccountId, Account], owner_accounts: AbstractSet[AccountId]) -> Iterator[_Pair]:
    own = sorted(owner_accounts & by_id.keys())
    for other in own[1:]:
        yield own[0], other, "Both are yours: the archives say whose they are."


def _by_keys(accounts: Iterable[Account]) -> Iterator[_Pair]:
    accounts = sorted(accounts, key=lambda account: account.id)
    yield from _same(accounts, _addresses, _same_address)
    yield from _same(accounts, _profile_urls, _same_url)
    yield from _stated_both_ways(accounts)


def _same(
    accounts: Sequence[Account],
    keys: Callable[[Account], AbstractSet[str]],
    judge: Callable[[Account, Account, str], str | None],
) -> Iterator[_Pair]:
    bearers: defaultdict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        for key in keys(account):
            bearers[key].append(account)
    for key, sharing in bearers.items():
        if max(Counter(account.source for account in sharing).values()) > SHARED_BY_MANY:
            continue
        for left, right in combinations(sharing, 2):
            if reason := judge(left, right, key):
                yield left.id, right.id, reason


def _addresses(account: Account) -> AbstractSet[str]:
    return {email for email in account.emails if is_key_address(email)}


def _profile_urls(account: Account) -> AbstractSet[str]:
    url = canonical_url(account.url) if account.url else ""
    return {url} if url else set()


def _same_address(left: Account, right: Account, email: str) -> str | None:
    names = shape(left.name), shape(right.name)
    if clearly_differ(*names) or (are_two_by_id(left, right) and names[0].whole != names[1].whole):
        return None
    return f"Both have the e-mail address {email}."


def _same_url(left: Account, right: Account, url: str) -> str | None:
    # A handle passes on: two ids of one place that show the same address had it one after the other.
    return None if are_two_by_id(left, right) else f"Both have the profile address {url}."


def _stated_both_ways(accounts: Sequence[Account]) -> Iterator[_Pair]:
    homes: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        for url in _profile_urls(account):
            homes[url].append(account)
    for left in accounts:
        for right in (other for link in stated_urls(left) for other in homes.get(link, ())):
            if left.id < right.id and _profile_urls(left) & stated_urls(right):
                yield left.id, right.id, "Each profile links to the other."


def stated_urls(account: Account) -> AbstractSet[str]:
    """The canonical addresses that the profile links to, its own left out."""
    found = {canonical_url(link) for link in account.links}
    return found - _profile_urls(account) - {""}
