"""A big invented X archive (`archives.py` makes it), measured as every source is (call: `beside.py`)."""

from archives import write_x
from beside import Bench, main
from steps import floor

BENCH = Bench(
    source="X",
    made="x",
    count=20_000,
    counted="tweets",
    make=write_x,
    floor=floor,
    floor_is="msgspec, typed, part by part",
    aim=3,
)

if __name__ == "__main__":
    main(BENCH, __file__)
