"""Python's garbage collector, which looks for circles where bulk work makes none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """The collector rests meanwhile: nouns and records refer to nothing that refers back to them.

    It would walk all that was just made over and over: half the time of decoding an archive, a
    fifth of storing it (measured at 200,000 exchanges).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
