"""Keys from the terminal, one at a time and without Return; what is typed ahead waits for its question."""

import os
import select
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

AskKey = Callable[[], str]
_ESCAPE = 0x1B
_FIRST_BEYOND_ASCII = 0x80


@contextmanager
def single_keys() -> Iterator[AskKey]:
    """What gives the key that was pressed, in lower case; empty where nobody types any more.

    Ctrl-C still interrupts. Keys that send several bytes (arrows, letters beyond ASCII) count as one.
    """
    if sys.platform == "win32":
        import msvcrt

        yield lambda: msvcrt.getwch().lower()
        return
    import termios
    import tty

    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    try:
        # Once for all keys, and drained, not flushed: a quick hand answers before the question is shown.
        tty.setcbreak(keyboard, termios.TCSADRAIN)
        yield lambda: _one_key(keyboard)
    finally:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)


def _one_key(keyboard: int) -> str:
    pressed = os.read(keyboard, 1)
    if pressed and (pressed[0] == _ESCAPE or pressed[0] >= _FIRST_BEYOND_ASCII):
        while select.select([keyboard], [], [], 0)[0] and os.read(keyboard, 1):
            pass
    return pressed.decode("ascii", "replace").lower()
