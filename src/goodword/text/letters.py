"""Letters: their marks and their scripts, as Unicode tells them."""

import re
import unicodedata

_RUN = re.compile(r"[^\W\d_]+")
_ELSE_SPACES = bytes(sign if sign < 128 and chr(sign).isalpha() else ord(" ") for sign in range(256))  # noqa: PLR2004 - ASCII


def runs_of_letters(text: str) -> list[str]:
    """The words of `text` that are letters alone, in order: "can't" is two."""
    if text.isascii():  # bytes take less than half the time
        return text.encode().translate(_ELSE_SPACES).decode().split()
    return _RUN.findall(text)


def without_marks(text: str) -> str:
    """The text without accents and other combining marks, compatibility forms made plain (NFKD, then NFC)."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def script_of(letter: str) -> str:
    """The script of a letter, as its Unicode name begins ("LATIN", "HIRAGANA"); empty for none."""
    return unicodedata.name(letter, "").partition(" ")[0]
