"""Where a text names a skill, the words around the name say whether the contact is credited with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.skills.credit import credited, rules_on, words_around
from goodword.skills.match import hits_in, said_about
from goodword.skills.whose import Contact, Said

NORA = Contact.of("Nora Voss", "@nora")
SKILL = "Bricklaying"


def credit(text: str, skill: str = SKILL, lang: str = "en") -> float:
    said = said_about(NORA, text, lang=lang)
    hits = hits_in(said, (skill,))
    return credited(hits[0], said, rules_on(hits[0], said, hits))


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("Nora taught me bricklaying.", "Nora, I love bricklaying."),
        ("Thanks for the bricklaying, Nora.", "Thanks for the cake, Nora. Bricklaying resumes on Monday."),
        ("Nora's bricklaying is first class.", "Nora, your cousin's bricklaying is first class."),
        ("Nora did the bricklaying and it was perfect.", "Nora, could you do the bricklaying for us?"),
        ("Great bricklaying, Nora, thank you.", "Great bricklaying, Nora, the wall fell on the car."),
    ],
)
def test_credit_is_surer_of_thanks_than_of_wishes_others_and_mockery(surer: str, less_sure: str) -> None:
    assert credit(surer) > credit(less_sure)


@pytest.mark.parametrize(
    ("surer", "less_sure", "skill", "lang"),
    [
        ("Nora me enseñó cerámica.", "Nora, quiero aprender cerámica.", "Cerámica", "es"),
        ("Danke für die Übersetzung, Nora.", "Meine Übersetzung ist fertig, Nora.", "Übersetzung", "de"),
        ("Merci Nora pour la traduction.", "Nora, je cherche une traduction.", "Traduction", "fr"),
    ],
)
def test_credit_is_told_in_other_languages(surer: str, less_sure: str, skill: str, lang: str) -> None:
    assert credit(surer, skill, lang) > credit(less_sure, skill, lang)


def test_no_name_of_anybody_and_no_name_of_a_skill_is_looked_at() -> None:
    said = said_about(NORA, "Thank you Nora for the bricklaying at Tully's.", lang="en")
    (hit,) = hits_in(said, (SKILL,))
    seen = " ".join(words_around(hit, said))
    assert not any(word in seen for word in ("nora", "tulli", "bricklay"))


@given(st.text(max_size=300), st.text(max_size=300))
def test_credit_is_a_probability_whatever_stands_around_the_name(before: str, behind: str) -> None:
    said = said_about(NORA, f"{before} bricklaying {behind}", lang="en")
    for hit in (hits := hits_in(said, (SKILL,))):
        assert 0 <= credited(hit, said, rules_on(hit, said, hits)) <= 1


def test_what_stands_far_behind_the_name_is_not_looked_at() -> None:
    near = "Nora taught me bricklaying. " + "We went home. " * 50
    far = near + "The court fined us again. "
    seen = [words_around(hits_in(said, (SKILL,))[0], said) for said in (said_of(near), said_of(far))]
    assert seen[0] == seen[1]
    assert seen[0] != words_around(hits_in(said_of(near[:27]), (SKILL,))[0], said_of(near[:27]))


def said_of(text: str) -> Said:
    return said_about(NORA, text, lang="en")
