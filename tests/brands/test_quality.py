"""Quality may not get significantly worse, and nobody may be invented: the committed table is the measure."""

import subprocess
import sys


def test_nobody_is_invented_and_the_share_that_is_right_is_not_below_the_committed_table() -> None:
    judged = subprocess.run(
        [sys.executable, "evaluation/brands.py", "--check"], check=False, capture_output=True, text=True
    )
    assert judged.returncode == 0, judged.stderr
