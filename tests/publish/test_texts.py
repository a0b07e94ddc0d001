from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from goodword.nouns import Disclosures, Recommendation
from goodword.publish import letter_text, line_text
from goodword.publish.texts import MOST_IN_A_LINE


def test_a_letter_has_what_a_letter_has_in_its_order(recommendation: Recommendation) -> None:
    letter = letter_text(recommendation)
    expected = [
        "20 November 2026",
        "Recommendation for Ana Ruiz",
        "To whom it may concern,",
        *recommendation.paragraphs,
        "I can speak to: Tidal modelling, Teaching and Crisis response.",
        "No payment and no purchase stands behind it.",
        "Yours faithfully,",
        "Mara Lindqvist\nHead of Operations, Tidewater Ferries\nhttps://mara.example/",
    ]
    places = [letter.index(part) for part in expected]
    assert places == sorted(places)
    assert letter.endswith("https://mara.example/\n")


def test_a_letter_leaves_out_what_is_not_there(recommendation: Recommendation) -> None:
    bare = replace(
        recommendation, skills=(), author_role=None, author_url=None, disclosures=Disclosures(), evidence=()
    )
    letter = letter_text(bare)
    assert "I can speak to" not in letter
    assert "\n\n\n" not in letter
    assert letter.endswith("Yours faithfully,\n\nMara Lindqvist\n")


def test_a_letter_speaks_its_language(recommendation: Recommendation) -> None:
    letter = letter_text(replace(recommendation, language="de"))
    assert letter.startswith("20. November 2026\n\nEmpfehlung für Ana Ruiz\n\nSehr geehrte Damen und Herren,")


def test_the_relation_is_told_once(recommendation: Recommendation) -> None:
    relation = recommendation.disclosures.relation
    assert relation is not None
    assert letter_text(recommendation).count(relation) == 1
    told = replace(recommendation, paragraphs=(relation, *recommendation.paragraphs))
    assert letter_text(told).count(relation) == 1


def test_a_line_names_both_and_tells_the_deed(recommendation: Recommendation) -> None:
    assert line_text(recommendation) == (
        "Mara Lindqvist on Ana Ruiz: "
        "Ana found the fault in our tide tables that three consultants had missed."
    )


def test_between_two_very_long_names_the_words_matter_more(recommendation: Recommendation) -> None:
    long = replace(recommendation, author_name="Mara " * 20, subject_name="Ana " * 20)
    assert line_text(long) == "Ana found the fault in our tide tables that three consultants had missed."


@given(text=st.text(min_size=1, max_size=600), name=st.text(min_size=1, max_size=150))
def test_no_line_is_longer_than_a_line(recommendation: Recommendation, text: str, name: str) -> None:
    any_words = replace(recommendation, paragraphs=(text,), subject_name=name, evidence=())
    assert len(line_text(any_words)) <= MOST_IN_A_LINE


def test_a_long_sentence_is_cut_between_two_words(recommendation: Recommendation) -> None:
    long = replace(recommendation, paragraphs=("harbour " * 60,), evidence=())
    line = line_text(long)
    assert line.endswith("harbour…")
    assert len(line) <= MOST_IN_A_LINE


def test_a_letter_names_no_skill_twice(recommendation: Recommendation) -> None:
    told = replace(
        recommendation, skills=("Teaching", "Pilotage"), paragraphs=("I can speak to her work in Teaching.",)
    )

    letter = letter_text(told)

    assert letter.count("Teaching") == 1
    assert "I can speak to: Pilotage." in letter
