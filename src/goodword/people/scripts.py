"""A name in two scripts: only where letters stand for sounds, and only where every way to write them agrees.

Cyrillic, Greek, Armenian and Georgian names are put into Latin letters by `anyascii`. States, passports and
people do that in different ways (Yuliya, Iuliia, Julia; Ivanov, Iwanow), so both sides are folded until the
ways agree. Han characters have several readings, Arabic and Hebrew write no vowels: of these nothing is
said (`docs/why/0071-reasons-to-ask.md`).
"""

import re
from functools import lru_cache

from anyascii import anyascii

from goodword.text.letters import script_of, without_marks

_SPELT_OUT = frozenset({"CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN"})
_GREEK = str.maketrans({"η": "i", "χ": "h", "φ": "f"})
_FOLDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"shch|sch(?=[aeiouy])|sch|sh", "s"),
        (r"tch|tsch|ch|cz", "c"),
        (r"kh|h", "h"),  # and g below: one letter, г, is written either way
        (r"dj|zh|dz", "j"),
        (r"ts|tz", "z"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"x|ks", "x"),
        (r"gu(?=[ei])|g", "h"),
        (r"w", "v"),
        (r"c(?=[aoukl])|ck|q", "k"),
        (r"[jyi]+(?=[aeou])", ""),
        (r"[iy]+j?$|[ij]?[jy]$|[ij]$", "i"),
        (r"[yj]", "i"),
        (r"ff$|v$", "v"),
        (r"(.)\1+", r"\1"),
        (r"o[uy](?=.)", "u"),
    )
)


def is_spelt_out(name: str) -> bool:
    """Whether the name is written in letters, other than Latin ones, that can be put into Latin ones."""
    scripts = {script_of(letter) for letter in name if letter.isalpha()}
    return bool(scripts) and scripts <= _SPELT_OUT


@lru_cache(maxsize=65_536)
def folded_word(word: str) -> str:
    """A word of a name in Latin letters, folded so that usual ways to write it agree; for comparing only."""
    greek = (
        word.replace("ου", "ou").replace("αυ", "av").replace("ευ", "ev").replace("μπ", "b").replace("ντ", "d")
    )
    latin = anyascii(without_marks(greek.translate(_GREEK))).lower()
    folded = re.sub(r"[^a-z]", "", latin)
    for pattern, by in _FOLDS:
        folded = pattern.sub(by, folded)
    return folded


def skeleton(folded: str) -> str:
    """The first letter and the consonants: a given name has other vowels elsewhere (Aleksandr, Alexander)."""
    return folded[:1] + re.sub(r"[aeiou]", "", folded[1:]).replace("x", "ks").replace("z", "s")
