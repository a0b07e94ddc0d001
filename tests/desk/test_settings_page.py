"""Settings: keys come, go and come back; a backup is whole; what is wrong is said and changes nothing."""

import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from icalendar import Calendar

from goodword.errors import SlotNotUnderstoodError
from goodword.workflow.slot import slot_of
from tests.desk.at_the_desk import AtTheDesk, at_the_desk
from tests.desk.steps import PASSPHRASE, signed

NEW = "another invented passphrase"


def keys_of(desk: AtTheDesk) -> list[str]:
    """The keys that the page lists, the one in use first."""
    return re.findall(r'<p class="code">([^<]+)</p>', desk.get("/settings").text)


def test_a_key_is_printed_given_up_and_put_back_from_paper(desk: AtTheDesk, other_desk: AtTheDesk) -> None:
    assert "There is no key yet" in desk.get("/settings").words
    signed(desk)
    (key,) = keys_of(desk)
    assert desk.post("/settings/paper", key=key, passphrase="wrong").status == 400
    shown = desk.post("/settings/paper", key=key, passphrase=PASSPHRASE)
    found = re.search(r"<pre[^>]*>(.*?)</pre>", shown.text, re.DOTALL)
    assert found
    lines = unescape(found[1])
    letter = next(c for c in lines.splitlines()[2] if c.isalpha())
    mistyped = lines.replace(lines.splitlines()[2], lines.splitlines()[2].replace(letter, "0", 1))
    wrong = other_desk.post("/settings/restore", lines=mistyped, passphrase=PASSPHRASE)
    assert wrong.status == 400
    assert "Line 2 is mistyped" in wrong.words
    assert mistyped.splitlines()[3] in wrong.text  # nothing that was typed is lost
    other_desk.post("/settings/restore", lines=lines, passphrase=PASSPHRASE)
    assert keys_of(other_desk) == [key]
    assert "Tick the box first" in desk.post("/settings/revoke", key=key, passphrase=PASSPHRASE).words
    gone = desk.post("/settings/revoke", key=key, passphrase=PASSPHRASE, sure="on", since="2026-11-01")
    assert "given up, since 1 November 2026" in gone.words
    assert key.encode() in desk.get(f"/settings/statement?key={key}").body


def test_a_new_key_follows_and_a_mistake_leaves_the_old_one_in_use(desk: AtTheDesk) -> None:
    signed(desk)
    (old,) = keys_of(desk)
    for wrong in (
        {"passphrase": "wrong", "new": NEW, "again": NEW},
        {"passphrase": PASSPHRASE, "new": NEW, "again": "differs"},
        {"passphrase": PASSPHRASE, "new": "short", "again": "short"},
    ):
        assert desk.post("/settings/rotate", **wrong).status == 400
        assert keys_of(desk) == [old]
    desk.post("/settings/rotate", passphrase=PASSPHRASE, new=NEW, again=NEW)
    new, former = keys_of(desk)
    assert former == old
    assert new != old


def test_a_backup_is_a_whole_home_and_overwrites_none_before_it(desk: AtTheDesk, tmp_path: Path) -> None:
    signed(desk)
    folder = tmp_path / "stick"
    assert desk.post("/settings/backup", folder="not/whole").status == 400
    assert desk.post("/settings/backup", folder="/proc/nowhere").status == 400
    desk.post("/settings/backup", folder=str(folder))
    desk.post("/settings/backup", folder=str(folder))
    first, second = sorted(folder.iterdir())
    assert (first.name, second.name) == ("goodword-backup-2026-11-24-2.zip", "goodword-backup-2026-11-24.zip")
    with zipfile.ZipFile(second) as packed:
        packed.extractall(tmp_path / "again")
    with at_the_desk(tmp_path / "again") as again:
        assert "Nuala Brackenridge" in again.get("/letters").words
        assert keys_of(again) == keys_of(desk)


def test_the_week_leaves_as_a_calendar_and_as_a_page(desk: AtTheDesk) -> None:
    assert desk.get("/settings/week.ics").body.startswith(b"BEGIN:VCALENDAR")
    assert b"<html" in desk.get("/settings/week.html").body


def test_the_week_stands_in_the_calendar_at_the_day_and_hour_that_were_chosen(desk: AtTheDesk) -> None:
    whole_day = desk.get("/settings/week.ics").body
    assert b"DTSTART;VALUE=DATE:20261123" in whole_day
    assert "Kept: Friday at 08:30." in desk.post("/settings/week", day="Friday", hour="08:30").words
    feed = desk.get("/settings/week.ics").body
    assert feed == desk.get("/settings/week.ics").body
    (event,) = Calendar.from_ical(feed).walk("VEVENT")
    assert event["DTSTART"].to_ical() == b"20261127T083000"  # in no zone
    assert event["DTEND"].to_ical() == b"20261127T084500"
    assert "<option selected>Friday" in desk.get("/settings").text
    refused = desk.post("/settings/week", day="Someday", hour="08:30")
    assert (refused.status, "is no day with an hour" in refused.words) == (400, True)
    assert desk.get("/settings/week.ics").body == feed
    desk.post("/settings/week", day="", hour="08:30")
    assert desk.get("/settings/week.ics").body == whole_day


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("fri 8", "friday 08:00"), ("Sunday, 23.59", "sunday 23:59"), ("monday at 7:05", "monday 07:05")],
)
def test_a_day_and_an_hour_may_be_typed_in_several_ways(typed: str, kept: str) -> None:
    assert str(slot_of(typed)) == kept
    assert slot_of(kept) == slot_of(typed)


@pytest.mark.parametrize(
    "typed", ["", "friday", "08:30", "friday 24:00", "t 8", "fridayish 8", "friday 8 pm"]
)
def test_what_is_no_day_with_an_hour_is_refused(typed: str) -> None:
    with pytest.raises(SlotNotUnderstoodError):
        slot_of(typed)


def test_an_address_that_is_none_is_told(desk: AtTheDesk) -> None:
    assert "No site can stand at" in desk.post("/settings/address", address="javascript:alert(1)").words
    told = desk.post("/settings/address", address="https://ada.example/")
    assert "did:web:ada.example" in told.words
    assert "Your site says which keys are yours." in told.words
