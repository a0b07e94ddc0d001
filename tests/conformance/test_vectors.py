"""The vectors of others: W3C eddsa-jcs-2022, RFC 8785, Wycheproof, ed25519-speccheck."""

import hashlib
import json
import re
from pathlib import Path

import msgspec
import pytest
from nacl.bindings import crypto_sign_seed_keypair
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey

from goodword.credential.canonical import Document, canonical, parse
from goodword.credential.did import did_of_public_key, public_key_of
from goodword.credential.multibase import decode_base58, encode_base58
from goodword.credential.proof import configure, create_proof, hash_of, verify_proof
from goodword.errors import RefusedCredentialError

ROOT = Path(__file__).parent.parent.parent / "conformance"
W3C = ROOT / "vc-di-eddsa"
JCS = W3C / "eddsa-jcs-2022"
RFC8785 = sorted(path.stem for path in (ROOT / "rfc8785" / "input").glob("*.json"))


class Check(msgspec.Struct):
    """A case of ed25519-speccheck, hexadecimal."""

    message: str
    pub_key: str
    signature: str


class Signature(msgspec.Struct, rename="camel"):
    """A case of Wycheproof, hexadecimal."""

    tc_id: int
    msg: str
    sig: str
    result: str


class PublicKey(msgspec.Struct):
    """The key of a group of Wycheproof."""

    pk: str


class Group(msgspec.Struct, rename="camel"):
    """Cases of Wycheproof with one key."""

    public_key: PublicKey
    tests: list[Signature]


class Wycheproof(msgspec.Struct, rename="camel"):
    """The file of Wycheproof."""

    number_of_tests: int
    test_groups: list[Group]


SPECCHECK = msgspec.json.decode((ROOT / "ed25519-speccheck" / "cases.json").read_bytes(), type=list[Check])
WYCHEPROOF = msgspec.json.decode((ROOT / "wycheproof" / "ed25519_test.json").read_bytes(), type=Wycheproof)


def read(path: Path) -> Document:
    return parse(path.read_bytes())


def text(name: str) -> str:
    return (JCS / name).read_text(encoding="utf-8").strip()


def without_value(proof: Document) -> Document:
    return {name: value for name, value in proof.items() if name != "proofValue"}


@pytest.fixture
def secret() -> SigningKey:
    """The key of the W3C vectors: Multikey 0x8026, then the seed."""
    written = str(read(W3C / "keyPair.json")["privateKeyMultibase"])
    return SigningKey((decode_base58(written) or b"")[2:])


def test_the_w3c_key_is_a_did_key(secret: SigningKey) -> None:
    public = str(read(W3C / "keyPair.json")["publicKeyMultibase"])
    assert did_of_public_key(bytes(secret.verify_key)) == f"did:key:{public}"
    assert public_key_of(f"did:key:{public}") == bytes(secret.verify_key)


def test_every_step_of_eddsa_jcs_2022_gives_the_published_bytes(secret: SigningKey) -> None:
    unsecured = read(W3C / "unsigned.json")
    config = read(JCS / "proofConfigJCS.json")
    assert canonical(unsecured).decode() == text("canonDocJCS.txt")
    assert canonical(configure(unsecured, config)).decode() == text("proofCanonJCS.txt")
    assert hash_of(unsecured, config).hex() == text("combinedHashJCS.txt")
    assert text("combinedHashJCS.txt") == text("proofHashJCS.txt") + text("docHashJCS.txt")
    proof = create_proof(unsecured, without_value(config), lambda message: secret.sign(message).signature)
    assert proof["proofValue"] == text("sigBTC58JCS.txt")
    assert encode_base58(bytes.fromhex(text("sigHexJCS.txt"))) == text("sigBTC58JCS.txt")


def test_the_published_signed_document_verifies_and_a_changed_one_does_not(secret: SigningKey) -> None:
    signed = read(JCS / "signedJCS.json")
    proof = signed["proof"]
    assert isinstance(proof, dict)
    key = bytes(secret.verify_key)
    verify_proof(signed, proof, key)
    with pytest.raises(RefusedCredentialError, match="does not hold"):
        verify_proof({**signed, "name": "Alumna Credential"}, proof, key)
    with pytest.raises(RefusedCredentialError, match="does not hold"):
        verify_proof(signed, {**proof, "created": "2023-02-24T23:36:39Z"}, key)


@pytest.mark.parametrize("name", RFC8785)
def test_canonical_bytes_are_those_of_rfc_8785(name: str) -> None:
    value = json.loads((ROOT / "rfc8785" / "input" / f"{name}.json").read_bytes())
    expected = bytes.fromhex((ROOT / "rfc8785" / "outhex" / f"{name}.txt").read_text())
    assert canonical(value) == expected == (ROOT / "rfc8785" / "output" / f"{name}.json").read_bytes()


def holds(public: bytes, message: bytes, signature: bytes) -> bool:
    """Whether the signature holds by the two steps of `verify`: the key, then the signature."""
    try:
        key = public_key_of(did_of_public_key(public))
        VerifyKey(key).verify(message, signature)
    except (RefusedCredentialError, CryptoError, ValueError):
        return False
    return True


def test_all_signatures_of_wycheproof_are_judged_as_published() -> None:
    judged = {
        case.tc_id: holds(
            bytes.fromhex(group.public_key.pk), bytes.fromhex(case.msg), bytes.fromhex(case.sig)
        )
        for group in WYCHEPROOF.test_groups
        for case in group.tests
    }
    expected = {
        case.tc_id: case.result == "valid" for group in WYCHEPROOF.test_groups for case in group.tests
    }
    assert len(expected) == WYCHEPROOF.number_of_tests == 151
    assert judged == expected
    assert {*expected.values()} == {True, False}


@pytest.mark.parametrize("number", range(12))
def test_every_edge_case_of_speccheck_is_refused(number: int) -> None:
    # libsodium alone takes case 3, a key of mixed order; the check of the subgroup refuses that too.
    case = SPECCHECK[number]
    key, message, signature = map(bytes.fromhex, (case.pub_key, case.message, case.signature))
    assert not holds(key, message, signature)


def test_an_ordinary_key_passes_the_same_two_steps() -> None:
    public, _ = crypto_sign_seed_keypair(bytes(32))
    assert holds(public, b"x", SigningKey(bytes(32)).sign(b"x").signature)


def test_the_files_of_others_are_unchanged() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    stated = {}
    for line in readme.splitlines():
        file, digest = re.search(r"^\| `([^`]+)`", line), re.search(r"`([0-9a-f]{64})`", line)
        if file and digest:
            stated[file[1]] = digest[1]
    ours = {ROOT / "README.md", ROOT / ".gitattributes"}
    made_here = {ROOT / "verify-cases", ROOT / "make_cases"}
    found = {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in ROOT.rglob("*")
        if path.is_file() and path not in ours and made_here.isdisjoint(path.parents)
    }
    assert found == stated


def test_no_file_is_larger_than_two_megabytes() -> None:
    assert all(path.stat().st_size < 2_000_000 for path in ROOT.rglob("*") if path.is_file())
