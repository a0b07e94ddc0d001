from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.sentences import ended
from goodword.text.wording import day, month, shortened, times


def test_days_months_and_counts_are_said_in_words() -> None:
    at = datetime(2014, 3, 4, 23, 59, tzinfo=UTC)
    assert (day(at), month(at)) == ("4 March 2014", "March 2014")
    assert [times(count) for count in (1, 2, 14)] == ["once", "twice", "14 times"]


@given(st.text(), st.integers(2, 40))
def test_what_is_shortened_fits_on_one_line_and_shows_the_cut(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= longest
    assert "\n" not in short
    assert short == " ".join(text.split()) or short.endswith("…")


@pytest.mark.parametrize(
    ("longest", "short"),
    [
        (30, "Ana, who mended the boats"),
        (20, "Ana, who mended the…"),
        (9, "Ana, who…"),
        (6, "Ana…"),
        (3, "An…"),
    ],
)
def test_a_text_is_cut_between_two_words(longest: int, short: str) -> None:
    assert shortened("Ana, who\nmended  the boats", longest) == short


@pytest.mark.parametrize("text", ["Done.", "Done!", "完成。", ""])
def test_what_ends_a_sentence_gets_no_second_mark(text: str) -> None:
    assert ended(text) == text
    assert ended("Done") == "Done."
