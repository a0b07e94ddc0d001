from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from goodword.drafting import approve
from goodword.errors import MayNotSignError
from goodword.nouns import (
    Audience,
    Basis,
    Disclosures,
    Draft,
    Recommendation,
    RecommendationId,
    ReleasedEvidence,
    Sentence,
)

_AT = datetime(2026, 11, 21, tzinfo=UTC)
_ID = RecommendationId("urn:uuid:3f2b8c1e-0000-4000-8000-000000000001")


@pytest.fixture(name="made")
def _made(case: Callable[..., Any], post: Callable[..., Any]) -> Any:  # noqa: ANN401 - the Case of conftest.py
    return case(
        [
            post(text="@ana your pricing workshop changed how we bill 40 clients.", day="2014-03-03"),
            post(text="Thank you for the honest feedback.", day="2016-07-01", audience=Audience.DIRECT),
            post(text="Thanks @ana for mending our rota with @ben", day="2017-07-01", others=("@ben",)),
        ],
        skills=("Pricing",),
    )


def _approved(made: Any, draft: Draft | None = None) -> Recommendation:  # noqa: ANN401 - the Case of conftest.py
    return approve(
        draft or made.draft,
        made.evidence,
        recommendation_id=_ID,
        at=_AT,
        subject=made.subject,
        author_role="Owner, Voss Charts",
    )


def _with(made: Any, *sentences: Sentence) -> Draft:  # noqa: ANN401 - the Case of conftest.py
    draft: Draft = made.draft
    return replace(draft, sentences=(*draft.sentences[:2], *sentences), skills=())


def test_a_draft_that_no_check_forbids_becomes_a_recommendation(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    closing = Sentence(text="I recommend her without reservation.", basis=Basis.OWNER, paragraph=9)
    given = _approved(made, _with(made, closing))

    assert given.paragraphs == (
        "Ana Ruiz and I go back to 2014.",
        "Her pricing workshop changed how we bill 40 clients.",
        "I recommend her without reservation.",
    )
    assert (given.author_name, given.subject_name, given.author_role) == (
        "Nora Voss",
        "Ana Ruiz",
        "Owner, Voss Charts",
    )
    assert (given.language, given.approved_at, given.id) == ("en", _AT, _ID)
    assert given.own_statements == ()


def test_only_public_own_words_cross_as_evidence(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    released = Sentence(
        text="I thank her for the honest feedback.",
        basis=Basis.OWNER,
        evidence=("r1", "r2"),
        is_released=True,
    )
    given = _approved(made, _with(made, released))

    assert given.evidence == (
        ReleasedEvidence(
            url="https://x.com/owner/status/0",
            sent_at=datetime(2014, 3, 3, 10, tzinfo=UTC),
            quote="@ana your pricing workshop changed how we bill 40 clients.",
        ),
    )


def test_private_evidence_leaves_no_trace_but_the_words_that_were_released(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    words = "In July 2016 I thanked her for the honest feedback."
    own = Sentence(text=words, basis=Basis.OWN_WORDS, evidence=("r1",), is_released=True)
    given = _approved(made, _with(made, own))

    assert words in given.text
    assert "Thank you for the honest feedback" not in repr(given)
    assert "status/1" not in repr(given)


def test_evidence_that_was_released_by_name_crosses(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    made.evidence["r1"] = replace(made.evidence["r1"], is_released=True)
    own = Sentence(
        text="In July 2016 I thanked her for the honest feedback.",
        basis=Basis.OWN_WORDS,
        evidence=("r1",),
        is_released=True,
    )

    assert "Thank you for the honest feedback." in {
        one.quote for one in _approved(made, _with(made, own)).evidence
    }


def test_what_the_owner_confirmed_is_marked_as_their_own_statement(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    confirmed = Sentence(text="She trained 15 of our people.", basis=Basis.OWNER, is_confirmed=True)
    plain = Sentence(text="I recommend her.", basis=Basis.OWNER, is_confirmed=True)
    given = _approved(made, _with(made, confirmed, plain))

    assert given.own_statements == ("She trained 15 of our people.",)


def test_a_draft_that_a_check_forbids_is_refused_with_every_reason(made: Any) -> None:  # noqa: ANN401 - the Case of conftest.py
    lie = Sentence(text="She trained 15 of our people.", basis=Basis.OWNER)
    draft = replace(_with(made, lie), disclosures=Disclosures())

    with pytest.raises(MayNotSignError) as refused:
        _approved(made, draft)
    said = str(refused.value)
    assert "GW110 in sentence 3: “15”: nothing in the evidence says so." in said
    assert all(code in said for code in ("GW501", "GW502", "GW503"))


def test_a_draft_as_it_is_composed_holds_private_words_back(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    made = case([post(text="You rescued our negotiation with the board.", audience=Audience.DIRECT)])

    with pytest.raises(MayNotSignError, match="GW201"):
        _approved(made)


def test_words_that_only_the_networks_know_do_not_cross_beside_the_letter(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    made = case(
        [
            post(text="@ana your pricing workshop changed how we bill 40 clients.", day="2014-03-03"),
            post(text="Shoutout to @ana who found the leak that cost us a winter!", day="2016-07-01"),
        ]
    )
    assert "She found the leak that cost us a winter." in made.draft.text
    given = _approved(made)

    assert [piece.sent_at and piece.sent_at.year for piece in given.evidence] == [2014]


def test_released_words_of_the_networks_do_not_cross_either(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    made = case([post(text="@ana your pricing workshop changed how we bill 40 clients.")])
    quoted = made.evidence["r0"]
    passage = replace(quoted.passage, quote="@ana retweeted it")
    made.evidence["r0"] = replace(quoted, passage=passage, is_released=True)

    assert _approved(made).evidence == ()


def test_a_relation_in_words_of_the_networks_may_not_be_signed(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    told = Disclosures(relation="We are mutuals who retweeted each other", is_paid=False, is_family=False)
    made = case([post(text="@ana your pricing workshop changed how we bill 40 clients.")], disclosures=told)

    with pytest.raises(MayNotSignError, match=r"GW413: “retweeted”"):
        _approved(made)


def test_a_skill_that_needs_a_word_of_the_networks_stays_out(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    deeds = [
        post(text="@ana your pricing workshop changed how we bill 40 clients."),
        post(text="@ana your checklist saved the autumn fair when the whole hall flooded overnight."),
    ]

    assert case(deeds, skills=("Influencer Relations", "Pricing")).draft.skills == ("Pricing",)
