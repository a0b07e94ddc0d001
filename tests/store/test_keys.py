import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from nacl.signing import VerifyKey

from goodword.credential import public_key_of
from goodword.errors import BrokenKeyError, KeyLockedError, WeakPassphraseError
from goodword.store.keys import did_of_key, open_key

WORDS = "four words from nowhere"
Passphrase = Callable[[bool], str]


def says(words: str) -> Passphrase:
    """A callback that answers every question with `words`."""
    return lambda _: words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the key is to be."""
    return tmp_path / "home" / "key"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of a key made once: deriving takes a third of a second, which is the point of it."""
    path = tmp_path_factory.mktemp("key") / "key"
    open_key(path, passphrase=says(WORDS))
    return path.read_bytes()


@pytest.fixture
def key(path: Path, made: bytes) -> Path:
    """A key file that is there already."""
    path.parent.mkdir()
    path.write_bytes(made)
    return path


def test_a_key_is_made_at_first_use_and_is_the_same_ever_after(path: Path) -> None:
    asked: list[bool] = []

    def passphrase(is_new: bool) -> str:  # noqa: FBT001 - the form of the callback
        asked.append(is_new)
        return WORDS

    made = open_key(path, passphrase=passphrase)
    again = open_key(path, passphrase=passphrase)
    assert asked == [True, False]
    assert made.did == again.did == did_of_key(path)
    VerifyKey(public_key_of(made.did)).verify(b"words", again.sign(b"words"))


def test_two_keys_are_two(tmp_path: Path) -> None:
    one, other = (open_key(tmp_path / name, passphrase=says(WORDS)).did for name in "ab")
    assert one != other


@pytest.mark.skipif(os.name != "posix", reason="modes are those of POSIX")
def test_nobody_else_may_read_the_key_or_its_folder(path: Path) -> None:
    open_key(path, passphrase=says(WORDS))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [entry.name for entry in path.parent.iterdir()] == ["key"]


def test_the_seed_is_nowhere_in_clear(key: Path) -> None:
    signer = open_key(key, passphrase=says(WORDS))
    assert set(json.loads(key.read_bytes())) == {"format", "did", "cost", "salt", "nonce", "seal"}
    assert WORDS.encode() not in key.read_bytes()
    assert repr(signer) == f"OpenedKey({signer.did})"


def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(key: Path, made: bytes) -> None:
    with pytest.raises(KeyLockedError, match="does not open"):
        open_key(key, passphrase=says(WORDS + " "))
    assert key.read_bytes() == made


def test_a_passphrase_may_be_spelt_in_either_unicode_form(path: Path) -> None:
    did = open_key(path, passphrase=says("caf\u00e9 caf\u00e9")).did
    assert open_key(path, passphrase=says("cafe\u0301 cafe\u0301")).did == did


@pytest.mark.parametrize("words", ["", "   ", "abc", "aaaaaaaaaaaa"])
def test_a_weak_passphrase_makes_no_key(path: Path, words: str) -> None:
    with pytest.raises(WeakPassphraseError, match="No key was made"):
        open_key(path, passphrase=says(words))
    assert not path.exists()


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe", b"{}", b"[1]", b"-----BEGIN PRIVATE KEY-----\n", b"x" * 100_000],
    ids=["empty", "binary", "no key", "a list", "another key", "large"],
)
def test_what_is_no_key_is_told_and_kept(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(BrokenKeyError, match="expected the key"):
        open_key(path, passphrase=says(WORDS))
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    "change",
    [
        {"cost": 2**40},
        {"cost": 100_000},
        {"cost": 0},
        {"salt": ""},
        {"nonce": "AAAA"},
        {"format": "goodword-key-2"},
    ],
)
def test_a_key_file_that_asks_for_the_impossible_is_refused_before_it_is_tried(
    key: Path, change: dict[str, object]
) -> None:
    key.write_text(json.dumps({**json.loads(key.read_bytes()), **change}))
    with pytest.raises(BrokenKeyError):
        open_key(key, passphrase=says(WORDS))


@pytest.mark.parametrize("part", ["did", "seal", "salt"])
def test_a_key_file_with_any_part_exchanged_does_not_open(key: Path, part: str, made: bytes) -> None:
    held = json.loads(made)
    old = held[part]
    held[part] = ("B" if old[4] != "B" else "C").join((old[:4], old[5:]))
    key.write_text(json.dumps(held))
    with pytest.raises(KeyLockedError):
        open_key(key, passphrase=says(WORDS))


def test_a_folder_in_the_place_of_the_key_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(BrokenKeyError, match="cannot be read"):
        open_key(path, passphrase=says(WORDS))


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    with pytest.raises(BrokenKeyError, match="cannot be"):
        open_key(tmp_path / "home" / "key", passphrase=says(WORDS))


def test_a_key_that_appears_meanwhile_is_never_overwritten(path: Path, made: bytes) -> None:
    def passphrase(_: object) -> str:
        path.parent.mkdir()
        path.write_bytes(made)
        return WORDS

    with pytest.raises(BrokenKeyError, match="another program"):
        open_key(path, passphrase=passphrase)
    assert path.read_bytes() == made
    assert [entry.name for entry in path.parent.iterdir()] == ["key"]


def test_a_file_system_without_hard_links_keeps_the_key_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", no_links)
    did = open_key(path, passphrase=says(WORDS)).did
    assert did_of_key(path) == did
    assert [entry.name for entry in path.parent.iterdir()] == ["key"]


def test_without_a_key_there_is_no_did(path: Path) -> None:
    assert did_of_key(path) is None


def test_processes_that_make_a_key_at_once_agree_on_one(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from goodword.store.keys import open_key\n"
        "print(open_key(Path(sys.argv[1]), passphrase=lambda _: sys.argv[2]).did)"
    )
    command = [sys.executable, "-c", script, str(path), WORDS]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    told = {process.communicate(timeout=60)[0].decode().strip() for process in running}
    assert told - {""} == {did_of_key(path)}
