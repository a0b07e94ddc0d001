"""The owner's key: one small file, sealed with a passphrase, made once and never overwritten.

The seed of an Ed25519 key is sealed by ChaCha20-Poly1305 under a key that scrypt derives
from the passphrase. PKCS#8 was turned down: the encryption that `cryptography` offers for it
derives by PBKDF2 with 2,048 rounds (`docs/why/0027-the-key-file.md`).
"""

import os
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from goodword.credential import did_of_public_key
from goodword.errors import BrokenKeyError, KeyLockedError, KeyNotHereError, WeakPassphraseError
from goodword.ports import Signer
from goodword.store.backup import from_paper, to_paper

SHORTEST_PASSPHRASE = 4
"""Letters; what asks for a passphrase should advise more. Empty and repeated ones are refused."""

_FORMAT = "goodword-key-1"
_COST = 2**17
"""scrypt's N: 128 MiB and about a third of a second for each guess (OWASP, 2024)."""
_COSTLIEST = 2**20
"""A file that asks for more memory than 1 GiB was not made here."""
_SEED, _SALT, _NONCE = 32, 16, 12
_LARGEST_FILE = 4096
_PAPER = b"goodword-key-backup-1"
"""What a seal on paper is bound to: it is no seal of a file."""


class SealedKey(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the key file; only `seal` is secret, and it is sealed."""

    format: str
    did: str
    cost: int
    salt: bytes
    nonce: bytes
    seal: bytes


class OpenedKey:
    """A key in memory: it signs and tells its DID, and shows nothing else."""

    __slots__ = ("_key", "did")

    def __init__(self, seed: bytes) -> None:
        """Take the 32 bytes of the seed."""
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.did: str = did_of_public_key(self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the Ed25519 signature over `message`."""
        return self._key.sign(message)

    def __repr__(self) -> str:
        """The DID; never the key."""
        return f"OpenedKey({self.did})"


def open_key(path: Path, *, passphrase: Callable[[bool], str]) -> Signer:
    """The key in `path`; it is made where there is none, and is never overwritten.

    `passphrase` is called once, with True where a new key is about to be made. Raises
    KeyLockedError for a wrong passphrase, WeakPassphraseError for one that would not guard a
    new key, BrokenKeyError where the file is no key or cannot be read or written.
    """
    sealed = _read(path)
    if sealed is not None:
        return _unseal(path, sealed, passphrase(False))  # noqa: FBT003 - the callback takes one flag
    words = passphrase(True)  # noqa: FBT003 - the same
    _refuse_weak(words)
    seed = os.urandom(_SEED)
    opened = OpenedKey(seed)
    _write(path, msgspec.json.encode(_seal(seed, opened.did, words)) + b"\n")
    return opened


def back_up(path: Path, *, passphrase: Callable[[bool], str]) -> str:
    """The key in `path` as a text for paper, sealed with the same passphrase; errors as `open_key`.

    Who cannot open the key now could not open the paper later, so it is opened first.
    """
    sealed = _read(path)
    if sealed is None:
        raise KeyNotHereError(str(path))
    words = passphrase(False)  # noqa: FBT003 - the callback takes one flag
    seed = _unsealed_seed(path, sealed, words)
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    seal = ChaCha20Poly1305(_derive(words, salt, _COST)).encrypt(nonce, seed, _PAPER)
    return to_paper(salt + nonce + seal, sealed.did)


def restore(text: str, *, passphrase: Callable[[bool], str], place: Callable[[str], Path]) -> str:
    """Put the key of a backup back, under the `place` of its DID, and tell the DID.

    Raises MistypedBackupError, KeyLockedError for a wrong passphrase, BrokenKeyError where another key
    is in that place already; no key is overwritten.
    """
    payload = from_paper(text)
    salt, nonce, seal = payload[:_SALT], payload[_SALT : _SALT + _NONCE], payload[_SALT + _NONCE :]
    words = passphrase(False)  # noqa: FBT003 - the same
    try:
        seed = ChaCha20Poly1305(_derive(words, salt, _COST)).decrypt(nonce, seal, _PAPER)
    except InvalidTag as error:
        raise KeyLockedError("the backup") from error
    did = OpenedKey(seed).did
    path = place(did)
    if did_of_key(path) != did:
        _write(path, msgspec.json.encode(_seal(seed, did, words)) + b"\n")
    return did


def did_of_key(path: Path) -> str | None:
    """The DID of the key in `path`, without its passphrase; None where there is no key yet."""
    sealed = _read(path)
    return None if sealed is None else sealed.did


def _seal(seed: bytes, did: str, words: str) -> SealedKey:
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    header = SealedKey(format=_FORMAT, did=did, cost=_COST, salt=salt, nonce=nonce, seal=b"")
    cipher = ChaCha20Poly1305(_derive(words, salt, _COST))
    return msgspec.structs.replace(header, seal=cipher.encrypt(nonce, seed, _bound(header)))


def _unseal(path: Path, sealed: SealedKey, words: str) -> OpenedKey:
    return OpenedKey(_unsealed_seed(path, sealed, words))


def _unsealed_seed(path: Path, sealed: SealedKey, words: str) -> bytes:
    cipher = ChaCha20Poly1305(_derive(words, sealed.salt, sealed.cost))
    try:
        return cipher.decrypt(sealed.nonce, sealed.seal, _bound(sealed))
    except InvalidTag as error:
        raise KeyLockedError(str(path)) from error


def _derive(words: str, salt: bytes, cost: int) -> bytes:
    # Two keyboards may spell one letter in two ways.
    spelt = unicodedata.normalize("NFC", words).encode("utf-8", "surrogatepass")
    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(spelt)


def _bound(sealed: SealedKey) -> bytes:
    """What is authenticated beside the seed, so that no part of the file can be exchanged."""
    return msgspec.json.encode(msgspec.structs.replace(sealed, seal=b""))


def _refuse_weak(words: str) -> None:
    if not words.strip():
        raise WeakPassphraseError("empty", SHORTEST_PASSPHRASE)
    if len(words) < SHORTEST_PASSPHRASE:
        raise WeakPassphraseError(f"only {len(words)} characters long", SHORTEST_PASSPHRASE)
    if len(set(words)) == 1:
        raise WeakPassphraseError("one character over and over", SHORTEST_PASSPHRASE)


def _read(path: Path) -> SealedKey | None:
    """What the key file holds, or None where there is none; BrokenKeyError for anything else."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BrokenKeyError(str(path), f"that it cannot be read ({error.strerror})") from error
    try:
        sealed = msgspec.json.decode(data, type=SealedKey)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BrokenKeyError(str(path), "something else than a key") from error
    if not _is_plausible(sealed):
        raise BrokenKeyError(str(path), "a key of a form that this Goodword does not know")
    return sealed


def _is_plausible(sealed: SealedKey) -> bool:
    is_power_of_two = sealed.cost > 1 and sealed.cost & (sealed.cost - 1) == 0
    lengths = (len(sealed.salt), len(sealed.nonce))
    return (
        sealed.format == _FORMAT
        and is_power_of_two
        and sealed.cost <= _COSTLIEST
        and lengths == (_SALT, _NONCE)
    )


def _write(path: Path, data: bytes) -> None:
    """Write a new file with mode 0600, whole or not at all; one that is there already stays."""
    waiting = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        waiting.unlink(missing_ok=True)
        descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _give_name(waiting, path)
    except FileExistsError as error:
        raise BrokenKeyError(str(path), "that another program has just made a key there") from error
    except OSError as error:
        raise BrokenKeyError(str(path), f"that it cannot be written ({error.strerror})") from error
    finally:
        with suppress(OSError):
            waiting.unlink()


def _give_name(waiting: Path, path: Path) -> None:
    """Let the complete file appear as `path`; FileExistsError where the name is taken.

    A hard link fails where the name is taken, so that two processes cannot make two keys.
    Where the file system has no hard links (FAT, some shares) it is moved after a look.
    """
    try:
        os.link(waiting, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError from None
        waiting.rename(path)
