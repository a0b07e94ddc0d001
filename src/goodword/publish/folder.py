"""Writing the site into a folder: only what changed, one file at a time, nothing that is not ours.

A manifest in the folder says which files Goodword wrote and with which contents. A file that
is not in it, or is no longer as it was written, belongs to somebody else and is left alone.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from goodword.errors import ForeignFolderError, PublishError

MANIFEST = ".goodword.json"
_PART = ".goodword.part"


class _Manifest(msgspec.Struct, frozen=True):
    """The contents that each file may have: one digest, or two while a run is under way."""

    files: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of the folder; paths are relative to it and sorted."""

    pages: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def write_site(folder: Path, files: Mapping[str, bytes]) -> Published:
    """Make `folder` hold exactly these files of ours, beside whatever else is in it.

    Files that are the same already are not touched. Pages that are no longer in `files` are
    removed. Interrupted at any moment, the next run ends what was begun.

    Raises ForeignFolderError, with nothing changed, where the folder was not made by Goodword or
    where a file would have to be overwritten that somebody else wrote; PublishError where the
    folder cannot be written.
    """
    try:
        return _write(folder, files)
    except OSError as error:
        named = error.filename or folder
        raise PublishError(
            f"{named} could not be written ({error.strerror or error}). "
            "Choose a folder that you may write to, or make room, and run the same command again."
        ) from error


def _write(folder: Path, files: Mapping[str, bytes]) -> Published:
    _require_ours(folder)
    known = _read_manifest(folder)
    wanted = {path: sha256(content).hexdigest() for path, content in files.items()}
    present = {path: _digest_of(folder, path) for path in {*known, *wanted}}
    _require_unchanged_by_others(folder, known, wanted, present)
    changed = sorted(path for path, digest in wanted.items() if present[path] != digest)
    removed = sorted(path for path in known if path not in wanted and present[path] is not None)
    if changed or removed or {path: (digest,) for path, digest in wanted.items()} != known:
        folder.mkdir(parents=True, exist_ok=True)
        _write_manifest(folder, _either(known, wanted))
        for path in changed:
            _write_file(folder, path, files[path])
        for path in removed:
            _remove_file(folder, path)
        _write_manifest(folder, {path: (digest,) for path, digest in wanted.items()})
    pages = tuple(sorted(path for path in files if path.endswith(".html")))
    return Published(pages=pages, changed=tuple(changed), removed=tuple(removed))


def _require_ours(folder: Path) -> None:
    """The folder is absent, empty but for hidden files (`.git`), or has a manifest."""
    if not folder.exists() or (folder / MANIFEST).exists():
        return
    if not folder.is_dir():
        raise ForeignFolderError(str(folder.parent), f"the file {folder.name}")
    foreign = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    if foreign:
        raise ForeignFolderError(str(folder), foreign[0])


def _require_unchanged_by_others(
    folder: Path,
    known: Mapping[str, tuple[str, ...]],
    wanted: Mapping[str, str],
    present: Mapping[str, str | None],
) -> None:
    for path, digest in sorted(present.items()):
        is_ours = digest is None or digest in known.get(path, ()) or digest == wanted.get(path)
        if not is_ours:
            raise ForeignFolderError(str(folder), path)


def _read_manifest(folder: Path) -> dict[str, tuple[str, ...]]:
    try:
        files = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=_Manifest).files
    except FileNotFoundError:
        return {}
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _unreadable(folder) from error
    # A folder can come from anywhere, and its manifest says what may be taken away.
    if any(path.startswith("/") or {"", ".", ".."} & set(path.split("/")) for path in files):
        raise _unreadable(folder)
    return files


def _unreadable(folder: Path) -> PublishError:
    return PublishError(
        f"{folder / MANIFEST} cannot be read, so it is not known which files are Goodword’s. "
        "Nothing was changed. Choose an empty folder."
    )


def _either(known: Mapping[str, tuple[str, ...]], wanted: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """While a run is under way a file may be as it was or as it will be."""
    begun = {path: tuple(digests) for path, digests in known.items()}
    for path, digest in wanted.items():
        begun[path] = (*(old for old in begun.get(path, ()) if old != digest), digest)
    return begun


def _write_manifest(folder: Path, files: Mapping[str, tuple[str, ...]]) -> None:
    manifest = msgspec.json.encode(_Manifest(files=dict(sorted(files.items()))))
    _write_file(folder, MANIFEST, msgspec.json.format(manifest, indent=1) + b"\n")


def _write_file(folder: Path, path: str, content: bytes) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    part = folder / _PART
    part.unlink(missing_ok=True)  # somebody may have laid a link there, which writing would follow
    part.write_bytes(content)
    part.replace(target)


def _remove_file(folder: Path, path: str) -> None:
    (folder / path).unlink(missing_ok=True)
    for parent in _folders_above(path):
        if any((folder / parent).iterdir()):
            return
        (folder / parent).rmdir()


def _folders_above(path: str) -> Iterator[str]:
    parts = path.split("/")[:-1]
    yield from ("/".join(parts[:count]) for count in range(len(parts), 0, -1))


def _digest_of(folder: Path, path: str) -> str | None:
    """The digest of the file as it is now; None where there is none.

    A link anywhere on the way would lead out of the folder, so it is not ours.
    """
    for step in (*reversed(list(_folders_above(path))), path):
        if (folder / step).is_symlink():
            raise ForeignFolderError(str(folder), f"the link {step}")
    target = folder / path
    if target.is_dir():
        raise ForeignFolderError(str(folder), f"the folder {path}")
    if not os.path.lexists(target):
        return None
    return sha256(target.read_bytes()).hexdigest()
