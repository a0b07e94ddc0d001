from collections.abc import Collection, Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.nouns import Chain, Direction, ExchangeKind, Moment, Person
from goodword.ties import find_chains
from tests.ties.conftest import person, said

ANA, BEN = person("Ana Ruiz"), person("Ben Ortega")
LEARNED = said(ANA, "2014-03-01", "@ana taught me how to read a balance sheet.")
PASSED = said(
    BEN, "2019-05-02", "Thank you for teaching me to read balance sheets!", direction=Direction.RECEIVED
)


def no_skills(_moment: Moment, _known: Collection[str]) -> Iterable[str]:
    return ()


def doubtful(moment: Moment, confidence: float) -> Moment:
    recognition = replace(moment.recognition, is_doubtful=True, confidence=confidence)
    return replace(moment, recognition=recognition)


def find(moments: Iterable[Moment], people: Iterable[Person] = (ANA, BEN)) -> tuple[Chain, ...]:
    return find_chains(people=people, moments=moments, skills_in=no_skills)


def test_what_was_learned_and_later_taught_is_a_chain_with_both_passages() -> None:
    (chain,) = find([PASSED, LEARNED])
    assert (chain.taught_by, chain.taught) == (ANA, BEN)
    assert (chain.learned, chain.passed_on) == (LEARNED, PASSED)
    assert chain.skill == "balance sheet"


def test_a_skill_known_by_two_names_is_one() -> None:
    def seo(moment: Moment, _known: Collection[str]) -> Iterable[str]:
        return {"Search Engine Optimization"} if "SEO" in moment.text or "earch" in moment.text else ()

    learned = said(ANA, "2014-03-01", "Thanks @ana for the search engine lesson")
    passed = said(BEN, "2015-03-01", "Thanks for the SEO advice", direction=Direction.RECEIVED)
    (chain,) = find_chains(people=[ANA, BEN], moments=[learned, passed], skills_in=seo)
    assert chain.skill == "Search Engine Optimization"


def test_skills_that_were_learned_are_looked_for_in_what_was_passed_on() -> None:
    asked: list[tuple[Direction, tuple[str, ...]]] = []

    def skills(moment: Moment, known: Collection[str]) -> Iterable[str]:
        asked.append((moment.direction, tuple(known)))
        return {"Accounting"}

    assert find_chains(people=[ANA, BEN], moments=[LEARNED, PASSED], skills_in=skills)
    assert asked == [(Direction.GIVEN, ()), (Direction.RECEIVED, ("Accounting",))]


@pytest.mark.parametrize(
    ("because", "learned", "passed"),
    [
        ("it came first", replace(LEARNED, sent_at=PASSED.sent_at), replace(PASSED, sent_at=LEARNED.sent_at)),
        ("it was the same day", replace(LEARNED, sent_at=PASSED.sent_at), PASSED),
        ("one has no date", replace(LEARNED, sent_at=None), PASSED),
        (
            "it was given back to the teacher",
            LEARNED,
            said(ANA, "2019-05-02", PASSED.text, direction=Direction.RECEIVED),
        ),
        (
            "it is another skill",
            LEARNED,
            said(BEN, "2019-05-02", "Thanks for teaching me to swim", direction=Direction.RECEIVED),
        ),
        (
            "it is praise",
            said(ANA, "2014-03-01", "@ana has the tidiest balance sheet I have seen"),
            PASSED,
        ),
        ("it is less likely than not", doubtful(LEARNED, 0.49), PASSED),
        (
            "it is doubtful, and no word says that anything was taught",
            doubtful(said(ANA, "2014-03-01", "Thanks for nothing about the balance sheet @ana"), 0.8),
            PASSED,
        ),
        ("it is a wish", said(ANA, "2014-03-01", "@ana could you teach me to read a balance sheet"), PASSED),
        ("it is a question", said(ANA, "2014-03-01", "@ana taught you to read a balance sheet?"), PASSED),
        (
            "it is a click",
            said(ANA, "2014-03-01", LEARNED.text, exchange_kind=ExchangeKind.ENDORSEMENT),
            PASSED,
        ),
    ],
)
def test_no_chain_where(because: str, learned: Moment, passed: Moment) -> None:
    assert find([learned, passed]) == (), because


def test_a_likely_passage_that_says_what_was_taught_is_half_of_a_chain() -> None:
    (chain,) = find([doubtful(LEARNED, 0.7), PASSED])
    assert chain.learned.recognition.is_doubtful


def test_companies_and_the_owner_are_in_no_chain() -> None:
    assert find([LEARNED, PASSED], [replace(ANA, not_a_person="a company"), BEN]) == ()
    assert find([LEARNED, PASSED], [ANA, replace(BEN, is_owner=True)]) == ()


def test_of_many_passages_the_first_of_each_side_stand() -> None:
    again = replace(said(ANA, "2016-01-01", LEARNED.text))
    later = said(BEN, "2021-01-01", PASSED.text, direction=Direction.RECEIVED)
    (chain,) = find([again, later, PASSED, LEARNED])
    assert (chain.learned, chain.passed_on) == (LEARNED, PASSED)


@given(st.permutations([LEARNED, PASSED, said(ANA, "2016-01-01", LEARNED.text)]))
def test_the_order_of_what_comes_in_does_not_matter(moments: list[Moment]) -> None:
    assert find(moments, (BEN, ANA)) == find([LEARNED, PASSED])
