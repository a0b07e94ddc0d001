"""Where the time of the whole way goes: `python benchmarks/parts.py ARCHIVE`, a table in Markdown.

Processor seconds of each part, measured one after the other in one process with nothing at its side:
what overlaps in use (reading beside storing, judging on all processors) does not overlap here.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec

from goodword.archive import OpenArchive, open_archive
from goodword.nouns import Exchange, Recognition
from goodword.ports import Owner, Source
from goodword.recognition import VERSION, NameBook, Said, may_hold_recognition, recognitions_in_all
from goodword.settings import Home, open_home
from goodword.sources import identify
from goodword.sources.x.records import WrappedTweet
from goodword.store.batches import Batch, batches
from goodword.store.derived import recognised_through, save_recognitions
from goodword.store.imports import add_batches, begin_import, complete_import
from goodword.store.record import accounts, exchanges_by_key, last_key, texts_after
from goodword.text.elements import Elements
from goodword.workflow.asking import the_overlooked
from goodword.workflow.everyone import people_and_links

T = TypeVar("T")
AT_ONCE = 4_000


class Parts:
    """The seconds of each part, in order."""

    def __init__(self) -> None:
        """Begin with none."""
        self.seconds: dict[str, float] = {}

    def timed(self, part: str, deed: Callable[[], T]) -> T:
        """Do `deed`, add what it took to `part`."""
        begun = time.process_time()
        done = deed()
        self.seconds[part] = self.seconds.get(part, 0.0) + time.process_time() - begun
        return done

    def each(self, part: str, made: Iterator[T]) -> Iterator[T]:
        """What `made` makes, its seconds added to `part`."""
        while (one := self.timed(part, lambda: next(made, None))) is not None:
            yield one

    def less(self, part: str, other: str) -> None:
        """Take the seconds of `other`, which `part` holds too, from it."""
        self.seconds[part] -= self.seconds[other]


def read_only(archive: OpenArchive) -> None:
    """Read and decode all posts, and nothing more."""
    for name in archive.names:
        if "tweets" in name:
            elements = Elements(
                msgspec.json.Decoder(list[WrappedTweet]), msgspec.json.Decoder(WrappedTweet), wrapper=b"tweet"
            )
            for _ in elements.runs(archive.chunks(name)):
                pass


def stored(parts: Parts, archive: OpenArchive, source: Source, owner: Owner, home: Home) -> None:
    """Read the archive into the store, part by part."""
    import_id = begin_import(
        home.store,
        archive_digest=archive.digest,
        path=archive.path,
        source=source.name,
        owner=owner,
        started_at=home.clock.now(),
    )

    def found() -> Iterator[Batch]:
        return parts.each("batches in columns", batches(source.read(archive)))

    parts.timed("rows into SQLite", lambda: add_batches(home.store, import_id, found()))
    parts.timed(
        "rows into SQLite",
        lambda: complete_import(home.store, import_id, cannot_contain=(), completed_at=home.clock.now()),
    )
    parts.less("rows into SQLite", "batches in columns")


def recognised(parts: Parts, home: Home) -> None:
    """Judge all exchanges, part by part."""
    store = home.store
    recognised_through(store, version=VERSION)
    names = parts.timed("judging", lambda: NameBook(accounts(store)))
    mark, last = 0, last_key(store)
    while mark < last:
        through, texts = parts.timed("texts out of the store", lambda m=mark: texts_after(store, m, AT_ONCE))
        keys = parts.timed("gate", lambda t=texts: [key for key, text in t if may_hold_recognition(text)])
        exchanges = parts.timed(
            "texts out of the store", lambda k=keys: tuple(exchanges_by_key(store, k).values())
        )
        found = parts.timed("judging", lambda e=exchanges: judged(e, names))
        parts.timed(
            "saving", lambda f=found, t=through: save_recognitions(store, f, through=t, version=VERSION)
        )
        mark = through


def judged(exchanges: tuple[Exchange, ...], names: NameBook) -> list[Recognition]:
    """All recognitions in the exchanges."""
    return list(chain.from_iterable(recognitions_in_all([Said(one) for one in exchanges], names)))


def measure(path: Path, home: Home) -> Parts:
    """The parts of the whole way."""
    parts = Parts()
    with open_archive(path) as archive:
        parts.timed("digest of the archive", lambda: archive.digest)
        parts.timed("read and decode", lambda: read_only(archive))
    with open_archive(path) as archive:
        source = identify(archive)
        parts.timed("nouns", lambda: sum(1 for _ in source.read(archive)))
    parts.less("nouns", "read and decode")
    with open_archive(path) as archive:
        stored(parts, archive, source, source.owner(archive), home)
    parts.less("batches in columns", "nouns")
    parts.less("batches in columns", "read and decode")
    recognised(parts, home)
    parts.timed("people", lambda: people_and_links(home.store))
    parts.timed("`overlooked`", lambda: the_overlooked(home.store, clock=home.clock, limit=10))
    return parts


def main() -> None:
    """Measure and print the table."""
    with tempfile.TemporaryDirectory() as scratch:
        parts = measure(Path(sys.argv[1]), open_home(Path(scratch)))
    whole = sum(parts.seconds.values())
    print("| Part | Processor, s | Share |\n| --- | ---: | ---: |")
    for part, seconds in parts.seconds.items():
        print(f"| {part} | {seconds:.2f} | {seconds / whole:.0%} |")
    print(f"| all | {whole:.2f} | |")


if __name__ == "__main__":
    main()
