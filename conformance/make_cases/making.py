# ruff: noqa: INP001, S101 - part of a script, no package; it stops when its premise does not hold
"""Keys that everybody knows, the recommendation of all cases, and how a case is written."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from nacl.signing import SigningKey

from goodword.credential import accept, did_of_public_key, propose, reissue, sign, to_endorsement
from goodword.credential.canonical import Document, Json
from goodword.credential.did import verification_method
from goodword.credential.proof import create_proof
from goodword.nouns import Disclosures, Recommendation, RecommendationId, ReleasedEvidence

SIGNED_AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
ANSWERED_AT = SIGNED_AT + timedelta(days=1)
NOW = SIGNED_AT + timedelta(days=4)
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493


@dataclass(frozen=True)
class TestKey:
    """A key that everybody knows: it signs nothing but these cases."""

    seed: int

    @property
    def did(self) -> str:
        """The did:key of the key."""
        return did_of_public_key(bytes(self._key.verify_key))

    def sign(self, message: bytes) -> bytes:
        """The signature over `message`."""
        return self._key.sign(message).signature

    @property
    def _key(self) -> SigningKey:
        return SigningKey(bytes([self.seed]) * 32)


ADA, BO, EVE = TestKey(1), TestKey(2), TestKey(3)


@dataclass(frozen=True)
class Page:
    """What the page in the browser says, where it cannot say what Python says."""

    reason: str | None = None
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """A file and what has to be said of it."""

    name: str
    about: str
    data: bytes
    reason: str | None = None
    """None where it is verified; “unreadable” where it is no signed file at all."""
    accepted: bool = False
    accepted_by_subject: bool = False
    cautions: tuple[str, ...] = ()
    page: Page | None = None
    is_pdf: bool = False

    @property
    def file(self) -> str:
        """The name of the file."""
        return f"{self.name}.pdf" if self.is_pdf else f"{self.name}.json"


RECOMMENDATION = Recommendation(
    id=RecommendationId("urn:uuid:0b2f3c1e-6f5a-4f55-9b59-6d1f0f0f3a11"),
    author_name="Ada Márquez",
    author_url="https://ada.example/",
    author_role="Hydrologist at Tidewater",
    subject_name="Bo Linde",
    subject_url="https://bo.example/",
    paragraphs=(
        "Bo and I worked in the same group at Tidewater from 2019 to 2022.",
        "Bo’s talk on flood pricing changed how we plan: we redrew the whole northern map after it.",
    ),
    own_statements=(
        "Bo’s talk on flood pricing changed how we plan: we redrew the whole northern map after it.",
    ),
    skills=("Flood models", "Public speaking"),
    disclosures=Disclosures(
        relation="We worked in the same group at Tidewater", is_paid=False, is_family=False
    ),
    evidence=(
        ReleasedEvidence(
            url="https://social.example/@ada/109876",
            sent_at=datetime(2021, 3, 4, 17, 5, tzinfo=UTC),
            quote="Still thinking about @bo’s talk on flood pricing. We have to redraw the northern map.",
        ),
    ),
    language="en",
    approved_at=SIGNED_AT,
)


def signed(document: Document, *, key: TestKey = ADA, **options: Json) -> dict[str, Json]:
    """The document with a proof by `key`; `options` stand in the proof, and None takes one out."""
    config: dict[str, Json] = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": "2026-11-20T09:30:00Z",
        "verificationMethod": verification_method(key.did),
        "proofPurpose": "assertionMethod",
        **options,
    }
    kept = {name: value for name, value in config.items() if value is not None}
    return {**document, "proof": create_proof(document, kept, key.sign)}


def unsigned(**members: Json) -> dict[str, Json]:
    """The recommendation of all cases as JSON, with `members` laid over it; None takes one out."""
    whole = {**to_endorsement(RECOMMENDATION, issuer=ADA.did, valid_from=SIGNED_AT), **members}
    return {name: value for name, value in whole.items() if value is not None}


GOOD = sign(RECOMMENDATION, signer=ADA, at=SIGNED_AT)
TO_BO = reissue(RECOMMENDATION, to=BO.did, signer=ADA, at=SIGNED_AT + timedelta(days=2), supersedes=GOOD)
HELD = accept(propose(GOOD, message=None), signer=BO, at=ANSWERED_AT, may_be_shown=True)
ACCEPTED = accept(propose(TO_BO, message=None), signer=BO, at=NOW, may_be_shown=True)


def changed(data: bytes, old: str, new: str) -> bytes:
    """The bytes with the one place where `old` stands changed to `new`."""
    assert data.count(old.encode()) >= 1, old
    return data.replace(old.encode(), new.encode(), 1)


def proof_of(document: Document) -> Document:
    """The one proof of a signed document."""
    proof = document["proof"]
    assert isinstance(proof, dict)
    return proof


def as_list(value: Json) -> list[Json]:
    """The value, which is a list."""
    assert isinstance(value, list)
    return value
