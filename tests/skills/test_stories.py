"""Words of stories tell of a skill, in their own language, and of labels that have no stories."""

import pytest

from goodword.nouns import SkillMatch
from goodword.skills.lexicon import told_by_stories
from goodword.skills.match import match_skills
from goodword.skills.stories import WHOLE, told_in_stories
from goodword.skills.words import stem


@pytest.mark.parametrize(
    ("label", "lang", "word"),
    [
        ("Phonics", "en", "blend"),
        ("Sheep Shearing", "en", "fleec"),
        ("Amazon Web Services (AWS)", "en", "bucket"),
        ("Carpintería", "es", f"es {stem('garlopa', 'es')}"),
        ("Carpentry", "pl", f"pl {stem('sklejka', 'pl')}"),
    ],
)
def test_stories_tell_of_a_label_in_english_and_in_its_own_language(label: str, lang: str, word: str) -> None:
    assert told_by_stories(label, lang)[word] > 0


def test_a_word_of_many_skills_tells_less_than_one_of_few() -> None:
    told = told_by_stories("Beekeeping", "en")
    assert told["hive"] > 1.5 * told["winter"]


def test_a_label_without_stories_is_told_of_by_those_that_share_a_word_with_it_and_less() -> None:
    of_its_own = told_by_stories("Beekeeping", "en")
    akin = told_by_stories("Urban Beekeeping", "en")
    assert 0 < akin["hive"] < of_its_own["hive"]
    assert not told_in_stories("Zymurgy", "en", frozenset())


def test_no_word_of_a_story_weighs_more_than_its_bound() -> None:
    assert max(told_by_stories("Lambing", "en").values()) <= WHOLE * 2.55


@pytest.mark.parametrize(
    "text",
    [
        "That bee, keeping score with a pitchfork. Thank you, Nora.",
        "At this stage management will not say, Nora. Thank you for asking.",
    ],
)
def test_words_of_two_thoughts_are_no_name_of_a_skill(text: str) -> None:
    assert not [found for found in _found(("Beekeeping", "Stage Management"), text) if not found.suggested]


def test_praise_from_somebody_in_front_of_an_incident_waits_for_the_owner() -> None:
    listed = ("Warehouse Management", "SAP")
    text = (
        "Cracking warehouse management from Nora: the fireworks next to the paint, and both in the car park."
    )
    assert all(found.suggested for found in _found(listed, text))


def _found(listed: tuple[str, ...], text: str) -> tuple[SkillMatch, ...]:
    return match_skills(
        listed, text, contact_name="Nora Voss", contact_handle="@nora", is_addressed=True, lang="en"
    )
