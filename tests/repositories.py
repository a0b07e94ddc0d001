"""Writes Git repositories: commits as loose objects, and a branch."""

import hashlib
import zlib
from pathlib import Path

WHO = "Mira Solberg <mira@fjord.example>"


def commit(message: str, *parents: str, author: str = WHO, at: str = "1614848400 +0100") -> bytes:
    lines = ["tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904", *(f"parent {one}" for one in parents)]
    return "\n".join([*lines, f"author {author} {at}", f"committer {author} {at}", "", message]).encode()


def name_of(contents: bytes) -> str:
    return hashlib.sha1(b"commit %d\0" % len(contents) + contents, usedforsecurity=False).hexdigest()


def repository(folder: Path, *commits: bytes) -> Path:
    """A bare repository with these commits as loose objects; the branch stands at the last."""
    (folder / "refs" / "heads").mkdir(parents=True)
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    for contents in commits:
        put(folder, name_of(contents), b"commit %d\0" % len(contents) + contents)
    if commits:
        (folder / "refs" / "heads" / "main").write_text(name_of(commits[-1]) + "\n")
    return folder


def put(folder: Path, name: str, contents: bytes) -> None:
    loose = folder / "objects" / name[:2] / name[2:]
    loose.parent.mkdir(parents=True, exist_ok=True)
    loose.write_bytes(zlib.compress(contents))
