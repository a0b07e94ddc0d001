import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.contentlines import LONGEST_LINE, MOST_LINES, Component, components, unfolded

CARD = frozenset({"VCARD"})
KEPT = frozenset({"FN", "TEL"})


def cards(*lines: str) -> list[Component]:
    return list(components(unfolded(["\r\n".join(lines).encode()]), CARD, keep=KEPT))


@given(st.lists(st.text("ab: \t\r\n=é", max_size=8), max_size=12).map("\r\n".join), st.integers(1, 9))
def test_the_lines_are_the_same_in_whatever_pieces_the_bytes_come(text: str, size: int) -> None:
    data = text.encode()
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    assert list(unfolded(pieces)) == list(unfolded([data]))


def test_a_line_is_whole_again_though_it_was_folded_in_the_middle_of_a_character() -> None:
    assert list(unfolded([b"FN:caf\xc3\r\n \xa9\r\nTEL:1"])) == ["FN:café".encode(), b"TEL:1"]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\r\r\n", "\n\n"])
def test_lines_may_end_in_any_way(ending: str) -> None:
    assert list(unfolded([ending.join(["FN:a", " b", "TEL:1"]).encode()])) == [b"FN:ab", b"TEL:1"]


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "utf-8"])
def test_a_file_says_by_its_mark_how_it_is_written(codec: str) -> None:
    data = "FN:Núñez\r\nTEL:1".encode(codec)
    assert list(unfolded([data[:5], data[5:]])) == ["FN:Núñez".encode(), b"TEL:1"]


def test_a_soft_break_is_one_only_where_it_is_asked_for_and_the_value_is_quoted_printable() -> None:
    quoted = b"FN;ENCODING=QUOTED-PRINTABLE:a=\r\nb\r\nTEL:1=\r\n2"
    assert list(unfolded([quoted], has_soft_breaks=True)) == [
        b"FN;ENCODING=QUOTED-PRINTABLE:ab",
        b"TEL:1=",
        b"2",
    ]
    assert len(list(unfolded([quoted]))) == 4


@pytest.mark.parametrize("line", [b"FN:" + b"x" * 10**6, b"FN:" + b"\r\n x" * 10**5], ids=["long", "folded"])
def test_a_line_beyond_the_bound_is_left_out_and_counted(line: bytes) -> None:
    (card,) = components(unfolded([b"BEGIN:VCARD\n" + line + b"\nTEL:1\nEND:VCARD"]), CARD, keep=KEPT)
    assert (card.lines, card.left_out) == (["TEL:1"], 1)
    assert max(map(len, unfolded([line]))) == LONGEST_LINE + 1


def test_a_component_of_too_many_lines_keeps_the_first() -> None:
    (card,) = cards("BEGIN:VCARD", *["TEL:1"] * (MOST_LINES + 5), "END:VCARD")
    assert (len(card.lines), card.left_out) == (MOST_LINES, 5)


def test_a_card_inside_a_card_is_passed_over() -> None:
    found = cards(
        "BEGIN:VCARD", "FN:a", "AGENT:", "BEGIN:VCARD", "FN:b", "AGENT:", "BEGIN:VCARD", "FN:c",
        "END:VCARD", "END:VCARD", "TEL:1", "END:VCARD", "BEGIN:VCARD", "FN:d", "END:VCARD",
    )  # fmt: skip
    assert [card.lines for card in found] == [["FN:a", "TEL:1"], ["FN:d"]]


def test_two_hundred_thousand_cards_inside_each_other_cost_a_count() -> None:
    begun = time.process_time()
    (card,) = cards(
        "BEGIN:VCARD", "FN:a", *["AGENT:", "BEGIN:VCARD"] * 200_000, *["END:VCARD"] * 200_000, "END:VCARD"
    )
    assert (card.lines, card.is_ended) == (["FN:a"], True)
    assert time.process_time() - begun < 10


def test_a_component_whose_end_is_missing_ends_where_the_next_begins_and_not_at_the_end_of_the_file() -> None:
    found = cards("BEGIN:VCARD", "FN:a", "BEGIN:VCARD", "FN:b", "END:VCARD", "BEGIN:VCARD", "FN:c")
    assert [(card.lines, card.is_ended) for card in found] == [
        (["FN:a"], True),
        (["FN:b"], True),
        (["FN:c"], False),
    ]


def test_other_components_inside_are_left_out_unless_they_are_asked_for() -> None:
    lines = [b"BEGIN:VEVENT", b"UID:1", b"BEGIN:VALARM", b"UID:2", b"END:VALARM", b"UID:3", b"END:VEVENT"]
    events = frozenset({"VEVENT"})
    (bare,) = components(lines, events, keep=frozenset({"UID"}))
    (whole,) = components(lines, events, keep=frozenset({"UID"}), nested=frozenset({"VALARM"}))
    assert bare.lines == ["UID:1", "UID:3"]
    assert whole.lines == ["UID:1", "BEGIN:VALARM", "UID:2", "END:VALARM", "UID:3"]
