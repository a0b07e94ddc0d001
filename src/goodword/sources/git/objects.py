"""The commits of a repository, walked from its branches and tags; nothing else is unpacked."""

import re
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from hashlib import sha1
from typing import NamedTuple

from goodword.errors import ArchiveError
from goodword.ports import Archive
from goodword.sources.git.commits import LONGEST, Commit, signature, when
from goodword.sources.git.packs import FOREIGN, Index, Pack

_LOOSE_HEAD = re.compile(rb"(commit|tag) (\d{1,12})\x00")
_LONGEST_HEAD = 32
_LINE = re.compile(rb"(parent|author|encoding|object) ([^\n]*)")
_SIGNED = re.compile(rb"(.*>) (-?\d{1,18}) [+-]\d{4}", re.DOTALL)
_ID = re.compile(r"[0-9a-f]{40}")

_ENCODING = re.compile(r"(?:iso-?8859|latin|cp|windows|utf|euc|shift|gb|koi8|big5)[\w-]{0,16}", re.IGNORECASE)


class Lost(NamedTuple):
    """A commit that cannot be read."""

    id: str
    is_missing: bool
    """Not in the clone at all; else it is there, damaged or larger than a commit may be."""


class Objects:
    """The objects of one repository, loose and packed."""

    def __init__(self, archive: Archive, folder: str, packs: list[Pack]) -> None:
        """Look where they lie."""
        self._archive = archive
        self._folder = f"{folder}objects/"
        self._packs = packs

    def walk(self, tips: tuple[str, ...]) -> Iterator[Commit | Lost]:
        """Every commit that can be reached, each once, newest first along each line of descent."""
        waiting = [*reversed(tips)]
        seen = {bytes.fromhex(tip) for tip in waiting}
        while waiting:
            name = waiting.pop()
            try:
                found = self._find(name)
            except FOREIGN:
                yield Lost(name, is_missing=False)
                continue
            if found is None:
                yield Lost(name, is_missing=True)
                continue
            commit, above = _read(name, *found)
            if commit is not None:
                yield commit
            new = [one for one in above if bytes.fromhex(one) not in seen]
            seen.update(bytes.fromhex(one) for one in new)
            waiting.extend(reversed(new))

    def _find(self, name: str) -> tuple[str, bytes] | None:
        """Kind and contents of a commit or tag whose hash is its name. Raises one of FOREIGN."""
        found = self._loose(name)
        packs = iter(self._packs)
        while found is None and (pack := next(packs, None)):
            found = pack.find(bytes.fromhex(name))
        if found is not None:
            kind, contents = found
            head = f"{kind} {len(contents)}\0".encode()
            if sha1(head + contents, usedforsecurity=False).hexdigest() != name:
                raise ValueError(name)
        return found

    def _loose(self, name: str) -> tuple[str, bytes] | None:
        member = f"{self._folder}{name[:2]}/{name[2:]}"
        if not self._archive.has(member):
            return None
        unpacker = zlib.decompressobj()
        packed = b"".join(self._bounded(member))
        contents = unpacker.decompress(packed, LONGEST + _LONGEST_HEAD)
        head = _LOOSE_HEAD.match(contents)
        return (head[1].decode(), contents[head.end() :]) if head else None

    def _bounded(self, member: str) -> Iterator[bytes]:
        size = 0
        for piece in self._archive.chunks(member):
            size += len(piece)
            if size > LONGEST:
                raise ValueError(member)
            yield piece


@contextmanager
def opened(archive: Archive, folder: str, damaged: list[str]) -> Iterator[Objects]:
    """The objects of the repository below `folder`; names of packs that cannot be read go to `damaged`."""
    with ExitStack() as closing:
        packs = []
        for name in pack_names(archive, folder):
            try:
                index = Index(closing.enter_context(archive.seekable(f"{name}.idx")))
                closing.callback(index.close)
                packs.append(Pack(index, closing.enter_context(archive.seekable(f"{name}.pack"))))
            except (*FOREIGN, ArchiveError):
                damaged.append(f"{name}.pack")
        yield Objects(archive, folder, packs)


def pack_names(archive: Archive, folder: str) -> tuple[str, ...]:
    """The packs that have an index, without the ending of their names."""
    inside = f"{folder}objects/pack/"
    found = (name.removesuffix(".pack") for name in archive.names if name.startswith(inside))
    return tuple(name for name in found if archive.has(f"{name}.pack") and archive.has(f"{name}.idx"))


def _read(name: str, kind: str, contents: bytes) -> tuple[Commit | None, list[str]]:
    """The commit, and the ids of what it stands on; of a tag only what it points to."""
    head, _, message = contents.partition(b"\n\n")
    lines: dict[bytes, list[bytes]] = {}
    for line in head.split(b"\n"):
        if found := _LINE.fullmatch(line):
            lines.setdefault(found[1], []).append(found[2])
    above = [one.decode("ascii", "replace") for one in (*lines.get(b"parent", ()), *lines.get(b"object", ()))]
    above = [one for one in above if _ID.fullmatch(one)]
    if kind != "commit":
        return None, above
    encoding = lines.get(b"encoding", [b"utf-8"])[0].decode("ascii", "replace")
    signed = _SIGNED.fullmatch(lines.get(b"author", [b""])[0])
    author = signature(_text(signed[1], encoding)) if signed else None
    if author is None:
        return None, above  # a machine's
    return Commit(name, author, when(int(signed[2])) if signed else None, _text(message, encoding)), above


def _text(written: bytes, encoding: str) -> str:
    for one in ("utf-8", encoding if _ENCODING.fullmatch(encoding) else "utf-8"):
        try:
            return written.decode(one)
        except (UnicodeError, LookupError):
            continue
    return written.decode("cp1252", "replace")
