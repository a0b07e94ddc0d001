from collections.abc import Callable

import pytest

from goodword.nouns import SkillMatch

Ask = Callable[..., tuple[SkillMatch, ...]]


def test_words_of_a_trade_suggest_and_never_assert(ask: Ask) -> None:
    text = "Nora carried the whole swarm out of our chimney, bees and queen and all."
    (found,) = ask(text, "Beekeeping", "Irrigation", "Sailing")
    assert found.skill == "Beekeeping"
    assert found.suggested
    assert text[found.start : found.end] == "swarm out of our chimney, bees and queen"


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Nora, the cake was lovely", ["Beekeeping", "Pastry"]),
        ("Nora, your brother got the bees and the whole swarm out", ["Beekeeping"]),
        ("I hope the bees and the hive will be fine, Nora", ["Beekeeping"]),
    ],
)
def test_one_word_another_person_or_a_wish_suggests_nothing(ask: Ask, text: str, listed: list[str]) -> None:
    assert not ask(text, *listed)


def test_two_skills_told_of_equally_suggest_neither(ask: Ask) -> None:
    assert not ask("Nora and the damp, the pipe and the drip", "Plumbing", "Leak Detection")


def test_a_skill_whose_own_name_was_found_and_rejected_is_not_suggested(ask: Ask) -> None:
    text = "I finally finished my own beekeeping course, and the bees and the hive are well. Look, Nora!"
    assert not ask(text, "Beekeeping")
