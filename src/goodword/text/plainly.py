"""Text of others, as it may be written to a terminal.

A terminal obeys some characters instead of showing them: they clear it, rename it, or turn the
direction of what stands around them, so that a line reads as another one (CVE-2021-42574,
CWE-150). Archives and signed files are written by others; only what is shown is changed, never
what is kept.
"""

import re

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_OBEYED_BUT_STYLES = re.compile(rf"(?!\x1b\[[012]m){_OBEYED.pattern}")
"""Bold, faint and plain are the command line's own."""


def plainly(text: str) -> str:
    r"""The text with each character that a terminal would obey spelled out: `\x1b`, `\u202e`.

    Tabs and line breaks stay, and so do the marks for bold, faint and plain type: they harm nobody.
    """
    return _OBEYED_BUT_STYLES.sub(_spelled, text)


def in_a_line(text: str) -> str:
    """As `plainly`, on one line: a name with a line break in it cannot pass for two lines."""
    return " ".join(_OBEYED.sub(_spelled, text).split())


def _spelled(found: re.Match[str]) -> str:
    point = ord(found[0])
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"  # noqa: PLR2004 - as Python spells them
