"""Who is met in an X archive: a numeric id where one is told, a handle where not."""

from datetime import datetime

from goodword.nouns import Account, AccountId
from goodword.sources.x.layout import Self
from goodword.sources.x.records import UserMention
from goodword.text.urls import canonical_url

UNRESOLVED = "x:@"
"""How the id of an account begins of which only the handle is known."""

_MOST_FORMER = 8
"""Names of before that are told of one account; some change theirs for every joke."""


class Accounts:
    """The accounts seen so far; new knowledge waits in `news` to be given on."""

    def __init__(self, owner: Self) -> None:
        """Begin with the owner, who is never news."""
        self.owner = owner
        self.news: list[Account] = []
        self.met_a_bare_handle = False
        """Raised when a handle was asked for whose id is not known yet; lowered by whoever looks."""
        self._former: dict[AccountId, set[str]] = {}
        self._by_handle: dict[str, AccountId] = dict.fromkeys(owner.handles, owner.id)
        self._known: dict[str, tuple[AccountId, str, str, datetime | None]] = {
            owner.native_id: (owner.id, owner.handle, "", None)
        }

    def of_mention(self, mention: UserMention, at: datetime | None) -> AccountId:
        """The account that a mention names; by its handle where X gives `-1` for an id."""
        known = self._known.get(mention.id_str)
        if known is not None and known[1] == mention.screen_name and known[2] == mention.name:
            return known[0]
        if not mention.id_str.isdigit():
            return self.of_handle(mention.screen_name)
        return self._learn(mention.id_str, mention.screen_name, mention.name, at)

    def of_id(self, native_id: str) -> AccountId:
        """The account of a numeric id of which nothing else is told."""
        known = self._known.get(native_id)
        return known[0] if known is not None else self._learn(native_id, "", "", None)

    def of_reply(self, native_id: str, handle: str, at: datetime | None) -> AccountId:
        """The account that a post answers."""
        known = self._known.get(native_id)
        if known is not None and (known[1] or not handle):
            return known[0]
        return self._learn(native_id, handle, "", at)

    def of_handle(self, handle: str) -> AccountId:
        """The account of a handle: the one with an id if the archive has named it so far."""
        key = handle.lower()
        known = self._by_handle.get(key)
        if known is not None:
            return known
        self.met_a_bare_handle = True
        return AccountId(f"{UNRESOLVED}{key}")

    def resolved(self, account: AccountId) -> AccountId:
        """`account`, or the one with an id that the whole archive knows under its handle."""
        if not account.startswith(UNRESOLVED):
            return account
        handle = account.removeprefix(UNRESOLVED)
        known = self._by_handle.get(handle)
        if known is None:
            known = self._by_handle[handle] = account
            self.news.append(
                Account(id=account, source="x", handle=f"@{handle}", url=canonical_url(f"x.com/{handle}"))
            )
        return known

    def _was_called(self, account: AccountId, name: str, at: datetime | None, *, now: str) -> None:
        """Give on a name of before, once, with the date of the post that says it first of those read."""
        if not name or at is None or name == now:
            return
        former = self._former.setdefault(account, set())
        if name not in former and len(former) < _MOST_FORMER:
            former.add(name)
            self.news.append(Account(id=account, source="x", name=name, seen_at=at))

    def _learn(self, native_id: str, handle: str, name: str, at: datetime | None) -> AccountId:
        account = AccountId(f"x:{native_id}")
        known = self._known.get(native_id)
        if known is not None:
            if known[0] == self.owner.id:
                return known[0]
            # Posts come in no order: only what is newer, or was not known, is news.
            if known[1] and known[3] is not None and (at is None or at < known[3]):
                self._was_called(account, name, at, now=known[2])
                return account
            name = name or known[2]
            if (handle, name) == known[1:3]:
                return account
        self._known[native_id] = (account, handle, name, at)
        if handle:
            self._by_handle[handle.lower()] = account
        self.news.append(
            Account(
                id=account,
                source="x",
                handle=f"@{handle}" if handle else None,
                name=name or None,
                url=canonical_url(f"x.com/{handle}") if handle else None,
                seen_at=at,
            )
        )
        return account
