"""did:key of Ed25519: the identity of a person is the key itself, without any registry.

An issuer may also be a did:web, a site; its methods carry the key as their fragment, so the key that signed
can be told without a connection, and whether the site knows it cannot.
Source: W3C CCG did:key, "Ed25519 / X25519", and did:web; W3C Controlled Identifiers 1.0, 2.2.2 Multikey.
"""

from functools import lru_cache

from nacl.bindings import crypto_core_ed25519_is_valid_point

from goodword.credential.canonical import Document, Json
from goodword.credential.multibase import decode_base58, encode_base58
from goodword.credential.reasons import Reason, refused

DID_KEY = "did:key:"
DID_WEB = "did:web:"
_ED25519 = b"\xed\x01"
_KEY_LENGTH = 32


def did_of_public_key(key: bytes) -> str:
    """The `did:key:z6Mk…` of the 32 bytes of an Ed25519 public key."""
    return DID_KEY + encode_base58(_ED25519 + key)


def verification_method(did: str, site: str | None = None) -> str:
    """The address of the key `did`: `did:key:z6Mk…#z6Mk…`; of a `site`'s `did:web:ada.example#z6Mk…`."""
    return f"{site or did}#{did.removeprefix(DID_KEY)}"


def key_of_method(issuer: str, method: str) -> str:
    """The did:key that signs for `issuer` by this verification method; refused where it is another's.

    A did:key has one method, and it may be used for every purpose (did:key, 3.1).
    """
    if not issuer.startswith(DID_WEB):
        public_key_of(issuer)
        if method != verification_method(issuer):
            raise refused(Reason.ISSUER, method, issuer)
        return issuer
    controller, _, key = method.partition("#")
    if controller != issuer:
        raise refused(Reason.ISSUER, method, issuer)
    public_key_of(DID_KEY + key)
    return DID_KEY + key


def site_of(credential: Document) -> str | None:
    """The did:web that `credential` names as its issuer; None where it is issued by a key."""
    issuer = id_of(credential.get("issuer"))
    return issuer if issuer.startswith(DID_WEB) else None


def writer_of(credential: Document) -> str:
    """The did:key that `credential` says to be signed with: its issuer, or the key that a site's proof names.

    Reads and does not check. Empty where there is none.
    """
    issuer, proof = id_of(credential.get("issuer")), credential.get("proof")
    if not issuer.startswith(DID_WEB):
        return issuer
    proofs = proof if isinstance(proof, list) else [proof]
    methods = (one.get("verificationMethod") for one in proofs if isinstance(one, dict))
    keys = (
        str(method).removeprefix(f"{issuer}#") for method in methods if str(method).startswith(f"{issuer}#")
    )
    return DID_KEY + next(keys, "")


def id_of(part: Json) -> str:
    """The id of an issuer, a subject or a holder, also where it stands alone; empty where there is none."""
    found = part.get("id") if isinstance(part, dict) else part
    return found if isinstance(found, str) else ""


@lru_cache(maxsize=1024)
def public_key_of(did: str) -> bytes:
    """The 32 bytes of the key that `did` is.

    Refused (RefusedCredentialError) are other methods and kinds of key, and points that are not on
    the main subgroup of the curve: with a key of small order one signature holds for many
    texts ("Taming the many EdDSAs", 2020), and did:key would give it a name of its own.
    """
    if not did.startswith(DID_KEY):
        raise refused(
            Reason.KEY,
            did,
            "only did:key, and did:web with the key in its method, can be checked without a connection",
        )
    multikey = decode_base58(did.removeprefix(DID_KEY))
    if multikey is None or multikey[:2] != _ED25519 or len(multikey) != len(_ED25519) + _KEY_LENGTH:
        raise refused(Reason.KEY, did, "it is no Ed25519 key")
    key = multikey[len(_ED25519) :]
    if not crypto_core_ed25519_is_valid_point(key):
        raise refused(Reason.KEY, did, "it is one of the weak points with which anything can be forged")
    return key
