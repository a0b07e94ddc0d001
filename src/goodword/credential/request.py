"""A request for a recommendation: signed by who asks, so that the answer can be made out to their key.

It is a credential of no type but the general one, so no verifier takes it for a recommendation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

import msgspec

from goodword.credential.canonical import Json, canonical, parse
from goodword.credential.checks import TOLERANCE, check_proofs, time_of
from goodword.credential.reasons import Reason, refused
from goodword.credential.shape import CREDENTIALS_CONTEXT, Words
from goodword.credential.signing import sign_document
from goodword.credential.times import written
from goodword.ports import Signer

_NAME = "Request for a recommendation"


class _AskerShape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: Words
    name: Words
    description: Words


class _RequestShape(msgspec.Struct, frozen=True, rename="camel"):
    id: Words
    name: str
    issuer: str
    valid_from: str
    credential_subject: _AskerShape


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks, in whose name, and what for."""

    did: str
    name: str
    words: str
    asked_at: datetime


def sign_request(name: str, words: str, *, signer: Signer, at: datetime) -> bytes:
    """The signed request of `name`, in their own `words`."""
    subject: Mapping[str, Json] = {"id": signer.did, "name": name, "description": words}
    document: Mapping[str, Json] = {
        "@context": (CREDENTIALS_CONTEXT,),
        "id": uuid5(NAMESPACE_URL, f"{signer.did}#request#{written(at)}").urn,
        "type": ("VerifiableCredential",),
        "name": _NAME,
        "issuer": signer.did,
        "validFrom": written(at),
        "credentialSubject": subject,
    }
    return sign_document(document, signer=signer, created=at)


def read_request(document: bytes, *, now: datetime) -> Request:
    """The request in a file; refused where it is none, was changed, or is by another key than it names."""
    whole = parse(document)
    try:
        shape = msgspec.convert(whole, _RequestShape)
    except msgspec.ValidationError as error:
        raise refused(Reason.SHAPE, error) from error
    if whole.get("@context") != [CREDENTIALS_CONTEXT] or whole.get("type") != ["VerifiableCredential"]:
        raise refused(Reason.SHAPE, "it is no request")
    asker = shape.credential_subject
    if shape.name != _NAME or asker.id != check_proofs(whole, shape.issuer, now=now).writer:
        raise refused(Reason.SHAPE, "it asks for somebody else than signed it")
    if canonical(whole) != document:
        raise refused(Reason.LAYOUT)
    asked_at = time_of("The time of the request", shape.valid_from)
    if asked_at > now + TOLERANCE:
        raise refused(Reason.FUTURE, "The time of the request", shape.valid_from)
    return Request(did=shape.issuer, name=asker.name, words=asker.description, asked_at=asked_at)
