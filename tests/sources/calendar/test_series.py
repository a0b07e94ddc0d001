import time

import pytest

from goodword.sources.calendar.recurring import MOST_DATES
from tests.sources.calendar.written import WITH_ANA, Read, calendar, event, meetings, reasons, series, times


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
