"""Where somebody worked at a time, as far as profiles tell: positions with dates, nothing between guessed."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from goodword.nouns import Account, Role
from goodword.text.companies import CompanyMatch, company_key


def stated(account: Account) -> tuple[Role, ...]:
    """Every company that the profile ever named, with its dates, latest first."""
    if account.roles:
        return tuple(role for role in account.roles if role.company)
    if not account.company:
        return ()
    seen = account.seen_at
    return (
        Role(
            company=account.company,
            position=account.position,
            seen_from=seen,
            seen_to=seen,
            sources=(account.source,),
        ),
    )


def roles_at(account: Account, company: CompanyMatch) -> tuple[Role, ...]:
    """Those of them that are of `company`."""
    return tuple(role for role in stated(account) if is_of(role, company))


def is_of(role: Role, company: CompanyMatch) -> bool:
    """Whether the role is one at `company`."""
    return company_key(role.company or "") == company.key


def apart(role: Role, at: datetime) -> timedelta:
    """How far the nearest day on which the role is known to have been held lies from `at`.

    Zero where `at` lies within; no number of days, where the profile itself says that the role was over
    or had not begun.
    """
    if role.is_dated_itself:
        return _apart_by_its_own_dates(role, at)
    if role.seen_from is None or role.seen_to is None:
        return timedelta.max
    return max(role.seen_from - at, at - role.seen_to, timedelta())


def _apart_by_its_own_dates(role: Role, at: datetime) -> timedelta:
    """Dates are compared as exactly as they are written: to the year, the month or the day."""
    day = at.date().isoformat()
    if role.started and day[: len(role.started)] < role.started:
        return timedelta.max
    if role.ended:
        return timedelta.max if day[: len(role.ended)] > role.ended else timedelta()
    return max(at - role.seen_to, timedelta()) if role.seen_to else timedelta.max


def held_nearest(roles: Iterable[Role], when: Sequence[datetime]) -> Role | None:
    """The role held nearest to one of these times; the latest where none has a date."""
    return min(roles, key=lambda role: (how_far(role, when), not role.is_dated_itself), default=None)


def was_elsewhere(roles: Sequence[Role], company: CompanyMatch, when: Sequence[datetime]) -> bool:
    """Whether `roles`, all that are known of somebody, say that they were not of `company` at these times.

    So it is where every role there was over or had not begun, and where the statement nearest in
    time names another company. A role there without any date leaves it open.
    """
    here = [role for role in roles if is_of(role, company)]
    if not here or not when or any(not role.is_dated_itself and role.seen_to is None for role in here):
        return False
    there = min(how_far(role, when) for role in here)
    elsewhere = min((how_far(role, when) for role in roles if role not in here), default=timedelta.max)
    return there == timedelta.max or elsewhere < there


def how_far(role: Role, when: Sequence[datetime]) -> timedelta:
    """As `apart`, from the nearest of several times."""
    return min((apart(role, at) for at in when), default=timedelta.max)
