"""A document, and the signature that makes it a credential.

The key stays with the `Signer`; nothing here sees it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from goodword.credential.canonical import Document, canonical, parse
from goodword.credential.did import public_key_of, site_of, verification_method
from goodword.credential.endorsement import to_endorsement
from goodword.credential.proof import RDFC, SUITE, create_proof, verify_proof
from goodword.credential.quads import can_read_quads
from goodword.credential.times import written
from goodword.errors import ExtraMissingError
from goodword.nouns import Credential, Proofs, Recommendation
from goodword.ports import Signer

JCS_ALONE = (SUITE,)
_SUITES = {Proofs.BOTH: (RDFC, SUITE), Proofs.JCS: JCS_ALONE, Proofs.RDFC: (RDFC,)}


def suites_of(chosen: Proofs | None) -> tuple[str, ...]:
    """The suites of what was `chosen`; both where nothing was and the extra is there, else jcs alone.

    Raises ExtraMissingError where the extra that a chosen one needs is not installed.
    """
    if chosen in {Proofs.BOTH, Proofs.RDFC} and not can_read_quads():
        raise ExtraMissingError("rdfc", "signatures of the kind eddsa-rdfc-2022")
    if chosen is None:
        return _SUITES[Proofs.BOTH if can_read_quads() else Proofs.JCS]
    return _SUITES[chosen]


def sign_document(
    document: Document, *, signer: Signer, created: datetime, suites: Sequence[str] = JCS_ALONE
) -> bytes:
    """The exact bytes of `document` with the signer's proof of each of `suites`: canonical JSON, one line.

    Where the issuer is a site (did:web), the key signs as one of its keys.

    Raises RefusedCredentialError where the document has no canonical form, or where what the
    signer gave does not hold: a signature that nobody can check never leaves the house.
    """
    proofs = [_proof(document, suite, signer, created) for suite in suites]
    return canonical({**document, "proof": proofs[0] if len(proofs) == 1 else proofs})


def _proof(document: Document, suite: str, signer: Signer, created: datetime) -> Document:
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": suite,
        "created": written(created),
        "verificationMethod": verification_method(signer.did, site_of(document)),
        "proofPurpose": "assertionMethod",
    }
    proof = create_proof(document, options, signer.sign)
    verify_proof(document, proof, public_key_of(signer.did))
    return proof


def sign(  # noqa: PLR0913 - what is signed, by whom, when, and what each stands for on the face
    recommendation: Recommendation,
    *,
    signer: Signer,
    at: datetime,
    supersedes: Credential | None = None,
    suites: Sequence[str] = JCS_ALONE,
    status: Document | None = None,
    site: str | None = None,
) -> Credential:
    """The signed credential of `recommendation`, issued by the signer's key, or by a `site` (did:web).

    A new version of one that was signed before has the same id, the same issuer and a later `validFrom`
    (Open Badges 3.0, 9.1); give it as `supersedes`, so that it is later even within one second.
    `status` says where it stands in a list of withdrawals (`status.entry_document`).
    """
    signed_at = at.replace(microsecond=0)
    if supersedes is not None:
        signed_at = max(signed_at, supersedes.signed_at + timedelta(seconds=1))
        site = site_of(parse(supersedes.document))
    document = to_endorsement(recommendation, issuer=site or signer.did, valid_from=signed_at)
    if status is not None:
        document = {**document, "credentialStatus": status}
    return Credential(
        id=recommendation.id,
        issuer=signer.did,
        subject=_subject_of(document),
        document=sign_document(document, signer=signer, created=signed_at, suites=suites),
        signed_at=signed_at,
    )


def reissue(
    recommendation: Recommendation,
    *,
    to: str | None,
    signer: Signer,
    at: datetime,
    supersedes: Credential,
    suites: Sequence[str] = JCS_ALONE,
) -> Credential:
    """The same words again, with the place that they have in a list of withdrawals.

    Made out to the DID `to` which the recipient's acceptance disclosed, or to the same as before.
    """
    made_out = replace(recommendation, subject_did=to) if to is not None else recommendation
    status = parse(supersedes.document).get("credentialStatus")
    kept = status if isinstance(status, Mapping) else None
    return sign(made_out, signer=signer, at=at, supersedes=supersedes, suites=suites, status=kept)


def _subject_of(document: Document) -> str:
    subject = document["credentialSubject"]
    return str(subject["id"]) if isinstance(subject, dict) else ""
