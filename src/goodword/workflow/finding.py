"""What a folder holds: the archives in it, told by what they are and not by what they are called."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from goodword.archive import open_archive
from goodword.archive.entries import DATA_SUFFIXES
from goodword.archive.names import is_junk, is_nested_archive
from goodword.errors import ArchiveError, UnknownArchiveError
from goodword.ports import Source
from goodword.sources import NAMES, identify

_DEEPEST = 8
_MOST_FOLDERS = 5_000
_MOST_LOOSE = 2_000
"""Loose files of one folder that are looked into one by one."""
_MEANT = (".car", ".mbox", ".ics", ".vcf")
"""How names end that nothing but an archive has: one that is not read is told, a note or a picture is not."""
_ONE_EACH = frozenset({"linkedin", "x", "mastodon", "bluesky", "slack", "git"})
"""Sources of which two folders side by side are two archives; mail or posts in many folders are one."""

NESTED = "it holds another archive: unpack it, and name the folder"
NOT_KNOWN = "it is no archive of a kind that Goodword reads"
NOTHING_IN_IT = "nothing in it is an archive of a kind that Goodword reads"
TOO_MANY_LOOSE = (
    f"more than {_MOST_LOOSE:,} files lie here loose; the rest was not looked into: move them apart"
)
TOO_MANY = f"it holds more than {_MOST_FOLDERS:,} folders; name the ones you want"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArchive:
    """An archive that can be read, and as what."""

    path: Path
    source: Source
    only: tuple[str, ...] = ()
    """The files that are meant where several of one kind lie loose in the folder `path`."""

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder, not a file."""
        return self.path.is_dir()


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """Something that looks like an archive and is not read."""

    path: Path
    because: str


@dataclass(slots=True)
class Contents:
    """All that a folder holds."""

    archives: list[FoundArchive] = field(default_factory=list)
    passed_over: list[PassedOver] = field(default_factory=list)
    _folders: int = 0

    def visit(self) -> bool:
        """Count one more folder; whether it may still be looked into."""
        self._folders += 1
        return self._folders <= _MOST_FOLDERS


def find_archives(folder: Path) -> Contents:
    """The archives in `folder`, in the order in which they are best read: the account's own exports first.

    A folder that is one archive, unpacked, is one. Nothing is unpacked, links are not followed, and what
    an operating system put there is left out.
    """
    contents = Contents()
    _look(folder, contents, depth=0)
    order = {name: place for place, name in enumerate(NAMES)}
    contents.archives.sort(key=lambda found: (order[found.source.name], not _is_whole(found), found.path))
    return contents


def find_dropped(paths: Iterable[Path]) -> Contents:
    """The archives among the files and folders that somebody chose; what is none is passed over."""
    contents = Contents()
    for path in paths:
        if path.is_dir():
            inside = find_archives(path)
            contents.archives.extend(inside.archives)
            contents.passed_over.extend(inside.passed_over)
            if not inside.archives and not inside.passed_over:
                contents.passed_over.append(PassedOver(path=path, because=NOTHING_IN_IT))
        else:
            contents.archives.extend(_each((path,), contents))
    return contents


def _is_whole(found: FoundArchive) -> bool:
    """Whether it is more than a single file out of an archive: lists are read after what they belong to."""
    return found.is_folder or is_nested_archive(found.path.name)


def _look(folder: Path, contents: Contents, *, depth: int) -> None:
    if not contents.visit():
        if contents.passed_over[-1:] != [(told := PassedOver(path=folder.parent, because=TOO_MANY))]:
            contents.passed_over.append(told)
        return
    files, folders = _inside(folder)
    packed = [file for file in files if is_nested_archive(file.name)]
    found = list(_each(packed, contents))
    whole = _kind(folder)
    if whole is not None and not found and _is_one(whole, files, folders):
        contents.archives.append(FoundArchive(path=folder, source=whole))
        _add_clone(folder, whole, contents)
        return
    contents.archives.extend(found)
    contents.archives.extend(_loose(folder, [file for file in files if file not in packed], contents))
    _add_clone(folder, None, contents)
    if depth < _DEEPEST:
        for inner in folders:
            _look(inner, contents, depth=depth + 1)


def _add_clone(folder: Path, already: Source | None, contents: Contents) -> None:
    """A blog or any other folder may be a clone too: its commits are an archive of their own."""
    repository = folder / ".git"
    if repository.is_dir() and (found := _kind(repository)) is not None and found != already:
        contents.archives.append(FoundArchive(path=repository, source=found))


def _is_one(whole: Source, files: Iterable[Path], folders: Iterable[Path]) -> bool:
    """Whether a folder that `whole` identifies is one archive of it, and not several side by side."""
    inner = [kind for one in folders if (kind := _kind(one)) is not None]
    if any(kind != whole for kind in inner):
        return False
    return whole.name not in _ONE_EACH or len(inner) < 2 or any(_kind(file) == whole for file in files)  # noqa: PLR2004 - several


def _each(packed: Iterable[Path], contents: Contents) -> Iterator[FoundArchive]:
    for file in packed:
        found = _packed(file)
        if isinstance(found, FoundArchive):
            yield found
        else:
            contents.passed_over.append(found)


def _packed(file: Path) -> FoundArchive | PassedOver:
    try:
        with open_archive(file) as archive:
            try:
                return FoundArchive(path=file, source=identify(archive))
            except UnknownArchiveError:
                holds_another = any(is_nested_archive(one.origin.member) for one in archive.skipped)
                return PassedOver(path=file, because=NESTED if holds_another else NOT_KNOWN)
    except ArchiveError as error:
        return PassedOver(path=file, because=str(error).removeprefix(f"{file}: ").rstrip("."))


def _loose(folder: Path, files: Iterable[Path], contents: Contents) -> Iterator[FoundArchive]:
    """The files of archives that lie by themselves; several of one kind are read as one, where they lie."""
    found: dict[str, list[FoundArchive]] = {}
    data = [file for file in files if file.name.lower().endswith(DATA_SUFFIXES)]
    for file in data[:_MOST_LOOSE]:
        one = _packed(file)
        if isinstance(one, FoundArchive):
            found.setdefault(one.source.name, []).append(one)
        elif file.name.lower().endswith(_MEANT):
            contents.passed_over.append(one)
    if len(data) > _MOST_LOOSE:
        contents.passed_over.append(PassedOver(path=folder, because=TOO_MANY_LOOSE))
    for alike in found.values():
        if len(alike) == 1:
            yield alike[0]
        else:
            only = tuple(one.path.name for one in alike)
            yield FoundArchive(path=folder, source=alike[0].source, only=only)


def _kind(path: Path) -> Source | None:
    """The source that reads what lies at `path`; None where none does, or it cannot be opened."""
    try:
        with open_archive(path) as archive:
            return identify(archive)
    except ArchiveError:
        return None


def _inside(folder: Path) -> tuple[list[Path], list[Path]]:
    """The files and the folders right below `folder`, by name."""
    files, folders = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if is_junk(entry.name) or entry.name == ".git":
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(Path(entry.path))
                elif entry.is_file(follow_symlinks=False):
                    files.append(Path(entry.path))
    except OSError:
        return files, folders  # what may not be listed holds nothing that could be read
    return files, folders
