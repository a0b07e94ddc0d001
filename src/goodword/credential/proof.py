"""Data Integrity proofs of the suites eddsa-jcs-2022 and eddsa-rdfc-2022.

Numbered like their specification: Data Integrity EdDSA Cryptosuites v1.0
(W3C Recommendation, 2025), sections 3.3 (jcs) and 3.2 (rdfc). The two differ in the form that
is hashed and in nothing else. Nothing here judges what a document says.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from goodword.credential.canonical import Document, canonical
from goodword.credential.multibase import decode_base58, encode_base58
from goodword.credential.quads import canonical_quads
from goodword.credential.reasons import Reason, refused

SUITE = "eddsa-jcs-2022"
"""Over canonical JSON: what this verifier asks for, and what a browser can check."""
RDFC = "eddsa-rdfc-2022"
"""Over canonical N-Quads: what Open Badges verifiers ask for; needs the extra `rdfc`."""
_FORMS: Mapping[str, Callable[[Document], bytes]] = {SUITE: canonical, RDFC: canonical_quads}
_SIGNATURE_LENGTH = 64


def create_proof(unsecured: Document, options: Document, sign: Callable[[bytes], bytes]) -> Document:
    """The proof over `unsecured` with these proof `options` (3.3.1, 3.2.1 Create Proof)."""
    # 1, 2: the configuration is the options, with the document's own context (3.3.5, 3.2.5).
    config = configure(unsecured, options)
    # 3, 4: transformation and hashing.
    hash_data = hash_of(unsecured, config)
    # 5, 6: serialization (3.3.6) as multibase base58btc. Only the proof of jcs keeps the context.
    kept = config if options.get("cryptosuite") == SUITE else options
    return {**kept, "proofValue": encode_base58(sign(hash_data))}


def verify_proof(secured: Document, proof: Document, key: bytes) -> None:
    """Refuse unless `proof` holds over `secured` with the 32 bytes of `key` (3.3.2, 3.2.2 Verify Proof)."""
    # 1: the document without any proof; every proof of a set signs the same document.
    unsecured = {name: value for name, value in secured.items() if name != "proof"}
    # 2: the options are the proof without its value.
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    # 3: the value, in the one way of writing it.
    value = proof.get("proofValue")
    signature = decode_base58(value) if isinstance(value, str) else None
    if signature is None or len(signature) != _SIGNATURE_LENGTH:
        raise refused(Reason.SIGNATURE)
    # 4: the specification lets the document's context be longer than the proof's; then words could be
    # given another meaning after signing, so it has to be the same.
    if options.get("@context", unsecured.get("@context")) != unsecured.get("@context"):
        raise refused(Reason.PROOF_CONTEXT)
    # 5 to 7: transformation, hashing and verification (3.3.7). libsodium refuses S >= L and weak points.
    try:
        VerifyKey(key).verify(hash_of(unsecured, _as_signed(unsecured, options)), signature)
    except BadSignatureError as error:
        raise refused(Reason.SIGNATURE) from error


def configure(unsecured: Document, options: Document) -> Document:
    """The proof options with the document's `@context` (3.3.5 Proof Configuration)."""
    if "@context" not in unsecured:
        return options
    return {**options, "@context": unsecured["@context"]}


def _as_signed(unsecured: Document, options: Document) -> Document:
    """The options as they were hashed: an rdfc proof takes the document's context, and carries none."""
    return options if options.get("cryptosuite") == SUITE else configure(unsecured, options)


def hash_of(unsecured: Document, config: Document) -> bytes:
    """The 64 bytes that are signed: hash of the configuration, then of the document (3.3.3, 3.3.4)."""
    form = _FORMS.get(str(config.get("cryptosuite")), canonical)
    return sha256(form(config)).digest() + sha256(form(unsecured)).digest()
