"""Who is in the samples: `cast.toml`, read once."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedIn:
    """A row of Connections.csv."""

    slug: str
    company: str = ""
    position: str = ""
    connected: date | None = None

    @property
    def url(self) -> str:
        """The profile address as the export writes it."""
        return f"https://www.linkedin.com/in/{self.slug}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Someone of the cast, or something that only has an account."""

    key: str
    first: str
    last: str
    x: str | None = None
    x_id: int = 0
    x_name: str = ""
    x_before: tuple[str, int] | None = None
    """An earlier handle, and the year in which it was given up."""
    linkedin: LinkedIn | None = None
    mastodon: str | None = None
    email: str = ""
    endorsed: tuple[str, ...] = ()
    endorses: tuple[str, ...] = ()
    until: int = 2024
    is_person: bool = True

    @property
    def name(self) -> str:
        """First and last name, credentials included."""
        return f"{self.first} {self.last}".strip()

    @property
    def actor(self) -> str:
        """The address of the Mastodon actor."""
        user, host = (self.mastodon or "").split("@")
        return f"https://{host}/users/{user}"


class Cast:
    """The owner, the people and the rest, found by key, by X handle, by Mastodon address or by name."""

    def __init__(self, path: Path) -> None:
        """Read the cast from `path`."""
        told = tomllib.loads(path.read_text("utf-8"))
        self.facts: dict[str, Any] = told["owner"]
        self.owner = _owner(told["owner"])
        self.people = tuple(_person(key, table) for key, table in told["people"].items())
        self.others = tuple(_other(key, table) for key, table in told["others"].items())
        everyone = (self.owner, *self.people, *self.others)
        self.by_key = {member.key: member for member in everyone}
        self.by_x = {handle.lower(): member for member in everyone for handle in _handles(member)}
        self.by_mastodon = {member.mastodon: member for member in everyone if member.mastodon}


def _handles(member: Member) -> tuple[str, ...]:
    before = (member.x_before[0],) if member.x_before else ()
    return ((member.x,) if member.x else ()) + before


def _owner(table: dict[str, Any]) -> Member:
    return Member(
        key="owner",
        first=table["first"],
        last=table["last"],
        x=table["x"][0],
        x_id=table["x"][1],
        x_name=f"{table['first']} {table['last']}",
        linkedin=LinkedIn(slug=table["li"]),
        mastodon=table["mastodon"],
        email=table["email"],
    )


def _person(key: str, table: dict[str, Any]) -> Member:
    first, last = table["name"]
    handle, number = table.get("x", (None, 0))
    row = table.get("li")
    return Member(
        key=key,
        first=first,
        last=last,
        x=handle,
        x_id=number,
        x_name=table.get("xname", f"{first} {last}"),
        x_before=tuple(table["was"]) if "was" in table else None,
        linkedin=LinkedIn(slug=row[0], company=row[1], position=row[2], connected=row[3]) if row else None,
        mastodon=table.get("mastodon"),
        email=table.get("email", ""),
        endorsed=tuple(table.get("endorsed", ())),
        endorses=tuple(table.get("endorses", ())),
        until=table.get("until", 2024),
    )


def _other(key: str, table: dict[str, Any]) -> Member:
    handle, number = table.get("x", (None, 0))
    return Member(
        key=key,
        first=table["name"],
        last="",
        x=handle,
        x_id=number,
        x_name=table["name"],
        mastodon=table.get("mastodon"),
        is_person=False,
    )
