# ruff: noqa: INP001 - part of a script, no package
"""Statements that a key was given up: before and after signing, of others, and broken."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from making import ADA, ANSWERED_AT, BO, EVE, GOOD, NOW, SIGNED_AT, Case, TestKey, changed, signed

from goodword.credential import accept, propose, sign_revocation
from goodword.credential.canonical import Document, Json, canonical, parse

BEFORE, AFTER = SIGNED_AT - timedelta(days=1), ANSWERED_AT + timedelta(days=1)


def keys_given_up() -> Iterator[Case]:
    """A file with a statement about the writer's key."""
    later, seen = ("key-revoked-later",), ("key-revoked-seen",)
    yield Case("key-revoked-before", "Given up the day before.", _with(_statement(BEFORE)), "key-revoked")
    yield Case("key-revoked-after", "Given up two days later.", _with(_statement(AFTER)), cautions=later)
    both = _with(_statement(AFTER), _statement(BEFORE))
    yield Case("key-revoked-twice", "Of two statements the earlier counts.", both, "key-revoked")
    accepted = accept(_with(_statement(AFTER)), signer=BO, at=ANSWERED_AT, may_be_shown=True)
    yield Case("key-revoked-seen", "Accepted before it was given up.", accepted, accepted=True, cautions=seen)
    late = accept(_with(_statement(AFTER)), signer=BO, at=NOW, may_be_shown=True)
    yield Case("key-revoked-unseen", "Accepted after it was given up.", late, accepted=True, cautions=later)


def statements_to_refuse() -> Iterator[Case]:
    """Statements that prove nothing."""
    of_eve = _with(_statement(BEFORE, key=EVE))
    yield Case("revocation-of-another", "About Eve’s key.", of_eve, "revocation")
    by_eve = _signed_as(_statement(BEFORE), EVE, {"issuer": EVE.did})
    yield Case("revocation-by-another", "About Ada’s key, by Eve.", _with(by_eve), "revocation")
    forged = _signed_as(_statement(BEFORE), EVE, {})
    yield Case("revocation-forged", "In Ada’s name, by Eve.", _with(forged), "issuer")
    moved = changed(_with(_statement(BEFORE)), '"revoked":"2026-11-19', '"revoked":"2026-11-25')
    yield Case("revocation-changed", "Its day changed.", moved, "signature")
    ahead = _with(_statement(BEFORE, at=NOW + timedelta(days=9)))
    yield Case("revocation-ahead", "A statement of next week.", ahead, "future")
    typed = _signed_as(_statement(BEFORE), ADA, {"type": ["VerifiableCredential", "EndorsementCredential"]})
    yield Case("revocation-type", "Of another type.", _with(typed), "revocation")


def _statement(since: datetime, *, key: TestKey = ADA, at: datetime = NOW) -> bytes:
    return sign_revocation(signer=key, since=since, at=at)


def _signed_as(statement: bytes, key: TestKey, members: dict[str, Json]) -> bytes:
    whole = {name: value for name, value in parse(statement).items() if name != "proof"}
    return canonical(signed({**whole, **members}, key=key, created=whole["validFrom"]))


def _with(*statements: bytes) -> bytes:
    held: list[Document] = [parse(GOOD.document), *map(parse, statements)]
    return canonical({**parse(propose(GOOD, message=None)), "verifiableCredential": held})
