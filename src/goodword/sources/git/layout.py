"""Where in an archive a repository lies (gitrepository-layout), and what its plain files say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goodword.ports import Archive

_PLACES = ("", ".git/")
_HEAD = 4_096
_LOGS = (".log", ".txt")
_LOG_BEGINS = re.compile(
    rb"\A(?:\xef\xbb\xbf)?commit [0-9a-f]{40}(?: \([^\n]*\))?\r?\n(?:Merge|Author|tree|[A-Z])"
)
_ID = re.compile(r"[0-9a-f]{40}")
_SAYS_NO_ID = re.compile(r"ref: |#|\^[0-9a-f]{40}\s*\Z|\s*\Z")
"""Symbolic references, and in `packed-refs` its head and what tags are of."""
_SECTION = re.compile(r"\s*\[\s*([\w.-]+)[^\]]*\]")
_ENTRY = re.compile(r"\s*([\w-]+)\s*=\s*\"?(.*?)\"?\s*")
_PLAIN_BYTES = 64 << 20
"""Bytes of `packed-refs` of a repository with a million branches."""


def folder_of(archive: Archive) -> str | None:
    """The prefix of the repository's own files: empty for a bare one, `.git/` in a work tree."""
    for place in _PLACES:
        if archive.has(f"{place}HEAD") and _is_head(archive, f"{place}HEAD"):
            inside = (name for name in archive.names if name.startswith(f"{place}objects/"))
            if next(inside, None) is not None:
                return place
    return None


def logs_in(archive: Archive) -> tuple[str, ...]:
    """The files that `git log` wrote."""
    named = (name for name in archive.names if name.lower().endswith(_LOGS) and "/" not in name)
    return tuple(name for name in named if _LOG_BEGINS.match(_beginning(archive, name)))


@dataclass(frozen=True, slots=True)
class Tips:
    """Where branches and tags stand."""

    ids: tuple[str, ...]
    """Each once, in the order of their names."""
    damaged: tuple[str, ...]
    """The files in which something else stands."""


def tips(archive: Archive, folder: str) -> Tips:
    """The ids at which branches and tags stand, and which files do not tell any."""
    found: dict[str, None] = {}
    damaged: dict[str, None] = {}
    for name in plain_files(archive, folder):
        lines = list(_lines(archive, name))
        for line in lines:
            if _ID.fullmatch(line[:40]) and not line[40:41].strip():
                found[line[:40]] = None
            elif not _SAYS_NO_ID.match(line):
                damaged[name] = None
        if not lines:
            damaged[name] = None
    return Tips(tuple(found), tuple(damaged))


def plain_files(archive: Archive, folder: str) -> tuple[str, ...]:
    """The files that hold ids of branches and tags."""
    fixed = (f"{folder}HEAD", f"{folder}packed-refs")
    loose = tuple(name for name in archive.names if name.startswith(f"{folder}refs/"))
    return (*(name for name in fixed if archive.has(name)), *loose)


def setting(archive: Archive, folder: str, section: str, key: str) -> str | None:
    """A value of the repository's own configuration; what it includes is not followed."""
    name = f"{folder}config"
    is_there = False
    found = None
    for line in _lines(archive, name) if archive.has(name) else ():
        if heading := _SECTION.match(line):
            is_there = heading[1].lower() == section
        elif is_there and (entry := _ENTRY.fullmatch(line)) and entry[1].lower() == key:
            found = entry[2] or None
    return found


def _is_head(archive: Archive, name: str) -> bool:
    head = _beginning(archive, name).decode("utf-8", "replace").strip()
    return head.startswith("ref: refs/") or _ID.fullmatch(head) is not None


def _beginning(archive: Archive, name: str) -> bytes:
    return next(iter(archive.chunks(name)), b"")[:_HEAD]


def _lines(archive: Archive, name: str) -> Iterator[str]:
    if archive.size(name) <= _PLAIN_BYTES:
        yield from archive.read(name).decode("utf-8", "replace").splitlines()
