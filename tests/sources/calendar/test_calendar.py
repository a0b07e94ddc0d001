import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goodword.archive import open_archive
from goodword.errors import GoodwordError
from goodword.nouns import Account, Exchange, Record, Skipped
from goodword.sources import identify
from goodword.sources.calendar import Calendar
from goodword.sources.calendar.guests import account_of
from goodword.sources.calendar.reading import MANY
from goodword.sources.calendar.recurring import MOST_DATES

Read = Callable[..., list[Record]]

WITH_ANA = (
    "ORGANIZER;CN=Mira Solberg:mailto:mira@example.com",
    "ATTENDEE;CN=Ana Ruiz:mailto:ana@example.org",
)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a calendar of these bytes, called after its owner."""

    def records(
        content: bytes | str, name: str = "mira@example.com.ics", read_at: datetime | None = None
    ) -> list[Record]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with open_archive(path, read_at=read_at) as archive:
            source = identify(archive)
            assert source.name == "calendar"
            return list(source.read(archive))

    return records


def calendar(*events: str, head: str = "") -> str:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{head}{''.join(events)}END:VCALENDAR\r\n"


def event(*lines: str, start: str = "DTSTART:20230605T080000Z", uid: str = "1@calendar.example") -> str:
    stamp = "DTSTAMP:20240101T000000Z"
    return "".join(
        f"{line}\r\n" for line in ("BEGIN:VEVENT", f"UID:{uid}", stamp, start, *lines, "END:VEVENT")
    )


def meetings(records: list[Record]) -> list[Exchange]:
    return [record for record in records if isinstance(record, Exchange)]


def reasons(records: list[Record]) -> list[str]:
    return [record.reason for record in records if isinstance(record, Skipped)]


def times(records: list[Record]) -> list[str]:
    return [f"{one.sent_at:%Y-%m-%d %H:%M}" for one in meetings(records) if one.sent_at]


# Who


def test_a_calendar_called_after_an_address_tells_its_owner_and_two_such_tell_nobody(tmp_path: Path) -> None:
    (tmp_path / "mira@example.com.ics").write_text(calendar(event(*WITH_ANA)))
    with open_archive(tmp_path) as archive:
        assert [one.id for one in Calendar().owner(archive).accounts] == ["mail:mira@example.com"]
    (tmp_path / "ana@example.org.ics").write_text(calendar(event(*WITH_ANA)))
    with open_archive(tmp_path) as archive:
        assert Calendar().owner(archive).accounts == ()


def test_outlook_states_the_owner_in_the_calendar(tmp_path: Path) -> None:
    path = tmp_path / "Calendar.ics"
    path.write_text(calendar(head='X-OWNER;CN="Mira Solberg":mailto:Mira@Example.com\r\n'))
    with open_archive(path) as archive:
        owner = Calendar().owner(archive)
    assert (owner.name, [one.id for one in owner.accounts]) == ("Mira Solberg", ["mail:mira@example.com"])


@pytest.mark.parametrize(
    "name", ["c_8812@group.calendar.google.com.ics", "Team.ics", "room@resource.calendar.google.com.ics"]
)
def test_a_calendar_of_a_group_or_a_room_tells_no_owner(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(calendar(event(*WITH_ANA)))
    with open_archive(path) as archive:
        assert Calendar().owner(archive).accounts == ()


def test_the_account_of_an_address_is_the_one_that_mail_gives_it(read: Read) -> None:
    found = [one for one in read(calendar(event(*WITH_ANA))) if isinstance(one, Account)]
    assert account_of("ana@example.org", "Ana Ruiz") in found
    assert {one.id for one in found} == {"mail:mira@example.com", "mail:ana@example.org"}


@pytest.mark.parametrize(
    "attendee",
    [
        "ATTENDEE;PARTSTAT=DECLINED:mailto:bo@example.net",
        "ATTENDEE;CUTYPE=ROOM:mailto:bo@example.net",
        "ATTENDEE;CUTYPE=RESOURCE:mailto:bo@example.net",
        "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:bo@example.net",
        "ATTENDEE;CN=Bo:invalid:nomail",
        "ATTENDEE;CN=Bo:urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "ATTENDEE:mailto:c_1@resource.calendar.google.com",
        "ATTENDEE:",
    ],
)
def test_whoever_declined_a_room_and_no_address_are_not_met(read: Read, attendee: str) -> None:
    (one,) = meetings(read(calendar(event(*WITH_ANA, attendee))))
    assert [met.account for met in one.addressed] == ["mail:ana@example.org"]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('CN="Ruiz, Ana"', "Ana Ruiz"),
        ('CN="Ana Ruiz, PhD"', "Ana Ruiz, PhD"),
        ("CN=ana@example.org", None),
        ("CN=ana", None),
        ("CN=Ana Ruiz", "Ana Ruiz"),
        ("X-A=b", None),
    ],
)
def test_a_name_is_read_as_it_is_spoken(read: Read, written: str, name: str | None) -> None:
    found = read(calendar(event(WITH_ANA[0], f"ATTENDEE;{written}:mailto:ana@example.org")))
    ana = next(one for one in found if isinstance(one, Account) and one.id == "mail:ana@example.org")
    assert ana.name == name


def test_an_apple_attendee_is_known_by_the_address_in_the_parameter(read: Read) -> None:
    attendee = "ATTENDEE;CN=Bo Lind;EMAIL=bo@example.net:/aMTEwNDc/principal/"
    (one,) = meetings(read(calendar(event(WITH_ANA[0], attendee))))
    assert [met.account for met in one.addressed] == ["mail:bo@example.net"]


@pytest.mark.parametrize(("others", "addressed"), [(MANY - 1, MANY - 1), (MANY, 0), (5_000, 0)])
def test_a_big_meeting_says_nothing_of_who_knows_whom(read: Read, others: int, addressed: int) -> None:
    crowd = [f"ATTENDEE:mailto:p{number}@example.org" for number in range(others)]
    found = read(calendar(event(WITH_ANA[0], *crowd)))
    (one,) = meetings(found)
    assert len(one.addressed) == addressed
    assert len([record for record in found if isinstance(record, Account)]) == addressed + 1 + 1


def test_of_a_big_meeting_the_owner_was_addressed_by_whoever_called_it(read: Read) -> None:
    crowd = [f"ATTENDEE:mailto:p{number}@example.org" for number in range(40)]
    (one,) = meetings(
        read(calendar(event("ORGANIZER:mailto:bo@example.net", "ATTENDEE:mailto:mira@example.com", *crowd)))
    )
    assert (one.author, [met.account for met in one.addressed]) == (
        "mail:bo@example.net",
        ["mail:mira@example.com"],
    )


# What took place


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ((*WITH_ANA, "STATUS:CANCELLED"), "meetings that were cancelled: 1 left out"),
        (
            (*WITH_ANA, "ATTENDEE;PARTSTAT=DECLINED:mailto:mira@example.com"),
            "meetings that you declined: 1 left out",
        ),
        (("SUMMARY:Dentist",), "appointments with nobody else: 1 left out"),
        ((WITH_ANA[0],), "appointments with nobody else: 1 left out"),
    ],
)
def test_what_was_no_meeting_is_left_out_and_counted(read: Read, lines: tuple[str, ...], reason: str) -> None:
    found = read(calendar(event(*lines)))
    assert not meetings(found)
    assert reasons(found) == [reason]


@pytest.mark.parametrize("rule", [(), ("RRULE:FREQ=WEEKLY",), ("RRULE:FREQ=WEEKLY;COUNT=3",)])
def test_an_invitation_is_a_meeting_once_its_time_has_come(read: Read, rule: tuple[str, ...]) -> None:
    """It is stamped when it is sent, before the meeting: only the clock tells whether it took place."""
    sent = calendar(event(*WITH_ANA, *rule, start="DTSTART:20240301T080000Z"))
    ahead = read(sent, read_at=datetime(2024, 2, 29, tzinfo=UTC))
    assert not meetings(ahead)
    assert reasons(ahead) == ["meetings that have not taken place yet: 1 left out"]
    over = read(sent, read_at=datetime(2024, 3, 2, tzinfo=UTC))
    assert times(over) == ["2024-03-01 08:00"]
    assert reasons(over) == []


@pytest.mark.parametrize(
    ("rule", "dates"),
    [
        ("RRULE:FREQ=WEEKLY;COUNT=3", ["2024-03-01", "2024-03-08", "2024-03-15"]),
        ("RRULE:FREQ=WEEKLY;UNTIL=20240310", ["2024-03-01", "2024-03-08"]),
        ("RRULE:FREQ=WEEKLY", ["2024-03-01"]),
    ],
)
def test_of_a_series_that_was_sent_ahead_the_dates_count_that_it_names(
    read: Read, rule: str, dates: list[str]
) -> None:
    """Whether one without an end went on, the invitation does not tell."""
    sent = calendar(event(*WITH_ANA, rule, start="DTSTART:20240301T080000Z"))
    assert [at[:10] for at in times(read(sent, read_at=datetime(2026, 1, 1, tzinfo=UTC)))] == dates


def test_where_nobody_is_the_owner_a_meeting_without_organiser_is_told(read: Read) -> None:
    found = read(calendar(event(WITH_ANA[1])), "Team.ics")
    assert reasons(found) == ["meetings that do not say who called them: 1 left out"]
    assert [one.author for one in meetings(read(calendar(event(WITH_ANA[1]))))] == ["mail:mira@example.com"]


def test_dial_in_details_are_not_the_words_of_whoever_called(read: Read) -> None:
    words = r"DESCRIPTION:Bring the logs.\n\nMira is inviting you to a scheduled Zoom meeting.\nThank you!"
    (one,) = meetings(read(calendar(event(*WITH_ANA, "SUMMARY:Tides", words))))
    assert one.text == "Tides\n\nBring the logs."


def test_a_description_in_html_is_read_as_text(read: Read) -> None:
    words = "DESCRIPTION:<p>Bring <b>the</b> logs</p><script>x</script>"
    (one,) = meetings(read(calendar(event(*WITH_ANA, words))))
    assert one.text == "Bring the logs"


# When


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("DTSTART:20230605T080000Z", "2023-06-05 08:00"),
        ("DTSTART;TZID=Europe/Oslo:20230605T100000", "2023-06-05 08:00"),
        ('DTSTART;TZID="Europe/Oslo":20230605T100000', "2023-06-05 08:00"),
        ("DTSTART;TZID=W. Europe Standard Time:20230605T100000", "2023-06-05 08:00"),
        ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Oslo:20230605T100000", "2023-06-05 08:00"),
        ("DTSTART;TZID=/example.org/20050126_1/America/Argentina/Salta:20230605T100000", "2023-06-05 13:00"),
        ("DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20230605T100000", "2023-06-05 09:00"),
        ("DTSTART;TZID=GMT+0530:20230605T100000", "2023-06-05 04:30"),
        ("DTSTART;TZID=Nowhere:20230605T100000", "2023-06-05 08:00"),
        ("DTSTART:20230605T100000", "2023-06-05 08:00"),
        ("DTSTART;VALUE=DATE:20230605", "2023-06-05 00:00"),
        ("DTSTART:20230605", "2023-06-05 00:00"),
        ("DTSTART;TZID=../../../etc/passwd:20230605T100000", "2023-06-05 08:00"),
    ],
)
def test_a_time_is_read_whatever_names_its_zone(read: Read, start: str, at: str) -> None:
    found = read(calendar(event(*WITH_ANA, start=start), head="X-WR-TIMEZONE:Europe/Oslo\r\n"))
    assert times(found) == [at]


ZONE = """BEGIN:VTIMEZONE\r
TZID:Ours\r
BEGIN:STANDARD\r
DTSTART:16010101T000000\r
TZOFFSETFROM:{0}\r
TZOFFSETTO:{0}\r
{1}END:STANDARD\r
END:VTIMEZONE\r
"""


@pytest.mark.parametrize(("offset", "at"), [("+0300", "2023-06-05 07:00"), ("-0200", "2023-06-05 12:00")])
def test_a_zone_means_what_its_own_file_says(read: Read, offset: str, at: str) -> None:
    """The parser keeps zones for the whole process: one file must not decide for the next."""
    found = event(*WITH_ANA, start="DTSTART;TZID=Ours:20230605T100000")
    assert times(read(calendar(found, head=ZONE.format(offset, "")))) == [at]


@pytest.mark.parametrize(
    "rule",
    [
        "RRULE:FREQ=SECONDLY\r\n",
        "RRULE:FREQ=YEARLY;INTERVAL=0\r\n",
        "RRULE:FREQ=YEARLY;BYSECOND=1,2\r\n",
        "RDATE:20230101T000000\r\n" * 900,
    ],
    ids=["each second", "no interval", "by second", "many dates"],
)
def test_a_zone_that_has_no_end_is_not_followed(read: Read, rule: str) -> None:
    begun = time.process_time()
    found = read(
        calendar(event(*WITH_ANA, start="DTSTART;TZID=Ours:20230605T100000"), head=ZONE.format("+0300", rule))
    )
    assert times(found) == ["2023-06-05 10:00"]
    assert time.process_time() - begun < 3


# Series


def series(rule: str, *lines: str, start: str = "DTSTART;TZID=Europe/Oslo:20230306T100000") -> str:
    return calendar(event(*WITH_ANA, rule, *lines, start=start))


def test_each_date_of_a_series_is_a_meeting_at_the_hour_of_the_place(read: Read) -> None:
    found = read(series("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3"))
    assert times(found) == ["2023-03-06 09:00", "2023-03-20 09:00", "2023-04-03 08:00"]
    assert len({one.id for one in meetings(found)}) == 3
    assert {one.thread for one in meetings(found)} == {"1@calendar.example"}


@pytest.mark.parametrize(
    ("rule", "more", "dates"),
    [
        ("RRULE:FREQ=DAILY;UNTIL=20230308", (), ["03-06", "03-07", "03-08"]),
        ("RRULE:FREQ=DAILY;UNTIL=20230307T090000Z", (), ["03-06", "03-07"]),
        ("RRULE:FREQ=DAILY;UNTIL=20230307T100000", (), ["03-06", "03-07"]),
        ("RRULE:FREQ=DAILY;COUNT=3", ("EXDATE;TZID=Europe/Oslo:20230307T100000",), ["03-06", "03-08"]),
        ("RRULE:FREQ=DAILY;COUNT=3", ("EXDATE;VALUE=DATE:20230306,20230308",), ["03-07"]),
        (
            "RRULE:FREQ=DAILY;COUNT=2",
            ("RDATE;TZID=Europe/Oslo:20230401T100000",),
            ["03-06", "03-07", "04-01"],
        ),
        ("RDATE;TZID=Europe/Oslo:20230401T100000", (), ["03-06", "04-01"]),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", (), ["03-06", "03-31", "04-28"]),
    ],
)
def test_the_dates_of_a_series_are_those_of_the_standard(
    read: Read, rule: str, more: tuple[str, ...], dates: list[str]
) -> None:
    assert [at[5:10] for at in times(read(series(rule, *more)))] == dates


def test_a_changed_date_stands_in_the_place_of_the_one_it_changes(read: Read) -> None:
    changed = event(
        *WITH_ANA, "RECURRENCE-ID;TZID=Europe/Oslo:20230313T100000", start="DTSTART:20230314T120000Z"
    )
    whole = series("RRULE:FREQ=WEEKLY;COUNT=3").replace("END:VCALENDAR", changed + "END:VCALENDAR")
    found = read(whole)
    assert sorted(times(found)) == ["2023-03-06 09:00", "2023-03-14 12:00", "2023-03-20 09:00"]
    assert meetings(found)[0].native_id == "1@calendar.example#20230313T090000Z"


def test_a_series_ends_with_the_last_change_that_the_calendar_tells_of(read: Read) -> None:
    assert times(read(series("RRULE:FREQ=MONTHLY")))[-1] == "2023-12-06 09:00"


HOSTILE_RULES = {
    "a billion seconds": "FREQ=SECONDLY;COUNT=1000000000",
    "a billion days": "FREQ=DAILY;COUNT=1000000000",
    "no end": "FREQ=HOURLY",
    "no interval": "FREQ=DAILY;INTERVAL=0",
    "no day that fits": "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "no year that fits": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1000000000",
    "a huge interval": "FREQ=YEARLY;INTERVAL=9999999999",
    "every second of a day": "FREQ=DAILY;BYSECOND=0,1,2,3;BYMINUTE=1,2;BYHOUR=1",
    "a long rule": "FREQ=DAILY;BYMONTHDAY=" + ",".join(["1"] * 5_000),
    "no rule": "FREQ=FORTNIGHTLY",
    "nonsense": ";;;=;FREQ",
    "a count of minus one": "FREQ=DAILY;COUNT=-1",
    "an end that is none": "FREQ=DAILY;UNTIL=20239999",
    "a weekday that is none": "FREQ=WEEKLY;BYDAY=XX",
    "every position": "FREQ=YEARLY;BYYEARDAY=1;BYSETPOS=366,-366",
}


@pytest.mark.parametrize("rule", HOSTILE_RULES.values(), ids=HOSTILE_RULES)
def test_a_rule_without_end_costs_no_time(read: Read, rule: str) -> None:
    begun = time.process_time()
    found = read(series(f"RRULE:{rule}", start="DTSTART:19850101T100000Z"))
    assert times(found)[0] == "1985-01-01 10:00"
    assert len(meetings(found)) <= MOST_DATES + 1
    assert time.process_time() - begun < 5


def test_a_series_of_which_every_date_is_taken_out_gives_none(read: Read) -> None:
    taken = ",".join(f"202303{day:02}" for day in range(1, 32))
    assert not meetings(read(series("RRULE:FREQ=DAILY;UNTIL=20230331", f"EXDATE;VALUE=DATE:{taken}")))


def test_many_series_that_fit_no_day_stay_within_the_steps_of_one_archive(read: Read) -> None:
    many = (
        event(*WITH_ANA, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", uid=f"{number}@calendar.example")
        for number in range(60)
    )
    whole = calendar(*many).replace("DTSTART:20230605", "DTSTART:19850605")
    begun = time.process_time()
    found = read(whole)
    assert len(meetings(found)) == 60
    assert any("could not be worked out" in reason for reason in reasons(found))
    assert time.process_time() - begun < 30


# Damage


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
