import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.sentences import sentences, split

LETTERS = st.text(alphabet="aA1.!?…。۔।\n \t👏\"'”»«()@#:/é字ع-")


@given(st.one_of(st.text(), LETTERS))
def test_spans_hold_every_character_that_is_not_white_space(text: str) -> None:
    spans = split(text)

    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


@given(st.one_of(st.text(), LETTERS))
def test_spans_are_in_order_apart_and_without_white_space_at_their_ends(text: str) -> None:
    spans = split(text)

    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
    for (_, end), (start, _) in itertools.pairwise(spans):
        assert end <= start
        assert not text[end:start].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thanks @ana.ruiz! It saved 3.5 days.", ("Thanks @ana.ruiz!", "It saved 3.5 days.")),
        ("See https://example.com/a?b=c.d. Good.", ("See https://example.com/a?b=c.d.", "Good.")),
        ("Dr. J. Hwang agrees, e.g. on v2.0.", ("Dr. J. Hwang agrees, e.g. on v2.0.",)),
        ("She joined Acme Ltd. in May.", ("She joined Acme Ltd. in May.",)),
        ("She works at Acme Ltd. I do too.", ("She works at Acme Ltd.", "I do too.")),
        ("We left at 5 p.m. and slept.", ("We left at 5 p.m. and slept.",)),
        ("So did I. Then it rained.", ("So did I.", "Then it rained.")),
        ("No. 5 is alive. No. I mean it.", ("No. 5 is alive.", "No.", "I mean it.")),
        ("Wait... what? No... Yes", ("Wait... what?", "No...", "Yes")),
        ("She said “It works.” Then left.", ("She said “It works.”", "Then left.")),
        ("Am 3. Mai half Ana z.B. mir. Danke!", ("Am 3. Mai half Ana z.B. mir.", "Danke!")),
        ("« Merci beaucoup ! » Ana", ("« Merci beaucoup ! »", "Ana")),
        ("¡Gracias, Ana! ¿Vienes? Sí.", ("¡Gracias, Ana!", "¿Vienes?", "Sí.")),
        ("ありがとう！助かりました。また明日", ("ありがとう！", "助かりました。", "また明日")),
        ("شكرا لك على المساعدة؟ نعم۔ تم", ("شكرا لك على المساعدة؟", "نعم۔", "تم")),
        ("धन्यवाद आना। आपने मदद की।", ("धन्यवाद आना।", "आपने मदद की।")),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, expected: tuple[str, ...]) -> None:
    assert sentences(text) == expected


def test_emoji_after_a_full_stop_belong_to_the_sentence_before() -> None:
    assert sentences("Great talk. 👏👏 Thanks! :) Bye") == ("Great talk. 👏👏", "Thanks! :)", "Bye")


def test_emoji_in_place_of_a_full_stop_end_a_sentence_and_a_heart_in_its_middle_does_not() -> None:
    assert sentences("Your review saved the launch 🙏 Thank you") == (
        "Your review saved the launch 🙏",
        "Thank you",
    )
    assert sentences("I ❤ Python") == ("I ❤ Python",)


def test_a_line_that_a_mail_program_broke_goes_on_and_a_line_that_its_writer_ended_does_not() -> None:
    wrapped = "This line is hard wrapped by a program, as they\ndo, and it was written by\nAna Ruiz in May."

    assert sentences(wrapped) == (wrapped,)
    assert sentences("thanks ana\nsee you") == ("thanks ana", "see you")
    assert sentences("1. The first\n2. The second") == ("1. The first", "2. The second")


@pytest.mark.parametrize(
    "unit", [". ", "a.b ", "!?", "\n", "👏 ", "Dr. ", "。", ') " ', ' ."', " \t", "A", "\na ", "👏", "\u200d"]
)
@pytest.mark.parametrize("end", ["", "x"])
def test_time_grows_with_the_length_of_the_text_only(unit: str, end: str) -> None:
    began = time.process_time()
    split(unit * (200_000 // len(unit)) + end)

    assert time.process_time() - began < 5
