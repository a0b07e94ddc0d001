"""By what somebody is known to be of a company: a profile, an address, the way they sign, their own words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodword.brands.tenure import roles_at
from goodword.nouns import Account, Person
from goodword.text.companies import CompanyMatch, company_key, company_words
from goodword.text.names import parts
from goodword.text.shipped import WordSet, shipped_table

WORDS = shipped_table("goodword.brands", "words.toml", dict[str, WordSet])
_IN_A_NAME = re.compile(
    r"(?:\(|\||\bfrom\b|\bat\b|\bof\b|\s[-–—@]\s)\s*(?P<company>[^()|]{2,60})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Ground:
    """Why somebody is taken to be of the company."""

    account: Account
    is_listed: bool = False
    """A profile names the company, or did once; as of the days on which archives saw it."""
    is_address: bool = False
    """An e-mail address at the company's own domain: whoever writes from it is there on that day."""


def grounds(person: Person, company: CompanyMatch) -> tuple[Ground, ...]:
    """Everything by which `person` is of `company`, the surest first."""
    found = [ground for account in person.accounts for ground in _of(account, company)]
    return tuple(sorted(found, key=lambda ground: (not ground.is_address, not ground.is_listed)))


def _of(account: Account, company: CompanyMatch) -> Iterator[Ground]:
    if any(is_address_of(email, company) for email in account.emails):
        yield Ground(account, is_address=True)
    if roles_at(account, company):
        yield Ground(account, is_listed=True)
    elif account.name and any(
        company_key(found["company"]) == company.key for found in _IN_A_NAME.finditer(account.name)
    ):
        yield Ground(account)


def firms_of(account: Account) -> Iterator[str]:
    """The firms that an account's addresses and its name tell of; a domain of one's own name is none."""
    own = set(parts(account.name or ""))
    for email in account.emails:
        yield from (label.capitalize() for label in _firm_labels(email) if label not in own)
    for found in _IN_A_NAME.finditer(account.name or ""):
        yield found["company"].strip()


def is_address_of(email: str, company: CompanyMatch) -> bool:
    """Whether the address is at a domain that is called as the company is."""
    return company.key in _firm_labels(email)


def is_of_another_firm(email: str, company: CompanyMatch) -> bool:
    """Whether the address is at the domain of a firm, and not of this one."""
    labels = _firm_labels(email)
    return bool(labels) and company.key not in labels


def _firm_labels(email: str) -> tuple[str, ...]:
    """What the labels of the domain call a firm, for comparing; nothing for private mail."""
    labels = email.rpartition("@")[2].casefold().split(".")[:-1]
    telling = [label for label in labels if label not in WORDS["no_firm"]]
    if not telling or telling[-1] in WORDS["private_mail"]:
        return ()
    return tuple(key for label in telling if (key := company_key(label.replace("-", ""))))


def names_company(text: str, company: CompanyMatch) -> bool:
    """Whether the words name the company: all words of its name in a row, or its handle."""
    words = company_words(company.name)
    pattern = r"[\W_]*".join(map(re.escape, words))
    return bool(re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE))
