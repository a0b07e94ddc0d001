"""What a library could do with the bytes that it is given: work for the tests of confinement."""

import os
import sys
import time
from collections.abc import Callable


def upper(data: bytes) -> bytes:
    """Do what is asked."""
    return data.upper()


def spin() -> None:
    """Never end."""
    while True:
        pass


def write() -> None:
    """Print, as a library may do."""
    print("into the answer")  # noqa: T201 - the point
    os.write(1, b"into the answer")
    sys.stdout.flush()


DEEDS: dict[bytes, Callable[[], object]] = {
    b"spin": spin,
    b"wait": lambda: time.sleep(600),
    b"grow": lambda: bytes(8 << 30),
    b"swell": lambda: b"x" * (700 << 20),  # within the limit, but more than anybody needs
    b"raise": lambda: os.environ["GOODWORD_NOT_SET"],
    b"recur": lambda: obey(b"recur"),
    b"die": lambda: os._exit(7),
    b"print": write,
}


def obey(data: bytes) -> bytes:
    """Do what the bytes say, and tell by which process."""
    DEEDS.get(data, lambda: None)()
    return b"%d" % os.getpid()
