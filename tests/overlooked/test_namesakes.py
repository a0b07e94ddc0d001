from dataclasses import replace
from typing import Unpack

import pytest

from goodword.nouns import Person, PersonId
from goodword.overlooked import namesakes_of, recommended_by_name
from tests.invented import OfAPerson, account, day, person

THEN = day("2017-03-02")


def at(source: str, name: str, **facts: Unpack[OfAPerson]) -> Person:
    return person(account(f"{source}:{name}", name=name), **facts)


CALLUM = at("linkedin", "Callum Aird", recommended_at=THEN)
TWEETER = at("x", "Callum  AIRD")


def test_the_same_whole_name_in_another_place_waits_for_the_owners_answer() -> None:
    assert recommended_by_name([CALLUM, TWEETER], frozenset()) == {TWEETER.id}
    assert recommended_by_name([TWEETER, CALLUM], frozenset()) == {TWEETER.id}


@pytest.mark.parametrize(
    ("because", "people"),
    [
        ("nobody was recommended", [at("linkedin", "Callum Aird"), TWEETER]),
        ("a given name is nobody's", [at("linkedin", "Callum", recommended_at=THEN), at("x", "Callum")]),
        ("in one network two are two", [CALLUM, replace(at("linkedin", "Callum Aird "), id=PersonId("2"))]),
        ("three bear the name", [CALLUM, TWEETER, at("mastodon", "Callum Aird")]),
        ("it is another name", [CALLUM, at("x", "Callum Airdsson")]),
        ("both were", [CALLUM, at("x", "Callum Aird", recommended_at=THEN)]),
        ("it is a company", [CALLUM, replace(TWEETER, not_a_person="a company")]),
    ],
)
def test_nobody_is_taken_for_another_where(because: str, people: list[Person]) -> None:
    assert recommended_by_name(people, frozenset()) == frozenset(), because


def test_whom_the_owner_told_apart_is_another() -> None:
    apart = frozenset({frozenset({CALLUM.accounts[0].id, TWEETER.accounts[0].id})})
    assert recommended_by_name([CALLUM, TWEETER], apart) == frozenset()


def test_whoever_bears_the_whole_name_in_another_place_may_be_the_same() -> None:
    ana = at("x", "Ana")
    assert namesakes_of([CALLUM, ana], [CALLUM, TWEETER, at("mail", "Ana")], frozenset()) == {TWEETER.id}
    apart = frozenset({frozenset({CALLUM.accounts[0].id, TWEETER.accounts[0].id})})
    assert namesakes_of([CALLUM], [TWEETER], apart) == frozenset()
