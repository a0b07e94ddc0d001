"""Erasing, taking along and going on elsewhere, from the command line: told before, asked for, done."""

import json
from pathlib import Path

from tests.command_line import CommandLine

FEMI = "@femi@access.example"


def test_somebody_is_erased_after_the_name_was_typed(at_home: CommandLine) -> None:
    told = at_home("erase", FEMI, "--preview")
    assert "Would go" in told.out
    assert FEMI in at_home("people").out  # a look erases nothing
    refused = at_home("erase", FEMI)
    assert (refused.code, "--yes" in refused.err) == (2, True)
    left = at_home.at_terminal("erase", FEMI, typed="yes\n", once_shown="type")
    assert "Nothing was erased" in left.out
    done = at_home.at_terminal("erase", FEMI, typed=f"{FEMI}\n", once_shown="type")
    assert "Erased" in done.out
    assert FEMI not in at_home("people").out
    assert at_home("erase", "--let-back", "--json").json == {"forgotten": 1}


def test_a_place_and_then_everything_is_erased_and_a_backup_brings_it_back(
    at_home: CommandLine, tmp_path: Path
) -> None:
    place = json.loads(at_home("erase", "--source", "mastodon", "--yes", "--json").out)
    assert place["erased"]
    assert "mastodon" not in at_home("imports", "--json").out
    packed = json.loads(at_home("backup", tmp_path / "stick", "--json").out)["file"]
    people = at_home("people", "--json").out
    assert "type “everything”" in at_home("erase", "--everything").err
    assert json.loads(at_home("erase", "--everything", "--yes", "--json").out)["erased"]
    assert not list(at_home.home.iterdir())
    assert at_home("erase", "--everything", "--json").json == {"erased": False}
    assert "Here again" in at_home("restore", packed).out
    assert at_home("people", "--json").out == people
    assert "nothing is overwritten" in at_home("restore", packed).err


def test_what_is_to_be_erased_is_said_in_one_way(goodword: CommandLine) -> None:
    for call in ((), ("--everything", "--source", "x"), ("Ada", "--let-back")):
        answer = goodword("erase", *call)
        assert answer.code == 2
        assert "Say one thing to erase" in answer.err
    assert "Nothing was imported from" in goodword("erase", "--source", "x").err
    assert "Choose another folder" in goodword("export", Path(__file__)).err
