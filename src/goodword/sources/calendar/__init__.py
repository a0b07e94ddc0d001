"""Calendar: the meetings of iCalendar files, with whom and when they took place."""

from collections.abc import Iterator

from goodword.nouns import Record
from goodword.ports import Archive, Owner
from goodword.sources.calendar.layout import calendar_files, owner_of
from goodword.sources.calendar.reading import Reading

_HEAD = 4_096


class Calendar:
    """A calendar exported as iCalendar (.ics), or several of them."""

    name = "calendar"
    title = "Calendar (iCalendar)"
    how_to_ask = (
        "Google Calendar: Settings, Import & export, Export: a zip of all calendars. Calendar on a Mac: "
        "File, Export. Outlook: Save calendar, with full details. At once."
    )
    holds = "your meetings: when, about what, who called them and who was invited"
    cannot_contain: tuple[str, ...] = (
        "Who really came: only who was invited, and who declined.",
        "What was said.",
        "Whether a series without an end went on after the calendar was exported.",
        "Meetings that were deleted, and meetings of one person alone, which are left out.",
    )
    not_read: tuple[str, ...] = (
        "Places, attachments and alarms; tasks and journals; rooms, and the details for dialling in.",
        "Who was at a meeting of more than a dozen others: most of them never speak to each other.",
    )

    def identifies(self, archive: Archive) -> bool:
        """Whether `archive` is calendars and no other data; looks into the first of them."""
        files = calendar_files(archive)
        return bool(files) and b"BEGIN:VCALENDAR" in next(archive.chunks(files[0]), b"")[:_HEAD].upper()

    def owner(self, archive: Archive) -> Owner:
        """Whose calendar it is, where the calendar says so; nobody is guessed."""
        return owner_of(archive)

    def read(self, archive: Archive) -> Iterator[Record]:
        """Every meeting that took place, each date of a series by itself."""
        return Reading(archive).records()
