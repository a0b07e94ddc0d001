"""Lines on a terminal are broken at words, and nothing that is typed again is broken at all."""

from hypothesis import given
from hypothesis import strategies as st

from goodword.cli.wrapping import cells, wrapped

BOLD, FAINT, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"


def test_what_follows_a_bullet_hangs_under_its_words() -> None:
    assert wrapped("   · You thanked someone seven times in all", 30) == (
        "   · You thanked someone seven\n     times in all"
    )


def test_a_numbered_and_a_quoted_line_hang_too() -> None:
    assert wrapped(" 2. He found what I had missed again", 26) == " 2. He found what I had\n    missed again"
    assert wrapped("  “He found what I had missed again”", 26) == "  “He found what I had\n   missed again”"


def test_styles_take_no_room_and_do_not_hide_the_indent() -> None:
    line = f"{FAINT}     You, 20 June 2023, https://x.example/ishbelq/status/1671160275530840744{PLAIN}"

    first, second = wrapped(line, 60).split("\n")

    assert cells(first) <= 60
    assert second.startswith("     https://")
    assert wrapped(f"{BOLD}twenty-four cells of text{PLAIN}", 25) == f"{BOLD}twenty-four cells of text{PLAIN}"


def test_a_word_with_a_hyphen_and_an_address_stay_whole() -> None:
    assert wrapped("1. Legal Counsel at the Energy Co-operative", 37).split("\n")[1] == "   Co-operative"
    address = "https://x.example/" + "a" * 60
    assert address in wrapped(f"see {address} there", 40)


def test_wide_letters_without_spaces_fill_the_line_and_not_more() -> None:
    text = "“" + "谢谢你教我怎么写说明书" * 6 + "”"

    lines = wrapped(text, 40).split("\n")

    assert all(cells(line) <= 40 for line in lines)
    assert "".join(line.strip() for line in lines) == text


@given(st.text(alphabet="ab -·“é你🙂\x1b", max_size=120), st.integers(24, 60))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    assert "".join(wrapped(text, width).split()) == "".join(text.split())
