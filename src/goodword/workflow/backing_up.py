"""Everything of the owner's in one file that they keep elsewhere: the store, and the sealed keys."""

import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from goodword.errors import FolderNotWritableError
from goodword.ports import Clock
from goodword.store.database import Store, in_words

_HOW = """\
A backup of a Goodword home, made on {day}.

It holds your archives' contents, your decisions, drafts and letters, and your signing keys, which open with
their passphrases only. Whoever has this file can read everything but the keys: keep it where you keep
letters.

To go on with it, in an empty folder:

    goodword --home FOLDER restore THIS-FILE
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """The file that was written."""

    path: Path
    size: int


def back_up_home(store: Store, home: Path, keys: Sequence[Path], folder: Path, *, clock: Clock) -> Packed:
    """Write a zip of the store as it is at this moment, and of the `keys`, into `folder`.

    Others may read and write the store meanwhile. Errors as `packed_into`.
    """

    def fill(packed: zipfile.ZipFile, beside: Path) -> None:
        copy = beside / store.path.name
        with in_words(store.path), store.reading() as connection, closing(sqlite3.connect(copy)) as target:
            connection.backup(target)
        packed.writestr("README.txt", _HOW.format(day=f"{clock.now():%Y-%m-%d}"))
        packed.write(copy, store.path.name)
        for key in keys:
            packed.write(key, key.relative_to(home).as_posix())

    return packed_into(folder, f"goodword-backup-{clock.now():%Y-%m-%d}", fill)


def packed_into(folder: Path, name: str, fill: Callable[[zipfile.ZipFile, Path], None]) -> Packed:
    """A zip in `folder`, for the owner's eyes only; `fill` gets it, and a folder that is gone afterwards.

    Nothing is overwritten: a second one of that name has a number. Whole or not at all. Raises
    FolderNotWritableError where there is no room or no right to write.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".goodword-") as beside:
            part = Path(beside) / "part.zip"
            with zipfile.ZipFile(part, "x", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
                fill(packed, Path(beside))
            part.chmod(0o600)
            target = _free_name(folder, name)
            part.rename(target)
    except OSError as error:
        raise FolderNotWritableError(str(error.filename or folder), error.strerror or str(error)) from error
    return Packed(path=target, size=target.stat().st_size)


def _free_name(folder: Path, name: str) -> Path:
    tried = folder / f"{name}.zip"
    number = 2
    while tried.exists():
        tried = folder / f"{name}-{number}.zip"
        number += 1
    return tried
