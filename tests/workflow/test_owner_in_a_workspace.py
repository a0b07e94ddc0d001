import json
from pathlib import Path

import pytest

from goodword.nouns import Decision, Direction, Moment
from goodword.settings import Home, open_home
from goodword.workflow.asking import contacts, moments_with, proposals, the_person
from goodword.workflow.deciding import decide, take_back
from goodword.workflow.importing import import_archive
from goodword.workflow.imports import undo

LINKEDIN = {
    "Profile.csv": "First Name,Last Name,Headline\nMira,Solberg,Planner\n",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On\nmira@example.com,Yes,Yes,\n",
    "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz,ana@quay.example,Quay,Engineer,07 Jun 2016\n",
}
"""The owner's archive: it states whose it is, and by which address."""


def slack(folder: Path, mira_email: str) -> Path:
    users = [
        {
            "id": "U1",
            "team_id": "T1",
            "name": "mira",
            "real_name": "Mira Solberg",
            "profile": {"email": mira_email},
        },
        {
            "id": "U2",
            "team_id": "T1",
            "name": "ana",
            "real_name": "Ana R",
            "profile": {"email": "ana@quay.example"},
        },
    ]
    messages = [
        {
            "ts": "1709165100.000400",
            "user": "U1",
            "text": "Thank you <@U2> for fixing the tide tables overnight!",
        },
        {
            "ts": "1709165200.000400",
            "user": "U2",
            "text": "<@U1> I learned everything about budgets from you.",
        },
    ]
    (folder / "general").mkdir(parents=True)
    (folder / "users.json").write_text(json.dumps(users))
    (folder / "channels.json").write_text(json.dumps([{"id": "C1", "name": "general"}]))
    (folder / "general" / "2024-02-29.json").write_text(json.dumps(messages))
    return folder


def linkedin(folder: Path) -> Path:
    folder.mkdir()
    for name, content in LINKEDIN.items():
        (folder / name).write_text(content)
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return open_home(tmp_path / "home")


def imported(home: Home, path: Path) -> str:
    def nobody_is_asked(*, path: str, found: str, known: str) -> bool:
        raise AssertionError((path, found, known))

    return import_archive(home.store, path, clock=home.clock, ask_same_owner=nobody_is_asked).id


def directions(found: tuple[Moment, ...]) -> list[Direction]:
    return [moment.direction for moment in found]


@pytest.mark.parametrize("first", ["slack", "linkedin"])
def test_words_in_a_workspace_are_the_owners_by_a_shared_address(
    home: Home, tmp_path: Path, first: str
) -> None:
    archives = [slack(tmp_path / "slack", "Mira@example.com"), linkedin(tmp_path / "linkedin")]
    for path in archives if first == "slack" else reversed(archives):
        imported(home, path)
        moments_with(home.store, None)
    ana = the_person(home.store, "Ana Ruiz")
    assert {account.source for account in ana.accounts} == {"linkedin", "slack"}
    assert directions(moments_with(home.store, ana)) == [Direction.GIVEN, Direction.RECEIVED]


def test_a_workspace_alone_says_nothing_of_what_the_owner_gave(home: Home, tmp_path: Path) -> None:
    imported(home, slack(tmp_path / "slack", "mira@example.com"))
    assert moments_with(home.store, None) == ()
    assert {person.name for person in contacts(home.store)} == {"Mira Solberg", "Ana R"}


def test_the_owners_word_makes_an_account_of_a_workspace_the_owners_and_takes_it_back(
    home: Home, tmp_path: Path
) -> None:
    imported(home, linkedin(tmp_path / "linkedin"))
    imported(home, slack(tmp_path / "slack", "m.s@harbour.example"))
    assert moments_with(home.store, None) == ()
    (asked,) = (link.id for link in proposals(home.store) if "slack:T1/U1" in {link.left, link.right})
    decide(home.store, (asked,), Decision.SAME, clock=home.clock)
    assert directions(moments_with(home.store, None)) == [Direction.GIVEN, Direction.RECEIVED]
    take_back(home.store, (asked,))
    assert moments_with(home.store, None) == ()


def test_undoing_the_archive_that_stated_the_owner_takes_the_words_away_again(
    home: Home, tmp_path: Path
) -> None:
    stating = imported(home, linkedin(tmp_path / "linkedin"))
    imported(home, slack(tmp_path / "slack", "mira@example.com"))
    assert moments_with(home.store, None)
    undo(home.store, stating)
    assert moments_with(home.store, None) == ()
