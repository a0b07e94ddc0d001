"""Links by the accounts that they are about: a page of one person looks at few of many."""

from collections.abc import Iterable, Mapping, Sequence

from goodword.nouns import AccountId, Link

Placed = Mapping[AccountId, Sequence[tuple[int, Link]]]


def by_account(links: Iterable[Link]) -> Placed:
    """The links of each account, with the place of each among all."""
    found: dict[AccountId, list[tuple[int, Link]]] = {}
    for place, link in enumerate(links):
        for account in (link.left, link.right):
            found.setdefault(account, []).append((place, link))
    return found


def links_of(ids: Iterable[AccountId], placed: Placed) -> list[Link]:
    """The links of these accounts, each once, in the order of all."""
    found = {place: link for account in ids for place, link in placed.get(account, ())}
    return [found[place] for place in sorted(found)]
