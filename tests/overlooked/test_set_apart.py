"""Illness, death and lost work are found by their words, and set apart before anybody quotes them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from goodword.nouns import ExchangeKind, Moment, Person
from goodword.workflow.asking import set_apart

People = Callable[..., Person]
Moments = Callable[..., Moment]


@pytest.mark.parametrize(
    "quote",
    [
        "Thank you for driving me to every chemo session",
        "You kept me going when I lost my job, thank you",
        "Merci d'être venue aux funérailles de mon père",
    ],
)
def test_words_of_illness_death_and_lost_work_set_a_moment_apart(
    person: People, moment: Moments, quote: str
) -> None:
    (found,) = set_apart([moment(person("Ana Ruiz"), "2024-05-02", quote)])
    assert found.is_sensitive


def test_other_words_are_repeated(person: People, moment: Moments) -> None:
    (found,) = set_apart([moment(person("Ana Ruiz"), "2024-05-02", "Thank you for the talk in Leith")])
    assert not found.is_sensitive


def test_the_owners_word_stands_and_a_listed_skill_tells_of_nobody(person: People, moment: Moments) -> None:
    told = replace(moment(person("Ana Ruiz"), "2024-05-02", "Thank you for the talk"), is_sensitive=True)
    skill = replace(
        moment(person("Ana Ruiz"), "2024-05-02", "Cancer Care"), exchange_kind=ExchangeKind.ENDORSEMENT
    )

    assert [one.is_sensitive for one in set_apart([told, skill])] == [True, False]
