"""What skills are also called, in thirteen languages.

What ships is one table, made by `evaluation/train_skills.py` from its lexicon. It stays text that is looked
through: as objects a hundred thousand names would take thirty megabytes, and a list of skills asks for ten.
"""

import gzip
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from goodword.text.shipped import shipped_bytes


class Called(NamedTuple):
    """Names that mean one skill, in one language."""

    lang: str
    names: tuple[str, ...]


class OtherNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The table that ships; its texts are UTF-8."""

    keys: bytes
    """A line for each name as `key_of_name` has it, sorted: the name, a tab, the numbers of its groups."""
    groups: bytes
    """A line for each group: the language, a tab, the names, parted by tabs."""
    starts: bytes
    """Where the line of each group begins, in four bytes."""


def packed(groups: Sequence[Called], by_key: Mapping[str, Iterable[int]]) -> OtherNames:
    """The table of these groups, each under its keys."""
    lines = ["\t".join((group.lang, *group.names)).encode() + b"\n" for group in groups]
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line))
    keys = sorted((key.encode(), " ".join(map(str, numbers))) for key, numbers in by_key.items())
    return OtherNames(
        keys=b"".join(key + b"\t" + numbers.encode() + b"\n" for key, numbers in keys),
        groups=b"".join(lines),
        starts=struct.pack(f"<{len(starts)}I", *starts),
    )


@cache
def _table() -> OtherNames:
    shipped = shipped_bytes("goodword.skills", "names.msgpack.gz")
    return msgspec.msgpack.decode(gzip.decompress(shipped), type=OtherNames)


def called(keys: Iterable[str]) -> Iterator[Called]:
    """The groups of any of these names, each once, in the order of the table."""
    numbers = {number for key in keys for number in _numbers_of(key)}
    for number in sorted(numbers):
        (start,) = struct.unpack_from("<I", _table().starts, 4 * number)
        lang, *names = _table().groups[start : _table().groups.index(b"\n", start)].decode().split("\t")
        yield Called(lang, tuple(names))


@lru_cache(maxsize=16_384)
def _numbers_of(key: str) -> tuple[int, ...]:
    """The numbers of the groups under that name, found by halves."""
    lines, sought = _table().keys, key.encode()
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = lines.rfind(b"\n", low, middle) + 1 or low
        end = lines.index(b"\n", middle)
        name, _, numbers = lines[start:end].partition(b"\t")
        if name == sought:
            return tuple(map(int, numbers.split()))
        low, high = (end + 1, high) if name < sought else (low, start)
    return ()
