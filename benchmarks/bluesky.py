"""Make a big invented Bluesky repository, and measure how it is read (`beside.py` says how to call it).

Four records in ten are posts (a third of them replies, a third with a mention), four are likes, one a
repost, one a follow; the tree is a real one and the blocks lie in no order. Everybody is invented.

The floor walks from block to block and decodes each: it checks no hash, walks no tree and makes no nouns.
"""

import gc
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import libipld
from beside import Bench, main

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.car import Cid, cbor, header, section, tree

ME = "did:plc:mirasolbergmirasolberg"
AUTHORS = 5_000
CID_BYTES = 36
FIRST = datetime(2023, 5, 1, tzinfo=UTC)
DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
SENTENCES = (
    "Thank you @{h} for walking me through the tide tables last week, it saved our launch.",
    "Reading about query planning on the train again, the third delay this week 🌊",
    "@{h} are you coming to the harbour meetup on Thursday?",
    "Von @{h} habe ich alles über Gezeiten gelernt, und noch mehr über Geduld.",
)


def tid(number: int) -> str:
    """A key of a record, as of its time."""
    micros = int(FIRST.timestamp()) * 1_000_000 + number * 977_331
    return "".join(DIGITS[(micros << 10) >> shift & 31] for shift in range(60, -1, -5))


def author(number: int) -> str:
    """A DID."""
    return f"did:plc:{number:024x}"


def records(count: int, seed: int) -> Iterator[tuple[str, object]]:
    """Records by their keys."""
    rng = random.Random(seed)
    profile = {"$type": "app.bsky.actor.profile", "displayName": "Mira Solberg", "description": "Tides."}
    yield "app.bsky.actor.profile/self", profile
    for number in range(count - 1):
        at = (FIRST + timedelta(seconds=number)).strftime("%Y-%m-%dT%H:%M:%S.000Z")
        whom = rng.randrange(AUTHORS)
        ref = {"uri": f"at://{author(whom)}/app.bsky.feed.post/{tid(number)}", "cid": "bafyrei" + "a" * 52}
        kind = ("post", "post", "post", "post", "like", "like", "like", "like", "repost", "follow")[
            number % 10
        ]
        if kind == "post":
            yield f"app.bsky.feed.post/{tid(number)}", post(rng, number, at, whom, ref)
        elif kind == "follow":
            value = {"$type": "app.bsky.graph.follow", "subject": author(whom), "createdAt": at}
            yield f"app.bsky.graph.follow/{tid(number)}", value
        else:
            value = {"$type": f"app.bsky.feed.{kind}", "subject": ref, "createdAt": at}
            yield f"app.bsky.feed.{kind}/{tid(number)}", value


def post(rng: random.Random, number: int, at: str, whom: int, ref: dict[str, str]) -> dict[str, object]:
    """A post, with a facet for its mention."""
    handle = f"person{whom}.bsky.social"
    text = f"{rng.choice(SENTENCES).format(h=handle)} ({number})"
    made: dict[str, object] = {
        "$type": "app.bsky.feed.post", "text": text, "createdAt": at, "langs": ["en"],
    }  # fmt: skip
    if number % 3 == 0:
        made["reply"] = {"root": ref, "parent": ref}
    if f"@{handle}" in text:
        start = len(text[: text.index("@")].encode())
        feature = {"$type": "app.bsky.richtext.facet#mention", "did": author(whom)}
        made["facets"] = [
            {"index": {"byteStart": start, "byteEnd": start + len(handle) + 1}, "features": [feature]}
        ]
    return made


def make(out: Path, count: int, seed: int) -> None:
    """Write a repository of `count` records."""
    blocks = []
    entries = []
    for key, value in records(count, seed):
        data = cbor(value)
        blocks.append((Cid.of(data), data))
        entries.append((key, blocks[-1][0]))
    root = tree(entries, blocks)
    commit = cbor({"did": ME, "version": 3, "data": root, "rev": tid(count), "prev": None, "sig": b"s" * 64})
    random.Random(seed).shuffle(blocks)
    with out.open("wb") as file:
        file.write(header(Cid.of(commit)))
        file.write(section(Cid.of(commit), commit))
        file.writelines(section(*block) for block in blocks)


def floor(path: Path) -> int:
    """Walk from block to block and decode each, unchecked, and do nothing with it."""
    data = path.read_bytes()
    decode = libipld.decode_dag_cbor
    gc.disable()
    at = 1 + data[0]  # the header of a file with one root is shorter than 128 bytes
    count = 0
    while at < len(data):
        length = shift = 0
        while True:
            byte = data[at]
            at += 1
            length |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
        decode(data[at + CID_BYTES : at + length])
        at += length
        count += 1
    return count


BENCH = Bench(
    source="Bluesky",
    made="repo.car",
    count=50_000,
    counted="records",
    make=make,
    floor=floor,
    floor_is="blocks walked, each by `libipld.decode_dag_cbor`",
    aim=3,
    peers={
        "libipld": "`libipld.decode_car`, unchecked",
        "atproto": "atproto, `CAR.from_bytes`",
        "cbrrr": "cbrrr, blocks one by one",
    },
)

if __name__ == "__main__":
    main(BENCH, __file__)
