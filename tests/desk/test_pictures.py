"""Pictures: what is drawn is said in words and in a table, fits, and is inert whatever a name holds."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.desk.pictures import (
    MARK,
    Picture,
    as_file,
    constellation,
    dumbbells,
    faces,
    forward_map,
    heat_strip,
    months_of_years,
    steps,
    strips,
    thread,
)
from goodword.desk.pictures.faces import initials
from goodword.desk.pictures.svg import NARROW, WIDE, fitting, width_of
from goodword.nouns import (
    BrandPerson,
    Chain,
    Direction,
    ExchangeKind,
    Moment,
    Person,
    PraisedCompany,
    RecognitionKind,
    SpokenOf,
    Tie,
)
from goodword.workflow.forward import Balance, Helper, Share, shown_names
from goodword.workflow.milestones import Milestone
from goodword.workflow.spoken import CircleSkill, Witnessed
from tests import invented
from tests.invented import account, between

DAY = datetime(2014, 3, 21, 9, tzinfo=UTC)
HOSTILE = '</text></svg><script>alert("1")</script>&\u202e'
ARABIC = "ليلى العبد الله"
LONG = "Wilhelmina Augusta Theodora van der Bergen-Hohenzollern zu Nether Wallop und Umgebung " * 2


def person(name: str, number: int = 1) -> Person:
    return invented.person(account(f"x:p{number}", handle=f"@p{number}", name=name))


ANA = person("Ana Ruiz")


def moment(
    after_days: int = 0,
    *,
    direction: Direction = Direction.GIVEN,
    kind: RecognitionKind = RecognitionKind.THANKS,
    exchange_kind: ExchangeKind = ExchangeKind.POST,
) -> Moment:
    at = DAY + timedelta(days=after_days)
    return invented.moment(between(ANA, "Thank you", at, direction, kind=exchange_kind), kind=kind)


def drawings(picture: Picture) -> ET.Element:
    """Its wide and its narrow drawing, as a parser of XML reads them."""
    return ET.fromstring(f"<both>{picture.svg}</both>")  # noqa: S314 - made here


def every_picture(name: str) -> Sequence[Picture]:
    """One of each, about somebody called `name`."""
    one, other = person(name), person(name, 2)
    helper = Helper(person=replace(one, recommended_at=DAY), moments=(moment(),), worked_together=False)
    waits = Helper(person=other, moments=(moment(3),), worked_together=False)
    learned, passed = moment(), moment(400, direction=Direction.RECEIVED)
    chain = Chain(skill=name, taught_by=one, learned=learned, taught=other, passed_on=passed)
    spoken = SpokenOf(skill=name, is_listed=True, confidence=0.9)
    skill = CircleSkill(skill=name, people=(Witnessed(person=one, spoken=spoken),))
    brand = PraisedCompany(
        company=name, moments=(), people=(BrandPerson(person=one, reasons=(), probability=1.0),)
    )
    tie = Tie(person=one.id, first_at=DAY, last_at=DAY, sent=3, received=1, sources=("x",), direct=0)
    shares = (
        Share(channel=name, helped=3, recommended=1),
        Share(channel="elsewhere", helped=1, recommended=0),
    )
    made = (
        thread([learned, passed], about=name, given_at=[DAY]),
        months_of_years([DAY], about=name),
        strips([(name, name, [DAY])]),
        steps([Milestone(what="First words in public", at=DAY, source=name)], about=name),
        forward_map([helper, waits], [chain], names={}, rows=[[name]]),
        constellation([skill], rows=[[name]]),
        faces(brand, {one.id: tie}, rows=[[name]]),
        dumbbells(Balance(question="Where", shares=shares)),
    )
    return [picture for picture in made if picture]


@pytest.mark.parametrize("name", ["Ana Ruiz", HOSTILE, ARABIC, LONG, "田中 さくら", "@a", "\u0301"])
def test_every_picture_is_well_formed_inert_and_said_in_words(name: str) -> None:
    pictures = every_picture(name)
    assert len(pictures) == 8
    for picture in pictures:
        wide, narrow = drawings(picture)
        for drawn, width in ((wide, WIDE), (narrow, NARROW)):
            assert drawn.attrib["role"] == "img"
            assert drawn.attrib["aria-label"] == picture.words
            assert drawn.attrib["width"] == str(width)
            assert not [
                one for one in drawn.iter() if one.tag in {"script", "a", "style"} or "style" in one.attrib
            ]
        assert picture.rows
        assert {len(row) for row in picture.rows} <= {1, len(picture.heads)}


def test_no_text_of_a_picture_stands_outside_of_it() -> None:
    for picture in every_picture(LONG):
        for drawn in drawings(picture):
            for line in drawn.iter("text"):
                x, room = float(line.attrib["x"]), float(drawn.attrib["width"])
                wide = width_of(line.text or "")
                left = {"start": x, "middle": x - wide / 2, "end": x - wide}[line.attrib["text-anchor"]]
                assert left >= -2, (picture.words[:40], line.text)
                assert left + wide <= room + 2, (picture.words[:40], line.text)


@given(st.text(max_size=60), st.floats(10, 300))
def test_a_text_is_cut_to_the_room_and_the_cut_is_shown(words: str, room: float) -> None:
    cut = fitting(words, room)
    assert width_of(cut) <= room + 8
    assert cut.endswith("…") or cut.split() == fitting(words, 10**6).split()


def test_a_name_from_right_to_left_begins_at_its_place_on_the_page() -> None:
    picture = steps([Milestone(what=ARABIC, at=DAY, source=None)], about="x")
    assert picture
    line = next(one for one in drawings(picture).iter("text") if one.text == ARABIC)
    assert line.attrib["direction"] == "rtl"
    assert line.attrib["text-anchor"] == "end"  # the side on which such a line ends is the left one


def test_above_the_line_stands_what_they_said_and_below_what_you_said() -> None:
    picture = thread([moment(0, direction=Direction.RECEIVED), moment(9)], about="Ana")
    assert picture
    assert (
        picture.words
        == "2014. Above the line, Ana said one thing of you; below it, you said one thing of them."
    )
    assert [row[1] for row in picture.rows] == ["You", "Ana"]


def test_a_crowd_of_one_day_is_told_by_a_number_and_stands_whole_in_the_table() -> None:
    picture = thread([moment() for _ in range(40)], about="Ana")
    assert picture
    assert "+33" in picture.svg
    assert len(picture.rows) == 40


def test_a_recommendation_is_a_seal_and_marks_differ_in_form() -> None:
    letter = moment(5, exchange_kind=ExchangeKind.RECOMMENDATION)
    picture = thread([letter, moment(kind=RecognitionKind.PRAISE)], about="Ana")
    assert picture
    assert 'class="mark seal"' in picture.svg
    assert 'class="mark praise"' in picture.svg
    assert picture.rows[0][2] == "recommendation"


def test_what_is_not_in_a_letter_ends_before_the_owner_and_no_line_joins_it() -> None:
    waits = Helper(person=person("Ana"), moments=(moment(),), worked_together=False)
    picture = forward_map([waits], [], names={}, rows=[["Ana"]])
    assert picture
    assert "ribbon open" in picture.svg
    assert "ribbon lasting" not in picture.svg


def test_of_two_with_one_name_each_is_shown_with_the_place() -> None:
    two = [
        Helper(person=person("Ana Ruiz", number), moments=(moment(),), worked_together=False)
        for number in (1, 2)
    ]
    other = Helper(person=person("Bo Lindqvist", 3), moments=(moment(),), worked_together=False)
    names = shown_names([*two, other])
    assert list(names.values()) == ["Ana Ruiz (X)", "Ana Ruiz (X)", "Bo Lindqvist"]
    picture = forward_map([*two, other], [], names=names, rows=[["Ana"]])
    assert picture
    assert picture.svg.count("Ana Ruiz (X)</text>") == 4, "twice in the wide and twice in the narrow drawing"


def test_one_channel_alone_is_compared_with_nothing() -> None:
    assert dumbbells(Balance(question="Where", shares=(Share(channel="a", helped=4, recommended=1),))) is None


def test_nothing_is_drawn_where_there_is_nothing() -> None:
    assert thread([], about="Ana") is None
    assert months_of_years([], about="Ana") is None
    assert heat_strip([], about="Ana") is None
    assert strips([("Ana", "Ana", [])]) is None
    assert steps([], about="Ana") is None
    assert forward_map([], [], names={}, rows=[]) is None
    assert constellation([], rows=[]) is None
    assert faces(PraisedCompany(company="Acme", moments=()), {}, rows=[]) is None


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Ruiz", "AR"),
        ("@nuala", "N"),
        ("Ebo van der Quartey", "EQ"),
        ("!!", "?"),
        ("田中 さくら", "田さ"),
        ("", "?"),
    ],
)
def test_a_face_has_the_first_letters_of_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_recommendation_of_many_sentences_is_one_seal() -> None:
    letter = moment(5, exchange_kind=ExchangeKind.RECOMMENDATION)
    picture = thread([letter, letter, letter], about="Ana")
    assert picture
    assert len(picture.rows) == 1


def test_a_picture_alone_is_whole_without_a_style_sheet_and_holds_no_markup_of_others() -> None:
    helper = Helper(person=person(HOSTILE), moments=(moment(1),), worked_together=False)
    drawn = forward_map([helper], [], names=shown_names([helper]), rows=())
    assert drawn
    written = as_file(drawn)
    assert MARK in written
    root = ET.fromstring(written)  # noqa: S314 - made here
    assert {one.tag.partition("}")[2] for one in root.iter()} <= {
        *("svg", "title", "metadata", "style", "rect", "text", "circle", "path"),
    }
    style = root.findtext("{http://www.w3.org/2000/svg}style") or ""
    assert not re.search(r"var\(|light-dark|color-mix|url\(|@import", style)
    drawn_kinds = {one.get("class", "").split()[0] for one in root.iter() if one.get("class")}
    assert all(f".{kind}" in style for kind in drawn_kinds)
    assert {"ribbon", "end", "you"} <= drawn_kinds
    assert as_file(drawn) == written
