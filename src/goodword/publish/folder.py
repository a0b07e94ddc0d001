"""Writing the site into a folder: only what changed, one file at a time, nothing that is not ours.

A manifest in the folder says which files Goodword wrote and with which contents. A file that
is not in it, or is no longer as it was written, belongs to somebody else and is left alone.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import msgspec

from goodword.errors import ForeignFolderError, PublishError
from goodword.publish.files import Site

MANIFEST = ".goodword.json"
_PART = ".goodword.part"
_BATCH = 200
"""Files made before they are written: some twenty megabytes of letters and pictures."""


class _Manifest(msgspec.Struct, frozen=True):
    """The contents that each file may have: one digest, or two while a run is under way."""

    files: dict[str, tuple[str, ...]]
    recipes: dict[str, str] = {}
    """What the file was made of, where it is known: it need not be made again of the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of the folder, or would; paths are relative to it and sorted."""

    pages: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    added: tuple[str, ...] = ()
    """Those of `changed` that were not there before."""
    letters: int = 0
    without_letter: tuple[str, ...] = ()
    """Why a letter has no PDF beside it, a sentence for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """One writing of a site: what is wanted, what was known, what is there."""

    folder: Path
    files: Mapping[str, bytes]
    recipes: Mapping[str, str]
    known: _Manifest
    present: Mapping[str, str | None]

    def is_as_wanted(self, path: str) -> bool:
        """Whether the file there was made of the same, and is as it was written."""
        kept, recipe = self.known.files.get(path, ()), self.recipes.get(path)
        is_same = recipe is not None and self.known.recipes.get(path) == recipe
        return is_same and len(kept) == 1 and self.present[path] == kept[0]


def write_site(folder: Path, files: Mapping[str, bytes], *, is_preview: bool = False) -> Published:
    """Make `folder` hold exactly these files of ours, beside whatever else is in it.

    Files that are the same already are not touched; of a Site, those that were made of the same
    are not even made. Pages that are no longer in `files` are removed. Interrupted at any
    moment, the next run ends what was begun. A preview changes nothing and tells what would.

    Raises ForeignFolderError, with nothing changed, where the folder was not made by Goodword or
    where a file would have to be overwritten that somebody else wrote; PublishError where the
    folder cannot be written.
    """
    try:
        return _write(folder, files, is_preview=is_preview)
    except OSError as error:
        named = error.filename or folder
        raise PublishError(
            f"{named} could not be written ({error.strerror or error}). "
            "Choose a folder that you may write to, or make room, and run the same command again."
        ) from error


def _write(folder: Path, files: Mapping[str, bytes], *, is_preview: bool) -> Published:
    _require_ours(folder)
    known = _read_manifest(folder)
    present = {path: _digest_of(folder, path) for path in {*known.files, *files}}
    recipes = files.recipes if isinstance(files, Site) else {}
    run = _Run(folder=folder, files=files, recipes=recipes, known=known, present=present)
    _require_unchanged_by_others(run)
    removed = sorted(path for path in known.files if path not in files and present[path] is not None)
    wanted = _looked_at(run) if is_preview else _written(run, removed)
    changed = sorted(path for path, digest in wanted.items() if present[path] != digest)
    pages = tuple(sorted(path for path in files if path.endswith(".html")))
    added = tuple(path for path in changed if present[path] is None)
    return Published(
        pages=pages,
        changed=tuple(changed),
        removed=tuple(removed),
        added=added,
        letters=sum(path.endswith("/credential.json") for path in files),
        without_letter=files.without_letter if isinstance(files, Site) else (),
    )


def _looked_at(run: _Run) -> dict[str, str]:
    """The digest that each file would have."""
    return {
        path: run.known.files[path][0] if run.is_as_wanted(path) else sha256(run.files[path]).hexdigest()
        for path in run.files
    }


def _written(run: _Run, removed: Sequence[str]) -> dict[str, str]:
    """The digest that each file has, after the files were written in batches.

    Of a batch the new contents are held in memory, and announced in the manifest before the first
    of them is put in its place.
    """
    wanted = {path: run.known.files[path][0] for path in run.files if run.is_as_wanted(path)}
    allowed = dict(run.known.files)
    done = {path: run.recipes[path] for path in wanted}
    missing = sorted(path for path in run.files if path not in wanted)
    for start in range(0, len(missing), _BATCH):
        batch = {path: run.files[path] for path in missing[start : start + _BATCH]}
        digests = {path: sha256(content).hexdigest() for path, content in batch.items()}
        wanted |= digests
        changed = [path for path, digest in digests.items() if run.present[path] != digest]
        if changed:
            run.folder.mkdir(parents=True, exist_ok=True)
            allowed = _either(allowed, digests)
            _write_manifest(run.folder, _Manifest(files=allowed, recipes=done))
        for path in changed:
            _write_file(run.folder, path, batch[path])
        allowed |= {path: (digest,) for path, digest in digests.items()}
        done |= {path: run.recipes[path] for path in digests if path in run.recipes}
    _end(run, wanted, removed)
    return wanted


def _end(run: _Run, wanted: Mapping[str, str], removed: Sequence[str]) -> None:
    """Take away what is no longer published, and say in the manifest what there is now."""
    ended = _Manifest(files={path: (digest,) for path, digest in wanted.items()}, recipes=dict(run.recipes))
    if ended == run.known:
        return
    run.folder.mkdir(parents=True, exist_ok=True)
    for path in removed:
        _remove_file(run.folder, path)
    _write_manifest(run.folder, ended)


def _require_ours(folder: Path) -> None:
    """The folder is absent, empty but for hidden files (`.git`), or has a manifest."""
    if not folder.exists() or (folder / MANIFEST).exists():
        return
    if not folder.is_dir():
        raise ForeignFolderError(str(folder.parent), f"the file {folder.name}")
    foreign = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    if foreign:
        raise ForeignFolderError(str(folder), foreign[0])


def _require_unchanged_by_others(run: _Run) -> None:
    """Each file there is as it was written, or already what is wanted: then it does not matter by whom."""
    for path, digest in sorted(run.present.items()):
        is_ours = digest is None or digest in run.known.files.get(path, ())
        if not is_ours and not (path in run.files and digest == sha256(run.files[path]).hexdigest()):
            raise ForeignFolderError(str(run.folder), path)


def _read_manifest(folder: Path) -> _Manifest:
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=_Manifest)
    except FileNotFoundError:
        return _Manifest(files={})
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _unreadable(folder) from error
    # A folder can come from anywhere, and its manifest says what may be taken away.
    if any(path.startswith("/") or {"", ".", ".."} & set(path.split("/")) for path in manifest.files):
        raise _unreadable(folder)
    return manifest


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


def _write_manifest(folder: Path, manifest: _Manifest) -> None:
    told = msgspec.json.encode(manifest, order="sorted")
    _write_file(folder, MANIFEST, msgspec.json.format(told, indent=1) + b"\n")


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
