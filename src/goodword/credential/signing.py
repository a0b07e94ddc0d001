"""A document, and the signature that makes it a credential.

The key stays with the `Signer`; nothing here sees it.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from goodword.credential.canonical import Document, canonical
from goodword.credential.did import public_key_of, verification_method
from goodword.credential.endorsement import to_endorsement
from goodword.credential.proof import SUITE, create_proof, verify_proof
from goodword.credential.times import written
from goodword.nouns import Credential, Recommendation
from goodword.ports import Signer


def sign_document(document: Document, *, signer: Signer, created: datetime) -> bytes:
    """The exact bytes of `document` with the signer's eddsa-jcs-2022 proof: canonical JSON, one line.

    Raises RefusedCredentialError where the document has no canonical form, or where what the
    signer gave does not hold: a signature that nobody can check never leaves the house.
    """
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": written(created),
        "verificationMethod": verification_method(signer.did),
        "proofPurpose": "assertionMethod",
    }
    proof = create_proof(document, options, signer.sign)
    verify_proof(document, proof, public_key_of(signer.did))
    return canonical({**document, "proof": proof})


def sign(
    recommendation: Recommendation, *, signer: Signer, at: datetime, supersedes: Credential | None = None
) -> Credential:
    """The signed credential of `recommendation`.

    A new version of one that was signed before has the same id and a later `validFrom`
    (Open Badges 3.0, 9.1); give it as `supersedes`, so that it is later even within one second.
    """
    signed_at = at.replace(microsecond=0)
    if supersedes is not None:
        signed_at = max(signed_at, supersedes.signed_at + timedelta(seconds=1))
    document = to_endorsement(recommendation, issuer=signer.did, valid_from=signed_at)
    return Credential(
        id=recommendation.id,
        issuer=signer.did,
        subject=_subject_of(document),
        document=sign_document(document, signer=signer, created=signed_at),
        signed_at=signed_at,
    )


def reissue(
    recommendation: Recommendation, *, to: str, signer: Signer, at: datetime, supersedes: Credential
) -> Credential:
    """The same words again, made out to the DID `to` which the recipient's acceptance disclosed."""
    made_out = replace(recommendation, subject_did=to)
    return sign(made_out, signer=signer, at=at, supersedes=supersedes)


def _subject_of(document: Document) -> str:
    subject = document["credentialSubject"]
    return str(subject["id"]) if isinstance(subject, dict) else ""
