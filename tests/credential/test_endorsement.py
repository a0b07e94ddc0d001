import json
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from jsonschema import FormatChecker
from jsonschema.validators import validator_for

from goodword.credential import accept, correct, decline, sign, to_endorsement
from goodword.credential.canonical import canonical, parse
from goodword.nouns import Credential, Disclosures, Recommendation, ReleasedEvidence
from goodword.ports import Signer

SCHEMAS = Path(__file__).parent.parent.parent / "conformance" / "schemas"


def errors_in(document: bytes, schema: str) -> list[str]:
    """What the published schema finds wrong."""
    published = json.loads((SCHEMAS / schema).read_bytes())
    validator = validator_for(published)(published, format_checker=FormatChecker())
    return [error.message for error in validator.iter_errors(json.loads(document))]


def errors_in_both(document: bytes) -> list[str]:
    return [
        *errors_in(document, "ob_v3p0_endorsementcredential_schema.json"),
        *errors_in(document, "vcdm2-verifiable-credential-schema.json"),
    ]


def test_a_credential_has_no_error_by_either_published_schema(credential: Credential) -> None:
    assert errors_in_both(credential.document) == []


def test_the_smallest_credential_has_no_error_either(
    recommendation: Recommendation, ada: Signer, at: datetime
) -> None:
    bare = Recommendation(
        id=recommendation.id,
        author_name="Ada",
        subject_name="Bo",
        paragraphs=("Bo is kind.",),
        disclosures=Disclosures(),
        language="en",
        approved_at=at,
    )
    document = sign(bare, signer=ada, at=at).document
    assert errors_in_both(document) == []
    assert {"description", "evidence"}.isdisjoint(parse(document))


def test_the_schemas_do_find_errors(credential: Credential) -> None:
    broken = {
        name: value for name, value in parse(credential.document).items() if name != "credentialSubject"
    }
    assert errors_in_both(canonical(broken)) != []


def test_every_answer_has_no_error_by_either_schema(credential: Credential, bo: Signer, at: datetime) -> None:
    held = parse(accept(credential.document, signer=bo, at=at, may_be_shown=True))["verifiableCredential"]
    assert isinstance(held, list)
    answers = [
        canonical(held[1]),
        decline(credential.document, signer=bo, at=at, because="Not now."),
        correct(credential.document, signer=bo, at=at, wish="It was 2018."),
    ]
    assert [errors_in_both(answer) for answer in answers] == [[], [], []]


def test_the_same_recommendation_gives_the_same_document(
    recommendation: Recommendation, at: datetime
) -> None:
    once = to_endorsement(recommendation, issuer="did:key:z6Mk", valid_from=at)
    again = to_endorsement(replace(recommendation), issuer="did:key:z6Mk", valid_from=at)
    assert canonical(once) == canonical(again)


def test_a_subject_without_a_did_is_a_uuid_of_this_recommendation_alone(
    recommendation: Recommendation, ada: Signer, at: datetime
) -> None:
    first = sign(recommendation, signer=ada, at=at).subject
    assert first.startswith("urn:uuid:")
    assert first == sign(recommendation, signer=ada, at=at + timedelta(days=1)).subject
    other = replace(
        recommendation, id=type(recommendation.id)("urn:uuid:00000000-0000-4000-8000-000000000000")
    )
    assert sign(other, signer=ada, at=at).subject != first


@pytest.mark.parametrize(
    ("disclosures", "face"),
    [
        (Disclosures(), None),
        (Disclosures(relation="We  shared\na desk"), "We shared a desk"),
        (
            Disclosures(is_paid=True),
            "The writer was paid by, or bought from, the person recommended or their firm.",
        ),
        (Disclosures(is_family=True), "The writer and the person recommended are family."),
        (Disclosures(is_reciprocal=True), "They recommended each other."),
    ],
)
def test_what_is_disclosed_stands_on_the_face_and_what_was_not_asked_does_not(
    recommendation: Recommendation, at: datetime, disclosures: Disclosures, face: str | None
) -> None:
    whole = replace(recommendation, disclosures=disclosures)
    document = to_endorsement(whole, issuer="did:key:z6Mk", valid_from=at)
    assert document.get("description") == face


def test_disclosures_are_in_the_language_of_the_letter(recommendation: Recommendation, at: datetime) -> None:
    german = replace(recommendation, language="de", disclosures=Disclosures(is_family=True))
    document = to_endorsement(german, issuer="did:key:z6Mk", valid_from=at)
    assert document["inLanguage"] == "de"
    assert "verwandt" in str(document["description"]).lower() or "Familie" in str(document["description"])


def test_evidence_is_url_day_and_own_words_and_nothing_else(credential: Credential) -> None:
    evidence = parse(credential.document)["evidence"]
    assert isinstance(evidence, list)
    released = [item for item in evidence if isinstance(item, dict) and item["genre"] == "Own words"]
    assert [sorted(item) for item in released] == [
        ["description", "genre", "id", "name", "narrative", "type"],
        ["genre", "name", "narrative", "type"],
    ]
    assert released[0]["description"] == "2021-03-04"
    assert b"digest" not in credential.document


def test_an_own_statement_is_marked_as_the_writers(credential: Credential) -> None:
    evidence = parse(credential.document)["evidence"]
    assert isinstance(evidence, list)
    marked = [
        item["narrative"] for item in evidence if isinstance(item, dict) and item["genre"] == "Own statement"
    ]
    assert marked == ["Bo’s talk changed how we plan floods."]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_only_web_addresses_become_evidence(recommendation: Recommendation, at: datetime, url: str) -> None:
    whole = replace(recommendation, evidence=(ReleasedEvidence(url=url, sent_at=at, quote="Thank you!"),))
    assert url not in canonical(to_endorsement(whole, issuer="did:key:z6Mk", valid_from=at)).decode()
