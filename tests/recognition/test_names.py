"""From what is written to the account that is meant, or to nobody."""

from goodword.nouns import AccountId
from goodword.recognition import NameBook


def test_a_handle_is_found_exactly_whatever_its_case(names: NameBook) -> None:
    assert names.resolve("@ANA_r", source="x") == "x:2"


def test_a_handle_of_another_network_is_not_taken(names: NameBook) -> None:
    assert names.resolve("@ana-ruiz", source="x") is None


def test_a_full_name_means_one_of_those_addressed_and_nobody_else(names: NameBook) -> None:
    assert names.resolve("Ana Ruiz", source="x", among=[AccountId("x:2"), AccountId("x:4")]) == "x:2"
    assert names.resolve("Ana Ruiz", source="x") is None  # whose else it may be, the whole record says


def test_a_first_name_alone_means_nobody(names: NameBook) -> None:
    assert names.resolve("Jonas", source="x") is None


def test_a_first_name_among_those_addressed_means_that_one(names: NameBook) -> None:
    assert names.resolve("Ana", source="x", among=[AccountId("x:2"), AccountId("x:3")]) == "x:2"


def test_a_first_name_that_two_of_the_addressed_have_means_nobody(names: NameBook) -> None:
    assert names.resolve("Ana", source="x", among=[AccountId("x:2"), AccountId("x:4")]) is None


def test_a_title_does_not_hide_a_name(names: NameBook) -> None:
    assert names.resolve("Dr. Jonas Keller", source="x", among=[AccountId("x:3")]) == "x:3"


def test_an_empty_name_means_nobody(names: NameBook) -> None:
    assert names.resolve(" ", source="x", among=[AccountId("x:2")]) is None
