"""Who of a praised company may have been the one: reasons, and how likely."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from goodword.brands.employment import (
    WORDS,
    Ground,
    is_address_of,
    is_of_another_firm,
    names_company,
)
from goodword.brands.tenure import held_nearest, how_far, roles_at, stated, was_elsewhere
from goodword.nouns import (
    Account,
    AccountId,
    BrandPerson,
    Exchange,
    ExchangeKind,
    Moment,
    Person,
    Role,
)
from goodword.text.companies import CompanyMatch
from goodword.text.names import given_name
from goodword.text.shipped import WordSet
from goodword.text.wording import day, month, number_of

# Log odds, set by hand; they order the people of one company and are shown as a probability of the match.
PRIOR = -2.2
NAMED = 4.0
AT_THE_TIME = 0.8
DAYS_APART = 0.6
FROM_ITS_ADDRESS = 1.8
ABOUT_IT = 1.4
ABOUT_SERVICE = 0.9
WORKS_WITH_CUSTOMERS = 1.4
MOST_OF_EXCHANGES = 1.0
COMPANY_UNCERTAIN = -1.0
SEEN_LONG_APART = -1.0

LEAST = 0.5
"""Below it the answer is nobody: an even guess names no one."""
MOST_PEOPLE = 5
NEAR = timedelta(days=180)
"""Contact this long before or after the praise is contact at the time."""
DAYS = timedelta(days=21)
"""Contact this near is likely what the praise is about."""
LONG = timedelta(days=3 * 365)
"""A profile seen this long before or after says little about where somebody worked then."""

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_NO_CONTACT = frozenset({ExchangeKind.REACTION, ExchangeKind.ENDORSEMENT, ExchangeKind.REPOST})
"""One click: nothing was said."""

_Weighed = tuple[float, str]


@dataclass(frozen=True, slots=True)
class Dealing:
    """One person of the company, and what went between them and the owner around the praise."""

    person: Person
    grounds: tuple[Ground, ...]
    contacts: tuple[Exchange, ...]
    """All dated ones, oldest first."""
    near: tuple[Exchange, ...]
    """Those at the time of a praise."""
    is_named: bool

    @property
    def own(self) -> frozenset[AccountId]:
        """The ids of the person's accounts."""
        return frozenset(account.id for account in self.person.accounts)


def who_served(
    company: CompanyMatch,
    moments: Sequence[Moment],
    candidates: Iterable[tuple[Person, tuple[Ground, ...], Iterable[Exchange]]],
) -> tuple[BrandPerson, ...]:
    """The people of `company` with whom there was contact at the time of a praise, or whom it names.

    The likeliest first, at most five; empty for nobody. Out are those who wrote from another
    firm's address at that time, and, where the company itself is uncertain, those whose contact
    was not about it.
    """
    dealings = (_dealing(person, of, contacts, moments) for person, of, contacts in candidates)
    likely = [
        (one, _probability(found), found)
        for one in dealings
        if (one.near or (one.is_named and one.contacts)) and _was_of(one, company, _when(moments))
        if _probability(found := list(_weigh(one, company, moments))) >= LEAST
    ]
    total = max(1.0, sum(probability for _, probability, _ in likely))
    served = [
        BrandPerson(
            person=one.person,
            reasons=tuple(sentence for _, sentence in found if sentence),
            probability=round(probability / total, 3),
        )
        for one, probability, found in likely
    ]
    return tuple(sorted(served, key=lambda one: (-one.probability, one.person.id))[:MOST_PEOPLE])


def _dealing(
    person: Person, of: tuple[Ground, ...], exchanges: Iterable[Exchange], moments: Sequence[Moment]
) -> Dealing:
    dated = [one for one in exchanges if one.sent_at and one.text.strip() and one.kind not in _NO_CONTACT]
    contacts = sorted(dated, key=lambda one: (one.sent_at, one.id))
    praised = {moment.recognition.passage.exchange_id for moment in moments}
    when = _when(moments)
    given = given_name(person.name).casefold()
    return Dealing(
        person=person,
        grounds=of,
        contacts=tuple(contacts),
        near=tuple(one for one in contacts if one.id not in praised and _apart(one, when) <= NEAR),
        is_named=len(given) > 1 and any(given in _words(moment.text) for moment in moments),
    )


def _when(moments: Iterable[Moment]) -> list[datetime]:
    return [moment.sent_at for moment in moments if moment.sent_at]


def _apart(one: Exchange, when: Iterable[datetime]) -> timedelta:
    """How far the exchange lies from the nearest of these times."""
    at = one.sent_at
    return min((abs(at - praised) for praised in when), default=timedelta.max) if at else timedelta.max


def _was_of(one: Dealing, company: CompanyMatch, when: Sequence[datetime]) -> bool:
    """Whether they were of the company at that time, as far as the record can tell."""
    if _is_shown(one, company):
        return True
    roles = [role for account in one.person.accounts for role in stated(account)]
    if not one.is_named and was_elsewhere(roles, company, when):
        return False
    if not company.is_certain and not one.is_named:
        return False
    if not one.is_named and all(ground.is_address for ground in one.grounds):
        return False  # an address at which they were not reached at that time
    return not any(
        is_of_another_firm(email, company) for contact in one.near for email in _addresses(one, contact)
    )


def _is_shown(one: Dealing, company: CompanyMatch) -> bool:
    """Whether what was exchanged at that time itself shows it: by an address, or by the company's name."""
    return any(
        _is_from(one, contact, company) or names_company(contact.text, company) for contact in one.near
    )


def _is_from(one: Dealing, contact: Exchange, company: CompanyMatch) -> bool:
    """Whether they took part in the contact by an address at the company's domain."""
    return any(is_address_of(email, company) for email in _addresses(one, contact))


def _addresses(one: Dealing, contact: Exchange) -> Iterator[str]:
    """The addresses by which they took part."""
    took_part = {contact.author, *(meant.account for meant in contact.addressed)}
    for account in one.person.accounts:
        if account.id in took_part:
            yield from account.emails


def _probability(found: Sequence[_Weighed]) -> float:
    return 1 / (1 + math.exp(-(PRIOR + sum(weight for weight, _ in found))))


def _weigh(one: Dealing, company: CompanyMatch, moments: Sequence[Moment]) -> Iterator[_Weighed]:
    if one.is_named:
        name = given_name(one.person.name)
        naming = next(moment for moment in moments if name.casefold() in _words(moment.text))
        yield NAMED, f"Your praise{_of(naming.sent_at)} names {name}."
    yield from _employed(one, company, _when(moments))
    yield from _in_contact(one, company, _when(moments))


def _employed(one: Dealing, company: CompanyMatch, when: Sequence[datetime]) -> Iterator[_Weighed]:
    listed = [ground.account for ground in one.grounds if ground.is_listed]
    held = held_nearest((role for account in listed for role in roles_at(account, company)), when)
    if held is not None:
        account = next(account for account in listed if held in roles_at(account, company))
        yield _weight_of(held, when, is_shown=_is_shown(one, company)), _said_of(one, account, held, when)
        if _words(held.position or "") & WORDS["with_customers"]:
            yield WORKS_WITH_CUSTOMERS, "That is work with customers."
    address = next((ground.account for ground in one.grounds if ground.is_address), None)
    if address is not None:
        emails = [email for email in address.emails if is_address_of(email, company)]
        yield 0.0, f"{one.person.name} has the address {emails[0]}."
    if held is None and address is None:
        yield 0.0, f"{one.person.name} signs as “{one.grounds[0].account.name}”."
    if not company.is_certain:
        yield COMPANY_UNCERTAIN, f"That {company.name} is meant is likely, not certain: {company.because}."


def _weight_of(held: Role, when: Sequence[datetime], *, is_shown: bool) -> float:
    """A profile says little of a time long before or after it, unless what was exchanged bears it out."""
    is_known = held.is_dated_itself or held.seen_to is not None
    return SEEN_LONG_APART if when and is_known and not is_shown and how_far(held, when) > LONG else 0.0


def _said_of(one: Dealing, account: Account, held: Role, when: Sequence[datetime]) -> str:
    """What the profile says of the role, and as of which day."""
    place = "LinkedIn export" if account.source == "linkedin" else f"archive ({account.source})"
    is_present = held == next(iter(stated(account)), None) and not held.ended
    verb = "is" if is_present else "was"
    role = f"{verb} {held.position} at" if held.position else f"{verb} with"
    seen = _seen_nearest(held, when)
    as_of = f" of {day(seen)}" if seen else ""
    return f"{one.person.name} {role} {held.company}{_from_to(held)}, as your {place}{as_of} says."


def _seen_nearest(held: Role, when: Sequence[datetime]) -> datetime | None:
    """The day nearest to the praise on which an archive said so."""
    days = [seen for seen in (held.seen_to, held.seen_from) if seen is not None]
    return min(days, key=lambda seen: min((abs(seen - at) for at in when), default=timedelta()), default=None)


def _from_to(held: Role) -> str:
    since = f" since {held.started}" if held.started and not held.ended else ""
    return f" from {held.started} to {held.ended}" if held.started and held.ended else since


def _in_contact(one: Dealing, company: CompanyMatch, when: Sequence[datetime]) -> Iterator[_Weighed]:
    contacts = one.near or one.contacts
    weight = min(MOST_OF_EXCHANGES, math.log2(1 + len(contacts)) / 4)
    many = "one exchange" if len(contacts) == 1 else f"{number_of(len(contacts))} exchanges"
    at_the_time = " at the time of your praise," if one.near else ""
    yield weight, f"You had {many} with them{at_the_time}{_span(contacts)}."
    if not one.near:
        return
    yield AT_THE_TIME, ""
    nearest = min(one.near, key=lambda contact: _apart(contact, when))
    if _apart(nearest, when) <= DAYS and nearest.sent_at:
        yield DAYS_APART, f"The nearest of them is of {day(nearest.sent_at)}."
    if any(_is_from(one, contact, company) for contact in one.near):
        yield FROM_ITS_ADDRESS, "They wrote from the company's address, or were written to there."
    if any(names_company(contact.text, company) for contact in one.near):
        yield ABOUT_IT, "What you exchanged then names the company."
    if any(_words(contact.text) & _service() for contact in one.near):
        yield ABOUT_SERVICE, "It was about service: an order, a ticket, a repair or the like."


def _service() -> WordSet:
    return WORDS["service"]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _span(contacts: Sequence[Exchange]) -> str:
    first, last = contacts[0].sent_at, contacts[-1].sent_at
    if first is None or last is None:
        return ""
    begun, ended = month(first), month(last)
    return f" in {begun}" if begun == ended else f" between {begun} and {ended}"


def _of(at: datetime | None) -> str:
    return f" of {day(at)}" if at else ""
