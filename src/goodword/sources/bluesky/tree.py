"""Which records a repository holds, by its Merkle search tree (https://atproto.com/specs/repository).

A file may hold blocks that belong to nothing, or to what the owner deleted: only what the tree
of the commit leads to is the repository.
"""

from bisect import bisect_left
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
"""Bytes of a hash by which an entry is looked up: 128 bits, a third of the memory of all and a string."""


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


def commit_of(data: bytes) -> Commit | None:
    """The commit in a block; None where it is none."""
    try:
        commit = msgspec.convert(decode_dag_cbor(data), Commit)
    except (*UNREADABLE, msgspec.ValidationError):
        return None
    return commit if commit.did.startswith("did:") and len(commit.data) == CID_BYTES else None


class Tree:
    """Takes the nodes as they lie, then tells of each record where it stands."""

    def __init__(self, collections: Iterable[str]) -> None:
        """Remember only keys of these collections."""
        self._collections = tuple(collections)
        self._codes = {name: bytes((code,)) for code, name in enumerate(self._collections)}
        self._nodes: dict[bytes, bytes] = {}
        self._entries: list[bytes] = []
        self._met = bytearray()
        self.is_whole = True
        """Whether every node that the tree leads to was there, true and readable."""

    @staticmethod
    def may_be_node(block: Block) -> bool:
        """Whether the block begins as nodes do."""
        return block.data.startswith(_NODE)

    def take(self, block: Block) -> None:
        """Keep a block that may be a node, if its contents are true."""
        if block.is_true:
            self._nodes[block.cid] = block.data

    def walk(self, root: bytes) -> None:
        """Go through the tree below `root`; each node once, so no tree can be endless."""
        waiting = [root]
        seen: set[bytes] = set()
        while waiting:
            cid = waiting.pop()
            data = self._nodes.pop(cid, None)
            node = _node_of(data) if data is not None else None
            if node is None:
                # Two keys may lead to one node only in a tree that is not built by the rules.
                self.is_whole = self.is_whole and cid in seen
                continue
            seen.add(cid)
            waiting += self._through(node)
        self._nodes.clear()
        self._entries.sort()
        self._met = bytearray(len(self._entries))

    def meet(self, cid: bytes) -> list[Place] | None:
        """Where the record of that name stands, several where the same words stand twice; None for nowhere.

        Empty where it was met before: a file may hold a block more than once.
        """
        name = cid[4 : 4 + _NAMED_BY]
        first = at = bisect_left(self._entries, name)
        fresh: list[Place] = []
        while at < len(self._entries) and self._entries[at].startswith(name):
            if not self._met[at]:
                self._met[at] = 1
                fresh.append(self._place(self._entries[at]))
            at += 1
        return fresh if at > first else None

    @property
    def missing(self) -> int:
        """How many records of these collections the tree names that were not met."""
        return self._met.count(0)

    def _place(self, entry: bytes) -> Place:
        rkey = entry[_NAMED_BY + 1 :].decode("ascii", "replace")
        return Place(self._collections[entry[_NAMED_BY]], rkey)

    def _through(self, node: Node) -> Iterator[bytes]:
        """Remember the entries of the node; gives the nodes below it."""
        if node.left is not None:
            yield node.left
        key = b""
        for entry in node.entries:
            if not 0 <= entry.shared <= len(key) or entry.shared + len(entry.rest) > _LONGEST_KEY:
                self.is_whole = False
                return
            key = key[: entry.shared] + entry.rest
            collection, _, rkey = key.partition(b"/")
            code = self._codes.get(collection.decode("ascii", "replace"))
            if code is not None and len(rkey) <= _LONGEST_RKEY and len(entry.value) == CID_BYTES:
                self._entries.append(entry.value[4 : 4 + _NAMED_BY] + code + rkey)
            if entry.right is not None:
                yield entry.right


def _node_of(data: bytes) -> Node | None:
    try:
        return msgspec.convert(decode_dag_cbor(data), Node)
    except (*UNREADABLE, msgspec.ValidationError):
        return None
