"""What another hand wrote to judge by is labelled as the guide has it, and nothing that ships has seen it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import ROOT

DATA = ROOT / "evaluation" / "data"
A_POST = "en x @writer thanks+ | {@helper} thanks for mending the gate in the rain"
SOME_CASES = "@ Nora Voss | nora | trades | en | Welding; Painting\nexact | Nora's welding holds. | Welding |"


def checked(*files: Path) -> subprocess.CompletedProcess[str]:
    """The checker's answer on the blind sets, or on others in their place."""
    command = [sys.executable, *map(str, (ROOT / "evaluation" / "labels.py", *files))]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_every_blind_label_holds_together_and_nothing_trains_on_it() -> None:
    done = checked()
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("post", "case", "named"),
    [
        (A_POST, "", "hold together"),
        ("en x @writer >@other thanks+ | {@helper_x}y thanks", "", "nobody called '@helper_x'"),
        (A_POST, "exact | Nora paints. | Sailing |", "not listed: Sailing"),
        (A_POST, "wish-negative | Nora, who welds? | Welding |", "wish-negative with gold"),
        (A_POST, "praise | Nora, thanks! | Welding |", "no kind 'praise'"),
    ],
)
def test_what_does_not_hold_is_named(tmp_path: Path, post: str, case: str, named: str) -> None:
    posts, cases = tmp_path / "posts.txt", tmp_path / "cases.txt"
    posts.write_text(post, "utf-8")
    cases.write_text(f"{SOME_CASES}\n{case}\n", "utf-8")

    assert named in checked(posts, cases).stdout


def test_a_text_taken_from_another_set_is_named(tmp_path: Path) -> None:
    rows = [row for row in (DATA / "recognition-own.txt").read_text("utf-8").splitlines() if row[:3] == "en "]
    longest = max(rows, key=len).partition(" | ")[2]
    posts, cases = tmp_path / "posts.txt", tmp_path / "cases.txt"
    posts.write_text(f"en x @writer other | {longest.translate(str.maketrans('', '', '{}[]'))}", "utf-8")
    cases.write_text(SOME_CASES, "utf-8")

    done = checked(posts, cases)

    assert done.returncode == 1
    assert "with another of our texts" in done.stdout
