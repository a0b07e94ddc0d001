"""Make a big invented address book, and measure how it is read (`beside.py` says how to call it).

One card in five has a picture of some thirty kilobytes. Everybody is invented. The floor: the cards cut into
unfolded lines, each into name and value, nothing else.
"""

import base64
import random
from collections.abc import Iterator
from pathlib import Path

from beside import Bench, main
from calendars import FAMILY, GIVEN, TOPICS, folded


def card(number: int, rng: random.Random, picture: str) -> Iterator[str]:
    """The lines of one card."""
    given, family = GIVEN[number % 10], FAMILY[number // 10 % 10]
    yield from ("BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given};;;", f"FN:{given} {family} {number}")
    yield from (f"item1.EMAIL;type=INTERNET:{given}{number}@quay.example", "item1.X-ABLabel:_$!<Other>!$_")
    yield from (f"ORG:{rng.choice(TOPICS)};", f"URL:https\\://{given}{number}.example/", f"UID:{number:032X}")
    if number % 5 == 0:
        yield f"PHOTO;ENCODING=b;TYPE=JPEG:{picture[: rng.randrange(2_500, len(picture) // 4) * 4]}"
    yield "END:VCARD"


def make(out: Path, count: int, seed: int) -> None:
    """Write an address book."""
    rng = random.Random(seed)
    picture = base64.b64encode(rng.randbytes(40_000)).decode()
    with out.open("w", encoding="utf-8", newline="") as file:
        for number in range(count):
            file.writelines(map(folded, card(number, rng, picture)))


def floor(path: Path) -> int:
    """Unfold the lines and cut each at its colon."""
    lines = path.read_bytes().replace(b"\r\n ", b"").split(b"\r\n")
    return sum(line.partition(b":")[0] == b"UID" for line in lines)


BENCH = Bench(
    source="Contacts",
    made="contacts.vcf",
    count=4_000,
    counted="cards",
    make=make,
    floor=floor,
    floor_is="lines unfolded and cut at the colon",
    peers={"vobject": "vobject"},
)

if __name__ == "__main__":
    main(BENCH, __file__)
