"""Who called a meeting and who was invited."""

import re
from collections.abc import Mapping

import msgspec

from goodword.nouns import Account, AccountId

_ADDRESS = re.compile(r"[^\s@<>\"(),:;\[\]\\/]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{1,63}")
_NOT_PEOPLE = (
    "group.calendar.google.com",
    "resource.calendar.google.com",
    "group.v.calendar.google.com",
    "import.calendar.google.com",
    "unknownorganizer.calendar.google.com",
    "imip.me.com",
)
"""Hosts of addresses that stand for a calendar, a room or nobody."""
_TURNED = re.compile(r"([^\W\d_][\w'’. -]{0,60}), ([^\W\d_][\w'’. -]{1,60})")
_CREDENTIAL = re.compile(r"(?:[A-Z]\.?){2,4}|Ph\.?D\.?|[JS]r\.?")
_NAME_LENGTH = 300
_ROOMS = frozenset({"ROOM", "RESOURCE", "GROUP"})
_FOR_INFORMATION = "NON-PARTICIPANT"


class Guest(msgspec.Struct, frozen=True, gc=False):
    """Somebody at a meeting, as the invitation names them."""

    address: str
    name: str | None
    has_declined: bool
    leads: bool
    """Role CHAIR."""


def address_in(written: str) -> str:
    """The address of a person in `mailto:…` or by itself, in lower case; empty where there is none.

    Schedulers write `invalid:nomail`, `urn:uuid:…` and paths where they know no address.
    """
    bare = written.strip().strip("<>").lower().removeprefix("mailto:")
    is_person = _ADDRESS.fullmatch(bare) and not bare.endswith(_NOT_PEOPLE)
    return bare if is_person else ""


def guest_of(written: str, parameters: Mapping[str, object]) -> Guest | None:
    """The person in an ORGANIZER or ATTENDEE; None of a room, a list, or one without an address."""
    told = {name.upper(): str(value) for name, value in parameters.items()}
    address = address_in(written) or address_in(told.get("EMAIL", ""))
    role = told.get("ROLE", "").upper()
    if not address or told.get("CUTYPE", "").upper() in _ROOMS or role == _FOR_INFORMATION:
        return None
    return Guest(
        address=address,
        name=_name(told.get("CN", ""), address),
        has_declined=told.get("PARTSTAT", "").upper() == "DECLINED",
        leads=role == "CHAIR",
    )


def account_of(address: str, name: str | None) -> Account | None:
    """The account of an e-mail address: one and the same for mail and calendar; None for no address."""
    if not address:
        return None
    return Account(
        id=account_id(address),
        source="mail",
        name=_name(name or "", address),
        emails=(address,),
        handle=address,
    )


def account_id(address: str) -> AccountId:
    """The id of the account of an address."""
    return AccountId(f"mail:{address}")


def _name(written: str, address: str) -> str | None:
    """The name; None where programs put the address there. Outlook's “Ruiz, Ana” is turned round."""
    name = " ".join(written.strip("\"'").split())[:_NAME_LENGTH]
    if not name or "@" in name or name.lower() == address.partition("@")[0]:
        return None
    turned = _TURNED.fullmatch(name)
    if turned and not _CREDENTIAL.fullmatch(turned[2]):
        return f"{turned[2]} {turned[1]}"
    return name
