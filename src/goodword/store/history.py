"""What was ever said of an account, with its dates: a newer archive replaces nothing (`docs/why/0070`)."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import msgspec

from goodword.nouns import Account, Role, SaidName

_NEVER = datetime.min.replace(tzinfo=UTC)


def names_said(sightings: Sequence[Account]) -> tuple[SaidName, ...]:
    """Each name once, with the first and the last date at which it was said, latest first."""
    found: dict[str, SaidName] = {}
    for sighting in sightings:
        if name := " ".join((sighting.name or "").split()):
            at, place = sighting.seen_at, (sighting.source,)
            said = SaidName(name=name, seen_from=at, seen_to=at, sources=place)
            found[name] = found[name].joined(said) if name in found else said
    return tuple(sorted(found.values(), key=lambda said: (said.seen_to or _NEVER, said.name), reverse=True))


def roles_said(sightings: Sequence[Account]) -> tuple[Role, ...]:
    """The companies and positions, latest first.

    What was said several times in a row is one role from its first date to its last; said again after
    another one, it is a role of its own. What has no date is kept once, where nothing dated says it.
    """
    said = [role for sighting in sightings for role in _stated(sighting)]
    runs: list[Role] = []
    for role in sorted((role for role in said if role.seen_to is not None), key=lambda role: role.recency):
        place = _said_before(runs, role)
        if place is None:
            runs.append(role)
        else:
            runs[place] = runs[place].joined(role)
    known = {role.what for role in runs}
    undated = {role.what: role for role in said if role.seen_to is None and role.what not in known}
    return tuple(sorted((*runs, *undated.values()), key=lambda role: role.recency, reverse=True))


def _stated(sighting: Account) -> Iterator[Role]:
    """What one sighting says: the roles that it lists with dates of their own, and the present one."""
    at, place = sighting.seen_at, (sighting.source,)
    for role in sighting.roles:
        yield msgspec.structs.replace(role, seen_from=at, seen_to=at, sources=place)
    present = Role(
        company=sighting.company, position=sighting.position, seen_from=at, seen_to=at, sources=place
    )
    is_listed = any(role.what[:2] == present.what[:2] for role in sighting.roles)
    if (sighting.company or sighting.position) and not is_listed:
        yield present


def _said_before(runs: Sequence[Role], role: Role) -> int | None:
    """Where `role` was said before: one with dates of its own anywhere, another one only as the last."""
    if role.is_dated_itself:
        return next((place for place, run in enumerate(runs) if run.what == role.what), None)
    last = next((place for place in range(len(runs) - 1, -1, -1) if not runs[place].is_dated_itself), None)
    return last if last is not None and runs[last].what == role.what else None
