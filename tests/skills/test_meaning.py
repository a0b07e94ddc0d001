from collections.abc import Callable

import pytest

from goodword.nouns import SkillMatch

Ask = Callable[..., tuple[SkillMatch, ...]]


@pytest.mark.parametrize(
    ("lang", "text", "listed", "skill"),
    [
        (
            "en",
            "Nora carried the whole swarm out of our chimney, bees and queen and all.",
            ["Beekeeping", "Irrigation", "Sailing"],
            "Beekeeping",
        ),
        (
            "en",
            "They wanted nine thousand and Nora talked the landlord down to six, with a discount.",
            ["Negotiation", "Python", "Piano"],
            "Negotiation",
        ),
        (
            "de",
            "Danke Nora, seit du den Verband wechselst, heilt die Wunde von Vater.",
            ["Wundversorgung", "Teamleitung"],
            "Wundversorgung",
        ),
        (
            "es",
            "Nora arregló el grifo y la fuga de la tubería, gracias.",
            ["Fontanería", "Contabilidad"],
            "Fontanería",
        ),
        (
            "en",
            "Nora kept the bride calm, the guests dry and the aisle straight.",
            ["Wedding Planning", "Payroll"],
            "Wedding Planning",
        ),
        (
            "pl",
            "Nora, dzięki, ta rana na nodze wreszcie się zagoiła.",
            ["Pielęgnacja ran", "Księgowość"],
            "Pielęgnacja ran",
        ),
    ],
)
def test_a_deed_told_in_the_words_of_its_trade_is_asserted(
    ask: Ask, lang: str, text: str, listed: list[str], skill: str
) -> None:
    (found,) = ask(text, *listed, lang=lang)
    assert found.skill == skill
    assert not found.suggested
    assert text[found.start : found.end] in text


def test_a_word_that_also_means_something_else_asserts_nothing_alone(ask: Ask) -> None:
    assert all(
        found.suggested for found in ask("Nora, the table is booked for eight", "Carpentry", "Sailing")
    )


def test_beside_a_skill_that_is_named_the_broader_craft_is_not_asserted(ask: Ask) -> None:
    found = ask("Nora fixed our Spring Boot server, thank you!", "Spring Boot", "Backend Development")
    assert [one.skill for one in found if not one.suggested] == ["Spring Boot"]


def test_words_of_the_label_alone_assert_nothing(ask: Ask) -> None:
    assert all(one.suggested for one in ask("Nora, the home was lovely", "Home Birth", "Home Care"))


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Nora, your brother got the bees and the whole swarm out", ["Beekeeping"]),
        ("I hope the bees and the hive will be fine, Nora", ["Beekeeping"]),
    ],
)
def test_another_person_or_a_wish_suggests_nothing(ask: Ask, text: str, listed: list[str]) -> None:
    assert not ask(text, *listed)


def test_two_skills_told_of_equally_suggest_neither(ask: Ask) -> None:
    assert not ask("Nora, the bride was late and the vows were short", "Wedding Poetry", "Wedding Pottery")


def test_a_skill_whose_own_name_was_found_and_rejected_is_not_suggested(ask: Ask) -> None:
    text = "I finally finished my own beekeeping course, and the bees and the hive are well. Look, Nora!"
    assert not ask(text, "Beekeeping")
