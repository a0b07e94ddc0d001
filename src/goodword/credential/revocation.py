"""A key that was given up: a statement by the key itself.

A statement is a credential about the key's verification method (Controlled Identifiers 1.0, 2.2.2
Multikey, `revoked`), signed with that key: who has stolen it could make one too, and only harm
themselves by it. Somebody else's statement about a key counts for nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

import msgspec

from goodword.credential.canonical import Document, Json
from goodword.credential.checks import TOLERANCE, check_proofs, time_of
from goodword.credential.did import DID_KEY, verification_method
from goodword.credential.reasons import Reason, refused
from goodword.credential.shape import CREDENTIALS_CONTEXT
from goodword.credential.signing import sign_document
from goodword.credential.times import written
from goodword.ports import Signer

MULTIKEY_CONTEXT = "https://w3id.org/security/multikey/v1"
_TYPE = ("VerifiableCredential",)


class MultikeyShape(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A verification method of the type Multikey."""

    id: str
    type: Literal["Multikey"]
    controller: str
    public_key_multibase: str
    revoked: str | None = None
    expires: str | None = None


class _StatementShape(msgspec.Struct, frozen=True, rename="camel"):
    issuer: str
    valid_from: str
    credential_subject: MultikeyShape


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """A key that signs no longer from `since` on."""

    did: str
    since: datetime


def is_revocation(credential: Document) -> bool:
    """Whether `credential` says to be a statement about a key."""
    subject = credential.get("credentialSubject")
    return isinstance(subject, dict) and subject.get("type") == "Multikey"


def sign_revocation(*, signer: Signer, since: datetime, at: datetime) -> bytes:
    """The statement that the signer's key is given up from `since` on, signed with that key."""
    document: dict[str, Json] = {
        "@context": (CREDENTIALS_CONTEXT, MULTIKEY_CONTEXT),
        "id": uuid5(NAMESPACE_URL, f"{signer.did}#revoked#{written(since)}").urn,
        "type": _TYPE,
        "name": "Revocation of a key",
        "issuer": signer.did,
        "validFrom": written(at),
        "credentialSubject": multikey(signer.did, signer.did, since),
    }
    return sign_document(document, signer=signer, created=at)


def read_revocation(credential: Document, *, now: datetime) -> Revocation:
    """What the statement says; refused where it does not hold or is about another key than signed it."""
    if credential.get("@context") != [CREDENTIALS_CONTEXT, MULTIKEY_CONTEXT] or (
        credential.get("type") != list(_TYPE)
    ):
        raise refused(Reason.REVOCATION, "its context or type is another")
    try:
        shape = msgspec.convert(credential, _StatementShape)
    except msgspec.ValidationError as error:
        raise refused(Reason.REVOCATION, error) from error
    key = shape.credential_subject
    expected = multikey(shape.issuer, shape.issuer, None)
    if {**expected, "revoked": key.revoked} != credential["credentialSubject"] or key.revoked is None:
        raise refused(Reason.REVOCATION, "it is about another key than the one that signed it")
    check_proofs(credential, shape.issuer, now=now)
    if time_of("The time of the statement", shape.valid_from) > now + TOLERANCE:
        raise refused(Reason.FUTURE, "The time of the statement", shape.valid_from)
    return Revocation(did=shape.issuer, since=time_of("The end of the key", key.revoked))


def multikey(key: str, controller: str, since: datetime | None) -> dict[str, Json]:
    """The did:key `key` as a verification method of `controller`, with the day on which it was given up."""
    found: dict[str, Json] = {
        "id": verification_method(key, controller),
        "type": "Multikey",
        "controller": controller,
        "publicKeyMultibase": key.removeprefix(DID_KEY),
    }
    return found if since is None else {**found, "revoked": written(since)}
