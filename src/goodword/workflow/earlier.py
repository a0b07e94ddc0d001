"""What the owner gave to others: signed here, or shown by an archive."""

from collections.abc import Collection

from goodword.drafting import EarlierLetter
from goodword.nouns import AccountId
from goodword.store.database import Store
from goodword.store.letters import recommendations
from goodword.store.record import accounts_named, owner_accounts, recommendations_in_record
from goodword.workflow.given import subjects


def letters_to_others(store: Store, ids: Collection[AccountId]) -> tuple[EarlierLetter, ...]:
    """Every letter of the owner's to anybody whose accounts are not `ids`; each text once."""
    owners = owner_accounts(store)
    given = [
        (account, exchange.text)
        for exchange in recommendations_in_record(store)
        if exchange.author in owners
        for account in subjects(exchange)
        if account not in ids
    ]
    names = {one.id: one.name or "" for one in accounts_named(store, {account for account, _ in given})}
    seen = [(names.get(account, ""), text) for account, text in given]
    signed = [
        (given.subject_name, given.text) for account, given in recommendations(store) if account not in ids
    ]
    told = {text: name for name, text in (*seen, *signed) if text.strip()}
    return tuple(EarlierLetter(subject_name=name, text=text) for text, name in told.items())
