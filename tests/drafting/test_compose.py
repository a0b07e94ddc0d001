from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as with_changes

from goodword.drafting import check, compose, gather
from goodword.drafting.lexicon import function_words, words_of
from goodword.nouns import (
    Audience,
    Basis,
    DraftId,
    ExchangeKind,
    Pronoun,
    RecognitionKind,
    Severity,
    Substance,
)
from goodword.text.catalogue import languages, words

_AT = datetime(2026, 11, 20, tzinfo=UTC)
_FIVE = [
    {
        "text": "@ana your pricing workshop changed how we bill 40 clients.",
        "day": "2014-03-03",
        "kind": "praise",
    },
    {
        "text": "Thanks @ana for reviewing our billing code on a Sunday! https://example.com/a",
        "day": "2016-07-01",
    },
    {
        "text": "@ana I learned more about negotiation from you than in five years.",
        "day": "2017-09-03",
        "kind": "learned",
    },
    {
        "text": "Great talk by @ana on usage-based pricing at the conference!",
        "day": "2018-01-12",
        "kind": "praise",
    },
    {
        "text": "Congrats @ana on shipping the accessibility audit.",
        "day": "2020-02-02",
        "kind": "congratulation",
    },
]


@pytest.fixture(name="posts")
def _posts(post: Callable[..., Any]) -> list[Any]:
    return [post(**{**one, "kind": RecognitionKind(one.get("kind", "thanks"))}) for one in _FIVE]


def _texts(made: Any) -> list[str]:  # noqa: ANN401 - the Case of conftest.py
    return [sentence.text for sentence in made.draft.sentences]


def test_a_draft_begins_with_relation_and_time_as_the_record_has_them(
    case: Callable[..., Any], posts: list[Any]
) -> None:
    first = case(posts).draft.sentences[0]

    assert first.text == "I have known Ana Ruiz, Head of Pricing at Tidewater, since 2014."
    assert (first.basis, first.evidence) == (Basis.FACT, (f"{0:032x}", "linkedin:in/ana"))


def test_what_happened_is_told_in_the_owners_own_words(case: Callable[..., Any], posts: list[Any]) -> None:
    said = _texts(case(posts, skills=("Pricing", "Negotiation")))

    assert said[1:] == [
        "Her pricing workshop changed how we bill 40 clients.",
        "In 2016 I thanked her for reviewing our billing code on a Sunday.",
        "In 2017 I learned more about negotiation from her than in five years.",
        "In 2018 I wrote about her: “Great talk by [Ana] on usage-based pricing at the conference.”",
        "In 2020 I congratulated her on shipping the accessibility audit.",
        "I have seen her work in Pricing and Negotiation myself.",
    ]


def test_name_relation_and_a_deed_stand_in_the_first_two_hundred_characters(
    case: Callable[..., Any], posts: list[Any]
) -> None:
    made = case(posts)

    found = check(made.draft, made.evidence, subject=made.subject, public=True)
    assert "GW403" not in {one.code for one in found}


def test_every_sentence_names_evidence_that_there_is(case: Callable[..., Any], posts: list[Any]) -> None:
    made = case(posts, skills=("Pricing",))

    assert all(sentence.evidence for sentence in made.draft.sentences)
    assert {key for one in made.draft.sentences for key in one.evidence} <= made.evidence.keys()


@pytest.mark.parametrize("pronoun", list(Pronoun))
@pytest.mark.parametrize("language", languages())
def test_a_draft_as_it_was_composed_is_stopped_by_no_check(
    case: Callable[..., Any], posts: list[Any], pronoun: Pronoun, language: str
) -> None:
    made = case(posts, pronoun=pronoun, language=language, skills=("Pricing", "Negotiation"))
    found = check(made.draft, made.evidence, subject=made.subject, public=True)

    assert [one.message for one in found if one.severity is Severity.FORBIDS] == []


def test_an_unknown_language_falls_back_on_english_connectives(
    case: Callable[..., Any], posts: list[Any]
) -> None:
    assert _texts(case(posts, language="fi"))[0].startswith("I have known Ana Ruiz")


def test_in_another_language_the_owners_words_stay_quotations(
    case: Callable[..., Any], posts: list[Any]
) -> None:
    said = _texts(case(posts, language="de"))

    assert said[0] == "Ich kenne Ana Ruiz, Head of Pricing bei Tidewater, seit 2014."
    assert all("„" in text for text in said[1:-1])


def test_the_name_is_spoken_where_no_pronoun_was_chosen(case: Callable[..., Any], posts: list[Any]) -> None:
    assert (
        _texts(case(posts, pronoun=Pronoun.NAME))[1]
        == "Ana’s pricing workshop changed how we bill 40 clients."
    )


def test_drafts_are_the_same_but_for_name_and_pronoun(
    case: Callable[..., Any], posts: list[Any], person: Callable[..., Any]
) -> None:
    hers = case(posts).draft.text
    his = case(posts, subject=person("Tom Ruiz"), pronoun=Pronoun.HE).draft.text

    swapped = {"she": "he", "her": "him", "ana": "tom", "hers": "his"}
    ours = [swapped.get(word, word) for word in words_of(hers)]
    assert [word.replace("his", "him") for word in ours] == [
        word.replace("his", "him") for word in words_of(his)
    ]


def test_the_same_material_gives_the_same_draft(case: Callable[..., Any], posts: list[Any]) -> None:
    assert case(posts).draft == case(posts).draft


def test_the_order_in_which_moments_come_does_not_matter(case: Callable[..., Any], posts: list[Any]) -> None:
    made = case(posts)
    turned = replace(made.material, moments=tuple(reversed(made.material.moments)))
    again = compose(
        turned,
        pronoun=Pronoun.SHE,
        draft_id=DraftId("d1"),
        made_at=made.draft.made_at,
        evidence=tuple(made.evidence.values()),
    )

    assert [one.text for one in again.sentences] == _texts(made)


def test_private_words_are_left_aside_while_public_ones_are_enough(
    case: Callable[..., Any], posts: list[Any], post: Callable[..., Any]
) -> None:
    secret = post(
        text="Thank you for rescuing our negotiation in the lift.", day="2021-01-01", audience=Audience.DIRECT
    )

    assert not any("lift" in text for text in _texts(case([*posts, secret])))


def test_private_words_are_offered_where_there_are_no_others_and_wait_for_release(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    made = case([post(text="You rescued our negotiation with the harbour board.", audience=Audience.DIRECT)])
    found = check(made.draft, made.evidence, subject=made.subject, public=True)

    assert "She rescued our negotiation with the harbour board." in _texts(made)
    assert [one.code for one in found if one.severity is Severity.FORBIDS] == ["GW201"]


@pytest.mark.parametrize(
    "text",
    [
        "Are you coming to the pricing workshop, @ana?",
        "@ana RT if you liked the pricing workshop",
        "@ana you stood by me when I was laid off and found me a contract",
        "@ana you are better than my useless old boss ever was",
    ],
)
def test_questions_jargon_sensitive_topics_and_damage_stay_out(
    text: str, case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    assert all(sentence.basis is Basis.FACT for sentence in case([post(text=text)]).draft.sentences)


def test_words_about_a_third_person_stay_out(case: Callable[..., Any], post: Callable[..., Any]) -> None:
    made = case([post(text="@ana and @ben rebuilt our clinic in one week.", others=("@ben",))])

    assert all(sentence.basis is Basis.FACT for sentence in made.draft.sentences)


def test_words_without_substance_do_not_fill_a_letter(
    case: Callable[..., Any], posts: list[Any], post: Callable[..., Any]
) -> None:
    empty = post(
        text="@ana you are simply the very best, thank you.", day="2022-01-01", substance=Substance.LOW
    )

    assert not any("simply" in text for text in _texts(case([*posts[:3], empty])))


def test_of_one_post_the_story_with_what_it_changed_is_told_and_not_the_aside(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    story = (
        "In 2014 @ana rebuilt our price list, tried it on forty clients in a cold hall, threw away her own "
        "favourite version because two of them read it the wrong way, and gave us one that halved our work."
    )
    aside = "Nine years on, every branch still bills by her list."
    first = post(text=f"{story} {aside}", quote=aside)
    second = post(text=f"{story} {aside}", quote=story, is_of_the_post_before=True)
    texts = _texts(case([first, second]))
    assert any("halved our work" in text for text in texts)
    assert not any("Nine years on" in text for text in texts)


def test_someone_who_only_was_looked_at_is_followed_and_not_known(
    case: Callable[..., Any], post: Callable[..., Any], person: Callable[..., Any]
) -> None:
    made = case(
        [
            post(
                text="Great talk by @ana on pricing tiers for tired ferry companies in winter!",
                sort=ExchangeKind.POST,
            )
        ],
        subject=person(listed=False),
    )
    onlooker = replace(made.material, tie=None)
    draft = compose(onlooker, pronoun=Pronoun.SHE, draft_id=DraftId("d"), made_at=_AT)

    assert draft.sentences[0].text == "I have followed the work of Ana Ruiz since 2016."


def test_who_works_at_the_same_company_is_told_as_of_the_archive(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    rich = [post(text=text) for text in _RICH]
    shared = replace(case(rich).material, owner_companies=("Tidewater Ltd",))
    pieces = gather(shared, exchanges=())
    draft = compose(shared, pronoun=Pronoun.SHE, draft_id=DraftId("d"), made_at=_AT, evidence=pieces)
    told = draft.sentences[1]

    assert told.text == "As of January 2026 we both work at Tidewater Ltd."
    found = check(draft, {one.id: one for one in pieces}, subject=shared.subject, public=True)
    assert "GW102" not in {one.code for one in found}


_RICH = (
    "@ana your pricing workshop changed how we bill 40 clients.",
    "@ana your checklist saved the autumn fair when the whole hall flooded overnight.",
    "@ana you drove to Leeds in the snow to mend our label printer before the wards opened.",
)


def test_nothing_is_composed_of_nothing(case: Callable[..., Any]) -> None:
    made = case([])

    assert made.draft.sentences == ()


_VERBS = st.sampled_from(["changed", "saved", "taught", "rescued", "explained", "reviewed", "mended"])
_THINGS = st.sampled_from(["workshop", "clinic", "ledger", "rota", "thesis", "garden", "choir", "library"])
_FRAMES = st.sampled_from(
    [
        "@ana you {verb} our {thing} in two days.",
        "Thanks @ana for the {thing} and the {other}!",
        "@ana your {thing} {verb} us all.",
        "I never forgot how you {verb} the {thing}, @ana",
        "Gracias @ana por el {thing} y el {other}",
        "Great {thing} by @ana, it {verb} the {other}",
    ]
)


@st.composite
def _some_posts(draw: st.DrawFn) -> list[str]:
    made = st.builds(
        lambda frame, verb, thing, other: frame.format(verb=verb, thing=thing, other=other),
        _FRAMES,
        _VERBS,
        _THINGS,
        _THINGS,
    )
    return draw(st.lists(made, min_size=1, max_size=6))


@given(
    texts=_some_posts(), pronoun=st.sampled_from(list(Pronoun)), language=st.sampled_from(["en", "de", "es"])
)
def test_no_claiming_word_is_invented(
    texts: list[str], pronoun: Pronoun, language: str, case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    made = case(
        [post(text=text, day=f"{2010 + place}-05-03") for place, text in enumerate(texts)],
        pronoun=pronoun,
        language=language,
    )

    catalogue = words(language).draft
    known = {word for sentence in catalogue.values() for word in words_of(sentence)}
    known |= {word for piece in made.evidence.values() for word in words_of(piece.text)}
    known |= {word for piece in made.evidence.values() for word in words_of(_dates(piece, language))}
    known |= function_words("en") | {"ana's"}
    assert {word for word in words_of(made.draft.text) if word not in known} == set()


def _dates(piece: Any, language: str) -> str:  # noqa: ANN401 - an Evidence
    at = piece.sent_at
    return f"{words(language).month(at.date())} {at.year}" if at else ""


def test_ten_thousand_exchanges_make_a_letter_as_short_as_any_and_in_time_that_grows_with_them(
    case: Callable[..., Any], posts: list[Any], post: Callable[..., Any]
) -> None:
    many = [
        post(text=f"@ana thanks for part {place} of the survey of the river", day="2015-05-05")
        for place in range(10_000)
    ]
    made = case([*posts, *many])
    exchanges_only = made.material

    began = process_time()
    draft = compose(
        exchanges_only,
        pronoun=Pronoun.SHE,
        draft_id=DraftId("d"),
        made_at=_AT,
        evidence=tuple(made.evidence.values()),
    )
    check(draft, made.evidence, subject=made.subject, public=True)

    assert 3 <= len(draft.sentences) <= 12
    assert process_time() - began < 10  # pairs of them would take minutes


_DEEDS = (
    "@ana your pricing workshop changed how we bill 40 clients.",
    "@ana you caught the error in the dosage table before the wards used it.",
    "@ana you drove to Leeds in the snow to mend our label printer.",
    "@ana your checklist saved the autumn fair when the hall flooded.",
    "@ana you taught our juniors how to read a tide table in the rain.",
)


@pytest.mark.parametrize(("title", "is_told"), [("Tweep in chief", False), ("Growth Hacker", True)])
def test_a_title_that_needs_a_network_stays_out_of_what_is_begun(
    title: str,
    is_told: bool,  # noqa: FBT001 - as in the table
    case: Callable[..., Any],
    post: Callable[..., Any],
    person: Callable[..., Any],
) -> None:
    about = person()
    known = tuple(with_changes(one, position=one.position and title) for one in about.accounts)
    made = case([post(text=text) for text in _DEEDS], subject=replace(about, accounts=known))

    assert (title in made.draft.text) is is_told
    found = check(made.draft, made.evidence, subject=made.subject, public=True)
    assert ("GW415" in {one.code for one in found}) is is_told
