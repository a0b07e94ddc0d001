"""Help is there for every verb, and quick: nothing heavy is imported for it."""

import subprocess
import sys

import pytest

from tests.command_line import CommandLine

HEAVY = ("jinja2", "selectolax", "rapidfuzz", "babel", "ahocorasick_rs", "keyring", "rich.progress", "nacl")
VERBS = (
    *("import", "imports", "undo-import", "sources", "overlooked", "people", "moments", "links"),
    *(
        "skills",
        "brands",
        "credited",
        "last",
        "map",
        "chains",
        "digest",
        "draft",
        "copy",
        "given",
        "letters",
        "sign",
        "propose",
        "accept",
    ),
    *("decline", "correct", "answer", "verify", "publish", "never", "doctor", "demo"),
    *("erase", "export", "backup", "restore"),
    *("recognise", "match-skills"),
)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_in_a_sentence(goodword: CommandLine, verb: str) -> None:
    answer = goodword(verb, "--help")

    assert answer.code == 0
    assert "Usage: goodword" in answer.out
    assert any(line.strip().endswith((".", ":")) for line in answer.out.splitlines()[2:5])


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from goodword.cli import run; run(['--help']);"
        f"print('HEAVY', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip().endswith("HEAVY []")


def test_the_first_run_says_in_five_lines_how_to_begin(goodword: CommandLine) -> None:
    answer = goodword()

    assert answer.code == 0
    assert len(answer.out.strip().splitlines()) == 5
    assert "goodword sources" in answer.out
    assert "stays" in answer.out


def test_asking_before_anything_is_imported_makes_no_file(goodword: CommandLine) -> None:
    goodword()

    assert not goodword.home.exists()


def test_the_version_is_said(goodword: CommandLine) -> None:
    assert goodword("--version").out.startswith("goodword 0.")


def test_where_do_i_stand_is_answered_in_sentences(at_home: CommandLine) -> None:
    answer = at_home()

    first, second = answer.out.splitlines()[:2]
    assert first.startswith("Since 20")
    assert "You gave 2 recommendations, the last" in second
    assert "Three people to begin with:" in answer.out


@pytest.mark.parametrize("home", [("--home", "elsewhere"), ("--home=elsewhere",), ()])
def test_a_wrong_option_names_the_help_of_its_verb_wherever_home_stands(
    goodword: CommandLine, home: tuple[str, ...]
) -> None:
    for call in ((*home, "brands", "--jso"), ("brands", *home, "--jso")):
        assert "`goodword brands --help` says what it takes." in goodword(*call).err


def test_home_may_stand_anywhere(at_home: CommandLine, goodword: CommandLine) -> None:
    assert goodword("last", "--json", "--home", at_home.home).out == at_home("last", "--json").out
    assert goodword("--home", at_home.home, "last", "--json").out == at_home("last", "--json").out
