"""What a reader of a draft meets: whole deeds, nothing that hangs in the air, no name in every sentence."""

from collections.abc import Callable
from typing import Any

import pytest

from goodword.drafting import check
from goodword.nouns import Pronoun, TextForm


def _texts(made: Any) -> list[str]:  # noqa: ANN401 - the Case of conftest.py
    return [sentence.text for sentence in made.draft.sentences]


def _forbidden(made: Any) -> list[str]:  # noqa: ANN401 - the Case of conftest.py
    found = check(made.draft, made.evidence, subject=made.subject, public=True)
    return [one.message for one in found if one.severity == "forbids"]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        (
            "I asked @ana for one contact. She gave me nine, and rang each of them first.",
            "She gave me nine, and rang each of them first.",
            ["I asked Ana for one contact.", "She gave me nine, and rang each of them first."],
        ),
        (
            "Big shoutout to @ana for staying with the interns. What a week.",
            "Big shoutout to @ana for staying with the interns.",
            ["In 2016 I praised her for staying with the interns."],
        ),
        (
            "Thanks to @ana for the map. She drew it in one night.",
            "Thanks to @ana for the map.",
            ["In 2016 I thanked her for the map.", "She drew it in one night."],
        ),
        (
            "@ana your checklist saved us from a costly mistake. I've used it every year since.",
            "@ana your checklist saved us from a costly mistake.",
            ["Her checklist saved us from a costly mistake.", "I’ve used it every year since."],
        ),
        (
            "Learned so much about grants from @ana this year. Our success rate doubled.",
            "Learned so much about grants from @ana this year.",
            ["In 2016 I learned so much about grants from Ana.", "Our success rate doubled."],
        ),
        (
            "Just left a talk by @ana. She explained partitioning so clearly that even the board got it.",
            "She explained partitioning so clearly",
            ["She explained partitioning so clearly that even the board got it."],
        ),
        (
            "The new timetable has 40% fewer calls. @ana designed it. I only carried boxes. Thank you, Ana.",
            "I only carried boxes. Thank you, Ana.",
            [
                (
                    "In 2016 I wrote about her: “The new timetable has 40% fewer calls. "
                    "[Ana] designed it. I only carried boxes. Thank you, Ana.”"
                )
            ],
        ),
        (
            "I learned from @ana how to begin: ask who has a key and a grudge. You need both.",
            "I learned from @ana how to begin",
            ["I learned from Ana how to begin: ask who has a key and a grudge."],
        ),
    ],
    ids=["asked", "shoutout", "deed", "since-then", "result", "she-is-told", "what-stood-before", "anybody"],
)
def test_a_deed_is_told_with_what_stands_beside_it_in_the_post(
    case: Callable[..., Any], post: Callable[..., Any], text: str, quote: str, expected: list[str]
) -> None:
    made = case([post(text=text, quote=quote)])

    assert _texts(made)[1:] == expected
    assert _forbidden(made) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("You found her in an hour, on a Friday night. Thank you.", "You found her in an hour"),
        ("I told my boss about @ana. He brought twenty ropes.", "He brought twenty ropes."),
        (
            "Thank you @ana for taking on our Kim. She brought twenty ropes.",
            "Thank you @ana for taking on our Kim.",
        ),
        ("You fought for the grant and got it. Thank you both.", "Thank you both."),
    ],
)
def test_what_leans_on_somebody_else_stays_out(
    case: Callable[..., Any], post: Callable[..., Any], text: str, quote: str
) -> None:
    told = " ".join(_texts(case([post(text=text, quote=quote)])))

    assert not any(word in told for word in ("found her", "twenty ropes", "you both"))


def test_a_sentence_that_was_true_on_its_day_keeps_its_date(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    made = case([post(text="I've worked beside @ana for five years and she has never let us down.")])

    assert _texts(made)[1] == (
        "In 2016 I wrote about her: “I’ve worked beside [Ana] for five years and she has never let us down.”"
    )


@pytest.mark.parametrize(
    ("pronoun", "expected"),
    [
        (Pronoun.SHE, ["Ana ", "She ", "She "]),
        (Pronoun.THEY, ["Ana ", "Ana ", "Ana "]),
        (Pronoun.NAME, ["Ana ", "Ana ", "Ana "]),
    ],
)
def test_the_name_is_said_once_in_a_paragraph_and_then_the_pronoun(
    case: Callable[..., Any], post: Callable[..., Any], pronoun: Pronoun, expected: list[str]
) -> None:
    made = case(
        [
            post(text="@ana rewired our whole studio overnight.", day="2014-05-01"),
            post(text="@ana wrote the grant that built our library.", day="2016-05-01"),
            post(text="@ana explained the contract line by line.", day="2018-05-01"),
        ],
        pronoun=pronoun,
    )

    assert [text[:4] for text in _texts(made)[1:4]] == [begin[:4] for begin in expected]
    assert _forbidden(made) == []


def test_few_deeds_stand_in_the_order_of_time_where_each_has_its_date(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    texts = _texts(
        case(
            [
                post(text="Thanks @ana for the boiler.", day="2018-05-01"),
                post(text="Thanks @ana for mending our old printer before the vote.", day="2014-05-01"),
                post(text="Kudos to @ana for keeping the site alive through the storm.", day="2016-05-01"),
            ]
        )
    )

    assert [text[:7] for text in texts[1:3]] == ["In 2014", "In 2016"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "de",
            "Danke @ana, deine Vorlage hat uns drei Wochen erspart.",
            "An Ana Ruiz, 2016: „Danke [Ana], deine",
        ),
        (
            "de",
            "Von @ana habe ich gelernt, eine Sitzung zu leiten.",
            "Über Ana Ruiz, 2016: „Von [Ana] habe",
        ),
        (
            "fr",
            "@ana merci mille fois pour ton aide sur le dossier.",
            "À Ana Ruiz, en 2016 : «\u00a0Merci mille fois pour",
        ),
        (
            "es",
            "@ana salvó la feria cuando falló el sonido.",
            "Sobre Ana Ruiz, en 2016: «[Ana] salvó la feria",
        ),
    ],
)
def test_words_to_a_person_and_about_them_are_told_apart_in_other_languages(
    case: Callable[..., Any], post: Callable[..., Any], language: str, text: str, expected: str
) -> None:
    assert expected in _texts(case([post(text=text)], language=language))[-1]


def test_capitals_of_german_nouns_are_nobodys_name(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    made = case([post(text="Danke @ana, deine Vorlage hat uns drei Wochen Arbeit erspart.")], language="de")
    found = check(made.draft, made.evidence, subject=made.subject, public=True)

    assert "GW204" not in {one.code for one in found}


def test_a_poor_sentence_does_not_stand_for_the_rich_one_beside_it(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    deed = "it was @ana who rebuilt our whole rota by telephone in one night"
    text = f"For the record: {deed}. I've told your boss."
    told = _texts(case([post(text=text)]))[1]

    assert "rebuilt our whole rota by telephone in one night" in told


def test_a_line_is_relation_and_one_deed_that_fits(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    long = "@ana explained " + "the harbour dues, the tide tables, the pilots’ rota and " * 4 + "the lamps."
    posts = [
        post(text=long, day="2014-05-01"),
        post(text="@ana rewired our whole studio overnight.", day="2015-05-01"),
        post(text="Thanks @ana for mending the bell.", day="2016-05-01"),
    ]
    made = case(posts, skills=("Pricing",), form=TextForm.LINE)

    assert _texts(made) == [
        "Ana Ruiz and I go back to 2014.",
        "Ana rewired our whole studio overnight.",
    ]
    assert len(made.draft.text) <= 200
    assert (made.draft.skills, _forbidden(made)) == ((), [])


def test_somebody_who_was_met_through_them_is_asked_about(
    case: Callable[..., Any], post: Callable[..., Any]
) -> None:
    made = case([post(text="@ana Thank you for introducing me to Helen at the trust, we start in March!")])
    found = check(made.draft, made.evidence, subject=made.subject, public=True)

    assert _texts(made)[1] == "In 2016 I thanked her for introducing me to Helen at the trust."
    assert ["Helen" in one.message for one in found if one.code == "GW204"] == [True]
