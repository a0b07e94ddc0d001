"""From a handle or a name as somebody wrote it to the account that it means."""

from collections.abc import Collection, Iterable

from goodword.nouns import Account, AccountId
from goodword.text.names import normalised


class NameBook:
    """All accounts by id and by handle; built once, asked for every recognition."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        """Take every account that is known, the owner's own among them."""
        self._accounts: dict[AccountId, Account] = {}
        self._by_handle: dict[tuple[str, str], AccountId] = {}
        for account in accounts:
            self._accounts[account.id] = account
            if account.handle:
                self._by_handle[account.source, _bare(account.handle)] = account.id

    def account(self, account: AccountId) -> Account | None:
        """The account of that id."""
        return self._accounts.get(account)

    def resolve(self, written: str, *, source: str, among: Collection[AccountId] = ()) -> AccountId | None:
        """The account that `written` means in an exchange of `source`, or None where that is not certain.

        A handle must be exact. A name, or a part of one, must be that of one account of those `among`
        whom the exchange is meant for: whose else it may be is asked of the whole record
        (`people.called`).
        """
        if written.startswith("@"):
            return self._by_handle.get((source, _bare(written)))
        name = normalised(written)
        meant = {account for account in among if name and self._is_called(account, name)}
        return next(iter(meant)) if len(meant) == 1 else None

    def _is_called(self, account: AccountId, name: str) -> bool:
        known = self._accounts.get(account)
        if known is None or not known.name:
            return False
        parts = normalised(known.name).split()
        return bool(parts) and set(name.split()) <= set(parts)


def _bare(handle: str) -> str:
    return handle.removeprefix("@").casefold()
