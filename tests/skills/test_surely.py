"""How surely words tell of a skill: against the other skills of the world, not only those that are listed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.skills.meaning import told_by_words, trade_of
from goodword.skills.surely import Evidence, evidence, probability
from goodword.skills.words import language_of, words


def sure(text: str, *listed: str, lang: str = "en") -> float:
    """How probable it is that the text tells of the skill of which it tells most; 0 where of none."""
    said = words(text, language_of(lang))
    found = told_by_words(trade_of(listed, lang), said, range(len(said)), lang)
    if found is None:
        return 0.0
    by_word = {said[at].stem: weight for at, weight in found.places.items()}
    return probability(evidence(found.skill, by_word, found.stems, lang, len(listed)), lang)


@pytest.mark.parametrize(
    ("text", "its_own", "another"),
    [
        ("The swarm hung from our gutter and she boxed it, hive and queen.", "Beekeeping", "Roofing"),
        ("He swept the flue and relined the chimney.", "Chimney Sweeping", "Bookkeeping"),
        ("She regrouted the shower and cut every tile by hand.", "Tiling", "Hairdressing"),
        ("He bled the radiators and the boiler purrs again.", "Boiler Repair", "Patience"),
    ],
)
def test_a_deed_tells_of_its_own_skill_and_not_of_a_list_of_other_trades(
    text: str, its_own: str, another: str
) -> None:
    assert sure(text, its_own, "Negotiation", "French") > 0.5
    assert sure(text, another, "Negotiation", "French") < 0.3


@pytest.mark.parametrize(
    ("text", "skill", "lang"),
    [
        ("Der Hahn tropfte, er hat das Rohr gelötet und den Abfluss frei gemacht.", "Klempnerei", "de"),
        ("Desatascó la tubería y cambió el grifo.", "Fontanería", "es"),
    ],
)
def test_deeds_are_told_in_other_languages(text: str, skill: str, lang: str) -> None:
    assert sure(text, skill, "Bridge", lang=lang) > 0.4


def test_what_is_told_of_a_strange_skill_takes_away_and_of_an_akin_one_does_not() -> None:
    plain = Evidence(told=1.5, third=0.2, elsewhere=1.0, akin=1.0, share=0.2, listed=5)

    assert probability(plain._replace(elsewhere=2.0), "en") < probability(plain, "en")
    assert probability(plain._replace(akin=2.0, share=0.4), "en") > probability(plain, "en")


numbers = st.floats(0, 50)


@given(st.builds(Evidence, numbers, numbers, numbers, numbers, st.floats(0, 1), st.integers(1, 60)))
def test_it_is_a_probability(found: Evidence) -> None:
    assert 0 <= probability(found, "en") <= 1
    assert 0 <= probability(found, "tr") <= 1
