"""Judge the held-out posts by the weights that ship, and say what became significantly worse.

    python evaluation/held_out.py [RESULTS.json]

`data/recognition-held-out.txt` was written before our other posts, was never read while words and rules
were written, and never trains. Worse means: outside the committed 95 % interval, on the bad side. Exit 1
then. Needs nothing but Goodword.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from marked import marked
from measures import CALIBRATION, judged, value

HERE = Path(__file__).parent
HELD_OUT = HERE / "data" / "recognition-held-out.txt"
COMMITTED = HERE / "results" / "recognition.json"
CHECKED = (
    "F1",
    "precision of what is shown (not doubtful)",
    "recall of what is shown",
    "target, letter for letter",
    "kind (six)",
    "quote, intersection over union",
    CALIBRATION,
)


def main(committed: Path = COMMITTED) -> int:
    """Print each measure beside its committed interval; 1 where one is worse."""
    known = json.loads(committed.read_text(encoding="utf-8"))["held out"]
    answers = judged(marked(HELD_OUT))
    worse = 0
    for measure in CHECKED:
        now, (_, low, high) = value(measure, answers), known[measure]
        is_worse = now > high if measure == CALIBRATION else now < low
        worse += is_worse
        print(f"{'WORSE' if is_worse else 'holds'} {measure}: {now:.3f}, committed {low:.3f}-{high:.3f}")
    return 1 if worse else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
