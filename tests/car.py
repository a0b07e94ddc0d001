"""Writes Bluesky repositories as CAR files: DAG-CBOR, a Merkle search tree, a commit, in any order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from struct import pack

Blocks = list[tuple["Cid", bytes]]


class Cid(bytes):
    """A link to a block."""

    __slots__ = ()

    @classmethod
    def of(cls, data: bytes) -> "Cid":
        """The name of a block of DAG-CBOR."""
        return cls(b"\x01\x71\x12\x20" + sha256(data).digest())


def cbor(value: object) -> bytes:
    """`value` in DAG-CBOR: keys by length and bytes, numbers as short as can be, links with tag 42."""
    if value is None or isinstance(value, bool):
        return {None: b"\xf6", True: b"\xf5", False: b"\xf4"}[value]
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, Cid):
        return b"\xd8\x2a" + cbor(b"\x00" + bytes(value))
    if isinstance(value, bytes | str):
        data = value.encode() if isinstance(value, str) else value
        return _head(3 if isinstance(value, str) else 2, len(data)) + data
    if isinstance(value, Mapping):
        pairs = sorted((cbor(key), cbor(item)) for key, item in value.items())
        return _head(5, len(pairs)) + b"".join(key + item for key, item in pairs)
    assert isinstance(value, Sequence)
    return _head(4, len(value)) + b"".join(map(cbor, value))


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes((major << 5 | number,))
    for size, form, code in ((8, ">B", 24), (16, ">H", 25), (32, ">I", 26), (64, ">Q", 27)):
        if number < 1 << size:
            return bytes((major << 5 | code,)) + pack(form, number)
    raise ValueError(number)


def varint(number: int) -> bytes:
    """An unsigned LEB128."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes((*out, number))


def section(cid: bytes, data: bytes) -> bytes:
    """A block as it lies in a CAR."""
    return varint(len(cid) + len(data)) + cid + data


def header(*roots: bytes) -> bytes:
    """How a CAR of these roots begins."""
    data = cbor({"roots": [Cid(root) for root in roots], "version": 1})
    return varint(len(data)) + data


def tree(entries: Iterable[tuple[str, Cid]], blocks: Blocks) -> Cid:
    """The root of a Merkle search tree over `entries`; its nodes are added to `blocks`."""
    placed = [(_depth(key), key, value) for key, value in sorted(entries)]
    return _node(placed, max((depth for depth, _, _ in placed), default=0), blocks)


def _depth(key: str) -> int:
    """Zeros at the beginning of the key's hash, in pairs of bits."""
    return (256 - int.from_bytes(sha256(key.encode()).digest()).bit_length()) // 2


def _node(placed: list[tuple[int, str, Cid]], layer: int, blocks: Blocks) -> Cid:
    below: list[list[tuple[int, str, Cid]]] = [[]]
    here: list[tuple[str, Cid]] = []
    for depth, key, value in placed:
        if depth == layer:
            here.append((key, value))
            below.append([])
        else:
            below[-1].append((depth, key, value))
    subtrees = [_node(group, layer - 1, blocks) if group else None for group in below]
    written = []
    before = ""
    for (key, value), right in zip(here, subtrees[1:], strict=True):
        shared = next((n for n, (a, b) in enumerate(zip(before, key, strict=False)) if a != b), len(before))
        written.append({"p": shared, "k": key[shared:].encode(), "v": value, "t": right})
        before = key
    data = cbor({"l": subtrees[0], "e": written})
    blocks.append((Cid.of(data), data))
    return blocks[-1][0]


def repository(did: str, records: Mapping[str, object], *, order: str = "commit nodes records") -> bytes:
    """A CAR of `records` by their keys `collection/rkey`, its kinds of blocks in this order."""
    return b"".join(parts(did, records, order=order))


def parts(did: str, records: Mapping[str, object], *, order: str = "commit nodes records") -> Iterator[bytes]:
    """The header, then the blocks one by one."""
    written = {key: cbor(record) for key, record in records.items()}
    nodes: Blocks = []
    root = tree(((key, Cid.of(data)) for key, data in written.items()), nodes)
    commit = cbor(
        {"did": did, "version": 3, "data": root, "rev": "3kaaaaaaaaa22", "prev": None, "sig": b"s" * 64}
    )
    kinds = {
        "commit": [(Cid.of(commit), commit)],
        "nodes": nodes[::-1],
        "records": [(Cid.of(data), data) for data in written.values()],
    }
    yield header(Cid.of(commit))
    for kind in order.split():
        yield from (section(cid, data) for cid, data in kinds[kind])
