"""The labelled posts that train recognition, set by set; needs nothing but Goodword."""

import gzip

import msgspec
from marked import Labelled, marked
from talk import DATA

SETS = {
    "given": "recognition-dev.jsonl.gz",
    "own": "recognition-own.txt",
    "manners": "recognition-manners.txt",
    "voices": "recognition-voices.txt",
    "plain": "recognition-plain.txt",
    "letters": "recognition-letters.txt",
    "streets": "recognition-streets.txt",
    "benches": "recognition-benches.txt",
    "kitchens": "recognition-kitchens.txt",
    "plazas": "recognition-plazas.txt",
    "bazaars": "recognition-bazaars.txt",
    "tongues": "recognition-tongues.txt",
    "markets": "recognition-markets.txt",
    "stations": "recognition-stations.txt",
    "strangers": "recognition-strangers.txt",
    "guests": "recognition-guests.txt",
    "neighbours": "recognition-neighbours.txt",
    "crowds": "recognition-crowds.txt",
    "stairs": "recognition-stairs.txt",
    "rooms": "recognition-rooms.txt",
    "ferries": "recognition-ferries.txt",
    "harbours": "recognition-harbours.txt",
    "lanterns": "recognition-lanterns.txt",
    "moles": "recognition-moles.txt",
    "lodgers": "recognition-lodgers.txt",
    "tables": "recognition-tables.txt",
    "cellars": "recognition-cellars.txt",
    "yards": "recognition-yards.txt",
}
"""The labelled sets that train."""


def labelled(name: str = "recognition-dev.jsonl.gz") -> list[Labelled]:
    """All labelled posts of a file in `evaluation/data`."""
    if name.endswith(".txt"):
        return marked(DATA / name)
    lines = gzip.decompress((DATA / name).read_bytes()).splitlines()
    return [msgspec.json.decode(line, type=Labelled) for line in lines]


def training_posts() -> list[Labelled]:
    """What the weights are made of: the set that was given, and our own."""
    return [post for name in SETS.values() for post in labelled(name)]
