"""What stands in a signed file about roles and evidence, and what leaves no trace in it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from goodword.credential import read_face, reissue, sign
from goodword.credential.canonical import Json, parse
from goodword.nouns import Recommendation
from goodword.ports import Signer


def names_in(value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        for name, member in value.items():
            yield name
            yield from names_in(member)
    elif isinstance(value, list):
        for item in value:
            yield from names_in(item)


def test_no_digest_stands_over_bytes_that_the_file_does_not_carry(
    recommendation: Recommendation, ada: Signer, at: datetime
) -> None:
    document = parse(sign(recommendation, signer=ada, at=at).document)
    assert not {"digestSRI", "digestMultibase", "relatedResource"} & set(names_in(document))
    without = sign(replace(recommendation, evidence=()), signer=ada, at=at).document
    for released in recommendation.evidence:
        assert released.quote.encode() not in without


def test_the_writers_role_is_that_of_the_day_of_signing(
    recommendation: Recommendation, ada: Signer, bo: Signer, at: datetime
) -> None:
    signed = sign(recommendation, signer=ada, at=at)
    years_later = at + timedelta(days=2_000)
    again = reissue(recommendation, to=bo.did, signer=ada, at=years_later, supersedes=signed)
    for version in (signed, again):
        assert read_face(version.document).author_role == "Hydrologist at Tidewater"
        assert read_face(version.document).awarded_at == recommendation.approved_at
