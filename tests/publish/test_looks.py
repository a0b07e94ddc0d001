from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.credential import Face
from goodword.credential.disguise import hidden_in
from goodword.publish.html import shown
from goodword.publish.looks import deceiving
from goodword.text.catalogue import words

FaceOf = Callable[[str], Face]


def warnings_of(face: Face) -> list[str]:
    return [told.html.striptags() for told in deceiving(face, words("en"))]


@pytest.mark.parametrize(
    "name",
    [
        "Ana Ruiz",
        "Ада Марквес",
        "山田 花子",
        "タナカ ケン太",
        "김민준",
        "علي رضا",
        "Ana Ruiz 🌊",
        "Zoë O’Neill",
    ],
)
def test_an_honest_name_is_not_warned_of(face_of: FaceOf, name: str) -> None:
    assert warnings_of(replace(face_of("Words."), subject_name=name)) == []


def test_a_name_in_letters_of_two_alphabets_is_warned_of(face_of: FaceOf) -> None:
    face = replace(face_of("Words."), subject_name="\N{CYRILLIC CAPITAL LETTER A}na Ruiz")
    (warning,) = warnings_of(face)
    assert "mixes letters of several alphabets (Cyrillic and Latin)" in warning


def test_a_name_in_an_unusual_spelling_is_warned_of(face_of: FaceOf) -> None:
    face = replace(face_of("Words."), subject_name="Zoe\N{COMBINING DIAERESIS}")
    (warning,) = warnings_of(face)
    assert "spelt in an unusual way" in warning


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ana\N{RIGHT-TO-LEFT OVERRIDE}ziuR", "U+202E"),
        ("An\N{ZERO WIDTH SPACE}a", "U+200B"),
        ("tag\N{TAG LATIN SMALL LETTER A}", "U+E0061"),
        ("bell\x07", "U+0007"),
    ],
)
def test_what_cannot_be_seen_is_warned_of_and_named(face_of: FaceOf, text: str, named: str) -> None:
    (warning,) = warnings_of(face_of(text))
    assert warning.startswith("The text holds characters that cannot be seen")
    assert named in warning
    assert f">{named}<" in shown(text)


def test_a_joiner_between_letters_that_need_none_is_shown() -> None:
    assert shown("An\N{ZERO WIDTH JOINER}a") == 'An<span class="hidden-character">U+200D</span>a'


@pytest.mark.parametrize(
    "text",
    [
        "می\N{ZERO WIDTH NON-JOINER}خواهم",
        "👩\N{ZERO WIDTH JOINER}🚀",
        "क्\N{ZERO WIDTH JOINER}ष",
        "two\nlines",
    ],
)
def test_what_a_script_needs_is_left_alone(text: str) -> None:
    assert shown(text) == text


@given(st.text(max_size=80))
def test_what_is_shown_holds_no_markup_and_nothing_hidden(text: str) -> None:
    plain = str(shown(text)).replace('<span class="hidden-character">', "").replace("</span>", "")
    assert "<" not in plain
    assert ">" not in plain
    assert hidden_in(plain) == []
