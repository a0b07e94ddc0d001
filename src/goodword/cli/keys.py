"""One key from the terminal, without Return; what was typed ahead is kept for the next question."""

import os
import select
import sys

_ESCAPE = 0x1B
_FIRST_BEYOND_ASCII = 0x80


def ask_key() -> str:
    """The key that was pressed, in lower case; empty where nobody types any more.

    Ctrl-C still interrupts. Keys that send several bytes (arrows, letters beyond ASCII) count as one.
    """
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.getwch().lower()
    import termios
    import tty

    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    try:
        # Drained, not flushed: a quick hand types the next answer before the question is shown.
        tty.setcbreak(keyboard, termios.TCSADRAIN)
        return _one_key(keyboard)
    finally:
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)


def _one_key(keyboard: int) -> str:
    pressed = os.read(keyboard, 1)
    if pressed and (pressed[0] == _ESCAPE or pressed[0] >= _FIRST_BEYOND_ASCII):
        while select.select([keyboard], [], [], 0)[0] and os.read(keyboard, 1):
            pass
    return pressed.decode("ascii", "replace").lower()
