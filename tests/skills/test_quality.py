"""Quality may not get significantly worse: the committed table is the measure."""

import subprocess
import sys


def test_no_figure_falls_below_the_interval_of_the_committed_table() -> None:
    judged = subprocess.run(
        [sys.executable, "evaluation/skills.py", "--check"], check=False, capture_output=True, text=True
    )
    assert judged.returncode == 0, judged.stderr
