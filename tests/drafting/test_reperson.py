from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.drafting.lexicon import SUBJECT
from goodword.drafting.reperson import repersoned, third_person
from goodword.drafting.retelling import own_sentence
from goodword.drafting.trim import Names
from goodword.drafting.voice import Voice
from goodword.nouns import Pronoun

_TABLE = Path(__file__).with_name("repersoning.tsv")
_ROWS = [
    line.split("\t")
    for line in _TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("pronoun", "written", "expected"), _ROWS)
def test_a_post_becomes_the_sentence_of_a_letter_or_stays_a_quotation(
    pronoun: str, written: str, expected: str, person: Callable[..., Any]
) -> None:
    names = Names.of(person())
    phrase = own_sentence(written, names, Voice("Ana Ruiz", Pronoun(pronoun), "en"))

    said = "-"
    if phrase is not None:
        told = f"{phrase.report}: {phrase.text}" if phrase.report else phrase.text
        said = f"{told} | {phrase.more}" if phrase.more else told
    assert said == expected


def test_there_are_hundreds_of_sentences() -> None:
    assert len(_ROWS) > 250


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("teach", "teaches"),
        ("try", "tries"),
        ("go", "goes"),
        ("pay", "pays"),
        ("fix", "fixes"),
        ("know", "knows"),
    ],
)
def test_a_plain_verb_takes_the_ending_of_the_third_person(plain: str, expected: str) -> None:
    assert third_person(plain) == expected


_SAID = (
    "you your you're you've you'd I me we taught teach and saved the tests with of are were . , never always"
)
_WORDS = st.sampled_from(_SAID.split())


@given(st.lists(_WORDS, max_size=12).map(" ".join), st.sampled_from(list(Pronoun)))
def test_no_second_person_is_left_in_a_sentence_that_was_turned(text: str, pronoun: Pronoun) -> None:
    turned = repersoned(text, pronoun, "Ana")

    if turned is not None:
        assert not {"you", "your", "yours"} & {word.strip(".,’").lower() for word in turned.split()}


@given(st.text(max_size=80))
def test_any_text_is_turned_or_left_and_never_breaks(text: str) -> None:
    turned = repersoned(text, Pronoun.SHE, "Ana")

    assert turned is None or SUBJECT not in turned
