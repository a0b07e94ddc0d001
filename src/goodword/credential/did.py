"""did:key of Ed25519: the identity of a person is the key itself, without any registry.

Source: W3C CCG did:key, "Ed25519 / X25519"; W3C Controlled Identifiers 1.0, 2.2.2 Multikey.
"""

from functools import lru_cache

from nacl.bindings import crypto_core_ed25519_is_valid_point

from goodword.credential.multibase import decode_base58, encode_base58
from goodword.credential.reasons import Reason, refused

DID_KEY = "did:key:"
_ED25519 = b"\xed\x01"
_KEY_LENGTH = 32


def did_of_public_key(key: bytes) -> str:
    """The `did:key:z6Mk…` of the 32 bytes of an Ed25519 public key."""
    return DID_KEY + encode_base58(_ED25519 + key)


def verification_method(did: str) -> str:
    """The address of the one key of a did:key: `did:key:z6Mk…#z6Mk…`."""
    return f"{did}#{did.removeprefix(DID_KEY)}"


@lru_cache(maxsize=1024)
def public_key_of(did: str) -> bytes:
    """The 32 bytes of the key that `did` is.

    Refused (RefusedCredentialError) are other methods and kinds of key, and points that are not on
    the main subgroup of the curve: with a key of small order one signature holds for many
    texts ("Taming the many EdDSAs", 2020), and did:key would give it a name of its own.
    """
    if not did.startswith(DID_KEY):
        raise refused(Reason.KEY, did, "only did:key can be checked without a connection")
    multikey = decode_base58(did.removeprefix(DID_KEY))
    if multikey is None or multikey[:2] != _ED25519 or len(multikey) != len(_ED25519) + _KEY_LENGTH:
        raise refused(Reason.KEY, did, "it is no Ed25519 key")
    key = multikey[len(_ED25519) :]
    if not crypto_core_ed25519_is_valid_point(key):
        raise refused(Reason.KEY, did, "it is one of the weak points with which anything can be forged")
    return key
