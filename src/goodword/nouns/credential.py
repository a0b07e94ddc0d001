"""What was signed, what became of it, and what a check of it says."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from goodword.nouns.draft import RecommendationId


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A signed recommendation; `document` is the exact signed bytes."""

    id: RecommendationId
    issuer: str
    """The did:key of the giver, also where a site is named as the issuer."""
    subject: str
    """DID of the recipient, or `urn:uuid:…` until it is known."""
    document: bytes
    signed_at: datetime


class Proofs(StrEnum):
    """Which signatures a file carries: over canonical JSON (jcs), over canonical N-Quads (rdfc), or both."""

    BOTH = "both"
    JCS = "jcs"
    RDFC = "rdfc"


class State(StrEnum):
    """What can happen to a recommendation; the store keeps these as an append-only list."""

    DRAFT = "draft"
    GIVEN_ELSEWHERE = "given elsewhere"
    SIGNED = "signed"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    SHOWN = "shown"
    KEPT_PRIVATE = "kept private"
    CORRECTED = "corrected"
    DECLINED = "declined"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    RENEWED = "renewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """What the acceptance in a file amounts to."""

    recipient: str
    """DID of who accepted."""
    accepted_at: datetime
    may_be_shown: bool
    is_by_subject: bool
    """The recipient's DID is the credential's subject: "accepted by NAME" may be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The answer of `goodword verify` for one file."""

    verified: bool
    recommendation_id: str | None = None
    issuer: str | None = None
    """The did:key that signed."""
    site: str | None = None
    """The site (did:web) that is named as the issuer; only `linked_to` says that it knows the key."""
    issuer_name: str | None = None
    subject: str | None = None
    subject_name: str | None = None
    comment: str | None = None
    """The signed words."""
    signed_at: datetime | None = None
    suites: tuple[str, ...] = ()
    """The kinds of signature of the recommendation that were checked and hold."""
    status: str = "unknown"
    """“not withdrawn as of …”, “withdrawn” or “unknown”."""
    linked_to: tuple[str, ...] = ()
    """Sites whose document of keys, which the reader has, names the issuer's key: `did:web:…`."""
    acceptance: Acceptance | None = None
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
