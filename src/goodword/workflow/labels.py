"""What people, accounts and audiences are called, on a terminal and on a page alike."""

from typing import TYPE_CHECKING

from goodword.text.places import place_name

if TYPE_CHECKING:  # the command line asks for these before it knows whether anything is to be read
    from goodword.nouns import Account, Person

FOR_WHOM = {"public": "in public", "group": "in a group", "direct": "in private"}
"""Audiences, in words."""

HABITS = {
    "ability": "Words of ability, per 100",
    "effort": "Words of effort, per 100",
    "communal": "Words of kindness, per 100",
    "doubt": "Words that raise doubt, per 100",
    "length": "Length, in words",
}
"""What the mirror counts, in words."""


def role_of(person: "Person") -> str:
    """Position and company, as far as they are known."""
    return " at ".join(part for part in (person.position, person.company) if part)


def name_of(account: "Account") -> str:
    """What to call an account: its name, else its handle, else its id."""
    return account.name or account.handle or account.id


def account_label(account: "Account") -> str:
    """Where an account is, and its handle there."""
    return f"{place_name(account.source)} {account.handle or account.id.partition(':')[2]}"
