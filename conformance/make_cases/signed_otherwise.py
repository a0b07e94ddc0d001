# ruff: noqa: INP001 - part of a script, no package
"""Truly signed files that are refused all the same: other words, purposes, times, keys."""

from collections.abc import Callable, Iterator
from hashlib import sha512

from making import ADA, BO, EVE, GOOD, GROUP_ORDER, Case, Page, TestKey, proof_of, signed, unsigned
from nacl import bindings

from goodword.credential import did_of_public_key
from goodword.credential.canonical import Document, Json, canonical, parse
from goodword.credential.did import verification_method
from goodword.credential.multibase import encode_base58
from goodword.credential.proof import create_proof
from goodword.credential.shape import CONTEXT, TYPE

Members = dict[str, Json]
NOT_CHECKED = ("rdfc-not-checked",)


def other_contexts() -> Iterator[Case]:
    """Documents whose words would mean something else under another `@context`."""
    contexts: list[Json] = list(CONTEXT)
    appended: list[Json] = [*contexts, "https://eve.example/context.json"]
    after = {**parse(GOOD.document), "@context": appended}
    yield Case("context-appended", "One more context after signing.", canonical(after), "context")
    for name, about, context in (
        ("context-appended-signed", "One more context, and signed.", appended),
        ("context-inline", "A context that defines words.", [*contexts, {"name": "https://eve.example/#x"}]),
        ("context-order", "The contexts the other way round.", contexts[::-1]),
        ("context-missing", "No context.", None),
    ):
        yield Case(name, about, _signed_with({"@context": context}), "context")
    without_schema: Members = {"@context": contexts[:2], "credentialSchema": None}
    yield Case("context-two", "Without the context for the schema’s name.", _signed_with(without_schema))


def other_forms() -> Iterator[Case]:
    """Documents of another type or form, truly signed."""
    more = ["VerifiableCredential", "EndorsementCredential", "EveCredential"]
    wordless = {"id": BO.did, "type": ["EndorsementSubject"]}
    refused: tuple[tuple[str, str, str, Members], ...] = (
        ("type-more", "One more type.", "type", {"type": more}),
        ("type-object", "A type that is no text.", "type", {"type": [TYPE[0], {"id": TYPE[1]}]}),
        ("type-other", "Another type.", "type", {"type": ["VerifiableCredential", "OpenBadgeCredential"]}),
        ("no-subject", "Without a subject.", "shape", {"credentialSubject": None}),
        ("no-words", "Without words.", "shape", {"credentialSubject": wordless}),
        ("name-no-text", "A name that is a number.", "shape", {"name": 7}),
        ("valid-next-year", "Valid from next year.", "future", {"validFrom": "2027-11-20T09:30:00Z"}),
        ("valid-until-passed", "No longer valid.", "expired", {"validUntil": "2026-11-21T00:00:00Z"}),
        ("valid-from-words", "A date in words.", "time", {"validFrom": "November"}),
    )
    for name, about, reason, members in refused:
        yield Case(name, about, _signed_with(members), reason)
    headline: Members = {"headline": "Head of everything"}
    told = "A member that no context defines."
    yield Case("member-unknown", told, _signed_with(headline), cautions=("unknown-member",))
    status = {
        "id": "https://ada.example/status/1#7",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "7",
        "statusListCredential": "https://ada.example/status/1",
    }
    listed = _signed_with({"credentialStatus": status})
    yield Case("status-named", "With a status list.", listed, cautions=("status-not-asked",))


def _signed_with(members: Members) -> bytes:
    """The recommendation with `members` laid over it, signed as it then is."""
    return canonical(signed(unsigned(**members)))


def other_options() -> Iterator[Case]:
    """Proofs that were made for something else, or at another time."""
    moved: Members = {"challenge": "x", "domain": "eve.example"}
    cases: tuple[tuple[str, str, str, Members], ...] = (
        ("purpose-other", "Signed for logging in.", "proof-purpose", {"proofPurpose": "authentication"}),
        ("presentation-proof", "A presentation’s proof on a credential.", "proof-shape", moved),
        ("proof-type-other", "Another type of proof.", "proof-shape", {"type": "Ed25519Signature2020"}),
        ("proof-without-time", "No time of signing.", "proof-shape", {"created": None}),
        ("proof-time-without-zone", "A time without a zone.", "time", {"created": "2026-11-20T09:30:00"}),
        ("proof-time-no-day", "The 31st of November.", "time", {"created": "2026-11-31T09:30:00Z"}),
        ("proof-in-future", "Signed next year.", "future", {"created": "2027-11-20T09:30:00Z"}),
        ("proof-too-early", "Signed in 2019.", "early", {"created": "2019-11-20T09:30:00Z"}),
        ("proof-expired", "A proof that has ended.", "expired", {"expires": "2026-11-21T00:00:00Z"}),
        ("proof-chained", "A proof that builds on another.", "proof-chain", {"previousProof": "urn:uuid:1"}),
    )
    for name, about, reason, options in cases:
        yield Case(name, about, canonical(signed(unsigned(), key=ADA, **options)), reason)


def other_proof_sets() -> Iterator[Case]:
    """No proof, several, or one of another kind."""
    whole = unsigned()
    proof = proof_of(signed(whole))
    other = {**proof, "cryptosuite": "ecdsa-rdfc-2019"}
    later = {**proof, "created": "2026-11-20T09:30:01Z"}
    shorter = {**proof, "@context": CONTEXT[:2]}
    cases: tuple[tuple[str, str, str | None, Json], ...] = (
        ("proof-empty", "An empty list of proofs.", "no-proof", []),
        ("proof-text", "A proof that is text.", "proof-shape", [proof, "x"]),
        ("proof-nine", "Nine proofs.", "proof-shape", [proof] * 9),
        ("proof-other-suite", "Only a proof of another suite.", "proof-suite", other),
        ("proof-set-one-wrong", "Two proofs of which one is wrong.", "signature", [proof, later]),
        ("proof-context-shorter", "A proof for fewer contexts.", "proof-context", shorter),
        ("proof-list-of-one", "A list of one proof.", None, [proof]),
    )
    yield Case("proof-none", "No proof.", canonical(whole), "no-proof")
    for name, about, reason, held in cases:
        yield Case(name, about, canonical({**whole, "proof": held}), reason)
    both = canonical({**whole, "proof": [other, proof]})
    yield Case("proof-set", "Our proof and one of another suite.", both, cautions=("other-suite",))
    nameless = canonical({**whole, "proof": [{**proof, "cryptosuite": {"name": "eve"}}, proof]})
    told = "Our proof and one whose suite is no text."
    yield Case("proof-set-nameless", told, nameless, "proof-suite")


def sets_of_both() -> Iterator[Case]:
    """Signatures over N-Quads, alone and in a set; a browser cannot check them and says so."""
    whole = unsigned()
    jcs = proof_of(signed(whole))
    rdfc = proof_of(signed(whole, cryptosuite="eddsa-rdfc-2022"))
    both: Members = {**whole, "proof": [rdfc, jcs]}
    yield Case("rdfc-set", "Both signatures.", canonical(both), page=Page(cautions=NOT_CHECKED))
    alone = canonical({**whole, "proof": rdfc})
    missing = Page(reason="rdfc-missing")
    yield Case("rdfc-alone", "Over N-Quads only.", alone, cautions=("rdfc-alone",), page=missing)
    more = canonical({**whole, "headline": "Head of everything", "proof": rdfc})
    yield Case("rdfc-alone-member", "A member that N-Quads leave out.", more, "undefined", page=missing)
    wrong = {**rdfc, "proofValue": jcs["proofValue"]}
    yield Case(
        "rdfc-set-wrong", "The second signature is wrong.", canonical({**whole, "proof": [wrong, jcs]}),
        "signature", page=Page(cautions=NOT_CHECKED),
    )  # fmt: skip
    later = {**rdfc, "created": "2027-11-20T09:30:00Z"}
    eve = verification_method(EVE.did)
    spoilings: tuple[tuple[str, str, str, Members], ...] = (
        ("rdfc-set-purpose", "The second is a login.", "proof-purpose", {"proofPurpose": "authentication"}),
        ("rdfc-set-method", "The second names Eve’s key.", "issuer", {"verificationMethod": eve}),
        ("rdfc-set-type", "The second is of another type.", "proof-shape", {"type": "Ed25519Signature2020"}),
    )
    for name, about, reason, spoilt in spoilings:
        yield Case(name, about, canonical({**whole, "proof": [{**rdfc, **spoilt}, jcs]}), reason)
    unknown = canonical({**whole, "proof": [{**rdfc, "cryptosuite": "eddsa-sdfc-2022"}, jcs]})
    yield Case("rdfc-set-unknown", "A letter of its suite touched.", unknown, "proof-suite")
    ahead = canonical({**whole, "proof": [later, jcs]})
    yield Case(
        "rdfc-set-later", "The second has another time.", ahead, "signature", page=Page(reason="future")
    )


def other_keys() -> Iterator[Case]:
    """Keys that are not the issuer's, or no keys to rely on."""
    ada = verification_method(ADA.did)
    for name, about, reason, data in (
        ("key-of-another", "Eve signs in Ada’s name.", "issuer", signed(unsigned(), key=EVE)),
        ("key-claimed", "Eve signs, naming Ada’s key.", "signature", _with_method(ada, EVE)),
        ("method-bare", "The DID in place of the method.", "issuer", _with_method(ADA.did, ADA)),
    ):
        yield Case(name, about, canonical(data), reason)
    for name, about, did in (
        ("key-did-web", "A did:web whose method names no key.", "did:web:ada.example"),
        ("key-other-curve", "A key of another curve.", SECP256K1),
        ("key-no-did", "An address in place of a DID.", "https://ada.example/"),
        ("key-short", "A key of 31 bytes.", "did:key:" + encode_base58(b"\xed\x01" + bytes(31))),
        ("key-padded", "A DID with a leading 1.", "did:key:z1" + ADA.did.removeprefix("did:key:z")),
    ):
        document = unsigned(issuer={"id": did, "type": ["Profile"], "name": "Ada Márquez"})
        by_ada = signed(document, verificationMethod=verification_method(did))
        yield Case(name, about, canonical(by_ada), "key")
    neutral = "The neutral point: one signature for every text."
    yield Case("key-of-order-one", neutral, _forged(*_neutral_key()), "key")
    yield Case("key-of-mixed-order", "A key with a part of small order.", _forged(*_mixed_key()), "key")


SECP256K1 = "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme"


def _with_method(method: str, key: TestKey) -> Document:
    return signed(unsigned(), key=key, verificationMethod=method)


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
