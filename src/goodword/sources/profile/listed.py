"""What profiles of every form come down to, and the account that it makes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from goodword.nouns import Account, AccountId, Role
from goodword.text.names import normalised
from goodword.text.profiles import is_a_network
from goodword.text.urls import page_of

_ADDRESS = re.compile(r"[^\s@<>\"(),:;\[\]\\/]{1,64}@(?:[\w-]{1,63}\.)+[\w-]{1,63}")
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?!\d)", re.ASCII)
_LONGEST = 300
"""Characters of a name, a position, a company."""
_LONGEST_SKILL = 100
_LONGEST_BIO = 2_000
_MOST = 200
"""Skills, links or addresses of one profile."""


@dataclass(slots=True, kw_only=True)
class Listed:
    """A profile as it was read: unchecked."""

    name: str = ""
    url: str = ""
    """Address of this very profile or of the person's own page."""
    emails: Sequence[str] = ()
    links: Sequence[str] = ()
    bio: str = ""
    company: str = ""
    position: str = ""
    skills: Sequence[str] = ()
    roles: Sequence[Role] = ()
    """Jobs with their dates, former ones too."""
    seen_at: datetime | None = None


def account_of(listed: Listed) -> Account | None:
    """The account of a profile; None where it does not say whose it is.

    It goes by its address, else by an e-mail address, else by the name.
    """
    name, url = _line(listed.name), _page(listed.url)
    emails = tuple(dict.fromkeys(_emails(listed.emails)))
    links = tuple(dict.fromkeys(filter(None, map(_page, _first(listed.links)))))
    if not (name or emails):
        return None
    key = url or next(iter(emails), "") or f"name/{normalised(name) or name.lower()}"
    return Account(
        id=AccountId(f"profile:{key}"),
        source="profile",
        name=name or None,
        url=url or None,
        emails=emails,
        links=tuple(link for link in links if link != url),
        bio=listed.bio.strip()[:_LONGEST_BIO] or None,
        company=_line(listed.company) or None,
        position=_line(listed.position) or None,
        skills=tuple(_skills(listed.skills)),
        seen_at=listed.seen_at,
        roles=tuple(_roles(listed.roles)),
    )


def _page(written: str) -> str:
    """The page of one person; the address of a whole network would make all who write it one."""
    page = page_of(written)
    return "" if is_a_network(page) else page


def _roles(found: Iterable[Role]) -> Iterator[Role]:
    """The jobs that say what and when; a date that is no date is left out."""
    for one in islice(found, _MOST):
        role = Role(
            company=_line(one.company or "") or None,
            position=_line(one.position or "") or None,
            started=_date(one.started),
            ended=_date(one.ended),
        )
        if (role.company or role.position) and role.is_dated_itself:
            yield role


def _date(written: str | None) -> str | None:
    found = _DATE.match((written or "").strip())
    return found[0] if found else None


def _line(text: str) -> str:
    return " ".join(text.replace("\0", "").split())[:_LONGEST]


def _first(found: Iterable[str]) -> Iterator[str]:
    yield from (one for one, _ in zip(found, range(_MOST), strict=False))


def _emails(found: Iterable[str]) -> Iterator[str]:
    for one in _first(found):
        address = one.strip().lower().removeprefix("mailto:").partition("?")[0]
        if _ADDRESS.fullmatch(address):
            yield address


def _skills(found: Iterable[str]) -> Iterator[str]:
    """Each skill once, whatever its case, as it was first written."""
    seen: set[str] = set()
    for one in _first(found):
        skill = _line(one)
        if skill and len(skill) <= _LONGEST_SKILL and skill.casefold() not in seen:
            seen.add(skill.casefold())
            yield skill
