"""What is answered where there is nothing, or where the call cannot be meant."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.command_line import CommandLine

WHO = "linkedin:in/ebo-quartey"


def test_nothing_is_known_of_anybody_before_an_import(goodword: CommandLine) -> None:
    for verb in (
        ("overlooked",),
        ("people",),
        ("moments",),
        ("links",),
        ("brands",),
        ("last",),
        ("letters",),
    ):
        assert "Nothing is imported yet" in goodword(*verb).out, verb
    assert "nothing is imported yet" in goodword("draft", "Ana Ruiz").err


def test_an_answer_stays_with_the_draft_it_was_given_for(at_home: CommandLine) -> None:
    at_home("draft", WHO)
    at_home("draft", WHO, "--afresh")

    at_home("copy", "d1", "--relation", "He keeps my books")

    first: Any = at_home("draft", "d1", "--json").json
    second: Any = at_home("draft", "d2", "--json").json
    assert (first["id"], first["disclosures"]["relation"]) == ("d1", "He keeps my books")
    assert (second["id"], second["disclosures"]["relation"]) == ("d2", None)


def test_a_language_without_words_is_refused_and_others_are_named(at_home: CommandLine) -> None:
    answer = at_home("draft", WHO, "--language", "tlh")

    assert answer.code == 2
    assert "en" in answer.err
    assert "“tlh”" in answer.err


def test_a_signed_file_never_takes_the_place_of_something_else(
    at_home: CommandLine, samples: Path, tmp_path: Path
) -> None:
    shutil.copy(samples / "linkedin.zip", tmp_path / "mine.zip")
    before = (tmp_path / "mine.zip").read_bytes()
    at_home("draft", WHO)

    for place in ("mine.zip", "no/such/folder.json", "."):
        answer = at_home("sign", WHO, "-o", place, "--yes")
        assert answer.code == 2, place
        assert "cannot be written" in answer.err
    assert (tmp_path / "mine.zip").read_bytes() == before
    assert json.loads(at_home("letters", "--json").out)["signed"] == []


def test_a_site_without_a_letter_says_why(at_home: CommandLine) -> None:
    answer = at_home("publish", "site")

    assert answer.out.startswith("site: 0 letters;")
    assert "accepted yet" in answer.out


def test_those_of_whom_only_a_number_is_known_are_counted_and_not_listed(at_home: CommandLine) -> None:
    shown, everyone = at_home("people"), at_home("people", "--all")

    assert "Someone without a name" not in shown.out
    assert "only a number" in shown.err
    assert len(everyone.out.splitlines()) == len(json.loads(at_home("people", "--json").out))


def test_a_reader_that_leaves_early_is_no_answer_of_no(at_home: CommandLine) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "goodword", "moments"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=at_home.environment(),
    )
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    complaint = running.stderr.read()
    running.stderr.close()
    assert running.wait() == 141
    assert complaint == b""


def test_home_without_a_folder_is_said_wherever_it_stands(goodword: CommandLine) -> None:
    for call in (("people", "--home"), ("--home",)):
        answer = goodword(*call)
        assert answer.code == 2
        assert "'--home' requires an argument" in answer.err


def test_a_file_that_is_no_signed_one_is_named_by_every_verb(
    goodword: CommandLine, samples: Path, tmp_path: Path
) -> None:
    shutil.copy(samples / "linkedin.zip", tmp_path / "mine.zip")

    for verb in (
        ("propose", "mine.zip", "-o", "p.json"),
        ("accept", "mine.zip", "-o", "a.json", "--yes"),
        ("decline", "mine.zip", "-o", "d.json"),
        ("correct", "mine.zip", "-o", "c.json", "--wish", "less"),
        ("answer", "mine.zip"),
        ("verify", "mine.zip"),
    ):
        answer = goodword(*verb)
        assert answer.code == 2, verb
        assert "goodword: mine.zip" in answer.err, verb
    assert not (goodword.home / "key.pem").exists()


def test_an_answer_that_is_verified_names_nobody_who_is_not_named(
    at_home: CommandLine, someone_else: CommandLine
) -> None:
    told = ("--relation", "He keeps my books", "--not-paid", "--not-family")
    draft = json.loads(at_home("draft", WHO, *told, "--json").out)
    private = [str(c["sentence"] + 1) for c in draft["checks"] if c["code"] == "GW201"]
    at_home("draft", draft["id"], *(part for number in private for part in ("--release", number)))
    assert at_home("sign", draft["id"], "-o", "signed.json", "--yes").code == 0
    assert someone_else("correct", "signed.json", "-o", "wish.json", "--wish", "Say 2012").code == 0

    shown = at_home("verify", "wish.json").out
    assert "None" not in shown
    assert "names nobody" in shown
    assert "asks for other words" in at_home("answer", "wish.json").err
