"""A change that makes recognition significantly worse on the held-out posts is noticed."""

import json
import subprocess
import sys
from pathlib import Path

from tests.command_line import ROOT

HELD_OUT = ROOT / "evaluation" / "held_out.py"
COMMITTED = ROOT / "evaluation" / "results" / "recognition.json"


def check(*arguments: Path) -> subprocess.CompletedProcess[str]:
    """Judge the held-out posts as they ship, beside the committed intervals."""
    command = [sys.executable, *map(str, (HELD_OUT, *arguments))]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_nothing_is_significantly_worse_than_the_committed_results() -> None:
    done = check()
    assert done.returncode == 0, done.stdout + done.stderr


def test_what_is_worse_is_named(tmp_path: Path) -> None:
    better = json.loads(COMMITTED.read_text("utf-8"))
    better["held out"]["F1"] = [0.999, 0.998, 1.0]
    (tmp_path / "better.json").write_text(json.dumps(better), "utf-8")

    done = check(tmp_path / "better.json")

    assert done.returncode == 1
    assert "WORSE F1" in done.stdout
