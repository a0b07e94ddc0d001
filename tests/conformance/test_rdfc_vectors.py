"""The vectors of the W3C for eddsa-rdfc-2022, step by step, and its proof sets."""

from hashlib import sha256
from pathlib import Path

import pytest
from nacl.signing import SigningKey, VerifyKey

from goodword.credential.canonical import Document, parse
from goodword.credential.did import public_key_of
from goodword.credential.multibase import decode_base58, encode_base58
from goodword.credential.pinned import PINNED, pinned_context
from goodword.credential.quads import canonical_quads

ROOT = Path(__file__).parent.parent.parent / "conformance"
W3C = ROOT / "vc-di-eddsa"
RDFC = W3C / "eddsa-rdfc-2022"
SETS = W3C / "proof-set-chain"


def read(path: Path) -> Document:
    return parse(path.read_bytes())


def text(name: str) -> str:
    return (RDFC / name).read_text(encoding="utf-8").strip()


def meaning(address: str) -> Document:
    """The context of the examples is asked for by the vectors; the product does not know it."""
    if address == "https://www.w3.org/ns/credentials/examples/v2":
        return read(ROOT / "contexts" / "credentials-examples-v2.jsonld")
    return pinned_context(address)


def quads(document: Document) -> bytes:
    return canonical_quads(document, meaning=meaning)


def hash_of(document: Document, proof: Document) -> bytes:
    """The bytes that are signed, from a secured document and one of its proofs."""
    unsecured = {name: value for name, value in document.items() if name != "proof"}
    config = {name: value for name, value in proof.items() if name != "proofValue"}
    config["@context"] = unsecured["@context"]
    return sha256(quads(config)).digest() + sha256(quads(unsecured)).digest()


def test_every_step_of_eddsa_rdfc_2022_gives_the_published_bytes() -> None:
    unsecured, config = read(W3C / "unsigned.json"), read(RDFC / "proofConfigDataInt.json")
    assert quads(unsecured).decode().strip() == text("canonDocDataInt.txt")
    assert quads(config).decode().strip() == text("proofCanonDataInt.txt")
    assert sha256(quads(unsecured)).hexdigest() == text("docHashDataInt.txt")
    signed = read(RDFC / "signedDataInt.json")
    proof = signed["proof"]
    assert isinstance(proof, dict)
    assert hash_of(signed, proof).hex() == text("combinedHashDataInt.txt")
    secret = SigningKey((decode_base58(str(read(W3C / "keyPair.json")["privateKeyMultibase"])) or b"")[2:])
    signature = secret.sign(hash_of(signed, proof)).signature
    assert encode_base58(signature) == proof["proofValue"] == text("sigBTC58DataInt.txt")
    assert signature.hex() == text("sigHexDataInt.txt")


@pytest.mark.parametrize("name", ["signedProofSet1.json", "signedProofSet2.json"])
def test_every_proof_of_the_published_sets_holds(name: str) -> None:
    document = read(SETS / name)
    proofs = document["proof"]
    for proof in proofs if isinstance(proofs, list) else [proofs]:
        assert isinstance(proof, dict)
        key = public_key_of(str(proof["verificationMethod"]).partition("#")[0])
        signature = decode_base58(str(proof["proofValue"]))
        assert signature is not None
        VerifyKey(key).verify(hash_of(document, proof), signature)


@pytest.mark.parametrize("address", PINNED)
def test_the_shipped_contexts_are_those_of_the_conformance_tests(address: str) -> None:
    name, digest = PINNED[address]
    data = (ROOT / "contexts" / name).read_bytes()
    assert sha256(data).hexdigest() == digest
    assert pinned_context(address) == parse(data)
