"""The document of a did:web: which keys a site calls its own, as its file and as a copy that travels.

Only the server of that domain can say which keys are its own. So a copy inside a file proves nothing of the
site: it is signed by the very key that it names, and a reader is told to compare it with the site
(`docs/why/0121-a-site-as-issuer.md`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

import msgspec

from goodword.credential.canonical import Document, Json, canonical, parse
from goodword.credential.checks import TOLERANCE, check_proofs, time_of
from goodword.credential.did import DID_KEY, DID_WEB, id_of
from goodword.credential.reasons import Reason, refused
from goodword.credential.revocation import MULTIKEY_CONTEXT, MultikeyShape, multikey
from goodword.credential.shape import CREDENTIALS_CONTEXT
from goodword.credential.signing import sign_document
from goodword.credential.times import written
from goodword.errors import CredentialError, UnreadableCredentialError
from goodword.ports import Signer
from goodword.text.urls import path_of, travelling_host

DID_CONTEXT = "https://www.w3.org/ns/did/v1"
_TYPE = ("VerifiableCredential",)
Keys = Sequence[tuple[str, datetime | None]]
"""Each did:key of an owner, the newest first, and since when it is given up."""


class _DidDocumentShape(msgspec.Struct, frozen=True, rename="camel"):
    id: str
    verification_method: tuple[MultikeyShape, ...]
    assertion_method: tuple[str, ...] = ()


class _CopyShape(msgspec.Struct, frozen=True, rename="camel"):
    issuer: str
    valid_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDocument:
    """The document of a did:web: its keys, the former ones among them, each as its did:key."""

    id: str
    keys: Mapping[str, datetime | None]
    """When each was revoked; None where it was not."""


def did_web_of(address: str) -> str:
    """The did:web of a site (W3C CCG did:web, 3.1): `did:web:ada.example:words`."""
    path = [part for part in path_of(address).split("/") if part]
    return ":".join(["did:web", travelling_host(address), *path])


def file_of_did(address: str) -> str:
    """Where the document has to stand on that site: at its top, or under `.well-known` of a whole domain."""
    return "did.json" if path_of(address).strip("/") else ".well-known/did.json"


def address_of_did(site: str) -> str:
    """Where the document of a did:web lies (W3C CCG did:web, 3.2): `https://ada.example/.well-known/did.json`."""
    host, *path = site.removeprefix(DID_WEB).split(":")
    return "/".join(["https:/", host.replace("%3A", ":"), *(path or [".well-known"]), "did.json"])


def did_document(address: str, keys: Keys) -> bytes:
    """The document of the site at `address`, with every key that ever signed, the newest first.

    Former keys stay, or what they signed could no longer be linked; a revoked one says since when.
    """
    return canonical({"@context": (DID_CONTEXT, MULTIKEY_CONTEXT), **_document(did_web_of(address), keys)})


def _document(did: str, keys: Keys) -> dict[str, Json]:
    methods = [multikey(key, did, since) for key, since in keys]
    return {
        "id": did,
        "alsoKnownAs": [key for key, _ in keys],
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
    }


def read_did_document(data: bytes) -> KeyDocument:
    """The keys in a did.json that the reader has; UnreadableCredentialError where it is none."""
    return _read(parse(data))


def _read(document: Json) -> KeyDocument:
    try:
        shape = msgspec.convert(document, _DidDocumentShape)
    except msgspec.ValidationError as error:
        raise UnreadableCredentialError("something else", "the did.json of a site") from error
    keys = {
        DID_KEY + one.public_key_multibase: None if one.revoked is None else time_of("`revoked`", one.revoked)
        for one in shape.verification_method
    }
    return KeyDocument(id=shape.id, keys=keys)


def is_site_copy(credential: Document) -> bool:
    """Whether `credential` says to be a copy of the document of a site."""
    subject = credential.get("credentialSubject")
    return (
        isinstance(subject, dict) and id_of(subject).startswith(DID_WEB) and "verificationMethod" in subject
    )


def sign_site_copy(site: str, keys: Keys, *, signer: Signer, at: datetime) -> bytes:
    """The document of the did:web `site` as it stands `at` that time, to travel with what its key signed."""
    document: dict[str, Json] = {
        "@context": (CREDENTIALS_CONTEXT, DID_CONTEXT, MULTIKEY_CONTEXT),
        "id": uuid5(NAMESPACE_URL, f"{signer.did}#{site}#{written(at)}").urn,
        "type": _TYPE,
        "issuer": signer.did,
        "validFrom": written(at),
        "credentialSubject": _document(site, keys),
    }
    return sign_document(document, signer=signer, created=at)


def read_site_copy(credential: Document, *, now: datetime) -> tuple[str, KeyDocument]:
    """Who signed the copy, and the document; refused where it does not hold or does not name its signer."""
    contexts = [CREDENTIALS_CONTEXT, DID_CONTEXT, MULTIKEY_CONTEXT]
    if credential.get("@context") != contexts or credential.get("type") != list(_TYPE):
        raise refused(Reason.SITE, "the context or the type of the copy of its document is another")
    try:
        shape = msgspec.convert(credential, _CopyShape)
        found = _read(credential["credentialSubject"])
    except (msgspec.ValidationError, CredentialError) as error:
        raise refused(Reason.SITE, "the copy of its document is none") from error
    check_proofs(credential, shape.issuer, now=now)
    if time_of("The time of the copy", shape.valid_from) > now + TOLERANCE:
        raise refused(Reason.FUTURE, "The time of the copy", shape.valid_from)
    return shape.issuer, found
