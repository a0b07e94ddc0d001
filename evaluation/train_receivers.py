"""Make `receivers.json` of the recognition floor again, byte for byte, from the labelled posts in `data`.

python evaluation/train_receivers.py [--left-out]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import msgspec
from posts import SETS, labelled
from receivers import Choice, choices, chosen, fitted
from training import RULES


def left_out(by_set: dict[str, list[Choice]]) -> None:
    """Print, for each set, how often the rules and the model are right when the set trains nothing."""
    for name, its in by_set.items():
        weights = fitted([one for other, found in by_set.items() if other != name for one in found])
        rules = sum(one.right is not None and one.right == one.guessed for one in its)
        model = sum(one.right is not None and one.right == chosen(one, weights) for one in its)
        print(f"{name:12} {len(its):4}  rules {rules / len(its):.3f}  model {model / len(its):.3f}")


def main() -> None:
    """Write the weights."""
    by_set = {name: list(choices(labelled(file))) for name, file in SETS.items()}
    if "--left-out" in sys.argv[1:]:
        left_out(by_set)
        return
    weights = fitted([one for its in by_set.values() for one in its])
    (RULES / "receivers.json").write_bytes(msgspec.json.encode(weights))
    print(f"{len(weights)} weights")


if __name__ == "__main__":
    main()
