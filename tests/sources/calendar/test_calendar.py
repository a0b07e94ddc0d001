import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.nouns import Account
from goodword.sources.calendar import Calendar
from goodword.sources.calendar.guests import account_of
from goodword.sources.calendar.reading import MANY
from tests.sources.calendar.written import WITH_ANA, Read, calendar, event, meetings, reasons, times


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
