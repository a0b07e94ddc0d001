"""From accounts and links to people: connected components in which the owner's word comes first.

A pure function of accounts and decisions, so any order of accepts and undos gives the
same people, and a link that is taken back leaves no trace.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

from goodword.nouns import Account, AccountId, Decision, Link, Person, PersonId, Role
from goodword.people.history import all_names, all_roles
from goodword.people.names import shape
from goodword.people.organisations import Organisations

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NAMELESS = "Someone without a name"


def merge(
    accounts: Sequence[Account],
    links: Iterable[Link],
    owner_accounts: AbstractSet[AccountId],
    *,
    owner_name: str | None,
) -> tuple[Person, ...]:
    """The people behind `accounts`, in the order of their ids; each account in exactly one of them.

    Joined are the owner's accounts, then pairs that the owner called the same, then hard
    links. A pair that the owner called different never ends up in one person, by whatever
    chain of links: the link that would close such a chain is left out. A person's id is the
    smallest account id.
    """
    links = sorted(links, key=lambda link: (link.decision is None, link.id))
    by_id = {account.id: account for account in sorted(accounts, key=lambda account: account.id)}
    together = _Together(by_id, apart=_called_different(links))
    own = sorted(owner_accounts & by_id.keys())
    for other in own[1:]:
        together.join(own[0], other)
    for link in links:
        if link.decision is Decision.SAME or (link.is_hard and link.decision is None):
            together.join(link.left, link.right)
    organisations = Organisations(by_id.values())
    return tuple(
        _person(
            tuple(by_id[account_id] for account_id in group),
            organisations,
            owner_accounts=owner_accounts,
            owner_name=owner_name,
        )
        for group in together.groups()
    )


def _called_different(links: Iterable[Link]) -> Mapping[AccountId, frozenset[AccountId]]:
    apart: defaultdict[AccountId, set[AccountId]] = defaultdict(set)
    for link in links:
        if link.decision is Decision.DIFFERENT:
            apart[link.left].add(link.right)
            apart[link.right].add(link.left)
    return {account: frozenset(others) for account, others in apart.items()}


class _Together:
    """Groups of accounts that grow by joining, and refuse to join what was called different."""

    def __init__(
        self, accounts: Iterable[AccountId], apart: Mapping[AccountId, frozenset[AccountId]]
    ) -> None:
        self._group = {account: [account] for account in accounts}
        self._apart = apart

    def join(self, left: AccountId, right: AccountId) -> None:
        """Put the groups of both together; no change for an unknown account or against the owner's word."""
        first, second = self._group.get(left), self._group.get(right)
        if first is None or second is None or first is second or self._are_apart(first, second):
            return
        small, large = sorted((first, second), key=len)
        large.extend(small)
        for account in small:
            self._group[account] = large

    def _are_apart(self, first: list[AccountId], second: list[AccountId]) -> bool:
        members = set(second)
        return any(not self._apart.get(account, frozenset()).isdisjoint(members) for account in first)

    def groups(self) -> list[list[AccountId]]:
        """Every group once, sorted within and among each other."""
        return sorted(
            sorted(group) for group in {id(group): group for group in self._group.values()}.values()
        )


def _person(
    accounts: tuple[Account, ...],
    organisations: Organisations,
    *,
    owner_accounts: AbstractSet[AccountId],
    owner_name: str | None,
) -> Person:
    is_owner = any(account.id in owner_accounts for account in accounts)
    latest = _latest_with_work(accounts)
    return Person(
        id=PersonId(accounts[0].id),
        name=(owner_name if is_owner else None) or _best_name(accounts),
        accounts=accounts,
        emails=_all(email for account in accounts for email in account.emails),
        company=latest.company if latest else None,
        position=latest.position if latest else None,
        skills=_all(skill for account in accounts for skill in account.skills),
        names=all_names(accounts),
        roles=all_roles(accounts),
        is_owner=is_owner,
        not_a_person=None if is_owner else organisations.why_not_a_person(accounts),
    )


def _best_name(accounts: Sequence[Account]) -> str:
    """The name as LinkedIn has it, else the longest full name, else any name, else a handle or address."""
    named = [account for account in accounts if account.name and account.name.strip()]
    if named:
        best = min(
            named,
            key=lambda account: (
                account.source != "linkedin",
                not shape(account.name).is_full,
                -len(shape(account.name).whole),
                account.id,
            ),
        )
        return " ".join((best.name or "").split())
    handles = (account.handle for account in accounts if account.handle)
    addresses = (email for account in accounts for email in account.emails)
    return next(handles, None) or next(addresses, _NAMELESS)


def _latest_with_work(accounts: Sequence[Account]) -> Account | None:
    """The account that tells last of a company, else of a position; of two of one day LinkedIn's."""
    telling = [account for account in accounts if account.company or account.position]
    return max(telling, key=_news_of_work, default=None)


def _news_of_work(account: Account) -> tuple[bool, datetime, bool, str]:
    # A title of Slack ("on leave") takes no company away that another place tells.
    said = [role for role in account.roles if role.what[:2] == _work_of(account)]
    at = max((role.seen_to for role in said if role.seen_to), default=account.seen_at)
    return bool(account.company), at or _LONG_AGO, account.source == "linkedin", account.id


def _work_of(account: Account) -> tuple[str, str]:
    return Role(company=account.company, position=account.position).what[:2]


def _all(values: Iterable[str]) -> tuple[str, ...]:
    """Each value once, whatever its case, in the order of first sight."""
    seen: dict[str, str] = {}
    for value in values:
        seen.setdefault(value.casefold(), value)
    return tuple(seen.values())
