import time
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goodword.archive import open_archive
from goodword.errors import GoodwordError
from goodword.sources.calendar import Calendar
from tests.sources.calendar.written import WITH_ANA, Read, calendar, event, meetings, reasons


def test_a_folded_line_of_twenty_megabytes_costs_that_line(read: Read) -> None:
    folded = b"DESCRIPTION:" + b"x" * 70 + (b"\r\n " + b"y" * 74) * 270_000
    whole = calendar(event(*WITH_ANA, "SUMMARY:Tides", "HERE")).encode().replace(b"HERE", folded)
    begun = time.process_time()
    assert [one.text for one in meetings(read(whole))] == ["Tides"]
    assert time.process_time() - begun < 10


def test_one_line_of_twenty_megabytes_costs_that_line_and_no_memory(read: Read) -> None:
    whole = calendar(event(*WITH_ANA, "SUMMARY:Tides", "ATTACH:" + "A" * 20_000_000)).encode()
    tracemalloc.start()
    assert [one.text for one in meetings(read(whole))] == ["Tides"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12_000_000


def test_twenty_thousand_events_inside_each_other_are_twenty_thousand_without_end(read: Read) -> None:
    nested = "BEGIN:VEVENT\r\n" * 20_000
    found = read(calendar(nested, event(*WITH_ANA)))
    assert len(meetings(found)) == 1
    assert reasons(found) == ["this event does not say when"] * 20_000


def test_an_event_without_its_end_is_read_where_the_next_one_begins(read: Read) -> None:
    first = event(*WITH_ANA).removesuffix("END:VEVENT\r\n")
    found = read(calendar(first, event(*WITH_ANA, uid="2@calendar.example")))
    assert [one.native_id for one in meetings(found)] == ["1@calendar.example", "2@calendar.example"]


def test_an_event_in_whose_middle_the_file_ends_is_told(read: Read) -> None:
    whole = calendar(event(*WITH_ANA), event(*WITH_ANA, uid="2@calendar.example"))
    found = read(whole[: whole.rindex("ATTENDEE")])
    assert len(meetings(found)) == 1
    assert reasons(found) == ["the file ends in the middle of this record"]


def test_a_file_that_ends_between_two_events_is_told(read: Read) -> None:
    whole = calendar(event(*WITH_ANA), event(*WITH_ANA, uid="2@calendar.example"))
    found = read(whole[: whole.rindex("BEGIN:VEVENT")])
    assert len(meetings(found)) == 1
    assert reasons(found) == ["this file is damaged; what could be read was read"]


def test_several_calendars_in_one_file_are_all_read(read: Read) -> None:
    found = read(calendar(event(*WITH_ANA)) + calendar(event(*WITH_ANA, uid="2@calendar.example")))
    assert len(meetings(found)) == 2


@pytest.mark.parametrize(
    "damage",
    [
        ("\r\n", "\n"),
        ("\r\n", "\r"),
        ("\r\n", "\r\r\n"),
        ("\r\nSUMMARY", "\r\n\r\nSUMMARY"),
        ("BEGIN:VEVENT", "begin:vevent"),
        ("SUMMARY", "summary"),
    ],
    ids=["LF", "CR", "CRCRLF", "blank lines", "lower case", "lower-case names"],
)
def test_a_calendar_is_read_whatever_wrote_its_lines(read: Read, damage: tuple[str, str]) -> None:
    found = read(calendar(event(*WITH_ANA, "SUMMARY:Tides")).replace(*damage))
    assert [one.text for one in meetings(found)] == ["Tides"]


@pytest.mark.parametrize(
    "content",
    ["\ufeff{}".encode(), b"{}", "{}".replace("é", "é").encode("utf-8")],
    ids=["BOM", "plain", "again"],
)
def test_a_character_that_is_folded_in_its_middle_is_whole_again(read: Read, content: bytes) -> None:
    whole = calendar(event(*WITH_ANA, "SUMMARY:Café")).encode().replace(b"\xc3\xa9", b"\xc3\r\n \xa9")
    assert [one.text for one in meetings(read(content.replace(b"{}", whole)))] == ["Café"]


def test_what_is_no_utf8_is_read_as_windows_1252(read: Read) -> None:
    whole = calendar(event(*WITH_ANA, "SUMMARY:Café")).encode("cp1252")
    assert [one.text for one in meetings(read(whole))] == ["Café"]


def test_two_events_of_one_uid_are_one_meeting(read: Read) -> None:
    found = meetings(read(calendar(event(*WITH_ANA), event(*WITH_ANA))))
    assert len({one.id for one in found}) == 1


def test_events_without_uid_are_told_apart_by_time_and_words(read: Read) -> None:
    bare = [event(*WITH_ANA, f"SUMMARY:{words}", uid="") for words in ("Tides", "Tides", "Moorings")]
    assert len({one.id for one in meetings(read(calendar(*bare)))}) == 2


@given(
    lines=st.lists(
        st.sampled_from(
            ["DTSTART", "DTSTART;TZID=", "RRULE", "EXDATE", "RDATE", "RECURRENCE-ID", "ATTENDEE;"]
        )
        .flatmap(lambda name: st.tuples(st.just(name), st.sampled_from([":", ";", "=", '"', ""]), st.text()))
        .map("".join),
        max_size=8,
    )
)
@example(
    lines=["DTSTART:20230605T080000Z", "DTSTART:20230605T080000Z", "RRULE:FREQ=DAILY", "RRULE:FREQ=DAILY"]
)
@example(lines=["DTSTART:99991231T235959", "RRULE:FREQ=YEARLY"])
@example(lines=["DTSTART:00010101T000000", "RRULE:FREQ=YEARLY"])
@example(lines=["RDATE;VALUE=PERIOD:20230605T080000Z/PT1H", "EXDATE:,,,", "RECURRENCE-ID:"])
@settings(deadline=None)
def test_no_line_lets_a_foreign_error_through(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    path = tmp_path_factory.mktemp("odd") / "odd.ics"
    path.write_bytes(calendar(event(*WITH_ANA, *lines), event(*WITH_ANA)).encode("utf-8", "replace"))
    with suppress(GoodwordError), open_archive(path) as archive:
        assert list(Calendar().read(archive))
