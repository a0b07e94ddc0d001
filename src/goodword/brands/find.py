"""Praise of companies, and from there to the people of them whom the owner really dealt with.

A company is resolved by the cascade in `goodword.text.companies`; a person of it is named
only where a dated exchange with the owner exists. Otherwise the answer is nobody.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import prod

from goodword.brands.employment import Ground, firms_of, grounds
from goodword.brands.people import who_served
from goodword.brands.tenure import stated
from goodword.brands.words import is_called_a_firm, is_mocked
from goodword.nouns import (
    Account,
    AccountId,
    Direction,
    Exchange,
    ExchangeKind,
    Moment,
    Person,
    PraisedCompany,
)
from goodword.text.companies import CompanyBook, CompanyMatch, company_key, handle_words

LIKELY = 0.4
"""From here on a doubtful moment is asked about, where the people behind it are known."""
_LEFT_IN_DOUBT = 0.25
"""What may be left against all praise of a company together: two doubtful passages back each other."""

_NOT_PRAISE = frozenset({ExchangeKind.REACTION, ExchangeKind.ENDORSEMENT})


ContactsWith = Callable[[Person], Iterable[Exchange]]
"""What went between the owner and a person: letters, messages, posts to each other, meetings."""


def praised_companies(
    *, people: Sequence[Person], moments: Iterable[Moment], contacts_with: ContactsWith
) -> tuple[PraisedCompany, ...]:
    """The companies that the owner praised, the most often praised first, each with whom it may have been.

    A moment praises a company where its receiver is an account that is no person, or a name that
    no account has but a known company, or one that the words themselves call a firm. What is
    doubtful is asked about where somebody of the company was dealt with then, or where two passages
    back each other, and nowhere else.
    Only people who are of the company by a profile, an address or the way they sign are named.
    """
    book = CompanyBook(_names_of_companies(people))
    no_persons = {
        account.id: account
        for person in people
        if person.not_a_person
        for account in person.accounts
        if not _is_bot(account)
    }
    praised: defaultdict[str, list[Moment]] = defaultdict(list)
    meant: dict[str, CompanyMatch] = {}
    for moment in moments:
        if match := _company_of(moment, book, no_persons):
            praised[match.key].append(moment)
            if match.key not in meant or match.is_certain:
                meant[match.key] = match
    asked = (
        PraisedCompany(
            company=meant[key].name,
            moments=tuple(sorted(said, key=_when)),
            people=who_served(meant[key], said, _candidates(meant[key], people, contacts_with)),
        )
        for key, said in praised.items()
    )
    found = [one for one in asked if one.people or _is_praised(one.moments)]
    return tuple(sorted(found, key=lambda one: (-len(one.moments), one.company)))


def _is_praised(moments: Sequence[Moment]) -> bool:
    """Whether one of them is undoubted, or all together hardly doubtful."""
    if not all(moment.recognition.is_doubtful for moment in moments):
        return True
    return (
        len(moments) > 1 and prod(1.0 - moment.recognition.confidence for moment in moments) <= _LEFT_IN_DOUBT
    )


def _names_of_companies(people: Sequence[Person]) -> Iterator[str]:
    """The companies that profiles name or named, and those that only addresses and signatures tell of."""
    accounts = [account for person in people if not person.not_a_person for account in person.accounts]
    listed = [role.company for account in accounts for role in stated(account) if role.company]
    yield from listed
    known = {company_key(name) for name in listed}
    for account in accounts:
        yield from (name for name in firms_of(account) if company_key(name) not in known)


def _candidates(
    company: CompanyMatch, people: Iterable[Person], contacts_with: ContactsWith
) -> Iterator[tuple[Person, tuple[Ground, ...], Iterable[Exchange]]]:
    for person in people:
        if not person.is_owner and not person.not_a_person and (of := grounds(person, company)):
            yield person, of, contacts_with(person)


def _company_of(
    moment: Moment, book: CompanyBook, no_persons: Mapping[AccountId, Account]
) -> CompanyMatch | None:
    said = moment.recognition
    if moment.direction is not Direction.GIVEN or moment.exchange_kind in _NOT_PRAISE:
        return None
    if said.is_doubtful and said.confidence < LIKELY:
        return None
    if is_mocked(moment.text, is_doubtful=said.is_doubtful):
        return None
    if said.receiver is None:
        return _called(said.receiver_name, moment, book) if said.receiver_name else None
    account = no_persons.get(said.receiver)
    return _resolved(account, book) if account else None


def _called(name: str, moment: Moment, book: CompanyBook) -> CompanyMatch | None:
    """The company that a name without an account means: a known one, or one that the words call a firm."""
    match = book.find(name)
    if match and match.is_certain:
        return match
    key = company_key(name)
    is_firm = bool(key) and is_called_a_firm(name, moment.text)
    return CompanyMatch(key=key, name=name, because="", is_certain=True) if is_firm else None


def _is_bot(account: Account) -> bool:
    words = {*handle_words(account.handle or ""), *(account.name or "").casefold().split()}
    return "bot" in words


def _resolved(account: Account, book: CompanyBook) -> CompanyMatch | None:
    """The known company that the account stands for; itself, by its own name, where none is known."""
    written = [account.name, account.handle, *(link.partition("/")[0] for link in account.links)]
    matches = [match for text in written if text and (match := book.find(text))]
    if matches:
        return min(matches, key=lambda match: not match.is_certain)
    name = account.name or account.handle
    if not name or not company_key(name):
        return None
    return CompanyMatch(key=company_key(name), name=name, because="", is_certain=True)


def _when(moment: Moment) -> tuple[str, str]:
    return (moment.sent_at.isoformat() if moment.sent_at else "", moment.recognition.id)
