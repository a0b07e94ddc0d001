from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from goodword.errors import HomeNotWritableError, KeyLockedError, SettingsError
from goodword.settings import KEYRING_SERVICE, Home, SystemClock, clock_from, home_folder
from tests.common_account import as_a_common_account, folder_for_all

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
KNOWN = "four words that nobody guesses"


class InMemory(KeyringBackend):
    """A keyring as a desktop has one, open or locked."""

    priority = 1.0

    def __init__(self, path: Path, *, is_locked: bool) -> None:
        """Hold one passphrase, for the key at `path`."""
        super().__init__()  # type: ignore[no-untyped-call] # keyring leaves it untyped
        self._held = {(KEYRING_SERVICE, str(path)): KNOWN}
        self._is_locked = is_locked

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep a passphrase."""
        self._held[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        """The passphrase, unless it is locked."""
        if self._is_locked:
            raise KeyringLocked
        return self._held.get((service, username))


@pytest.fixture(params=[False, True], ids=["open", "locked"])
def desk(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """A home with a key, beside a keyring that is open or locked."""
    monkeypatch.delenv("GOODWORD_PASSPHRASE", raising=False)
    home = Home(tmp_path / "home", clock_from(NOW.isoformat()))
    before = keyring.get_keyring()
    home.signer(lambda _: KNOWN)
    keyring.set_keyring(InMemory(home.key_file, is_locked=bool(request.param)))
    yield home
    keyring.set_keyring(before)


def never(is_new: bool) -> str:  # noqa: FBT001 - as `Home.signer` calls it
    pytest.fail(f"nobody should be asked ({is_new})")


@pytest.mark.parametrize("desk", [False], indirect=True)
def test_a_keyring_that_holds_the_passphrase_is_asked_before_the_owner(desk: Home) -> None:
    assert desk.signer(never).did.startswith("did:key:")


@pytest.mark.parametrize("desk", [True], indirect=True)
def test_where_the_keyring_is_locked_the_owner_is_asked(desk: Home) -> None:
    assert desk.signer(lambda _: KNOWN).did.startswith("did:key:")


def test_the_environment_goes_before_the_keyring(desk: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODWORD_PASSPHRASE", "another one")
    with pytest.raises(KeyLockedError):
        desk.signer(never)


def test_the_clock_stands_where_it_is_told_to() -> None:
    assert clock_from("2026-11-24T10:00:00+01:00").now() == NOW


def test_else_it_is_the_computers_to_the_second() -> None:
    told = SystemClock().now()
    assert told.microsecond == 0
    assert told.utcoffset() == timedelta(0)
    assert isinstance(clock_from(None), SystemClock)


@pytest.mark.parametrize(
    "written", ["tomorrow", "2026-11-24", "2026-11-24T09:00:00", "0001-01-01T00:00:00+14:00"]
)
def test_what_is_no_time_with_a_zone_sets_no_clock(written: str) -> None:
    with pytest.raises(SettingsError, match="expected a time with a zone"):
        clock_from(written)


def test_the_home_is_what_was_given_then_the_environment_then_the_platforms(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("GOODWORD_HOME", str(tmp_path / "there"))
    assert home_folder(tmp_path / "here") == tmp_path / "here"
    assert home_folder(None) == tmp_path / "there"
    monkeypatch.delenv("GOODWORD_HOME")
    assert home_folder(None).name == "goodword"


def test_a_home_in_a_closed_folder_is_told() -> None:
    with folder_for_all() as folder:
        folder.chmod(0o500)
        with as_a_common_account(folder), pytest.raises(HomeNotWritableError):
            _ = Home(folder / "home", clock_from(NOW.isoformat())).store
