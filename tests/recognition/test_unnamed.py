"""Help by somebody not named is told as that; who is named has the role and work that the words give."""

import pytest

from goodword.nouns import HelpKind
from goodword.recognition import Card, card_of, may_tell_of_nobody, recognise, unnamed_help
from goodword.recognition.post import Post


@pytest.mark.parametrize(
    ("language", "text", "who", "kinds"),
    [
        ("en", "Somebody introduced me to the harbour master.", "Somebody", {HelpKind.INTRODUCTION}),
        ("en", "A stranger lent us his pump, twice.", "A stranger", {HelpKind.WORK}),
        ("en", "My old teacher proofread my thesis.", "My old teacher", {HelpKind.REVIEW}),
        ("en", "Rain again. Someone taught me to splice.", "Someone", {HelpKind.TEACHING}),
        ("de", "Jemand hat mir das Schweißen beigebracht.", "Jemand", {HelpKind.TEACHING}),
        ("fr", "Quelqu'un m'a expliqué les marées.", "Quelqu'un", {HelpKind.TEACHING}),
        ("es", "Alguien me enseñó a coser.", "Alguien", {HelpKind.TEACHING}),
        ("pl", "Ktoś nauczył mnie szyć.", "Ktoś", {HelpKind.TEACHING}),
    ],
)
def test_help_without_a_name_is_found_with_its_kind(
    language: str, text: str, who: str, kinds: set[HelpKind]
) -> None:
    (found,) = unnamed_help(text, language)

    assert may_tell_of_nobody(text)
    assert (found.who, set(found.kinds), found.is_recommendation) == (who, kinds, False)
    assert text[found.start : found.end] == found.quote
    assert not recognise(Post(text=text)).recognition or recognise(Post(text=text)).doubtful


@pytest.mark.parametrize(
    "text",
    [
        "The woman who was my boss wrote me a recommendation.",
        "Someone wrote a reference for me in 2012.",
        "Jemand hat mir ein Zeugnis geschrieben.",
    ],
)
def test_a_recommendation_by_somebody_not_named_is_told_as_one(text: str) -> None:
    (found,) = unnamed_help(text)
    assert found.is_recommendation


@pytest.mark.parametrize(
    "text",
    [
        "Somebody should fix our gate.",
        "Can somebody review my draft?",
        "Somebody taught the whole class to swim.",
        "Someone ate my lunch.",
        "Someone like @ana fixed our build.",
        "> Somebody lent me a van.\n\nNo idea.",
        "Ana introduced me to somebody.",
        "",
    ],
)
def test_a_wish_a_question_and_what_others_had_are_no_help(text: str) -> None:
    assert unnamed_help(text) == ()


@pytest.mark.parametrize("unit", ["someone ", ". ", "my old ", '"', "a kind ", "the woman who was my "])
def test_a_megabyte_of_anything_is_read_in_bounded_time(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    may_tell_of_nobody(text)
    assert len(unnamed_help(text, "en")) <= 400


@pytest.mark.parametrize(
    ("passage", "name", "card"),
    [
        (
            "I owe it to Ada Obi, a surveyor in Leith, who wept.",
            "Ada Obi",
            Card(role="surveyor in Leith", work=None),
        ),
        ("Read Ada Obi's “Low Water” first.", "Ada Obi", Card(role=None, work="Low Water")),
        ("Ada Obi built Tide Watch alone.", "Ada Obi", Card(role=None, work="Tide Watch")),
        ("Ada Obi, our editor, said so. Bo Li wrote Quaycheck.", "Ada Obi", Card(role="editor", work=None)),
        ("Thank you Ada Obi, the rain held off.", "Bo Li", Card(role=None, work=None)),
        ("Thank you Ada Obi.", "Ada Obi", Card(role=None, work=None)),
    ],
)
def test_a_card_holds_what_the_sentence_says_of_whom_it_names(passage: str, name: str, card: Card) -> None:
    assert card_of(passage, name) == card
