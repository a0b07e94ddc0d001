"""At a terminal: questions, the editor, and lines that fit."""

import json
import re
from pathlib import Path

import pytest

from tests.command_line import CommandLine

STYLE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
WHO = "linkedin:in/ebo-quartey"


def editor(folder: Path, script: str) -> str:
    """An editor that does what `script` says with the file `$1`."""
    path = folder / "editor"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    "verb", [(), ("links", "--list"), ("people",), ("brands",), ("draft", WHO), ("sources",)]
)
def test_no_line_is_wider_than_the_terminal(at_home: CommandLine, verb: tuple[str, ...]) -> None:
    shown = STYLE.sub("", at_home.at_terminal(*verb).out)

    assert [line for line in shown.splitlines() if len(line) > 80] == []


def test_an_error_is_broken_at_words(at_home: CommandLine) -> None:
    shown = at_home.at_terminal("draft", "Neil Abernethy").out

    assert "linkedin:in/neil-abernethy-marine" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_an_import_shows_how_far_it_is_and_leaves_only_its_report(
    goodword: CommandLine, samples: Path
) -> None:
    answer = goodword.at_terminal("import", samples / "x-archive.zip")

    assert answer.code == 0
    assert "Finding thanks and praise" in answer.out
    assert "0/?" not in answer.out


@pytest.mark.parametrize("script", ["exit 3", "kill -9 $$"])
def test_an_editor_that_fails_leaves_the_draft_as_it_was(
    at_home: CommandLine, tmp_path: Path, script: str
) -> None:
    before = at_home("draft", WHO, "--json").out

    answer = at_home.at_terminal("draft", WHO, "--edit", EDITOR=editor(tmp_path, script), VISUAL="")

    assert answer.code == 2
    assert "Traceback" not in answer.out
    assert "EDITOR" in answer.out
    assert at_home("draft", WHO, "--json").out == before
    assert not list(at_home.home.glob("*being-edited*"))


def test_an_editor_that_is_not_there_is_said(at_home: CommandLine) -> None:
    answer = at_home.at_terminal("draft", WHO, "--edit", EDITOR="/nowhere/editor", VISUAL="")

    assert answer.code == 2
    assert "Traceback" not in answer.out


@pytest.mark.parametrize("script", [":", ': > "$1"', 'echo "# nothing" > "$1"'])
def test_an_editor_that_leaves_no_word_changes_nothing_and_it_is_said(
    at_home: CommandLine, tmp_path: Path, script: str
) -> None:
    answer = at_home.at_terminal("draft", WHO, "--edit", EDITOR=editor(tmp_path, script), VISUAL="")

    assert answer.code == 0
    assert "Nothing was changed." in answer.out


def test_an_answer_that_cannot_be_read_is_opened_again_as_it_was_left(
    at_home: CommandLine, tmp_path: Path
) -> None:
    script = (
        'if grep -q perhaps "$1"; then sed -i "s/perhaps/no/" "$1"; else '
        'sed -i "s/^paid:.*/paid: perhaps/" "$1"; echo "[mine] Ask him." >> "$1"; fi'
    )

    answer = at_home.at_terminal(
        "draft", WHO, "--edit", typed="y\n", EDITOR=editor(tmp_path, script), VISUAL=""
    )

    assert answer.code == 0, answer.out
    draft = json.loads(at_home("draft", WHO, "--json").out)
    assert draft["disclosures"]["paid"] is False
    assert draft["sentences"][-1]["text"] == "Ask him."


def test_what_was_typed_is_kept_where_it_cannot_be_read_and_is_not_opened_again(
    at_home: CommandLine, tmp_path: Path
) -> None:
    script = 'sed -i "s/^paid:.*/paid: perhaps/" "$1"; echo "[mine] Ask him." >> "$1"'

    answer = at_home.at_terminal(
        "draft", WHO, "--edit", typed="n\n", EDITOR=editor(tmp_path, script), VISUAL=""
    )

    assert answer.code == 2
    (kept,) = at_home.home.glob("*being-edited*")
    assert "Ask him." in kept.read_text("utf-8")
    assert kept.stat().st_mode & 0o077 == 0


def test_what_stands_on_the_face_is_not_answered_by_the_return_key(at_home: CommandLine) -> None:
    at_home("draft", WHO)

    shown = at_home.at_terminal("copy", WHO, typed="He keeps my books\n\nmaybe\ny\nn\n").out

    assert shown.count("Please answer y for yes or n for no.") == 2
    met = shown.index("Your first exchange with Ebo Quartey was in private, on LinkedIn")
    assert met < shown.index("How do you know Ebo Quartey?")
    told = json.loads(at_home("draft", WHO, "--json").out)["disclosures"]
    assert (told["relation"], told["paid"], told["family"]) == ("He keeps my books", True, False)


def test_an_answer_given_before_ctrl_c_is_not_asked_again(at_home: CommandLine) -> None:
    at_home("draft", WHO)

    answer = at_home.at_terminal("copy", WHO, typed="He keeps my books\n\x04")

    assert answer.code == 130
    assert "Interrupted" in answer.out
    assert "Were you paid" in at_home("copy", WHO).err


def test_the_return_key_signs_nothing(at_home: CommandLine, tmp_path: Path) -> None:
    told = ("--relation", "He keeps my books", "--not-paid", "--not-family")
    draft = json.loads(at_home("draft", WHO, *told, "--json").out)
    private = [str(c["sentence"] + 1) for c in draft["checks"] if c["code"] == "GW201"]
    at_home("draft", draft["id"], *(part for number in private for part in ("--release", number)))

    answer = at_home.at_terminal("sign", draft["id"], "-o", "signed.json", typed="\n")

    assert answer.code == 1, answer.out
    assert "Nothing was signed." in answer.out
    assert not (tmp_path / "signed.json").exists()
