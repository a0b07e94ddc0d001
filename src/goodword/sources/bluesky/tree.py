"""Which records a repository holds, by its Merkle search tree (https://atproto.com/specs/repository).

A file may hold blocks that belong to nothing, or to what the owner deleted: only what the tree
of the commit leads to is the repository.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec
from libipld import decode_dag_cbor

from goodword.sources.bluesky.car import CID_BYTES, UNREADABLE, Block

_NODE = b"\xa2\x61e"
"""How every node begins in DAG-CBOR: a map of two, whose shorter or smaller key is `e`."""
_LONGEST_KEY = 1_024
"""Characters; the protocol's own bound."""
_LONGEST_RKEY = 64
"""A TID has 13, `self` four."""
_NAMED_BY = 16
"""Bytes of a hash by which nodes and records are looked up: 128 bits, half the memory of all."""
_TID = 13
"""Bytes that a row has for the key of a record; shorter ones (`self`) are filled up."""
_ROW = _NAMED_BY + 1 + _TID
_SHELVES = 1 << 14
_LONG, _MET = 0x40, 0x80
"""Beside the number of the collection: the key stands elsewhere; the record was met."""


class Entry(msgspec.Struct):
    """One key of a node, written as what it does not share with the key before it."""

    shared: int = msgspec.field(name="p")
    rest: bytes = msgspec.field(name="k")
    value: bytes = msgspec.field(name="v")
    right: bytes | None = msgspec.field(name="t", default=None)


class Node(msgspec.Struct):
    """A node of the tree."""

    entries: list[Entry] = msgspec.field(name="e")
    left: bytes | None = msgspec.field(name="l", default=None)


class Commit(msgspec.Struct):
    """What the owner signed: whose repository it is, and its tree. The older version 2 reads the same."""

    did: str
    data: bytes
    version: int = 0


class Place(NamedTuple):
    """Where a record stands in the repository."""

    collection: str
    rkey: str


MET = Place("", "")
"""In the place of one: it was met before."""


def commit_of(data: bytes) -> Commit | None:
    """The commit in a block; None where it is none."""
    try:
        commit = msgspec.convert(decode_dag_cbor(data), Commit)
    except (*UNREADABLE, msgspec.ValidationError):
        return None
    return commit if commit.did.startswith("did:") and len(commit.data) == CID_BYTES else None


class Tree:
    """Takes the nodes as they lie, then tells of each record where it stands.

    A file of gigabytes has millions of records, so both are kept packed: a node as the names of those
    below it and its rows, a row as thirty bytes among its like (`docs/why/0061-a-tree-in-rows.md`).
    """

    def __init__(self, collections: Iterable[str]) -> None:
        """Remember only keys of these collections."""
        self._collections = tuple(collections)
        self._codes = {name.encode(): code for code, name in enumerate(self._collections)}
        self._nodes: dict[bytes, bytes] = {}
        """Packed, by name; empty once it has been walked through."""
        self._rows = [bytearray() for _ in range(_SHELVES)]
        self._longer: list[bytes] = []
        """The keys that do not fit into a row."""
        self.missing = 0
        """How many records of these collections the tree names that were not met."""
        self.is_whole = True
        """Whether every node that the tree leads to was there, true and readable."""

    @staticmethod
    def may_be_node(block: Block) -> bool:
        """Whether the block begins as nodes do."""
        return block.data.startswith(_NODE)

    def take(self, block: Block) -> None:
        """Keep a block that may be a node, if its contents are true."""
        name = _name_of(block.cid)
        if block.is_record and name not in self._nodes and block.is_true:
            node = _node_of(block.data)
            if node is not None:
                self._nodes[name] = self._packed(node)

    def walk(self, root: bytes) -> None:
        """Go through the tree below `root`; each node once, so no tree can be endless."""
        waiting = [_name_of(root)]
        while waiting:
            name = waiting.pop()
            packed = self._nodes.get(name)
            if packed is None:
                self.is_whole = False
            elif packed:
                # Two keys may lead to one node only in a tree that is not built by the rules.
                self._nodes[name] = b""
                waiting += self._unpacked(packed)
        self._nodes.clear()

    def meet(self, cid: bytes) -> Place | None:
        """Where the record of that name stands, the first place if it stands at two; None for nowhere.

        `MET` where it was met before: a file may hold a block more than once.
        """
        name = _name_of(cid)
        rows = self._rows[_shelf_of(name)]
        fresh: list[bytes] = []
        is_known = False
        at = rows.find(name)
        while at >= 0:
            if at % _ROW == 0:
                is_known = True
                if not rows[at + _NAMED_BY] & _MET:
                    fresh.append(bytes(rows[at : at + _ROW]))
                    rows[at + _NAMED_BY] |= _MET
            at = rows.find(name, at + 1)
        self.missing -= len(fresh)
        if not is_known:
            return None
        return self._place(min(fresh)) if fresh else MET

    def _place(self, row: bytes) -> Place:
        code, key = row[_NAMED_BY], row[_NAMED_BY + 1 :]
        rkey = self._longer[int.from_bytes(key)] if code & _LONG else key.rstrip(b"\0")
        return Place(self._collections[code & ~_LONG], rkey.decode("ascii", "replace"))

    def _packed(self, node: Node) -> bytes:
        """Whether all of the node could be read, how many nodes are below it, their names, its rows."""
        below = [] if node.left is None else [node.left]
        rows: list[bytes] = []
        key = b""
        is_sound = True
        for entry in node.entries:
            if not 0 <= entry.shared <= len(key) or entry.shared + len(entry.rest) > _LONGEST_KEY:
                is_sound = False
                break
            key = key[: entry.shared] + entry.rest
            rows.append(self._row(key, entry.value))
            if entry.right is not None:
                below.append(entry.right)
        names = [_name_of(cid) for cid in below if len(cid) == CID_BYTES]
        is_sound = is_sound and len(names) == len(below)
        return bytes((is_sound,)) + len(names).to_bytes(3) + b"".join((*names, *rows))

    def _row(self, key: bytes, value: bytes) -> bytes:
        """What is remembered of an entry; nothing of one in another collection."""
        collection, _, rkey = key.partition(b"/")
        code = self._codes.get(collection)
        if code is None or len(rkey) > _LONGEST_RKEY or len(value) != CID_BYTES:
            return b""
        if len(rkey) > _TID:
            code |= _LONG
            self._longer.append(rkey)
            rkey = (len(self._longer) - 1).to_bytes(_TID)
        return _name_of(value) + bytes((code,)) + rkey.ljust(_TID, b"\0")

    def _unpacked(self, packed: bytes) -> Iterator[bytes]:
        """Put the rows of a node on their shelves; gives the names of the nodes below it."""
        self.is_whole = self.is_whole and bool(packed[0])
        first = 4 + int.from_bytes(packed[1:4]) * _NAMED_BY
        for at in range(first, len(packed), _ROW):
            row = packed[at : at + _ROW]
            self._rows[_shelf_of(row)] += row
            self.missing += 1
        for at in range(4, first, _NAMED_BY):
            yield packed[at : at + _NAMED_BY]


def _name_of(cid: bytes) -> bytes:
    return cid[4 : 4 + _NAMED_BY]


def _shelf_of(row: bytes) -> int:
    """By the first fourteen bits of a hash."""
    return row[0] << 6 | row[1] >> 2


def _node_of(data: bytes) -> Node | None:
    try:
        return msgspec.convert(decode_dag_cbor(data), Node)
    except (*UNREADABLE, msgspec.ValidationError):
        return None
