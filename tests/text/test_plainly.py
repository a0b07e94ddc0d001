import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.plainly import in_a_line, plainly


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J\x1b]0;owned\x07", r"\x1b[2J\x1b]0;owned\x07"),
        ("\x9b31m", r"\x9b31m"),
        ("txt.\u202egpj", r"txt.\u202egpj"),
        ("\u2066Bo\u2069", r"\u2066Bo\u2069"),
        ("signed\rforged", r"signed\x0dforged"),
        ("half \ud83d", r"half \ud83d"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("José 👩‍🚀 שלום C:\\x1b", "José 👩‍🚀 שלום C:\\x1b"),
    ],
)
def test_what_a_terminal_would_obey_is_spelled_out_and_words_stay(text: str, shown: str) -> None:
    assert plainly(text) == shown


def test_the_command_lines_own_styles_stay() -> None:
    assert plainly("\x1b[1mBo\x1b[0m") == "\x1b[1mBo\x1b[0m"
    assert plainly("\x1b[8mBo") == r"\x1b[8mBo"


def test_a_name_cannot_pass_for_two_lines() -> None:
    assert in_a_line("Bo\n✓ other.json: signed by Ada\x1b[1m") == r"Bo ✓ other.json: signed by Ada\x1b[1m"


@given(st.text())
def test_nothing_that_is_shown_moves_the_cursor_or_turns_the_text(text: str) -> None:
    shown = in_a_line(text)

    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in shown)
    assert not any(unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE", "RLI", "LRI"} for c in shown)
