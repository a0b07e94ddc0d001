"""Whose export it is: Profile.csv names them, Invitations.csv and messages.csv tell the address."""

import re
from collections import Counter
from collections.abc import Iterator

from goodword.nouns import Account, Role
from goodword.ports import Archive, Owner
from goodword.sources.linkedin import tables
from goodword.sources.linkedin.people import ME, account_of_name, account_of_url
from goodword.sources.linkedin.tables import read_table, sorted_members
from goodword.sources.linkedin.times import month_of
from goodword.text.names import normalised
from goodword.text.rows import Row
from goodword.text.urls import canonical_url

_LISTED = re.compile(r"[^\[\],;\s]+")
_LONGEST = 2_000
"""Characters that are looked at for addresses: LinkedIn allows three of 250."""
_ADDRESS = re.compile(r"(?:\b[A-Z]+:)?((?:https?://)?[^\s,:\[\]]+\.[^\s,\[\]]+)")


def owner_of(archive: Archive) -> Owner:
    """The owner with everything that the export says of them."""
    profile = next(_rows(archive, tables.PROFILE), None)
    name = full_name(profile) if profile else ""
    url, name = _address(archive, name)
    bare = account_of_url(url, name) or account_of_name(name)
    company, position = _present_position(archive)
    account = Account(
        id=bare.id if bare else ME,
        source="linkedin",
        handle=bare.handle if bare else None,
        name=name or None,
        url=bare.url if bare else None,
        emails=tuple(dict.fromkeys(_emails(archive))),
        links=_links(profile) if profile else (),
        bio=_bio(profile) if profile else None,
        company=company,
        position=position,
        skills=tuple(dict.fromkeys(row["name"] for row in _rows(archive, tables.SKILLS))),
        roles=tuple(_roles(archive)),
    )
    return Owner(name=name or None, accounts=(account,))


def full_name(row: Row, prefix: str = "") -> str:
    """First and last name of a row, as one."""
    return " ".join(f"{row[f'{prefix}firstname']} {row[f'{prefix}lastname']}".split())


def _rows(archive: Archive, kind: str) -> Iterator[Row]:
    """The readable rows of one kind; of the others `Reading` tells."""
    for member in sorted_members(archive).by_kind.get(kind, ()):
        yield from (row for row in read_table(archive, member) if isinstance(row, Row))


def _address(archive: Archive, name: str) -> tuple[str, str]:
    """The owner's profile address and name, by the invitations, else by the messages.

    The owner is the inviter of what went out and the invitee of what came in. In messages it is the
    sender or recipient of the owner's name; the most frequent address decides, for a namesake may
    have written too.
    """
    found: Counter[tuple[str, str]] = Counter()
    for row in _rows(archive, tables.INVITATIONS):
        is_outgoing = row["direction"].upper() == "OUTGOING"
        url, named = (
            (row["inviterprofileurl"], row["from"]) if is_outgoing else (row["inviteeprofileurl"], row["to"])
        )
        if url:
            found[(url, named)] += 1
    if not found and name:
        for row in _rows(archive, tables.MESSAGES):
            if row["senderprofileurl"] and normalised(row["from"]) == normalised(name):
                found[(row["senderprofileurl"], name)] += 1
    if not found:
        return "", name
    ((url, named), _) = found.most_common(1)[0]
    return url, name or named


def _present_position(archive: Archive) -> tuple[str | None, str | None]:
    """Company and title of the first position without an end."""
    for row in _rows(archive, tables.POSITIONS):
        if not row["finishedon"]:
            return row["companyname"] or None, row["title"] or None
    return None, None


def _roles(archive: Archive) -> Iterator[Role]:
    """All positions with the times at which they were held, as far as they can be read."""
    for row in _rows(archive, tables.POSITIONS):
        role = Role(
            company=row["companyname"] or None,
            position=row["title"] or None,
            started=month_of(row["startedon"]),
            ended=month_of(row["finishedon"]),
        )
        if role.is_dated_itself:
            yield role


def _emails(archive: Archive) -> Iterator[str]:
    """The owner's addresses; one that was never confirmed may be anybody's, and would join two people."""
    for row in _rows(archive, tables.EMAILS):
        if row["confirmed"].lower() not in {"no", "false"}:
            yield row["emailaddress"].lower()


def _links(profile: Row) -> tuple[str, ...]:
    """Websites and X handles: `[PERSONAL:https://…,OTHER:https://…]`, `[handle]`."""
    sites = [canonical_url(address) for address in _ADDRESS.findall(profile["websites"][:_LONGEST])]
    handles = [
        canonical_url(f"x.com/{handle.lstrip('@')}")
        for handle in _LISTED.findall(profile["twitterhandles"][:_LONGEST])
    ]
    return tuple(dict.fromkeys(link for link in (*sites, *handles) if link))


def _bio(profile: Row) -> str | None:
    return "\n\n".join(part for part in (profile["headline"], profile["summary"]) if part) or None
