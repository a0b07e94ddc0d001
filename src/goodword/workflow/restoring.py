"""A backup put back into a home that holds nothing yet."""

import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from goodword.errors import (
    FileNotReadableError,
    HomeNotEmptyError,
    HomeNotWritableError,
    NotABackupError,
    StoreError,
    StoreInUseError,
)
from goodword.ports import Clock
from goodword.store.correspondence import Kind, kept_files
from goodword.store.database import Store, open_store
from goodword.store.decisions import answers, decided_pairs, kept_out, rests
from goodword.store.keys import did_of_key
from goodword.store.letters import credentials, drafts
from goodword.store.record import summary
from goodword.workflow.imports import imports

_ABOUT = "README.txt"
_KEY = re.compile(r"(?:keys/)?[A-Za-z0-9]+\.json")
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What is here again."""

    archives: int
    exchanges: int
    letters: int
    keys: int


def restore_home(packed: Path, home: Path, store_file: Path, *, clock: Clock) -> Restored:
    """Put the store and the sealed keys of a backup into `home`; a stop on the way is mended by a second run.

    Nothing is overwritten. Raises HomeNotEmptyError where anything is here, NotABackupError,
    FileNotReadableError, HomeNotWritableError, and StoreInUseError where another process has the store open.
    """
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home, prefix=".goodword-") as beside:
            keys = _unpacked(packed, Path(beside), store_file.name)
            told = _look(packed, Path(beside) / store_file.name, len(keys), clock)
            _require_room(home, store_file, {key: Path(beside, key).read_bytes() for key in keys}, clock)
            for key in keys:  # the store last: what is there without it counts as nothing
                (home / key).parent.mkdir(mode=0o700, exist_ok=True)
                Path(beside, key).replace(home / key)
            Path(beside, store_file.name).replace(store_file)
    except OSError as error:
        raise HomeNotWritableError(str(home)) from error
    return told


def _unpacked(packed: Path, beside: Path, store: str) -> list[str]:
    """Unpack the store and the keys, and nothing else; the names of the keys."""
    try:
        with zipfile.ZipFile(packed) as archive:
            names = [name for name in archive.namelist() if name != _ABOUT]
            strange = next((name for name in names if name != store and not _KEY.fullmatch(name)), None)
            if strange is not None or store not in names:
                raise NotABackupError(str(packed), "a zip of something else")
            for name in names:
                _unpack(archive, name, beside / name)
    except zipfile.BadZipFile as error:
        raise NotABackupError(str(packed), "no zip, or a damaged one") from error
    except FileNotFoundError as error:
        raise FileNotReadableError(str(packed), "it is not there") from error
    except IsADirectoryError as error:
        raise FileNotReadableError(str(packed), "it is a folder") from error
    keys = [name for name in names if name != store]
    if any(did_of_key(beside / key) is None for key in keys):
        raise NotABackupError(str(packed), "a zip whose keys are none")
    return keys


def _unpack(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    target.parent.mkdir(mode=0o700, exist_ok=True)
    target.touch(mode=0o600)
    with archive.open(name) as packed, target.open("wb") as opened:
        while piece := packed.read(_PIECE):
            opened.write(piece)


def _look(packed: Path, store_file: Path, keys: int, clock: Clock) -> Restored:
    """What the unpacked store holds, brought to this Goodword's schema."""
    try:
        with closing(open_store(store_file, now=clock.now())) as store:
            return Restored(
                archives=len(imports(store)),
                exchanges=summary(store).exchanges,
                letters=len(credentials(store)),
                keys=keys,
            )
    except StoreError as error:
        raise NotABackupError(str(packed), f"a backup whose store cannot be used ({error})") from error


def _require_room(home: Path, store_file: Path, keys: dict[str, bytes], clock: Clock) -> None:
    """Nothing is here but, at most, an empty store and these very keys. The empty store is taken away."""
    other = next((key for key, sealed in keys.items() if _differs(home / key, sealed)), None)
    if other is not None:
        raise HomeNotEmptyError(str(home), "another signing key")
    if not store_file.exists():
        return
    with closing(open_store(store_file, now=clock.now())) as store:
        if any(_kept(store)):
            raise HomeNotEmptyError(str(home), "archives, decisions or letters")
    require_alone(store_file)
    store_file.unlink()


def _differs(key: Path, sealed: bytes) -> bool:
    return key.exists() and key.read_bytes() != sealed


def _kept(store: Store) -> Iterator[bool]:
    yield bool(imports(store))
    yield bool(drafts(store) or credentials(store) or kept_files(store, *Kind))
    yield bool(answers(store) or decided_pairs(store) or kept_out(store) or rests(store))


def require_alone(store_file: Path) -> None:
    """Raises StoreInUseError where another process has the store open, that nobody here has open any more.

    Whoever closes the store last takes its log away; where it is still there, somebody else is not done.
    """
    if store_file.with_name(f"{store_file.name}-wal").exists():
        raise StoreInUseError(str(store_file))
