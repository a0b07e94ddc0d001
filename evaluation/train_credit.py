"""Make `credit.msgpack.gz` of the skills floor again, byte for byte, from the labelled cases in `data`.

python evaluation/train_credit.py
"""

import gzip
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import msgspec
from named import fitted, training_rows

SHIPPED = Path(__file__).parents[1] / "src/goodword/skills/credit.msgpack.gz"

if __name__ == "__main__":
    rows = training_rows()
    SHIPPED.write_bytes(gzip.compress(msgspec.msgpack.encode(fitted(rows)), mtime=0))
    print(f"{len(rows)} named skills, {SHIPPED.stat().st_size:,} bytes of weights")
