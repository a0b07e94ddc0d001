"""Data that ships inside the package: rules, catalogues, tables."""

from functools import cache
from importlib.resources import files


@cache
def shipped_bytes(package: str, name: str) -> bytes:
    """The bytes of the data file `name` that ships in `package`.

    The middle floors do no input or output; their rules are data that belongs to
    the code, read once through here and nowhere else.
    """
    return files(package).joinpath(name).read_bytes()


def shipped_text(package: str, name: str) -> str:
    """The text of the data file `name` that ships in `package`."""
    return shipped_bytes(package, name).decode("utf-8")
