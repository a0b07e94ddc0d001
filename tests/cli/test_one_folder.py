"""One folder with an archive of every kind gives one list of people, through the real command line."""

import re
from pathlib import Path
from typing import Any

import pytest

from goodword.sources import NAMES
from tests.command_line import CommandLine
from tests.everything import ANA, everything

ANAS = {
    "contacts:a",
    "linkedin:in/ana-ruiz",
    "mail:ana@ruiz.example",
    "profile:ana@ruiz.example",
    "slack:T1/U2",
}
BO_OF_FERNSIDE = {"contacts:b", "linkedin:in/bo-lind"}
BO_OF_QUAY = {"mail:bo.lind@quay.example", "profile:bo.example", "slack:T1/U3"}
BY_HANDLE_ALONE = ({"x:8"}, {"mastodon:ana@quay.example"}, {f"bluesky:{ANA}"})
"""Nothing in the archives verifies whose these are."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return everything(tmp_path / "Downloads")


@pytest.fixture
def archives(goodword: CommandLine, folder: Path) -> list[dict[str, Any]]:
    answer = goodword("import", folder, "--yes", "--json")
    assert answer.code == 0, answer.err
    assert "old.zip is not read" in answer.err, "an archive in an archive is told"
    assert isinstance(answer.json, dict)
    found: list[dict[str, Any]] = answer.json["archives"]
    return found


def people(goodword: CommandLine) -> list[dict[str, Any]]:
    found = goodword("people", "--json").json
    assert isinstance(found, list)
    return found


def groups(goodword: CommandLine) -> list[set[str]]:
    return [{account["id"] for account in person["accounts"]} for person in people(goodword)]


def test_an_archive_of_every_kind_is_found_and_read(archives: list[dict[str, Any]]) -> None:
    assert {archive["source"] for archive in archives} == set(NAMES)
    for archive in archives:
        assert archive["accounts"], archive["path"]
        assert archive["cannot_contain"]
    silent = {archive["source"] for archive in archives if not archive["exchanges"]}
    assert silent == {"linkedin", "mastodon", "contacts", "profile"}, "the short export, the list, who lists"


@pytest.mark.usefixtures("archives")
def test_there_is_one_list_of_people_joined_by_what_is_verified_and_by_no_name(goodword: CommandLine) -> None:
    found = groups(goodword)
    for group in (ANAS, BO_OF_FERNSIDE, BO_OF_QUAY, *BY_HANDLE_ALONE):
        assert group in found
    assert len(found) == 6, "and the owner, who is in every archive, is none of them"
    assert [person["name"] for person in people(goodword)].count("Bo Lind") == 2
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in goodword.at_terminal("people").out.split("\n")]
    assert sum(line.startswith("Bo Lind ") for line in lines) == 2
    assert "Slack @Bo.Lind" in [line.strip() for line in lines], "each account has a line of its own"
    (ana,) = (
        person for person in people(goodword) if "contacts:a" in {one["id"] for one in person["accounts"]}
    )
    assert ana["skills"] == ["Tides"]
    assert (ana["company"], ana["position"]) == ("Quay", "Harbour pilot")


@pytest.mark.usefixtures("archives")
def test_what_is_not_verified_is_asked_and_an_answer_joins_or_keeps_apart(goodword: CommandLine) -> None:
    links = goodword("links", "--json").json
    assert isinstance(links, list)
    (question,) = (
        link for link in links if {link["left"]["id"], link["right"]["id"]} == {"linkedin:in/ana-ruiz", "x:8"}
    )
    assert question["reasons"][0] == "Both are called Ana Ruiz."
    bos = [link["id"] for link in links if "Bo Lind" in {link["left"]["name"], link["right"]["name"]}]
    assert goodword("links", "accept", question["id"]).code == 0
    assert goodword("links", "reject", *bos).code == 0
    found = groups(goodword)
    assert ANAS | {"x:8"} in found
    assert BO_OF_FERNSIDE in found
    assert BO_OF_QUAY in found
