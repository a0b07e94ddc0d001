"""Letters: their marks and their scripts, as Unicode tells them."""

import unicodedata


def without_marks(text: str) -> str:
    """The text without accents and other combining marks, compatibility forms made plain (NFKD, then NFC)."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


def script_of(letter: str) -> str:
    """The script of a letter, as its Unicode name begins ("LATIN", "HIRAGANA"); empty for none."""
    return unicodedata.name(letter, "").partition(" ")[0]
