"""Accounts of the people whom commits name: by their address, else by their name."""

import re

from goodword.nouns import Account, AccountId
from goodword.text.names import normalised
from goodword.text.urls import canonical_url

_FORGES = re.compile(
    r"(?:\d+\+)?([\w.-]+)@users\.noreply\.(github\.com|gitlab\.com|codeberg\.org)", re.IGNORECASE
)
"""Addresses that a forge puts in place of the true one; they tell the profile."""


def account_of(name: str | None, email: str | None) -> Account:
    """The account of a name and an address: `mail:ADDRESS`, as all mail has it, or `git:name/NAME`."""
    if email is None:
        return Account(id=AccountId(f"git:name/{normalised(name or '')}"), source="git", name=name)
    forge = _FORGES.fullmatch(email)
    return Account(
        id=AccountId(f"mail:{email}"),
        source="mail",
        name=name,
        url=canonical_url(f"https://{forge[2]}/{forge[1]}") if forge else None,
        emails=() if forge else (email,),
    )
