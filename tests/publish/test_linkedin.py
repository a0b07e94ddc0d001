from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.nouns import Disclosures, Recommendation
from goodword.publish import linkedin_relationship, linkedin_steps, linkedin_text
from goodword.publish.opening import deed_of, opened
from goodword.text.linkedin import MOST_CHARACTERS
from goodword.text.sentences import sentences

DEED = "Ana found the fault in our tide tables that three consultants had missed."


def related(recommendation: Recommendation, relation: str | None) -> Recommendation:
    return replace(recommendation, disclosures=Disclosures(relation=relation))


def test_a_text_that_opens_well_is_left_word_for_word(recommendation: Recommendation) -> None:
    text = linkedin_text(recommendation)
    assert text.startswith("\n\n".join(recommendation.paragraphs))
    seen = text[:200]
    assert "Ana" in seen
    assert "same group at Tidewater" in seen
    assert "Ana found the fault" in seen


def test_name_relation_and_deed_come_first_where_they_came_late(recommendation: Recommendation) -> None:
    slow = replace(
        recommendation,
        paragraphs=("It is a pleasure to write this. " * 8, f"So it was. {DEED} We were glad."),
    )
    text = linkedin_text(slow)
    assert text.startswith("Recommendation for Ana Ruiz. We worked in the same group at Tidewater Ferries")
    assert DEED in text[: 140 + len(DEED)]
    assert text.count(DEED) == 1
    assert "So it was. We were glad." in text


def test_only_words_that_were_approved_stand_in_the_opening(recommendation: Recommendation) -> None:
    slow = replace(recommendation, paragraphs=("It is a pleasure. " * 12, DEED))
    known = {*sentences(slow.text), slow.disclosures.relation, "Recommendation for Ana Ruiz."}
    assert set(sentences("\n\n".join(opened(slow)))) <= known


def test_a_deed_is_a_sentence_that_rests_on_evidence_or_counts(recommendation: Recommendation) -> None:
    assert deed_of(recommendation) == DEED
    counted = replace(recommendation, evidence=(), paragraphs=("She is kind. In 2019 she led the move.",))
    assert deed_of(counted) == "In 2019 she led the move."
    assert deed_of(replace(counted, paragraphs=("She is kind.",))) is None


def test_what_a_reader_must_know_is_told_in_the_text(recommendation: Recommendation) -> None:
    assert linkedin_text(recommendation).endswith("They recommended each other.")


@given(count=st.integers(1, 400), word=st.sampled_from(["tide", "漁師", "🌊", "å"]))
def test_no_text_is_longer_than_linkedin_takes(recommendation: Recommendation, count: int, word: str) -> None:
    long = replace(recommendation, paragraphs=(f"Ana knows the {word} well. " * count,), own_statements=())
    text = linkedin_text(long)
    assert len(text) <= MOST_CHARACTERS
    assert text.endswith("They recommended each other.")


def test_a_text_that_was_shortened_loses_whole_sentences_and_says_so(recommendation: Recommendation) -> None:
    told = f"{DEED} " + "She reads the water. " * 200
    long = replace(recommendation, paragraphs=(told.strip(),))
    assert linkedin_text(long).split("\n\n")[-2].endswith("She reads the water.")
    assert "sentences were left out at its end" in linkedin_steps(long)[0]
    assert "left out" not in linkedin_steps(recommendation)[0]


def test_one_endless_sentence_is_cut_with_a_mark(recommendation: Recommendation) -> None:
    endless = related(replace(recommendation, paragraphs=("Ana and " * 500,), evidence=()), None)
    text = linkedin_text(endless)
    assert len(text) <= MOST_CHARACTERS
    assert text.endswith("…")


@pytest.mark.parametrize(
    ("relation", "label"),
    [
        ("We worked in the same group at Tidewater, 2016 to 2021", "“You worked with NAME on the same team”"),
        ("I managed her directly at Tidewater", "“You managed NAME directly”"),
        ("She reported to me for three years", "“You managed NAME directly”"),
        ("I reported to Ana at Tidewater", "“You reported directly to NAME”"),
        ("She was my manager", "“You reported directly to NAME”"),
        ("I was a client of Jonas’s firm", "“You were a client of NAME”"),
        ("We were customers of theirs", "“You were a client of NAME”"),
        ("Tidewater was our client", "“NAME was a client of yours”"),
        ("I taught Ana statistics", "“You taught NAME”"),
        ("I mentored him", "“You advised NAME”"),
        ("We studied together in Porto", "“You and NAME studied together”"),
        ("We worked at different companies on one port", "“You worked with NAME but at different companies”"),
    ],
)
def test_a_plain_relation_has_its_value_on_linkedin(relation: str, label: str) -> None:
    assert linkedin_relationship(relation) == label


@pytest.mark.parametrize(
    "relation", [None, "", "We met at a conference", "I managed her, later we were on the same team"]
)
def test_a_relation_that_is_not_plain_is_left_to_the_owner(relation: str | None) -> None:
    assert linkedin_relationship(relation) is None


def test_the_steps_name_the_relation_or_remind_of_it(recommendation: Recommendation) -> None:
    assert "“You worked with Ana Ruiz on the same team”." in "\n".join(linkedin_steps(recommendation))
    met = related(recommendation, "We met at a conference")
    assert "You wrote: “We met at a conference”." in "\n".join(linkedin_steps(met))


def test_the_last_step_records_that_it_was_given(recommendation: Recommendation) -> None:
    assert "goodword given 'Ana Ruiz' --on linkedin" in linkedin_steps(recommendation)[-1]
