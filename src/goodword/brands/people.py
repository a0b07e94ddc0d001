"""Who of a praised company may have been the one: reasons, and how likely."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from goodword.nouns import Account, BrandPerson, Moment, Person, PersonId, Tie
from goodword.text.companies import CompanyMatch
from goodword.text.names import given_name
from goodword.text.shipped import WordSet, shipped_table
from goodword.text.wording import day, month

# Log odds, set by hand; they order the people of one company and are shown as a probability of the match.
PRIOR = -1.2
NAMED = 4.0
CONTACT_AT_THE_TIME = 1.6
WORKS_WITH_CUSTOMERS = 1.4
MOST_OF_EXCHANGES = 1.5
COMPANY_UNCERTAIN = -1.0

MOST_PEOPLE = 5
NEAR = timedelta(days=180)
"""Contact this long before or after the praise is contact at the time."""

_WITH_CUSTOMERS = shipped_table("goodword.brands", "words.toml", dict[str, WordSet])["with_customers"]
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")

_Weighed = tuple[float, str]


def who_served(
    company: CompanyMatch,
    staff: Sequence[tuple[Person, Account]],
    moments: Sequence[Moment],
    ties: Mapping[PersonId, Tie],
) -> tuple[BrandPerson, ...]:
    """The people of `company` with whom there was contact at the time of a praise, or whom it names.

    The likeliest first, at most five; empty for nobody.
    """
    weighed = [
        (person, _weigh(person, account, company, moments, tie))
        for person, account in staff
        if (tie := ties.get(person.id)) and _is_dated_contact(tie)
        if _was_in_contact(moments, tie) or _is_named(person, moments)
    ]
    likely = [(person, _probability(found), found) for person, found in weighed]
    total = max(1.0, sum(probability for _, probability, _ in likely))
    served = [
        BrandPerson(
            person=person,
            reasons=tuple(sentence for _, sentence in found if sentence),
            probability=round(probability / total, 3),
        )
        for person, probability, found in likely
    ]
    return tuple(sorted(served, key=lambda one: (-one.probability, one.person.id))[:MOST_PEOPLE])


def _is_dated_contact(tie: Tie) -> bool:
    # A connection on LinkedIn is none: nothing was said.
    return tie.first_at is not None and tie.last_at is not None and tie.sent + tie.received > 0


def _probability(found: Sequence[_Weighed]) -> float:
    return 1 / (1 + math.exp(-(PRIOR + sum(weight for weight, _ in found))))


def _weigh(
    person: Person, account: Account, company: CompanyMatch, moments: Sequence[Moment], tie: Tie
) -> list[_Weighed]:
    return [
        *_named(person, moments),
        *_works_there(person, account, company),
        *_contact(moments, tie),
    ]


def _named(person: Person, moments: Sequence[Moment]) -> Iterator[_Weighed]:
    given = given_name(person.name).casefold()
    for moment in moments:
        if len(given) > 1 and given in _words(moment.text):
            yield NAMED, f"Your praise{_of(moment.sent_at)} names {given_name(person.name)}."
            return


def _works_there(person: Person, account: Account, company: CompanyMatch) -> Iterator[_Weighed]:
    place = "LinkedIn export" if account.source == "linkedin" else f"archive ({account.source})"
    as_of = f" of {day(account.seen_at)}" if account.seen_at else ""
    role = f"is {account.position} at" if account.position else "is with"
    yield 0.0, f"{person.name} {role} {account.company}, as your {place}{as_of} says."
    if _words(account.position or "") & _WITH_CUSTOMERS:
        yield WORKS_WITH_CUSTOMERS, "That is work with customers."
    if not company.is_certain:
        yield COMPANY_UNCERTAIN, f"That {company.name} is meant is likely, not certain: {company.because}."


def _contact(moments: Sequence[Moment], tie: Tie) -> Iterator[_Weighed]:
    count = tie.sent + tie.received
    span = _between(tie.first_at, tie.last_at)
    weight = min(MOST_OF_EXCHANGES, math.log2(1 + count) / 3)
    times = {1: "one exchange", 2: "two exchanges"}.get(count, f"{count} exchanges")
    yield weight, f"You had {times} with them{span}."
    if _was_in_contact(moments, tie):
        yield CONTACT_AT_THE_TIME, "You were in contact at the time of your praise."


def _was_in_contact(moments: Sequence[Moment], tie: Tie) -> bool:
    return any(_is_near(moment.sent_at, tie) for moment in moments if moment.sent_at)


def _is_named(person: Person, moments: Sequence[Moment]) -> bool:
    return bool(list(_named(person, moments)))


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _is_near(at: datetime, tie: Tie) -> bool:
    return (
        tie.first_at is not None
        and tie.last_at is not None
        and tie.first_at - at <= NEAR
        and at - tie.last_at <= NEAR
    )


def _between(first: datetime | None, last: datetime | None) -> str:
    if first is None or last is None:
        return ""
    begun, ended = month(first), month(last)
    return f" in {begun}" if begun == ended else f" between {begun} and {ended}"


def _of(at: datetime | None) -> str:
    return f" of {day(at)}" if at else ""
