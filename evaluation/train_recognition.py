"""Make `weights.json` of the recognition floor again, byte for byte, from `evaluation/data`.

python evaluation/train_recognition.py
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from posts import training_posts
from training import RULES, as_bytes, fit

if __name__ == "__main__":
    posts = training_posts()
    weights = as_bytes(fit(posts))
    (RULES / "weights.json").write_bytes(weights)
    print(f"{len(posts)} posts, {len(weights):,} bytes of weights")
