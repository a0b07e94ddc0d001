"""One folder with one archive of each kind, read by one command: one list of people across all."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from goodword.sources import SOURCES
from tests.command_line import ROOT, Answer, CommandLine

ARCHIVES = ROOT / "tests" / "sources"


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    """A folder like the one in which somebody keeps what every network sent."""
    folder = tmp_path / "my archives"
    for source in SOURCES:
        shutil.copytree(ARCHIVES / source.name / "archive", folder / f"of {source.title.split()[0]}")
    return folder


def _import(goodword: CommandLine, folder: Path) -> Answer:
    done = goodword("import", folder, "--yes", "--owner", "same", "--json")
    assert done.code == 0, done.err
    return done


def test_a_folder_with_every_kind_gives_one_list_of_people(goodword: CommandLine, everything: Path) -> None:
    done = _import(goodword, everything)
    archives = json.loads(done.out)["archives"]
    assert [one["source"] for one in archives] == [source.name for source in SOURCES]
    assert all(one["exchanges"] or one["accounts"] for one in archives)

    people: Any = goodword("people", "--json").json
    places = {person["id"]: {account["source"] for account in person["accounts"]} for person in people}
    assert {"contacts", "linkedin", "mail", "profile"} in places.values()  # Ana Ruiz, by her address and page
    assert sum(person["name"] == "Kim Park" for person in people) == 3  # of one name, and three
    assert all(person["not_a_person"] for person in people if person["name"] == "Slackbot")
    accounts = [account["id"] for person in people for account in person["accounts"]]
    assert len(accounts) == len(set(accounts))


def test_what_is_not_certain_is_asked_and_an_answer_joins_across_networks(
    goodword: CommandLine, everything: Path
) -> None:
    _import(goodword, everything)
    asked: Any = goodword("links", "--json").json
    one = next(
        link for link in asked if {link["left"]["source"], link["right"]["source"]} == {"linkedin", "x"}
    )
    before = len(goodword("people", "--json").out)
    assert one["reasons"]
    goodword("links", "accept", one["id"])
    people: Any = goodword("people", "--json").json
    joined = [{account["id"] for account in person["accounts"]} for person in people]
    assert any({one["left"]["id"], one["right"]["id"]} <= ids for ids in joined)
    goodword("links", "undo", one["id"])
    assert len(goodword("people", "--json").out) == before


def test_the_same_folder_again_changes_nothing(goodword: CommandLine, everything: Path) -> None:
    _import(goodword, everything)
    people = goodword("people", "--json").out
    again = json.loads(_import(goodword, everything).out)["archives"]
    assert all(one["already_imported"] for one in again)
    assert goodword("people", "--json").out == people
