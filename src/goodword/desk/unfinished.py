"""What is being read, noted on disk, so that a server that is killed can say at its next start what it left.

Nothing of an archive is kept half (`docs/why/0016-imports.md`): to go on is to read the same files again, and
what was complete is told from its content and not read twice.
"""

import shutil
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from goodword.settings import READING_NOTE as _NOTE
from goodword.settings import UPLOADS

_ARRIVES_WITHIN = 3600.0
"""Seconds in which a form has come in, or never will."""


class Unfinished(msgspec.Struct, frozen=True, kw_only=True):
    """An import that was begun."""

    paths: tuple[str, ...]
    owner_is_same: bool
    dropped: str | None = None
    """The folder of what was dropped on the page, which goes when all is read."""

    @property
    def names(self) -> tuple[str, ...]:
        """What to call the files."""
        return tuple(Path(path).name for path in self.paths)


def note(home: Path, begun: Unfinished) -> None:
    """Write down what is about to be read."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = home / f"{_NOTE}.new"
    written.write_bytes(msgspec.json.encode(begun))
    written.replace(home / _NOTE)


def unfinished(home: Path) -> Unfinished | None:
    """What was begun and not read to its end; None where nothing was."""
    with suppress(OSError, msgspec.DecodeError):
        return msgspec.json.decode((home / _NOTE).read_bytes(), type=Unfinished)
    return None


def forget(home: Path) -> None:
    """Nothing is unfinished any more; what was dropped lay here only to be read, and goes."""
    begun = unfinished(home)
    (home / _NOTE).unlink(missing_ok=True)
    if begun is not None and begun.dropped is not None:
        throw_away(home, Path(begun.dropped))


def throw_away(home: Path, dropped: Path) -> None:
    """Delete the folder of what was dropped, and the one around it where it was the last."""
    shutil.rmtree(dropped, ignore_errors=True)
    with suppress(OSError):
        (home / UPLOADS).rmdir()


def sweep(home: Path) -> None:
    """Throw away what was being dropped when a server was killed; not what another one may be taking in."""
    begun = unfinished(home)
    for dropped in sorted((home / UPLOADS).glob("*")):
        with suppress(OSError):
            is_old = time.time() - dropped.stat().st_mtime > _ARRIVES_WITHIN
            if is_old and (begun is None or begun.dropped != str(dropped)):
                throw_away(home, dropped)


def to_read(dropped: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Of the files that were dropped: each that lies by itself, and each folder whole."""
    return tuple(dict.fromkeys(folder / path.relative_to(folder).parts[0] for path in dropped))
