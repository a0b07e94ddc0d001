"""A backup goes on elsewhere as it was; what is none, or would overwrite anything, is refused in words."""

import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from goodword.errors import (
    FileNotReadableError,
    GoodwordError,
    HomeNotEmptyError,
    NotABackupError,
    StoreInUseError,
)
from goodword.settings import FixedClock, Home
from goodword.store.decisions import set_answer
from goodword.store.keys import open_key
from goodword.workflow.asking import contacts
from goodword.workflow.backing_up import back_up_home
from goodword.workflow.erasing import erase_everything
from goodword.workflow.imports import imports
from goodword.workflow.restoring import Restored, restore_home
from tests.command_line import NOW, PASSPHRASE

CLOCK = FixedClock(datetime.fromisoformat(NOW))


@pytest.fixture
def backup(filled_home: Path, tmp_path: Path) -> Path:
    """A backup of the owner's home, with a key in it."""
    shutil.copytree(filled_home, tmp_path / "owner")
    home = Home(tmp_path / "owner", CLOCK)
    open_key(home.key_file, passphrase=lambda _: PASSPHRASE)
    packed = back_up_home(home.store, home.folder, [home.key_file], tmp_path / "stick", clock=CLOCK)
    home.close_store()
    return packed.path


def restored(backup: Path, home: Home) -> Restored:
    return restore_home(backup, home.folder, home.store_file, clock=CLOCK)


def test_it_goes_on_as_it_was_with_its_keys(backup: Path, tmp_path: Path) -> None:
    before, here = Home(tmp_path / "owner", CLOCK), Home(tmp_path / "elsewhere", CLOCK)
    assert restored(backup, here).keys == 1
    assert contacts(here.store) == contacts(before.store)
    assert here.key_file.read_bytes() == before.key_file.read_bytes()
    assert {path.stat().st_mode & 0o077 for path in here.folder.iterdir()} == {0}
    assert not list(here.folder.glob(".goodword-*"))
    for home in (before, here):
        home.close_store()


def test_an_empty_store_makes_room_and_nothing_else_does(backup: Path, tmp_path: Path) -> None:
    here = Home(tmp_path / "elsewhere", CLOCK)
    assert imports(here.store) == ()  # as the desk leaves it on the first day
    here.close_store()
    restored(backup, here)
    with pytest.raises(HomeNotEmptyError):
        restored(backup, here)
    decided = Home(tmp_path / "decided", CLOCK)
    set_answer(decided.store, "owner's name", "Ada", CLOCK.now())
    decided.close_store()
    with pytest.raises(HomeNotEmptyError):
        restored(backup, decided)


def test_another_key_is_never_overwritten(backup: Path, tmp_path: Path) -> None:
    here = Home(tmp_path / "elsewhere", CLOCK)
    here.folder.mkdir()
    open_key(here.key_file, passphrase=lambda _: PASSPHRASE)
    mine = here.key_file.read_bytes()
    with pytest.raises(HomeNotEmptyError, match="another signing key"):
        restored(backup, here)
    assert here.key_file.read_bytes() == mine
    assert not here.store_file.exists()


def damaged(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes()[:2000])


def of_something_else(backup: Path) -> None:
    with zipfile.ZipFile(backup, "w") as packed:
        packed.writestr("holiday.txt", "sun")


def leading_out(backup: Path) -> None:
    with zipfile.ZipFile(backup, "a") as packed:
        packed.writestr("../escaped.json", "{}")


def with_a_key_that_is_none(backup: Path) -> None:
    with zipfile.ZipFile(backup, "a") as packed:
        packed.writestr("keys/z6Mk.json", "not a key")


def with_a_store_that_is_none(backup: Path) -> None:
    with zipfile.ZipFile(backup, "w") as packed:
        packed.writestr("goodword.db", b"no store" * 500)


def not_there(backup: Path) -> None:
    backup.unlink()


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (damaged, NotABackupError),
        (of_something_else, NotABackupError),
        (leading_out, NotABackupError),
        (with_a_key_that_is_none, GoodwordError),
        (with_a_store_that_is_none, NotABackupError),
        (not_there, FileNotReadableError),
    ],
)
def test_what_is_no_backup_is_refused_and_leaves_nothing(
    backup: Path, tmp_path: Path, spoil: Callable[[Path], None], error: type[GoodwordError]
) -> None:
    spoil(backup)
    here = Home(tmp_path / "elsewhere", CLOCK)
    with pytest.raises(error):
        restored(backup, here)
    assert not here.written()
    assert not (tmp_path / "escaped.json").exists()


def test_what_another_process_has_open_is_neither_overwritten_nor_erased(
    backup: Path, tmp_path: Path
) -> None:
    here, other = (Home(tmp_path / "elsewhere", CLOCK) for _ in range(2))
    assert imports(other.store) == ()
    with pytest.raises(StoreInUseError):
        restored(backup, here)
    with pytest.raises(StoreInUseError):
        erase_everything(here.store_file, here.written())
    other.close_store()
    erase_everything(here.store_file, here.written())
    assert not list(here.folder.iterdir())
