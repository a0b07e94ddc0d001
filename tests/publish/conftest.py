"""Signed recommendations of invented people, made by the real `sign` and `accept`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from goodword.credential import Face, accept, did_of_public_key, read_face, sign
from goodword.nouns import Disclosures, Recommendation, RecommendationId, ReleasedEvidence

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
EVIDENCE = (
    ReleasedEvidence(
        url="https://social.example/@mara/109876",
        sent_at=datetime(2018, 3, 4, 17, 20, tzinfo=UTC),
        quote="Ana found the fault in our tide tables that three consultants had missed. Thank you!",
    ),
    ReleasedEvidence(
        url=None,
        sent_at=datetime(2019, 10, 2, 6, 0, tzinfo=UTC),
        quote="@ana sat with the night crew until every pilot could read the new charts.",
    ),
)


@dataclass(frozen=True)
class Keyholder:
    """Somebody with a key of their own, the same in every run."""

    seed: int

    @property
    def key(self) -> Ed25519PrivateKey:
        """The private key of this seed."""
        return Ed25519PrivateKey.from_private_bytes(bytes([self.seed]) * 32)

    @property
    def did(self) -> str:
        """The identity that the key is."""
        return did_of_public_key(self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))

    def sign(self, message: bytes) -> bytes:
        """As a Signer does."""
        return self.key.sign(message)


@pytest.fixture
def now() -> datetime:
    """The moment at which the tests take place."""
    return NOW


@pytest.fixture
def giver() -> Keyholder:
    """Mara Lindqvist, who recommends."""
    return Keyholder(1)


@pytest.fixture
def recipient() -> Keyholder:
    """Ana Ruiz, who is recommended."""
    return Keyholder(2)


@pytest.fixture
def recommendation(recipient: Keyholder) -> Recommendation:
    """A recommendation with everything on it."""
    return Recommendation(
        id=RecommendationId("urn:uuid:3f2a91c0-7c1d-4a55-9c0e-0d5b7a2e4f10"),
        author_name="Mara Lindqvist",
        author_url="https://mara.example/",
        author_role="Head of Operations, Tidewater Ferries",
        subject_name="Ana Ruiz",
        subject_url="https://ana.example/",
        subject_did=recipient.did,
        paragraphs=(
            (
                "I have known Ana Ruiz since 2016, when we worked in the same group at Tidewater Ferries. "
                "Ana found the fault in our tide tables that three consultants had missed."
            ),
            (
                "She sat with the night crew until every pilot could read the new charts. "
                "She is the calmest person I have met in a crisis."
            ),
        ),
        own_statements=("She is the calmest person I have met in a crisis.",),
        skills=("Tidal modelling", "Teaching", "Crisis response"),
        disclosures=Disclosures(
            relation="We worked in the same group at Tidewater Ferries from 2016 to 2021.",
            is_paid=False,
            is_family=False,
            is_reciprocal=True,
        ),
        evidence=EVIDENCE,
        language="en",
        approved_at=datetime(2026, 11, 20, 10, 0, tzinfo=UTC),
    )


Sign = Callable[[Recommendation], bytes]


@pytest.fixture
def signed(giver: Keyholder) -> Sign:
    """The signed bytes of a recommendation that nobody accepted yet."""
    return lambda recommendation: (
        sign(recommendation, signer=giver, at=datetime(2026, 11, 21, 8, 30, tzinfo=UTC)).document
    )


@pytest.fixture
def accepted(signed: Sign, recipient: Keyholder) -> Sign:
    """The file of a recommendation with its acceptance."""
    at = datetime(2026, 11, 23, 19, 5, tzinfo=UTC)
    return lambda recommendation: accept(signed(recommendation), signer=recipient, at=at, may_be_shown=True)


@pytest.fixture
def another() -> Callable[[Recommendation, int], Recommendation]:
    """The same recommendation under another number."""
    return lambda recommendation, number: replace(
        recommendation, id=RecommendationId(f"urn:uuid:{number:08x}-0000-4000-8000-000000000000")
    )


@pytest.fixture
def face_of(signed: Sign, recommendation: Recommendation) -> Callable[[str], Face]:
    """The face of a recommendation of one paragraph with these words."""
    face = read_face(signed(recommendation))
    return lambda words: replace(face, paragraphs=(words,), own_statements=())
