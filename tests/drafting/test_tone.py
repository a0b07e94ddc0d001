"""Words that a careful reader stumbles over are found; plain words are let be."""

import pytest

from goodword.drafting.lexicon import network_word, plain_words, words_of_networks
from goodword.drafting.tone import boast, cliche, doubtful, habits, is_empty_praise


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tomas always goes the extra mile for a client.", "en"),
        ("She has a proven track record in sales.", "en-GB"),
        ("Sie ist eine echte Bereicherung für jedes Team.", "de"),
        ("C’est une force de proposition.", "fr"),
        ("Es una gran profesional.", "es"),
    ],
)
def test_what_is_said_of_everybody_is_found(text: str, language: str) -> None:
    assert cliche(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He seems to have settled in well.", "en"),
        ("To the best of my knowledge she kept every deadline.", "en"),
        ("Er war bemüht, alles zu schaffen.", "de"),
        ("Elle a fait de son mieux.", "fr"),
        ("Ze deed haar best.", "nl"),
    ],
)
def test_hedges_and_faint_praise_are_found(text: str, language: str) -> None:
    assert doubtful(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "She cut the average wait from nine days to two.",
        "He sometimes drove four hours to look at one pump.",
        "Her notes were sufficient to rebuild the whole model.",
        "She tried three routes and told us why two of them failed the children.",
    ],
)
def test_plain_words_raise_no_doubt(text: str) -> None:
    assert not doubtful(text, "en")
    assert not cliche(text, "en")
    assert not boast(text, "en")


def test_more_than_one_person_can_have_seen_is_found() -> None:
    assert boast("She never makes a mistake and everyone agrees.", "en") == "never makes a mistake"


def test_empty_praise_holds_nothing_that_only_they_did() -> None:
    names = frozenset({"ana", "ruiz"})
    assert is_empty_praise("Ana is a truly wonderful person and a great colleague.", names)
    assert not is_empty_praise("Ana is a great colleague who reads every tender to its last page.", names)
    assert not is_empty_praise("She rebuilt the rota in an evening.", names)


def test_at_least_three_hundred_words_of_the_networks_have_a_plain_word_each() -> None:
    assert len(words_of_networks()) >= 300
    assert plain_words("Retweeted") == "passed on"


@pytest.mark.parametrize(
    "text", ["She likes clear words.", "For instance, he called twice.", "Stan led it.", "We met at dusk."]
)
def test_words_that_are_plain_too_are_no_jargon(text: str) -> None:
    assert network_word(text) is None


def test_habits_are_counted_whoever_is_spoken_of() -> None:
    hers = habits("She built the kindest team; her insight solved it. She seems to care.")
    his = habits("He built the kindest team; his insight solved it. He seems to care.")
    assert hers == his
    assert hers["ability"] == 3
    assert hers["doubt"] == 1
