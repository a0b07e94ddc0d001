"""Reading and writing the files that a command names."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from goodword.errors import (
    CredentialError,
    FileNotReadableError,
    FileNotWritableError,
    UnreadableCredentialError,
)

LARGEST = 20_000_000
"""Bytes: a signed recommendation has a few thousand, a PDF with one inside some ten thousand."""


def read_file(path: Path) -> bytes:
    """The bytes of a signed file; FileNotReadableError says what is in the way."""
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise FileNotReadableError(str(path), error.strerror or str(error)) from error
    if len(content) > LARGEST:
        raise FileNotReadableError(str(path), f"it is larger than {LARGEST:,} bytes")
    return content


def read_signed(path: Path) -> bytes:
    """The bytes of a signed file, out of the PDF where it is inside one; errors as `read_file`."""
    from goodword.credential.paper import is_paper, signed_copy_in

    content = read_file(path)
    with named(path):
        return signed_copy_in(content) if is_paper(content) else content


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Whoever cannot read the file as a signed one says which file it was."""
    try:
        yield
    except UnreadableCredentialError as error:
        raise CredentialError(f"{path}: {error}") from error


def require_room_for(path: Path) -> None:
    """That a signed file may be written there is known before anything is asked or signed.

    Raises FileNotWritableError for a folder that is not there or not writable, and for a file that
    holds anything else than a signed file: it would be lost.
    """
    folder = path.absolute().parent
    if not folder.is_dir():
        raise FileNotWritableError(str(path), f"there is no folder {folder}")
    if not os.access(folder, os.W_OK):
        raise FileNotWritableError(str(path), f"{folder} may not be written")
    if path.is_dir():
        raise FileNotWritableError(str(path), "it is a folder")
    if path.exists() and not _is_signed_file(path):
        raise FileNotWritableError(str(path), "it holds something else, which would be lost")


def _is_signed_file(path: Path) -> bool:
    try:
        found = msgspec.json.decode(read_signed(path), type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, FileNotReadableError, CredentialError):
        return False
    return "@context" in found


def write_over(path: Path, content: bytes, *, mark: bytes) -> None:
    """Write a file whole, over an earlier one of the same kind: only a file that holds `mark` is replaced."""
    if path.is_dir():
        raise FileNotWritableError(str(path), "it is a folder")
    if path.exists() and mark not in read_file(path):
        raise FileNotWritableError(str(path), "it holds something else, which would be lost")
    write_file(path, content)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; FileNotWritableError says what is in the way.

    Only its owner may read it: signed words are nobody else's before they are accepted and published.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=".goodword-", dir=path.absolute().parent)
        try:
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(content)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileNotWritableError(str(path), error.strerror or str(error)) from error
