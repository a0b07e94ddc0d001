"""Somebody asks for a recommendation: their key is known then before the first signature."""

from collections.abc import Iterable

from goodword.credential.request import Request
from goodword.nouns import AccountId, Person
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.decisions import answers, set_answer

_KEY_OF = "key of "


def know_key(store: Store, person: Person, request: Request, *, clock: Clock) -> None:
    """Keep that this is the person's key, as the owner said: what is signed next is made out to it."""
    for account in person.accounts:
        set_answer(store, f"{_KEY_OF}{account.id}", request.did, clock.now())


def known_key(store: Store, accounts: Iterable[AccountId]) -> str | None:
    """The key of who has these accounts, where the owner said which it is."""
    told = answers(store)
    return next((told[f"{_KEY_OF}{one}"] for one in accounts if f"{_KEY_OF}{one}" in told), None)
