import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.sources.mail.splitter import KEPT, split, without_from_quotes

LINE = b"From x@y Mon Mar 04 11:20:34 2024\n"
MESSAGE = LINE + b"Subject: one\n\nHello\n\n"


def bodies(data: bytes, piece: int = 1 << 19) -> list[bytes]:
    return [raw.data for raw in split(data[at : at + piece] for at in range(0, len(data), piece))]


def test_messages_are_cut_at_their_separators() -> None:
    assert bodies(MESSAGE + MESSAGE) == [b"Subject: one\n\nHello\n\n"] * 2


@pytest.mark.parametrize(
    "line",
    [
        b"From what I saw in 2019 it was yours\nand nobody else's.\n",
        b"From here on\nSubject: none\n",
        b"From: ana@quay.example in 2024\nTo: me\n",
        b">From x@y Mon Mar 04 11:20:34 2024\nSubject: x\n",
    ],
)
def test_a_line_of_running_text_is_no_separator(line: bytes) -> None:
    assert len(bodies(LINE + b"Subject: one\n\nHello\n\n" + line + b"\n" + MESSAGE)) == 2


def test_a_separator_needs_a_blank_line_above() -> None:
    assert len(bodies(LINE + b"Subject: one\n\nHello\n" + MESSAGE)) == 1


def test_lines_may_end_in_carriage_returns() -> None:
    assert len(bodies((MESSAGE * 3).replace(b"\n", b"\r\n"))) == 3


def test_a_byte_order_mark_and_blank_lines_may_stand_first() -> None:
    assert bodies(b"\xef\xbb\xbf\n\n" + MESSAGE) == bodies(MESSAGE)


def test_what_stands_before_the_first_separator_is_a_message() -> None:
    assert bodies(b"Subject: zero\n\nHi\n\n" + MESSAGE)[0] == b"Subject: zero\n\nHi\n\n"


def test_nothing_is_no_message() -> None:
    assert bodies(b"") == bodies(b"\n\n\n") == []


@given(
    st.lists(
        st.sampled_from([MESSAGE, LINE, b"\n", b"From ", b"\r\n\r\n", b"x: y\n", b"From a 2024\n"]),
        max_size=30,
    ),
    st.integers(1, 40),
)
def test_however_the_stream_is_cut_the_messages_are_the_same(parts: list[bytes], piece: int) -> None:
    data = b"".join(parts)
    assert bodies(data, piece) == bodies(data)


@given(st.binary(max_size=400), st.integers(1, 50))
def test_no_byte_is_lost_and_nothing_raises(data: bytes, piece: int) -> None:
    box = MESSAGE + data + b"\n\n" + MESSAGE
    kept = b"".join(
        raw.separator + b"\n" + raw.data
        for raw in split(box[at : at + piece] for at in range(0, len(box), piece))
    )
    assert kept.replace(b"\r", b"") == box.replace(b"\r", b"")


def test_a_message_without_end_is_kept_in_its_beginning_and_the_next_is_found() -> None:
    long = LINE + b"Subject: long\n\n" + b"x" * 70 + b"\n"
    chunks = [long, *[b"y" * (1 << 20)] * 9, b"\n\n" + MESSAGE]
    first, second = split(chunks)
    assert (len(first.data) + len(LINE), first.is_whole) == (KEPT, False)
    assert (second.data, second.is_whole, second.position) == (b"Subject: one\n\nHello\n\n", True, 1)


def test_a_separator_behind_a_long_message_is_found_wherever_the_pieces_end() -> None:
    for short in range(1, 12):
        chunks = [
            LINE + b"a: b\n\n" + b"y" * KEPT,
            b"y" * (4096 - short),
            b"\n\nFro",
            b"m x@y Mon Mar 04 11:20:34 2024\n",
            b"a: c\n\nz\n",
        ]
        assert [raw.data[:4] for raw in split(chunks)] == [b"a: b", b"a: c"]


def test_quoted_from_lines_are_as_they_were_written() -> None:
    assert (
        without_from_quotes(b"a\n>From me\n>>From you\n> From all\n")
        == b"a\nFrom me\n>From you\n> From all\n"
    )
