"""Make a big invented repository, and measure how its credits are read (`beside.py` says how to call it).

Commits of some 500 bytes by 200 people, three in four with two trailers, packed by git itself (which
must be installed) as `git fast-import` and `git repack` pack them. The floor is zlib
over every object of the pack.
"""

import random
import subprocess
import zlib
from pathlib import Path

from beside import Bench, main

PEOPLE = 200
GIVEN = ("Ana", "Bo", "Chidi", "Dara", "Emre", "Femi", "Gita", "Hana", "Ivo", "Jun")
FAMILY = ("Alder", "Brook", "Cairn", "Dell", "Esk", "Fen", "Gorse", "Heath", "Isle", "Juniper")
KEYS = ("Helped-by", "Reviewed-by", "Reported-by", "Tested-by", "Co-authored-by", "Signed-off-by")
LINES = (
    "Round the heights to the centimetre, as the pilots read them.",
    "The gauge at the outer quay counts from another zero than the inner one.",
    "Ask for the tables of a year at once; a day at a time took four minutes.",
    "Leave the old names of the islands in, for the letters that still hold them.",
)


def person(number: int) -> str:
    """A person with an address."""
    return f"{GIVEN[number % 10]} {FAMILY[number // 10 % 10]} <p{number}@quay.example>"


def message(rng: random.Random, number: int) -> str:
    """A message with a subject, prose and, mostly, trailers."""
    prose = "\n".join(rng.choices(LINES, k=4))
    trailers = [f"{rng.choice(KEYS)}: {person(rng.randrange(PEOPLE))}" for _ in range(2)]
    block = "\n\n" + "\n".join(trailers) if rng.random() < 0.75 else ""
    return f"Change number {number} of the tide tables\n\n{prose}{block}\n"


def make(target: Path, commits: int, seed: int) -> None:
    """Write the bare repository."""
    rng = random.Random(seed)
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(target)], check=True)
    importing = subprocess.Popen(["git", "-C", str(target), "fast-import", "--quiet"], stdin=subprocess.PIPE)
    assert importing.stdin
    for number in range(commits):
        who, text = person(rng.randrange(PEOPLE)), message(rng, number).encode()
        at = 1_500_000_000 + number * 600
        head = f"commit refs/heads/main\nauthor {who} {at} +0100\ncommitter {who} {at} +0100\n"
        importing.stdin.write(head.encode() + b"data %d\n" % len(text) + text + b"\n")
    importing.stdin.close()
    assert importing.wait() == 0
    subprocess.run(["git", "-C", str(target), "repack", "-adq"], check=True)


def floor(path: Path) -> int:
    """Let zlib unpack every object of the pack."""
    (pack,) = (path / "objects" / "pack").glob("*.pack")
    data = pack.read_bytes()
    at, count = 12, int.from_bytes(data[8:12])
    for _ in range(count):
        is_offset_delta = data[at] >> 4 & 7 == 6
        for _ in range(1 + is_offset_delta):
            while data[at] & 0x80:
                at += 1
            at += 1
        unpacker = zlib.decompressobj()
        piece = data[at : at + 4096]
        unpacker.decompress(piece)
        while not unpacker.eof:
            at += len(piece)
            piece = data[at : at + 4096]
            unpacker.decompress(piece)
        at += len(piece) - len(unpacker.unused_data)
    return count


BENCH = Bench(
    source="Git",
    made="tides.git",
    count=50_000,
    counted="commits",
    make=make,
    floor=floor,
    floor_is="zlib over every object of the pack",
    peers={"git": "`git log --format=%B`", "pydriller": "pydriller"},
)

if __name__ == "__main__":
    main(BENCH, __file__)
