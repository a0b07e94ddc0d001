import pytest
from nacl.bindings import crypto_core_ed25519_add
from nacl.signing import SigningKey

from goodword.credential import did_of_public_key, public_key_of
from goodword.credential.did import verification_method
from goodword.credential.multibase import encode_base58
from goodword.errors import RefusedCredentialError

# The points whose order divides 8, in every encoding that some library takes
# (ed25519-speccheck; the list in libsodium's ge25519_has_small_order).
SMALL_ORDER = [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
]
KEY = bytes(SigningKey(bytes(32)).verify_key)


def test_a_key_and_its_did_are_one() -> None:
    did = did_of_public_key(KEY)
    assert did.startswith("did:key:z6Mk")
    assert public_key_of(did) == KEY
    assert verification_method(did) == f"{did}#{did.removeprefix('did:key:')}"


@pytest.mark.parametrize("point", SMALL_ORDER)
def test_a_point_of_small_order_is_no_key(point: str) -> None:
    with pytest.raises(RefusedCredentialError, match="weak points"):
        public_key_of(did_of_public_key(bytes.fromhex(point)))


def test_a_key_with_a_part_of_small_order_is_no_key() -> None:
    mixed = crypto_core_ed25519_add(KEY, bytes.fromhex(SMALL_ORDER[12]))
    with pytest.raises(RefusedCredentialError, match="weak points"):
        public_key_of(did_of_public_key(mixed))


@pytest.mark.parametrize(
    "did",
    [
        "",
        "did:web:ada.example",
        "did:key:",
        "did:key:z6Mk",
        "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme",
        "did:key:" + encode_base58(b"\xed\x01" + KEY + b"\0"),
        "did:key:" + encode_base58(b"\xec\x01" + KEY),
        "DID:KEY:" + encode_base58(b"\xed\x01" + KEY),
        did_of_public_key(KEY) + " ",
        did_of_public_key(KEY) + "#key",
    ],
)
def test_what_is_no_ed25519_did_key_is_refused(did: str) -> None:
    with pytest.raises(RefusedCredentialError, match="cannot be relied on"):
        public_key_of(did)
