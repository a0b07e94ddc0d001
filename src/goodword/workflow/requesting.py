"""Requests for a recommendation, of others and of the owner's: their keys are known before the signature."""

from collections.abc import Iterable
from dataclasses import dataclass

from goodword.credential.request import Request, read_request, sign_request
from goodword.errors import CredentialError, NotReceivedError
from goodword.nouns import AccountId, Person
from goodword.ports import Clock, Signer
from goodword.store.correspondence import Kind, forget_files, keep_file, kept_files
from goodword.store.database import Store
from goodword.store.decisions import answers, set_answer

_KEY_OF = "key of "


def know_key(store: Store, person: Person, request: Request, *, clock: Clock) -> None:
    """Keep that this is the person's key, as the owner said: what is signed next is made out to it."""
    for account in person.accounts:
        set_answer(store, f"{_KEY_OF}{account.id}", request.did, clock.now())


def forget_key(store: Store, person: Person, *, clock: Clock) -> None:
    """Take back which key is the person's: what is signed next is made out to none."""
    for account in person.accounts:
        set_answer(store, f"{_KEY_OF}{account.id}", None, clock.now())


def known_key(store: Store, accounts: Iterable[AccountId]) -> str | None:
    """The key of who has these accounts, where the owner said which it is."""
    told = answers(store)
    return next((told[f"{_KEY_OF}{one}"] for one in accounts if f"{_KEY_OF}{one}" in told), None)


def account_of_key(store: Store, did: str) -> AccountId | None:
    """One account of the person whose key the owner said this is."""
    told = answers(store)
    return next(
        (AccountId(key.removeprefix(_KEY_OF)) for key in told if told[key] == did and _is_key(key)), None
    )


def _is_key(question: str) -> bool:
    return question.startswith(_KEY_OF)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRequest:
    """A request that was taken in or made here, and its file."""

    number: int
    request: Request
    document: bytes


def take_in_request(store: Store, document: bytes, *, clock: Clock) -> KeptRequest:
    """Keep the request that somebody sent; errors as `read_request`."""
    asked = read_request(document, now=clock.now())
    number = keep_file(store, Kind.ASKED_BY, asked.did, document, at=clock.now())
    return KeptRequest(number=number, request=asked, document=document)


def requests_received(store: Store, *, clock: Clock) -> tuple[KeptRequest, ...]:
    """What others asked for, the newest first."""
    return _kept(store, Kind.ASKED_BY, clock)


def requests_made(store: Store, *, clock: Clock) -> tuple[KeptRequest, ...]:
    """What the owner asked for, the newest first."""
    return _kept(store, Kind.ASKED, clock)


def _kept(store: Store, kind: Kind, clock: Clock) -> tuple[KeptRequest, ...]:
    found = []
    for one in reversed(kept_files(store, kind)):
        try:
            asked = read_request(one.body, now=clock.now())
        except CredentialError:  # the clock of this computer went back behind it: it is told again later
            continue
        found.append(KeptRequest(number=one.key, request=asked, document=one.body))
    return tuple(found)


def the_request(store: Store, number: str, *, clock: Clock) -> KeptRequest:
    """The request of that number, received or made; NotReceivedError where there is none."""
    for one in (*requests_received(store, clock=clock), *requests_made(store, clock=clock)):
        if str(one.number) == number:
            return one
    raise NotReceivedError(number)


def make_request(store: Store, name: str, words: str, *, signer: Signer, clock: Clock) -> KeptRequest:
    """Ask for a recommendation, in the owner's name and words; the file is kept."""
    document = sign_request(name, words, signer=signer, at=clock.now())
    number = keep_file(store, Kind.ASKED, signer.did, document, at=clock.now())
    return KeptRequest(number=number, request=read_request(document, now=clock.now()), document=document)


def forget_request(store: Store, one: KeptRequest) -> None:
    """Take the request off the list; what the owner said of the key stays."""
    forget_files(store, (Kind.ASKED_BY, Kind.ASKED), one.request.did, body=one.document)
