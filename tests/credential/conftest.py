"""Three invented people with fixed keys, and a recommendation between two of them."""

from datetime import UTC, datetime

import pytest
from nacl.signing import SigningKey

from goodword.credential import did_of_public_key, sign
from goodword.nouns import Credential, Disclosures, Recommendation, RecommendationId, ReleasedEvidence

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


class Key:
    """A signer with a fixed seed; fulfils `ports.Signer`."""

    def __init__(self, seed: int) -> None:
        """Take the byte that fills the seed."""
        self._key = SigningKey(bytes([seed]) * 32)
        self.did = did_of_public_key(bytes(self._key.verify_key))

    def sign(self, message: bytes) -> bytes:
        """The signature over `message`."""
        return self._key.sign(message).signature


@pytest.fixture
def at() -> datetime:
    """When the giver signs."""
    return AT


@pytest.fixture(scope="session")
def ada() -> Key:
    """The giver."""
    return Key(21)


@pytest.fixture(scope="session")
def bo() -> Key:
    """The recipient."""
    return Key(22)


@pytest.fixture(scope="session")
def eve() -> Key:
    """Somebody else."""
    return Key(23)


@pytest.fixture(scope="session")
def recommendation() -> Recommendation:
    """Everything that a recommendation can hold."""
    return Recommendation(
        id=RecommendationId("urn:uuid:5b8f6f0e-93a7-4f3f-a2de-2d0f3c1b7a10"),
        author_name="Ada Márquez",
        author_url="https://ada.example/",
        author_role="Hydrologist at Tidewater",
        subject_name="Bo Linde",
        subject_url="https://bo.example/",
        paragraphs=(
            "Bo and I worked in one group from 2019 to 2022.",
            "Bo’s talk changed how we plan floods.",
        ),
        own_statements=("Bo’s talk changed how we plan floods.",),
        skills=("Flood models", "Public speaking"),
        disclosures=Disclosures(relation="One group at Tidewater", is_paid=False, is_family=False),
        evidence=(
            ReleasedEvidence(
                url="https://social.example/@ada/109876",
                sent_at=datetime(2021, 3, 4, 17, 5, tzinfo=UTC),
                quote="Still thinking about @bo’s talk.",
            ),
            ReleasedEvidence(url=None, sent_at=None, quote="Thank you, @bo!"),
        ),
        language="en",
        approved_at=AT,
    )


@pytest.fixture
def credential(recommendation: Recommendation, ada: Key) -> Credential:
    """The recommendation, signed by the giver."""
    return sign(recommendation, signer=ada, at=AT)
