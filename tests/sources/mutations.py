"""Damages the files of an archive as errors, other programs and malice do: by form, and byte by byte."""

import json
import random
import re
import zlib
from collections.abc import Callable
from hashlib import sha1
from pathlib import PurePosixPath

import libipld

from tests.car import repository

Files = dict[str, bytes]

_ODD: tuple[object, ...] = (
    None, True, 0, -1, 10**18, 1e300, "", "\0", "\u202e", "9" * 400, "2023-13-45", "9999-12-31T23:59:59Z",
    "0001-01-01T00:00:00+23:59", "@", "://", "https://[", "did:", "at://", "mailto:", [], {}, [[]], [None],
    {"": ""}, "<b" * 300, "é" * 3_000, "\n> " * 50, ["x"] * 50, {"type": {"type": []}},
)  # fmt: skip
"""Values that stand where others are expected."""
_PIECES = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n\n", b'"', b"'", b"\\", b"\\ud83d", b"[" * 3_000,
    b"{" * 300, b"]", b"}", b"," * 50, b"<", b"<div>" * 500, b"</p>", b"&#xD800;", b"&" * 200, b"<![CDATA[",
    b"]]>", b"<!--", b"<!DOCTYPE x [", b"=?utf-8?b?", b"=?utf-8?q?=00?=" * 200, b"\n ", b"\nBEGIN:VEVENT\n",
    b"\nEND:VEVENT\n", b"\nBEGIN:VCARD\n", b"\nRRULE:FREQ=SECONDLY;INTERVAL=0\n", b"\nRRULE:FREQ=YEARLY\n",
    b"\nDTSTART:99999999T999999Z\n", b"\nDTSTART;TZID=Nowhere/At All:20240101T000000\n", b"\nFrom a 2024\n\n",
    b"\nFrom: " + b"a," * 3_000, b"\n--", b"\n---\n", b"\n+++\n", b"=\n", b"x" * 70_000, b":" * 300,
    b";" * 300, b"\nHelped-by: \xff <>", b"\ncommit ", b"\xe2\x80\xae", b"9" * 5_000, b"NaN", b"-", b"%s%n",
    b"..",
)  # fmt: skip
"""What means something in one of the formats."""
_WHOSE = frozenset({"config"})
"""Files that say nothing but whose a clone is: of another's, other commits are read."""
_WITHOUT_END = frozenset({".csv", ".log", ".vcf", ".mbox", ".eml", ".md", ".txt", ""})
"""Formats in which a file that lacks some records is a sound file with fewer: nobody can tell."""
_VALUE = re.compile(rb"(?<=:)[^\r\n]*")
_LOOSE = re.compile(r"objects/[0-9a-f]{2}/[0-9a-f]{38}")


def mutated(files: Files, seed: int) -> tuple[Files, int]:
    """The files of an archive with up to three changes, and how many were made."""
    chance = random.Random(seed)  # noqa: S311 - the same damage for the same seed
    changed = dict(files)
    count = chance.randint(1, 3)
    for _ in range(count):
        name = chance.choice(sorted(changed.keys() - _WHOSE))
        changed[name] = chance.choice(_ways(name))(changed[name], chance)
    return changed, count


Way = Callable[[bytes, random.Random], bytes]


def _ways(name: str) -> tuple[Way, ...]:
    """How a file of this name is damaged: by its form twice as often as in its bytes."""
    suffix = PurePosixPath(name).suffix.lower()
    bytewise: tuple[Way, ...] = (_flipped, _doubled, _pierced)
    if suffix not in _WITHOUT_END:
        bytewise = (*bytewise, _cut, _holed)
    by_form: Way | None = {".json": _json, ".js": _json, ".csv": _cells, ".car": _car}.get(suffix)
    if _LOOSE.fullmatch(name):
        by_form = _loose_object
    if suffix in {".ics", ".vcf", ".eml", ".mbox", ".log", ".md"}:
        by_form = _property
    return bytewise if by_form is None else (*bytewise, *[by_form] * 2 * len(bytewise))


def _flipped(data: bytes, chance: random.Random) -> bytes:
    raw = bytearray(data or b"\0")
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    return bytes(raw)


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:end] + data[start:end] + data[end:]


def _holed(data: bytes, chance: random.Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _pierced(data: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + chance.choice(_PIECES) + data[at:]


def _stretch(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 10, 100, 1_000)))


def _json(data: bytes, chance: random.Random) -> bytes:
    """One value anywhere in the document in the place of which an odd one stands, or none."""
    head, bracket, body = (
        re.split(rb"([\[{])", data, maxsplit=1) if re.search(rb"[\[{]", data) else (b"",) * 3
    )
    try:
        whole = json.loads(bracket + body.rstrip(b";\n "))
    except ValueError:
        return _pierced(data, chance)
    return head + json.dumps(_replaced(whole, chance)).encode()


def _replaced(value: object, chance: random.Random) -> object:
    """`value` with an odd one somewhere in it."""
    if isinstance(value, dict) and value and chance.random() < 0.95:
        key = chance.choice(sorted(value))
        kept = dict(value)
        if chance.random() < 0.05:
            del kept[key]
        else:
            kept[key] = _replaced(value[key], chance)
        return kept
    if isinstance(value, list) and value and chance.random() < 0.95:
        at = chance.randrange(len(value))
        return [*value[:at], _replaced(value[at], chance), *value[at + 1 :]]
    return chance.choice(_ODD)


def _cells(data: bytes, chance: random.Random) -> bytes:
    """One cell of a table in the place of which an odd one stands."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    cells = lines[at].split(b",")
    cells[chance.randrange(len(cells))] = chance.choice((*_PIECES, str(chance.choice(_ODD)).encode()))
    lines[at] = b",".join(cells)
    return b"\n".join(lines)


def _property(data: bytes, chance: random.Random) -> bytes:
    """One property, or a header, with an odd value."""
    places = [found.span() for found in _VALUE.finditer(data)]
    if not places:
        return _pierced(data, chance)
    start, end = chance.choice(places)
    return data[:start] + chance.choice((*_PIECES, str(chance.choice(_ODD)).encode())) + data[end:]


def _loose_object(data: bytes, chance: random.Random) -> bytes:
    """What is packed in a loose object of Git, damaged and packed again."""
    try:
        return zlib.compress(_pierced(zlib.decompress(data), chance))
    except zlib.error:
        return _flipped(data, chance)


def _car(data: bytes, chance: random.Random) -> bytes:
    """A repository that is sound, with one value in one record that is not."""
    try:
        _, blocks = libipld.decode_car(data)
    except (ValueError, RecursionError):
        return _flipped(data, chance)
    found = [
        block for block in blocks.values() if hasattr(block, "keys")
    ]  # the stubs promise it; damage does not
    records = [block for block in found if "$type" in block]
    if not records:
        return _flipped(data, chance)
    at = chance.randrange(len(records))
    odd = _plain(_replaced(_plain(records[at]), chance))
    whole = {f"{one['$type']}/3kmzb{place:08}": _plain(one) for place, one in enumerate(records)}
    whole[list(whole)[at]] = odd
    did = next((block["did"] for block in found if "did" in block), "did:plc:nobody")
    return repository(did, whole)


def _plain(value: object) -> object:
    """`value` in what the writer of CARs writes: no floats, no links."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | None) else sha1(repr(value).encode()).digest()  # noqa: S324
