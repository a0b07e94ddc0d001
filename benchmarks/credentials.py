"""How many recommendations are signed and verified a second, on one core.

    python benchmarks/credentials.py [--seconds 2] [--json]

A typical credential of about 2.7 kB, signed over JSON (jcs); the same with the second signature, over
N-Quads (rdfc), for which pyld is the bound; one with a list of withdrawals. The whole of `sign` (document,
proof, a check of the proof, bytes) and the whole of `verify` (strict parsing, every check, warnings).
Processor time, not wall time; the best of five rounds, for other work on the machine can only take away.
"""

import argparse
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from goodword.credential import (
    StatusEntry,
    accept,
    did_of_public_key,
    entry_document,
    propose,
    sign,
    sign_status_list,
    staple,
    suites_of,
    verify,
)
from goodword.nouns import Disclosures, Proofs, Recommendation, RecommendationId, ReleasedEvidence

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
AIM = 2_500
ROUNDS = 5


class BenchKey:
    """A key in memory, as the key file opens it."""

    def __init__(self, seed: int) -> None:
        """Take the byte that fills the seed."""
        self._key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        self.did = did_of_public_key(self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The signature over `message`."""
        return self._key.sign(message)


FIRST = (
    "Jonas and I worked in the same group at Tidewater from 2019 to 2022. "
    "He ran the field measurements and I planned the releases that rested on them."
)
SECOND = (
    "In March 2021 he stayed two nights to find the sensor that lied, and the map was right in time. "
    "From his talk on calibration I learned more than from a year of reading."
)

RECOMMENDATION = Recommendation(
    id=RecommendationId("urn:uuid:3d1f0b1e-54e2-4c0a-9f4e-0a6f6f8b2a11"),
    author_name="Mira Solberg",
    author_url="https://mira.example/",
    author_role="Head of product at Tidewater",
    subject_name="Jonas Ferrante",
    paragraphs=(FIRST, SECOND),
    own_statements=("He ran the field measurements and I planned the releases that rested on them.",),
    skills=("Field measurement", "Calibration"),
    disclosures=Disclosures(
        relation="We worked in the same group at Tidewater", is_paid=False, is_family=False
    ),
    evidence=(
        ReleasedEvidence(
            url="https://social.example/@mira/109876",
            sent_at=AT,
            quote="@jonas stayed two nights to find the one sensor that lied. The map is right. Thank you!",
        ),
        ReleasedEvidence(
            url="https://social.example/@mira/120411",
            sent_at=AT,
            quote="Best hour of the conference: @jonas on calibration.",
        ),
    ),
    language="en",
    approved_at=AT,
)


def a_second(deed: Callable[[], object], seconds: float) -> float:
    """How often `deed` is done in a second of processor time: the best of the rounds."""
    best = 0.0
    for _ in range(ROUNDS):
        done, began = 0, time.process_time()
        while time.process_time() - began < seconds / ROUNDS:
            for _ in range(10):
                deed()
            done += 10
        best = max(best, done / (time.process_time() - began))
    return best


def measured(seconds: float) -> dict[str, float]:
    """The figures, by what was done."""
    giver, recipient = BenchKey(1), BenchKey(2)
    credential = sign(RECOMMENDATION, signer=giver, at=AT)
    accepted = accept(propose(credential, message=None), signer=recipient, at=AT, may_be_shown=True)
    assert verify(credential.document, now=AT).verified
    assert verify(accepted, now=AT).acceptance
    both = sign(RECOMMENDATION, signer=giver, at=AT, suites=suites_of(Proofs.BOTH))
    alone = sign(RECOMMENDATION, signer=giver, at=AT, suites=suites_of(Proofs.RDFC))
    place = StatusEntry(list_id="https://mira.example/status.json", index=94_567)
    placed = sign(RECOMMENDATION, signer=giver, at=AT, status=entry_document(place))
    listed = staple(placed.document, [sign_status_list(place.list_id, [3], signer=giver, at=AT)])
    assert verify(both.document, now=AT).verified
    assert verify(alone.document, now=AT).verified
    assert verify(listed, now=AT).status.startswith("not withdrawn")
    return {
        "bytes": len(credential.document),
        "sign": a_second(lambda: sign(RECOMMENDATION, signer=giver, at=AT), seconds),
        "verify": a_second(lambda: verify(credential.document, now=AT), seconds),
        "verify an accepted one": a_second(lambda: verify(accepted, now=AT), seconds),
        "verify one with its list": a_second(lambda: verify(listed, now=AT), seconds),
        "sign both (rdfc, jcs)": a_second(
            lambda: sign(RECOMMENDATION, signer=giver, at=AT, suites=suites_of(Proofs.BOTH)), seconds
        ),
        "verify both (rdfc, jcs)": a_second(lambda: verify(both.document, now=AT), seconds),
        "verify rdfc alone": a_second(lambda: verify(alone.document, now=AT), seconds),
    }


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--seconds", type=float, default=2.0, help="of processor time for each figure")
    options.add_argument("--json", action="store_true", help="one JSON document")
    chosen = options.parse_args()
    figures = measured(chosen.seconds)
    if chosen.json:
        print(json.dumps(figures))
        return
    print(
        f"a credential of {figures.pop('bytes'):,.0f} bytes, one core, each a second (aim {AIM:,} for jcs):"
    )
    for deed, count in figures.items():
        print(f"  {deed:26} {count:8,.0f}")


if __name__ == "__main__":
    main()
