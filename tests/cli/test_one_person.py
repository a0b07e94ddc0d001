"""All that the archives say of one person, over many sources, former names and companies too."""

import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from tests.command_line import CommandLine

STYLE = re.compile(r"\x1b\[[\d;]*m")
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
OLD = (
    CONNECTIONS
    + "Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz,ana@ruiz.example,Quay,Harbour pilot,07 Jun 2018\n"
)
NEW = (
    CONNECTIONS
    + "Ana,Bell,https://www.linkedin.com/in/ana-ruiz,ana@ruiz.example,Fernside,Head of pilots,07 Jun 2018\n"
)
PROFILE = "First Name,Last Name,Headline\nNora,Voss,Editor\n"
CARD = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Bell\nEMAIL:ana@ruiz.example\n"
    "ORG:Fernside\nREV:2024-05-06T00:00:00Z\nEND:VCARD\n"
)
MAIL = (
    "From ana@ruiz.example Mon May 06 10:00:00 2019\nFrom: Ana Ruiz <ana@ruiz.example>\n"
    "To: nora@voss.example\nDate: Mon, 06 May 2019 10:00:00 +0000\nMessage-ID: <1@ruiz.example>\n"
    "Subject: tides\n\nThe tide table was right. Thanks!\n"
)
RESUME = {
    "basics": {"name": "Ana Bell", "email": "ana@ruiz.example"},
    "work": [
        {"name": "Quay", "position": "Harbour pilot", "startDate": "2012-03", "endDate": "2022-08"},
        {"name": "Fernside", "position": "Head of pilots", "startDate": "2022-09"},
    ],
    "skills": [{"name": "Tides"}],
    "meta": {"lastModified": "2025-01-02"},
}
MEETING = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\nDTSTAMP:20240101T000000Z\nDTSTART:20240506T100000Z\n"
    "DTEND:20240506T110000Z\nSUMMARY:Tides\nORGANIZER;CN=Nora Voss:mailto:nora@voss.example\n"
    "ATTENDEE;CN=Ana Bell:mailto:ana@ruiz.example\nEND:VEVENT\nEND:VCALENDAR\n"
)


def export(folder: Path, day: str, connections: str) -> Path:
    path = folder / f"Basic_LinkedInDataExport_{day}.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("Connections.csv", connections)
        archive.writestr("Profile.csv", PROFILE)
    return path


@pytest.fixture
def archives(tmp_path: Path) -> list[Path]:
    """The same person in six archives: in two LinkedIn exports under two names."""
    written = {
        "ana.vcf": CARD,
        "ana.mbox": MAIL,
        "ana.json": json.dumps(RESUME),
        "ana.ics": MEETING.replace("\n", "\r\n"),
    }
    paths = []
    for name, text in written.items():
        path = tmp_path / name
        path.write_bytes(text.encode())
        paths.append(path)
    return [export(tmp_path, "03-04-2021", OLD), export(tmp_path, "06-05-2025", NEW), *paths]


def the_person(goodword: CommandLine) -> dict[str, Any]:
    (person,) = json.loads(goodword("people", "Ana Bell", "--json").out)
    assert isinstance(person, dict)
    return person


def test_what_changed_is_kept_with_its_dates_in_any_order_and_undone(
    goodword: CommandLine, tmp_path: Path, archives: list[Path]
) -> None:
    assert goodword("import", *archives, "--owner", "nora@voss.example").code == 0
    person = the_person(goodword)
    assert (person["company"], person["position"]) == ("Fernside", "Head of pilots")
    told = [
        (one["company"], one["from"], one["to"], one["seen_from"][:4], one["seen_to"][:4])
        for one in person["roles"]
    ]
    assert told == [
        ("Fernside", None, None, "2025", "2025"),
        ("Fernside", "2022-09", None, "2025", "2025"),
        ("Quay", "2012-03", "2022-08", "2025", "2025"),
        ("Fernside", None, None, "2024", "2024"),
        ("Quay", None, None, "2021", "2021"),
    ]
    assert [one["name"] for one in person["names"]] == ["Ana Bell", "Ana Ruiz"]

    other = CommandLine(tmp_path / "other", tmp_path)
    assert other("import", *archives[::-1], "--owner", "nora@voss.example").code == 0
    assert the_person(other) == person

    newest = next(one["id"] for one in json.loads(goodword("import", archives[1], "--json").out)["archives"])
    assert goodword("undo-import", newest).code == 0
    assert the_person(goodword)["company"] == "Fernside", "as the card of 2024 says"
    assert goodword("import", archives[1]).code == 0
    assert the_person(goodword) == person


def test_one_person_in_many_places_is_shown_plainly_on_eighty_columns(
    goodword: CommandLine, archives: list[Path]
) -> None:
    assert goodword("import", *archives, "--owner", "nora@voss.example").code == 0
    shown = goodword.at_terminal("people", "Ana Ruiz").out
    assert max(len(STYLE.sub("", line)) for line in shown.splitlines()) <= 80
    for words in (
        "Harbour pilot at Quay, 2012-03 to 2022-08",
        "LinkedIn, 4 March 2021",
        "Ana Ruiz",
        "They list",
    ):
        assert words in shown
