"""From the properties of one card to an account."""

import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from goodword.nouns import Account, AccountId
from goodword.sources.contacts.properties import Property, property_of
from goodword.text.names import normalised
from goodword.text.times import utc_of
from goodword.text.urls import canonical_url, is_web, page_of

KEPT = frozenset(
    {
        "VERSION", "UID", "FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "URL", "IMPP", "REV",
        "KIND", "X-ADDRESSBOOKSERVER-KIND", "X-ABSHOWAS", "SOCIALPROFILE", "X-SOCIALPROFILE", "X-TWITTER",
        "X-LINKEDIN", "X-MASTODON", "X-GITHUB",
    }
)  # fmt: skip
"""Pictures, sounds, keys, notes and the card of an agent are never looked at."""
NOBODY = "a card that names nobody"
NO_PERSON = "cards of groups, companies or places"

_LINKS = frozenset({"URL", "IMPP", "SOCIALPROFILE", "X-SOCIALPROFILE"})
_HANDLES = {
    "X-TWITTER": "x.com/{}", "X-LINKEDIN": "linkedin.com/in/{}", "X-GITHUB": "github.com/{}",
    "TWITTER": "x.com/{}", "LINKEDIN": "linkedin.com/in/{}", "GITHUB": "github.com/{}",
}  # fmt: skip
"""Where a card holds a handle, by its property or by the TYPE of X-SOCIALPROFILE."""
_HANDLE = re.compile(r"@?[\w.-]{1,100}")
_FEDIVERSE = re.compile(r"@?([\w.-]{1,100})@([\w-]+(?:\.[\w-]+)+)")
_ADDRESS = re.compile(r"[^\s@<>,;:\"]{1,64}@[^\s@<>,;:\"]{1,255}")
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z?)")
_LONGEST = 300
"""Characters of a name, a company or a position."""


def properties_of(lines: Iterable[str]) -> list[Property]:
    """The properties of a card, those without a value left out."""
    found = (property_of(line) for line in lines)
    return [one for one in found if one is not None and one.raw.strip(" ;")]


def is_person(card: Sequence[Property]) -> bool:
    """Whether the card is of a person: not of a group, a company (Apple's mark), a place or a device."""
    kind = _first(card, "KIND", "X-ADDRESSBOOKSERVER-KIND").lower()
    return kind in {"", "individual", "x-individual"} and _first(card, "X-ABSHOWAS").upper() != "COMPANY"


def account_of(card: Sequence[Property]) -> Account | None:
    """The account that a card makes; None where it names nobody."""
    emails = tuple(dict.fromkeys(_emails(card)))
    name = _name(card)
    if not (name or emails):
        return None
    company = next((one.parts[0] for one in card if one.name == "ORG"), "")[:_LONGEST]
    return Account(
        id=AccountId(f"contacts:{_key(card, name, emails)}"),
        source="contacts",
        handle=next(iter(emails), None),
        name=name or None,
        emails=emails,
        links=tuple(dict.fromkeys(_links(card))),
        company=company or None,
        position=_first(card, "TITLE", "ROLE")[:_LONGEST] or None,
        seen_at=utc_of(_extended(_first(card, "REV"))),
    )


def _first(card: Sequence[Property], *names: str) -> str:
    """The text of the first property with a value, in the order of `names`."""
    found = (one.text for name in names for one in card if one.name == name)
    return next((text for text in found if text), "")


def _name(card: Sequence[Property]) -> str:
    """The formatted name, else the name put together of its parts, else what they are called.

    “Ruiz, Ana”, as some programs format it, is put together of its parts as well.
    """
    written = _first(card, "FN")
    parts = next((one.parts for one in card if one.name == "N"), ())
    family, given, middle = (*parts, "", "", "")[:3]
    is_turned = bool(family and given) and written.startswith(f"{family}, {given}")
    if not written or "@" in written or is_turned:
        written = " ".join(part for part in (given, middle, family) if part)
    return (written or _first(card, "NICKNAME"))[:_LONGEST]


def _emails(card: Sequence[Property]) -> Iterator[str]:
    for one in card:
        written = one.text.lower().removeprefix("mailto:")
        if one.name == "EMAIL" and _ADDRESS.fullmatch(written):
            yield written


def _links(card: Sequence[Property]) -> Iterator[str]:
    for one in card:
        found = _handle_link(one) or (page_of(one.text) if one.name in _LINKS else "")
        if found:
            yield found


def _handle_link(one: Property) -> str:
    """The profile that a handle means, where the card says of which network; empty else."""
    kind = one.parameters.get("TYPE", one.parameters.get("SERVICE-TYPE", "")).upper().split(",")
    network = one.name if one.name in _HANDLES else next((name for name in kind if name in _HANDLES), "")
    written = one.parameters.get("X-USER") or one.text.removeprefix("x-apple:")
    if "MASTODON" in {*kind, one.name.removeprefix("X-")} and (found := _FEDIVERSE.fullmatch(written)):
        return canonical_url(f"https://{found[2].lower()}/@{found[1]}")
    if network and _HANDLE.fullmatch(written) and not is_web(one.text):
        return canonical_url(_HANDLES[network].format(written.lstrip("@")))
    return ""


def _key(card: Sequence[Property], name: str, emails: Sequence[str]) -> str:
    """What tells the card from others in any export: its UID, else an address, else name and telephone.

    A UID is kept by a later export. A name is no key by itself: two people may have it.
    """
    if uid := _first(card, "UID").lower().removeprefix("urn:uuid:")[:_LONGEST]:
        return uid
    if emails:
        return emails[0]
    telephones = sorted(re.sub(r"\D", "", one.text) for one in card if one.name == "TEL")
    apart = "\x1f".join(telephones) or _first(card, "ORG")
    key = f"name/{normalised(name) or name.lower()}"
    return f"{key}|{blake2b(apart.encode('utf-8', 'replace'), digest_size=4).hexdigest()}" if apart else key


def _extended(written: str) -> str:
    """A basic time (`20240131T101500Z`) in the extended form."""
    return _BASIC.sub(r"\1-\2-\3T\4:\5:\6\7", written)
