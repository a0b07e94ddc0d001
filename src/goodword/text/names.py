"""Names of people: compared without what does not matter, never changed for display."""

import re
import unicodedata

from goodword.text.letters import without_marks

_HONORIFICS = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "mx", "sir", "dame", "herr", "frau", "señor", "señora"}
)
_AFTER_THE_NAME = re.compile(r"\s*(?:,.*|\(.*?\)|\|.*|\s[-–—]\s.*)$")
_NOT_A_LETTER = re.compile(r"[^\w'’-]+|_")
_LONGEST = 300
"""Characters by which names are compared; no network lets a name be longer, and a file may hold anything."""


def normalised(name: str) -> str:
    """The name for comparing: NFKC, case folded, without titles, credentials, emoji or doubled spaces.

    "Dr. Ana  RUIZ, Ph.D. ✨" and "Ana Ruiz" give the same. Scripts and accents stay:
    dropping them would join people who are two.
    """
    folded = unicodedata.normalize("NFKC", name[:_LONGEST]).casefold()
    words = _NOT_A_LETTER.sub(" ", _AFTER_THE_NAME.sub("", folded)).split()
    kept = [word for word in words if word.strip("'’-") and word not in _HONORIFICS]
    return " ".join(kept)


def without_accents(name: str) -> str:
    """The normalised name with combining marks taken off: for questions only, never for joining."""
    return without_marks(normalised(name))


def parts(name: str) -> tuple[str, ...]:
    """The words of the normalised name, in order."""
    return tuple(normalised(name).split())


def given_name(name: str) -> str:
    """The first word of the name as it is written, for greeting; empty for an empty name."""
    words = [word for word in name.split() if word.strip(".").casefold() not in _HONORIFICS]
    return words[0].strip(",") if words else ""


def initials(name: str) -> str:
    """The first letters of the words of the normalised name."""
    return "".join(word[0] for word in parts(name))
