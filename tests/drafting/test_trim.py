import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.drafting.lexicon import SUBJECT, is_english
from goodword.drafting.trim import Names, trimmed, without_vocatives


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("RT @ana: your talk!! #pricing #grateful", "S: your talk."),
        (".@ana taught us https://example.com/x", "S taught us"),
        ("2/3 Ana Ruiz (@ana) mended it 🙏🏽", "S mended it"),
        ("your #pricing talk :tada: :)", "your pricing talk"),
        ("thx @Ana@social.example", "thanks S"),
        ("it's 'small' work", "it’s ‘small’ work"),
        ("What?! No!!!", "What. No."),
    ],
)
def test_what_only_the_network_needs_is_taken_off(
    written: str, expected: str, person: Callable[..., Any]
) -> None:
    assert trimmed(written, Names.of(person())).text == expected.replace("S", SUBJECT)


def test_a_link_or_a_stranger_in_the_middle_leaves_a_gap(person: Callable[..., Any]) -> None:
    names = Names.of(person())

    assert trimmed("Read https://example.com/x before lunch", names).has_gap
    assert trimmed("Ana and @tom mended it", names).has_gap
    assert not trimmed("Ana mended it https://example.com/x", names).has_gap


def test_a_name_that_calls_is_left_out_and_a_name_that_acts_stays() -> None:
    assert without_vocatives(f"{SUBJECT} your notes saved us") == "your notes saved us"
    assert without_vocatives(f"Thank you, {SUBJECT}, for it") == "Thank you, for it"
    assert without_vocatives(f"{SUBJECT} taught us") == f"{SUBJECT} taught us"


@given(text=st.text(max_size=200))
def test_any_text_is_trimmed_once_and_for_all(text: str, person: Callable[..., Any]) -> None:
    piece = trimmed(text, Names.of(person()))

    assert "@ana" not in piece.text.casefold()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanks for the lesson, it was great", True),
        ("Gracias por la clase", False),
        ("Danke für die Hilfe", False),
        ("", False),
    ],
)
def test_english_is_told_from_other_languages_by_its_commonest_words(text: str, *, expected: bool) -> None:
    assert is_english(text) is expected


@pytest.mark.parametrize("name", ["王芳", "Bo", "ליא"])
def test_a_whole_name_may_be_short(name: str, person: Callable[..., Any]) -> None:
    assert trimmed(f"{name}’s talk was brilliant.", Names.of(person(name, "@b"))).text.startswith(SUBJECT)


def test_a_name_that_is_a_common_word_takes_no_word_away(person: Callable[..., Any]) -> None:
    assert trimmed("So we won.", Names.of(person("So", "@b"))).text == "So we won."


@pytest.mark.parametrize("unit", ["\n", " ", "\u00a0"])
def test_white_space_without_end_is_trimmed_at_once(unit: str, person: Callable[..., Any]) -> None:
    began = time.process_time()
    trimmed("Thank you" + unit * 10_000 + "x", Names.of(person()))

    assert time.process_time() - began < 2
