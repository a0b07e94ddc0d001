# ruff: noqa: INP001 - part of a script, no package
"""Truly signed files that are refused all the same: other words, purposes, times, keys."""

from collections.abc import Callable, Iterator
from hashlib import sha512

from making import ADA, BO, EVE, GOOD, GROUP_ORDER, Case, proof_of, signed, signed_case, unsigned
from nacl import bindings

from goodword.credential import did_of_public_key
from goodword.credential.canonical import canonical, parse
from goodword.credential.did import verification_method
from goodword.credential.multibase import encode_base58
from goodword.credential.proof import create_proof
from goodword.credential.shape import CONTEXT


def other_meanings() -> Iterator[Case]:
    """Truly signed documents whose words would mean something else."""
    contexts = list(CONTEXT)
    appended = [*contexts, "https://eve.example/context.json"]
    yield signed_case(
        "context-appended-signed", "One more context, and signed.", "context", **{"@context": appended}
    )
    after = {**parse(GOOD.document), "@context": appended}
    yield Case("context-appended", "One more context after signing.", canonical(after), "context")
    yield signed_case(
        "context-inline",
        "A context that defines words.",
        "context",
        **{"@context": [*contexts, {"name": "https://eve.example/#x"}]},
    )
    yield signed_case(
        "context-order", "The contexts the other way round.", "context", **{"@context": contexts[::-1]}
    )
    yield signed_case("context-missing", "No context.", "context", **{"@context": None})
    yield signed_case(
        "context-two",
        "Without the context for the schema’s name.",
        None,
        **{"@context": contexts[:2], "credentialSchema": None},
    )
    yield signed_case(
        "type-more",
        "One more type.",
        "type",
        type=["VerifiableCredential", "EndorsementCredential", "EveCredential"],
    )
    yield signed_case(
        "type-other", "Another credential.", "type", type=["VerifiableCredential", "OpenBadgeCredential"]
    )
    yield signed_case("no-subject", "Without a subject.", "shape", credentialSubject=None)
    yield signed_case(
        "no-words",
        "Without words.",
        "shape",
        credentialSubject={"id": BO.did, "type": ["EndorsementSubject"]},
    )
    yield signed_case("name-no-text", "A name that is a number.", "shape", name=7)
    yield signed_case(
        "member-unknown",
        "A member that no context defines.",
        None,
        ("unknown-member",),
        headline="Head of everything",
    )
    status = {
        "id": "https://ada.example/status/1#7",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "7",
        "statusListCredential": "https://ada.example/status/1",
    }
    yield signed_case(
        "status-named", "With a status list.", None, ("status-not-asked",), credentialStatus=status
    )


def other_proofs() -> Iterator[Case]:
    """Proofs of another purpose, kind or number."""
    whole = unsigned()
    proof = proof_of(signed(whole))
    for name, about, reason, options in (
        (
            "purpose-authentication",
            "Signed for logging in.",
            "proof-purpose",
            {"proofPurpose": "authentication"},
        ),
        (
            "presentation-proof",
            "A presentation’s proof on a credential.",
            "proof-shape",
            {"challenge": "x", "domain": "eve.example"},
        ),
        ("proof-type-other", "Another type of proof.", "proof-shape", {"type": "Ed25519Signature2020"}),
        ("proof-without-time", "No time of signing.", "proof-shape", {"created": None}),
        ("proof-time-without-zone", "A time without a zone.", "time", {"created": "2026-11-20T09:30:00"}),
        ("proof-time-no-day", "The 31st of November.", "time", {"created": "2026-11-31T09:30:00Z"}),
        ("proof-in-future", "Signed next year.", "future", {"created": "2027-11-20T09:30:00Z"}),
        ("proof-too-early", "Signed in 2019.", "early", {"created": "2019-11-20T09:30:00Z"}),
        ("proof-expired", "A proof that has ended.", "expired", {"expires": "2026-11-21T00:00:00Z"}),
        ("proof-chained", "A proof that builds on another.", "proof-chain", {"previousProof": "urn:uuid:1"}),
    ):
        yield Case(name, about, canonical(signed(whole, **options)), reason)
    yield Case("proof-none", "No proof.", canonical(whole), "no-proof")
    yield Case("proof-empty", "An empty list of proofs.", canonical({**whole, "proof": []}), "no-proof")
    yield Case(
        "proof-text", "A proof that is text.", canonical({**whole, "proof": [proof, "x"]}), "proof-shape"
    )
    other = {**proof, "cryptosuite": "eddsa-rdfc-2022"}
    yield Case(
        "proof-other-suite",
        "Only a proof of another suite.",
        canonical({**whole, "proof": other}),
        "proof-suite",
    )
    yield Case("proof-list-of-one", "A list of one proof.", canonical({**whole, "proof": [proof]}))
    yield Case(
        "proof-set",
        "Our proof and one of another suite.",
        canonical({**whole, "proof": [other, proof]}),
        cautions=("other-suite",),
    )
    bad = {**proof, "created": "2026-11-20T09:30:01Z"}
    yield Case(
        "proof-set-one-wrong",
        "Two proofs of which one is wrong.",
        canonical({**whole, "proof": [proof, bad]}),
        "signature",
    )
    extended = {**proof, "@context": CONTEXT[:2]}
    yield Case(
        "proof-context-shorter",
        "A proof for fewer contexts.",
        canonical({**whole, "proof": extended}),
        "proof-context",
    )


def other_times() -> Iterator[Case]:
    """Documents whose time has not come, or has passed."""
    yield signed_case("valid-next-year", "Valid from next year.", "future", validFrom="2027-11-20T09:30:00Z")
    yield signed_case("valid-until-passed", "No longer valid.", "expired", validUntil="2026-11-21T00:00:00Z")
    yield signed_case("valid-from-words", "A date in words.", "time", validFrom="November")


def other_keys() -> Iterator[Case]:
    """Keys that are not the issuer's, or no keys to rely on."""
    forged = signed(unsigned(), key=EVE)
    yield Case(
        "key-of-another", "Eve signs in Ada’s name, with her own key named.", canonical(forged), "issuer"
    )
    hidden = signed(unsigned(), key=EVE, verificationMethod=verification_method(ADA.did))
    yield Case("key-claimed", "Eve signs in Ada’s name, naming Ada’s key.", canonical(hidden), "signature")
    bare = verification_method(ADA.did).partition("#")[0]
    yield Case(
        "method-without-fragment",
        "The DID in place of the method.",
        canonical(signed(unsigned(), verificationMethod=bare)),
        "issuer",
    )
    for name, about, did in (
        ("key-did-web", "A did:web, which needs a connection.", "did:web:ada.example"),
        (
            "key-secp256k1",
            "A key of another curve.",
            "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme",
        ),
        ("key-no-did", "An address in place of a DID.", "https://ada.example/"),
        ("key-short", "A key of 31 bytes.", "did:key:" + encode_base58(b"\xed\x01" + bytes(31))),
        ("key-padded", "A DID with a leading 1.", "did:key:z1" + ADA.did.removeprefix("did:key:z")),
    ):
        document = unsigned(issuer={"id": did, "type": ["Profile"], "name": "Ada Márquez"})
        method = verification_method(did)
        yield Case(name, about, canonical(signed(document, verificationMethod=method)), "key")
    yield Case(
        "key-of-order-one",
        "The neutral point: one signature for every text.",
        _forged(*_neutral_key()),
        "key",
    )
    yield Case("key-of-mixed-order", "A key with a part of small order.", _forged(*_mixed_key()), "key")


Sign = Callable[[bytes], bytes]


def _forged(public: bytes, sign_with: Sign) -> bytes:
    did = did_of_public_key(public)
    document = unsigned(issuer={"id": did, "type": ["Profile"], "name": "Ada Márquez"})
    options = dict(proof_of(signed(document)))
    del options["proofValue"]
    options["verificationMethod"] = verification_method(did)
    return canonical({**document, "proof": create_proof(document, options, sign_with)})


def _neutral_key() -> tuple[bytes, Sign]:
    """S·B = R + h·A holds for S = 1 and R = B whatever is signed, for A is nothing."""
    one = (1).to_bytes(32, "little")
    return one, lambda _: bindings.crypto_scalarmult_ed25519_base_noclamp(one) + one


def _mixed_key() -> tuple[bytes, Sign]:
    """A true key plus a point of order 8; it signs whenever the challenge is a multiple of 8."""
    order_eight = bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")
    secret = 0x1234567
    public = bindings.crypto_core_ed25519_add(_times_base(secret), order_eight)

    def sign_with(message: bytes) -> bytes:
        for nonce in range(2, 1_000):
            commitment = _times_base(nonce)
            digest = sha512(commitment + public + message).digest()
            challenge = int.from_bytes(digest, "little") % GROUP_ORDER
            if challenge % 8 == 0:
                scalar = (nonce + challenge * secret) % GROUP_ORDER
                return commitment + scalar.to_bytes(32, "little")
        raise AssertionError

    return public, sign_with


def _times_base(scalar: int) -> bytes:
    return bindings.crypto_scalarmult_ed25519_base_noclamp(scalar.to_bytes(32, "little"))
