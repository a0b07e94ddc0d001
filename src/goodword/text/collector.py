"""Python's garbage collector, which looks for circles where bulk work makes none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """The collector rests meanwhile: nouns and records refer to nothing that refers back to them.

    It would walk all that is held over and over: a sixth of the time in which 200,000 posts are read
    and put into batches (`docs/why/0018-storing-fast.md`).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
