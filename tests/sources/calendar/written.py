"""Calendars as programs write them, and what was read of one."""

from collections.abc import Callable

from goodword.nouns import Exchange, Record, Skipped

Read = Callable[..., list[Record]]

WITH_ANA = (
    "ORGANIZER;CN=Mira Solberg:mailto:mira@example.com",
    "ATTENDEE;CN=Ana Ruiz:mailto:ana@example.org",
)


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


def series(rule: str, *lines: str, start: str = "DTSTART;TZID=Europe/Oslo:20230306T100000") -> str:
    return calendar(event(*WITH_ANA, rule, *lines, start=start))
