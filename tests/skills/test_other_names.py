"""What a listed skill is also called, from the lexicon."""

from collections.abc import Callable

import pytest

from goodword.nouns import SkillMatch
from goodword.skills.aliases import Source, aliases_of

Ask = Callable[..., tuple[SkillMatch, ...]]


@pytest.mark.parametrize(
    ("label", "called", "lang"),
    [
        ("Kubernetes", "k8s", None),
        ("Boiler Servicing", "boiler repairs", None),
        ("Bricklaying", "brickwork", None),
        ("Fontanería", "fontanero", "es"),
        ("Plumbing", "Klempner", "de"),
    ],
)
def test_a_skill_has_its_other_names_in_english_and_in_other_languages(
    label: str, called: str, lang: str | None
) -> None:
    names = {alias.text: alias for alias in aliases_of(label)}
    assert names[called].lang == lang


def test_no_everyday_word_is_another_name_of_a_skill() -> None:
    for label in ("Time Management", "Planning", "Driving", "Project Management"):
        single = {alias.text for alias in aliases_of(label) if alias.source is Source.PHRASE}
        assert not single & {"planning", "driver", "lean", "support", "time"}


def test_another_name_is_matched_as_the_skill_that_is_listed(ask: Ask) -> None:
    (found,) = ask("Nora's brickwork on our chimney is dead straight. Thank you!", "Bricklaying", "Roofing")

    assert (found.skill, found.suggested) == ("Bricklaying", False)


def test_no_thing_that_a_trade_handles_is_a_name_of_it() -> None:
    assert "downpipes" not in {alias.text for alias in aliases_of("Guttering")}


def test_another_name_lifts_no_doubt_that_the_name_itself_is_under(ask: Ask) -> None:
    (found,) = ask("Great bricklaying, Nora. The brickwork lies on my car now.", "Bricklaying", "Payroll")

    assert (found.skill, found.suggested) == ("Bricklaying", True)
