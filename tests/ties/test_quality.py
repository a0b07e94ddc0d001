"""Quality may not get significantly worse: the committed table of planted chains is the measure."""

import subprocess
import sys


def test_planted_chains_are_found_as_often_as_the_committed_table_says() -> None:
    judged = subprocess.run(
        [sys.executable, "evaluation/chains.py", "--check"], check=False, capture_output=True, text=True
    )
    assert judged.returncode == 0, judged.stderr
