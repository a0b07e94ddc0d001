"""Make `surely.json` of the skills floor again, byte for byte, from the labelled cases in `data`.

python evaluation/train_told.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import msgspec
from told import fitted, training_rows

SHIPPED = Path(__file__).parents[1] / "src/goodword/skills/surely.json"

if __name__ == "__main__":
    rows = training_rows()
    weights = fitted(rows)
    SHIPPED.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=1) + b"\n")
    print(f"{len(rows)} texts beside lists, {sum(row.is_told for row in rows)} told: {weights}")
