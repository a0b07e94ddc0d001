import time

import pytest

from goodword.text.names import given_name, initials, normalised, parts, without_accents


@pytest.mark.parametrize(
    "written",
    [
        "Ana Ruiz",
        "Dr. Ana  RUIZ, Ph.D. ✨",
        "ana ruiz (she/her)",
        "Ana Ruiz | Pricing",
        "Prof. Ana Ruiz - Tidewater",
    ],
)
def test_titles_credentials_emoji_and_case_do_not_matter(written: str) -> None:
    assert normalised(written) == "ana ruiz"


def test_accents_and_scripts_keep_two_people_apart() -> None:
    assert normalised("José Peña") != normalised("Jose Pena")
    assert without_accents("José Peña") == without_accents("Jose Pena") == "jose pena"


def test_a_double_name_and_an_apostrophe_stay_one_word() -> None:
    assert parts("Anne-Marie O’Neil") == ("anne-marie", "o’neil")


def test_the_given_name_is_as_it_is_written() -> None:
    assert given_name("Dr. Ana Ruiz") == "Ana"
    assert given_name("") == ""


def test_initials_are_of_the_words_that_count() -> None:
    assert initials("Dr. Ana María Ruiz, MBA") == "amr"


@pytest.mark.parametrize("unit", ["(", " ", " -", "((", "\n"])
def test_a_name_that_no_network_allows_costs_no_more_than_a_name(unit: str) -> None:
    began = time.process_time()
    normalised("Ana Ruiz" + unit * 100_000 + "x")

    assert time.process_time() - began < 1
