"""From a handle or a name as somebody wrote it to the account that it means."""

from collections.abc import Collection, Iterable

from goodword.nouns import Account, AccountId
from goodword.text.names import normalised


class NameBook:
    """All accounts by handle and by name; built once, asked for every recognition."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        """Take every account that is known, the owner's own among them."""
        self._accounts: dict[AccountId, Account] = {}
        self._by_handle: dict[tuple[str, str], AccountId] = {}
        self._by_name: dict[str, set[AccountId]] = {}
        for account in accounts:
            self._accounts[account.id] = account
            if account.handle:
                self._by_handle[account.source, _bare(account.handle)] = account.id
            if account.name and (name := normalised(account.name)):
                self._by_name.setdefault(name, set()).add(account.id)

    def account(self, account: AccountId) -> Account | None:
        """The account of that id."""
        return self._accounts.get(account)

    def resolve(self, written: str, *, source: str, among: Collection[AccountId] = ()) -> AccountId | None:
        """The account that `written` means in an exchange of `source`, or None where that is not certain.

        A handle must be exact. A full name must belong to one account: of those
        `among` whom the exchange is meant for, else of that source, else at all.
        A part of a name counts only among those the exchange is meant for.
        """
        if written.startswith("@"):
            return self._by_handle.get((source, _bare(written)))
        name = normalised(written)
        if not name:
            return None
        meant = [account for account in among if self._is_called(account, name)]
        if meant:
            return meant[0] if len(set(meant)) == 1 else None
        if " " not in name:
            return None
        known = self._by_name.get(name, set())
        near = {account for account in known if self._accounts[account].source == source}
        candidates = near or known
        return next(iter(candidates)) if len(candidates) == 1 else None

    def _is_called(self, account: AccountId, name: str) -> bool:
        known = self._accounts.get(account)
        if known is None or not known.name:
            return False
        parts = normalised(known.name).split()
        return bool(parts) and set(name.split()) <= set(parts)


def _bare(handle: str) -> str:
    return handle.removeprefix("@").casefold()
