"""Where things are, and what is opened for a deed: the store, the signer, the clock."""

import glob
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from platformdirs import user_data_path

from goodword.errors import HomeNotWritableError, KeyNotHereError, SettingsError
from goodword.ports import Clock, Signer
from goodword.store.database import Store, open_store

STORE_FILE = "goodword.db"
KEY_FILE = "key.json"
FORMER_KEYS = "keys"
UPLOADS = "uploads"
READING_NOTE = "reading.json"
"""What the desk keeps beside the store while archives are read."""
KEYRING_SERVICE = "goodword"


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """Now, in UTC, to the second: what is signed carries no finer time."""
        return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for the demo and for tests that compare bytes."""

    moment: datetime

    def now(self) -> datetime:
        """The moment at which it stands."""
        return self.moment


def clock_from(environment: str | None) -> Clock:
    """The clock that GOODWORD_NOW (RFC 3339) sets, else the computer's.

    Raises SettingsError where it is no time with a zone.
    """
    if not environment:
        return SystemClock()
    with suppress(ValueError, OverflowError):
        moment = datetime.fromisoformat(environment)
        if moment.tzinfo is not None:
            return FixedClock(moment.astimezone(UTC))
    message = f"GOODWORD_NOW is “{environment}”; expected a time with a zone, like 2026-11-24T09:00:00Z."
    raise SettingsError(message)


def home_folder(given: Path | None) -> Path:
    """The folder in which everything is kept: `--home`, GOODWORD_HOME, else the platform's own place."""
    if given is not None:
        return given
    environment = os.environ.get("GOODWORD_HOME")
    return Path(environment) if environment else user_data_path("goodword", appauthor=False)


@dataclass(frozen=True)
class Home:
    """One owner's folder, with what is in it opened when first asked for."""

    folder: Path
    clock: Clock

    @cached_property
    def store(self) -> Store:
        """The store, made at first use.

        Raises HomeNotWritableError, and the StoreErrors of `open_store`.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise HomeNotWritableError(str(self.folder)) from error
        return open_store(self.store_file, now=self.clock.now())

    def close_store(self) -> None:
        """Close the store where it is open; whoever asks for it next opens it anew."""
        opened = self.__dict__.pop("store", None)
        if opened is not None:
            opened.close()

    def written(self) -> tuple[Path, ...]:
        """Every file and folder in this home that Goodword wrote, and that is there."""
        beside = (*self.folder.glob(f"{glob.escape(STORE_FILE)}*"), *self.folder.glob(".goodword-*"))
        others = (KEY_FILE, FORMER_KEYS, UPLOADS, READING_NOTE, f"{READING_NOTE}.new")
        found = (*beside, *(self.folder / name for name in others))
        return tuple(sorted(path for path in found if path.exists()))

    @property
    def store_file(self) -> Path:
        """Where the store is, or will be."""
        return self.folder / STORE_FILE

    @property
    def key_file(self) -> Path:
        """Where the private key is, encrypted, or will be."""
        return self.folder / KEY_FILE

    def key_place(self, did: str) -> Path:
        """Where the key `did` is: the key in use, else among the former ones."""
        from goodword.store.keys import did_of_key  # noqa: PLC0415 - what signs is heavy to import

        current = did_of_key(self.key_file)
        return self.key_file if current in {None, did} else self.former_place(did)

    def former_place(self, did: str) -> Path:
        """Where the key `did` is, or will be, once another one is in use."""
        return self.folder / FORMER_KEYS / f"{did.rpartition(':')[2]}.json"

    def former_keys(self) -> tuple[Path, ...]:
        """The files of keys that are not in use any more."""
        return tuple(sorted((self.folder / FORMER_KEYS).glob("*.json")))

    def signer(self, ask: Callable[[bool], str], *, did: str | None = None) -> Signer:
        """The owner's signer; the key is made at first use. With `did` that key, which must be here.

        The passphrase comes from GOODWORD_PASSPHRASE, else from the keyring where
        that extra is installed and holds one, else from `ask(is_new)`. Raises
        KeyLockedError, and KeyNotHereError.
        """
        # What signs is heavy to import, and most commands sign nothing.
        from goodword.store.keys import did_of_key, open_key  # noqa: PLC0415

        path = self.key_file if did is None else self.key_place(did)
        if did is not None and did_of_key(path) != did:
            raise KeyNotHereError(did)
        return open_key(path, passphrase=self.passphrase(ask))

    def passphrase(self, ask: Callable[[bool], str]) -> Callable[[bool], str]:
        """What tells the passphrase when it is needed, as `signer` says."""
        return lambda is_new: self._passphrase(ask, is_new=is_new)

    def _passphrase(self, ask: Callable[[bool], str], *, is_new: bool) -> str:
        environment = os.environ.get("GOODWORD_PASSPHRASE")
        if environment is not None:
            return environment
        return _from_keyring(str(self.key_file)) or ask(is_new)


def _from_keyring(key_file: str) -> str | None:
    # A headless machine has the package but no keyring behind it: that is no error, one asks instead.
    try:
        import keyring  # noqa: PLC0415 - an extra
        from keyring.errors import KeyringError  # noqa: PLC0415 - the same
    except ImportError:
        return None
    try:
        return keyring.get_password(KEYRING_SERVICE, key_file)
    except KeyringError:
        return None


def open_home(given: Path | None) -> Home:
    """The owner's folder as `--home` and the environment say; nothing is opened or made yet."""
    return Home(home_folder(given), clock_from(os.environ.get("GOODWORD_NOW")))
