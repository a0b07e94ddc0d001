import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.publish.looks import hidden_characters, mixes_scripts, scripts_of, shown


@pytest.mark.parametrize(
    "name",
    [
        "Ana Ruiz",
        "Ада Марквес",
        "Ада Márquez",
        "山田 花子",
        "タナカ ケン太",
        "김민준",
        "علي رضا",
        "Ana Ruiz 🌊",
        "Zoë O’Neill",
        "",
    ],
)
def test_an_honest_name_mixes_nothing(name: str) -> None:
    assert not mixes_scripts(name)


@pytest.mark.parametrize(
    "name", ["\N{CYRILLIC CAPITAL LETTER A}na Ruiz", "Ana Ru\N{GREEK SMALL LETTER IOTA}z"]
)
def test_a_word_in_letters_of_two_alphabets_is_odd(name: str) -> None:
    assert mixes_scripts(name)
    assert "LATIN" in scripts_of(name)
    assert len(scripts_of(name)) == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana\N{RIGHT-TO-LEFT OVERRIDE}ziuR", ("U+202E",)),
        ("An\N{ZERO WIDTH SPACE}a", ("U+200B",)),
        ("An\N{ZERO WIDTH JOINER}a", ("U+200D",)),
        ("tag\N{TAG LATIN SMALL LETTER A}", ("U+E0061",)),
        ("\x07", ("U+0007",)),
        ("two\nlines\tand a tab", ()),
    ],
)
def test_what_cannot_be_seen_is_named(text: str, found: tuple[str, ...]) -> None:
    assert hidden_characters(text) == found


@pytest.mark.parametrize(
    "text", ["می\N{ZERO WIDTH NON-JOINER}خواهم", "👩\N{ZERO WIDTH JOINER}🚀", "क्\N{ZERO WIDTH JOINER}ष"]
)
def test_a_joiner_that_a_script_needs_is_left_alone(text: str) -> None:
    assert hidden_characters(text) == ()
    assert str(shown(text)) == text


@given(st.text(max_size=80))
def test_what_is_shown_holds_no_markup_and_nothing_hidden(text: str) -> None:
    plain = str(shown(text)).replace('<span class="hidden-character">', "").replace("</span>", "")
    assert "<" not in plain
    assert ">" not in plain
    assert hidden_characters(plain) == ()
