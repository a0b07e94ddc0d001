"""What was ever said of a person, over all accounts: names and roles, each with its dates and places."""

from collections.abc import Sequence
from datetime import UTC, datetime

from goodword.nouns import Account, Role, SaidName

_NEVER = datetime.min.replace(tzinfo=UTC)


def all_names(accounts: Sequence[Account]) -> tuple[SaidName, ...]:
    """Every name that any of the accounts bore, once, latest first."""
    found: dict[str, SaidName] = {}
    for said in (said for account in accounts for said in account.names):
        found[said.name] = found[said.name].joined(said) if said.name in found else said
    return tuple(sorted(found.values(), key=lambda said: (said.seen_to or _NEVER, said.name), reverse=True))


def all_roles(accounts: Sequence[Account]) -> tuple[Role, ...]:
    """Every company and position that any of the accounts told, latest first.

    Where several places say the same it is one role; what one account said, left and came back to
    stays two, as it is there.
    """
    found: list[tuple[Role, set[str]]] = []
    said = ((role, account.id) for account in accounts for role in account.roles)
    for role, account_id in sorted(said, key=lambda one: (one[0].recency, one[1])):
        place = next(
            (n for n, (known, by) in enumerate(found) if known.what == role.what and account_id not in by),
            None,
        )
        if place is None:
            found.append((role, {account_id}))
        else:
            found[place] = found[place][0].joined(role), found[place][1] | {account_id}
    return tuple(sorted((role for role, _ in found), key=lambda role: role.recency, reverse=True))
