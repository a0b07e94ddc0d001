"""Data that ships inside the package: rules, catalogues, tables, lists of words."""

from importlib.resources import files
from typing import TypeVar

import msgspec

T = TypeVar("T")


class WordSet(frozenset[str]):
    """Words that a table lists as one text, apart by white space."""

    __slots__ = ()


def shipped_bytes(package: str, name: str) -> bytes:
    """The bytes of the data file `name` that ships in `package`.

    The middle floors do no input or output; their rules are data that belongs to
    the code, read through here and nowhere else. Who asks keeps what it makes of them:
    the bytes themselves would lie beside it for nothing, megabytes in each process.
    """
    return files(package).joinpath(name).read_bytes()


def shipped_text(package: str, name: str) -> str:
    """The text of the data file `name` that ships in `package`."""
    return shipped_bytes(package, name).decode("utf-8")


def shipped_table(package: str, name: str, kind: type[T]) -> T:
    """The TOML file `name` that ships in `package`, as `kind`; its word lists as WordSet."""
    return msgspec.toml.decode(shipped_bytes(package, name), type=kind, dec_hook=_listed)


def _listed(kind: type, value: object) -> object:
    if kind is not WordSet or not isinstance(value, str):
        raise NotImplementedError(kind)  # which is how msgspec is told that a hook does not know the type
    return WordSet(value.split())
