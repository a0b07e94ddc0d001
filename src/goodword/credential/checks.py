"""The checks that one signed credential has to pass, in order, none left out.

What is said of a credential here is only cryptographic (rule 7): whose key signed, and
that nothing was changed since. No step opens a connection.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec

from goodword.credential.canonical import Document
from goodword.credential.did import key_of_method, public_key_of, writer_of
from goodword.credential.proof import RDFC, SUITE, verify_proof
from goodword.credential.quads import can_read_quads, refuse_if_ambiguous
from goodword.credential.reasons import Caution, Reason, refused, sentence
from goodword.credential.shape import EndorsementShape, read_shape, unknown_members
from goodword.credential.times import read

TOLERANCE = timedelta(minutes=5)
"""How far two clocks may be apart."""
_EARLIEST = datetime(2022, 1, 1, tzinfo=UTC)
"""The suite carries its year in its name."""
_OTHER_SUITES = ("ecdsa-rdfc-2019", "ecdsa-jcs-2019", "ecdsa-sd-2023", "bbs-2023")
"""Registered suites that are told and not checked. A name that nobody knows is refused: else one byte that is
touched in the name of a suite would take a proof out of the set."""
_MOST_PROOFS = 8
"""Each is checked against the whole document; a set of ours has two."""


class ProofShape(msgspec.Struct, frozen=True, rename="camel", forbid_unknown_fields=True):
    """A DataIntegrityProof as this suite makes it; a member more is refused (`challenge`, `domain`, …)."""

    type: str
    cryptosuite: str
    created: str
    verification_method: str
    proof_purpose: str
    proof_value: str
    context: object = msgspec.field(name="@context", default=None)
    id: str | None = None
    expires: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A credential whose signature holds."""

    shape: EndorsementShape
    writer: str
    """The did:key that signed; the issuer itself, unless that is a site."""
    signed_at: datetime
    suites: tuple[str, ...]
    """The kinds of signature that were checked and hold."""
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proven:
    """What the proofs of a credential prove."""

    writer: str
    signed_at: datetime
    suites: tuple[str, ...]
    cautions: tuple[str, ...]


def check(credential: Document, *, now: datetime, quads: bool = True) -> Checked:
    """The credential with what has to be told of it; RefusedCredentialError at the first step that fails.

    Without `quads` a signature over N-Quads is not computed where one over JSON holds: that takes a tenth of
    the time, and serves for what was checked as a whole before.
    """
    # 1. Context, type and form are exactly those that give these words their meaning.
    shape = read_shape(credential)
    # 2, 3. The proofs hold, and are the issuer's.
    proven = check_proofs(credential, shape.profile.id, now=now, quads=quads)
    # 4. The times in the document have come, and have not passed.
    _check_times(shape, now)
    # 5. What does not break the signature and has to be told.
    cautions = (*proven.cautions, *_cautions(credential, shape))
    return Checked(
        shape=shape,
        writer=proven.writer,
        signed_at=proven.signed_at,
        suites=proven.suites,
        cautions=cautions,
    )


def check_proofs(credential: Document, issuer: str, *, now: datetime, quads: bool = True) -> Proven:
    """What is proven of any credential of `issuer`; RefusedCredentialError where a proof does not hold."""
    # 2. There is a proof, and none builds on another.
    proofs = _proofs(credential)
    # 3. Every proof of a known suite is by the issuer and holds. A set of which one proof is wrong is
    #    refused: other verifiers take a document of which any proof holds.
    ours = [proof for suite in (SUITE, RDFC) for proof in proofs if proof.get("cryptosuite") == suite]
    suites = _require_checkable(ours, proofs)
    if not quads and SUITE in suites:
        suites = (SUITE,)
    if suites == (RDFC,):
        refuse_if_ambiguous(credential)
    times = [_check_proof(credential, proof, issuer, suites=suites, now=now) for proof in ours]
    writer = _require_one_key(ours, issuer)
    return Proven(
        writer=writer,
        signed_at=max(times),
        suites=suites,
        cautions=tuple(_about_proofs(proofs, suites)),
    )


def _require_checkable(ours: list[Document], proofs: list[Document]) -> tuple[str, ...]:
    """The suites among `ours` that can be checked here; refused where there is none."""
    unknown = [one for one in proofs if one.get("cryptosuite") not in (SUITE, RDFC, *_OTHER_SUITES)]
    if not ours or unknown:
        raise refused(Reason.PROOF_SUITE, ", ".join(map(_suite, unknown or proofs)))
    found = tuple(dict.fromkeys(_suite(proof) for proof in ours))
    suites = tuple(suite for suite in found if suite != RDFC or can_read_quads())
    if not suites:
        raise refused(Reason.RDFC_MISSING)
    return suites


def _require_one_key(ours: list[Document], issuer: str) -> str:
    """The key of all proofs; refused where a site signed with two, for an answer can name one."""
    methods = list(dict.fromkeys(str(proof.get("verificationMethod")) for proof in ours))
    if len(methods) > 1:
        raise refused(Reason.ISSUER, methods[1], methods[0])
    return key_of_method(issuer, methods[0])


def _proofs(credential: Document) -> list[Document]:
    held = credential.get("proof")
    listed = held if isinstance(held, list) else [held]
    proofs: list[Document] = [proof for proof in listed if isinstance(proof, dict)]
    if not proofs:
        raise refused(Reason.NO_PROOF)
    if len(proofs) != len(listed):
        raise refused(Reason.PROOF_SHAPE, "not an object")
    if len(proofs) > _MOST_PROOFS:
        raise refused(Reason.PROOF_SHAPE, f"{len(proofs)} of them; at most {_MOST_PROOFS} are checked")
    if any("previousProof" in proof for proof in proofs):
        raise refused(Reason.PROOF_CHAIN)
    return proofs


def _check_proof(
    credential: Document, proof: Document, issuer: str, *, suites: tuple[str, ...], now: datetime
) -> datetime:
    """When the proof was made; refused unless it is by the issuer, for asserting, and holds.

    One of another suite than `suites` is looked at and not checked.
    """
    try:
        shape = msgspec.convert(proof, ProofShape)
    except msgspec.ValidationError as error:
        raise refused(Reason.PROOF_SHAPE, error) from error
    if shape.type != "DataIntegrityProof":
        raise refused(Reason.PROOF_SHAPE, f"the type is {shape.type}")
    if shape.proof_purpose != "assertionMethod":
        raise refused(Reason.PROOF_PURPOSE, shape.proof_purpose)
    key = public_key_of(key_of_method(issuer, shape.verification_method))
    if shape.cryptosuite in suites:
        verify_proof(credential, proof, key)
    return _check_proof_times(shape, now)


def _check_proof_times(shape: ProofShape, now: datetime) -> datetime:
    created = time_of("The time of signing", shape.created)
    if created > now + TOLERANCE:
        raise refused(Reason.FUTURE, "The time of signing", shape.created)
    if created < _EARLIEST:
        raise refused(Reason.EARLY, "The time of signing", shape.created)
    if shape.expires is not None and time_of("`expires`", shape.expires) < now - TOLERANCE:
        raise refused(Reason.EXPIRED, "The end of the signature", shape.expires)
    return created


def _check_times(shape: EndorsementShape, now: datetime) -> None:
    if time_of("`validFrom`", shape.valid_from) > now + TOLERANCE:
        raise refused(Reason.FUTURE, "`validFrom`", shape.valid_from)
    if shape.awarded_date is not None:
        time_of("`awardedDate`", shape.awarded_date)
    if shape.valid_until is not None and time_of("`validUntil`", shape.valid_until) < now - TOLERANCE:
        raise refused(Reason.EXPIRED, "`validUntil`", shape.valid_until)


def time_of(name: str, text: str) -> datetime:
    """The time that `text` writes, in UTC; refused where it is none, by the `name` of what it is."""
    moment = read(text)
    if moment is None:
        raise refused(Reason.TIME, name, text)
    return moment.astimezone(UTC)


def _about_proofs(proofs: list[Document], suites: tuple[str, ...]) -> Iterator[str]:
    for proof in proofs:
        if proof.get("cryptosuite") == RDFC and RDFC not in suites:
            yield sentence(Caution.RDFC_NOT_CHECKED)
        elif proof.get("cryptosuite") not in (SUITE, RDFC):
            yield sentence(Caution.OTHER_SUITE, _suite(proof))
    if suites == (RDFC,):
        yield sentence(Caution.RDFC_ALONE)


def _cautions(credential: Document, shape: EndorsementShape) -> Iterator[str]:
    for name in unknown_members(credential):
        yield sentence(Caution.UNKNOWN_MEMBER, name)
    if shape.credential_subject.id in {shape.profile.id, writer_of(credential)}:
        yield sentence(Caution.OWN_PRAISE)


def _suite(proof: Document) -> str:
    name = proof.get("cryptosuite") or proof.get("type")
    return name if isinstance(name, str) else "without a name"
