"""What a draft is made of: the record as evidence, each piece with an id."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goodword.nouns import (
    Account,
    AccountId,
    Audience,
    Direction,
    Disclosures,
    Evidence,
    Exchange,
    ExchangeId,
    Moment,
    Passage,
    Person,
    SpokenOf,
    Tie,
)
from goodword.text.companies import company_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that a draft about `subject` may be composed of."""

    subject: Person
    owner_name: str
    tie: Tie | None
    moments: tuple[Moment, ...]
    """Recognitions that the owner gave the subject; others are passed over."""
    spoken: tuple[SpokenOf, ...] = ()
    disclosures: Disclosures = field(default_factory=Disclosures)
    language: str = "en"
    """The language of the draft, BCP 47."""
    owner_companies: tuple[str, ...] = ()
    """Where the owner works, as the owner's own accounts tell."""


def gather(material: Material, *, exchanges: Iterable[Exchange]) -> tuple[Evidence, ...]:
    """Everything that a sentence may rest on, oldest first: accounts, exchanges, moments.

    `exchanges` are those between the owner and the subject. An account is evidence
    under its account id, an exchange under its own, a moment under its recognition's.
    """
    subject_ids = {account.id for account in material.subject.accounts}
    pieces = (
        *_of_accounts(material.subject, material.owner_companies),
        *_of_exchanges(exchanges, subject_ids),
        *_of_moments(material.moments),
    )
    return tuple({piece.id: piece for piece in pieces}.values())


def _of_accounts(subject: Person, owner_companies: tuple[str, ...]) -> Iterator[Evidence]:
    for account in subject.accounts:
        text = record_of(account, owner_companies)
        yield Evidence(
            id=account.id,
            passage=Passage(exchange_id=ExchangeId(account.id), quote=text, start=0, end=len(text)),
            text=text,
            audience=Audience.GROUP,
            sent_at=account.connected_at,
            url=None,
            is_own=True,
            is_record=True,
        )


def record_of(account: Account, owner_companies: tuple[str, ...] = ()) -> str:
    """What archives tell of an account, as lines `key: value`; read by `read_record`.

    Where the owner is with the same company, the record says so too.
    """
    shared = [company for company in owner_companies if _is_same(company, account.company)]
    told = {
        "name": account.name,
        "handle": account.handle,
        "company": account.company,
        "position": account.position,
        "connected": account.connected_at and account.connected_at.date().isoformat(),
        "as of": account.seen_at and account.seen_at.date().isoformat(),
        "shared with the owner": ", ".join(shared),
        "skills": ", ".join(account.skills),
    }
    return "\n".join(f"{key}: {' '.join(value.split())}" for key, value in told.items() if value)


def _is_same(left: str, right: str | None) -> bool:
    return right is not None and company_key(left) == company_key(right)


def read_record(text: str) -> dict[str, str]:
    """The record that `record_of` wrote."""
    return dict(line.split(": ", 1) for line in text.split("\n") if ": " in line)


def _of_exchanges(exchanges: Iterable[Exchange], subject_ids: set[AccountId]) -> Iterator[Evidence]:
    for exchange in exchanges:
        yield Evidence(
            id=exchange.id,
            passage=Passage(exchange_id=exchange.id, quote=exchange.text, start=0, end=len(exchange.text)),
            text=exchange.text,
            audience=exchange.audience,
            sent_at=exchange.sent_at,
            url=exchange.url,
            is_own=exchange.author not in subject_ids,
            kind=exchange.kind,
        )


def _of_moments(moments: Iterable[Moment]) -> Iterator[Evidence]:
    for moment in moments:
        if moment.direction is not Direction.GIVEN:
            continue
        yield Evidence(
            id=moment.recognition.id,
            passage=moment.recognition.passage,
            text=moment.text,
            audience=moment.audience,
            sent_at=moment.sent_at,
            url=moment.url,
            is_own=True,
            other_persons=moment.other_persons,
        )
