"""Names and words that look like others: mixed scripts, hidden characters, unusual spelling.

Unicode Technical Standard 39, sections 4 and 5, as far as the standard library goes:
a warning for the reader, never a judgement.
"""

import re
import unicodedata
from collections.abc import Iterator

from goodword.credential.reasons import Caution, sentence
from goodword.text.letters import script_of

_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "GEORGIAN", "LISU"})
"""Scripts with letters that look like those of another one in the list."""

_HIDDEN = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e"
                     "\u2060-\u206f\u3164\ufeff\uffa0\U000e0000-\U000e007f]")  # fmt: skip
"""Characters that cannot be seen or that turn the direction of reading."""
_JOINERS = re.compile("[\u200c\u200d]")
"""Needed in Persian, in Indic scripts and between emoji; hidden in a name of these scripts only."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def cautions_about_name(label: str, name: str) -> Iterator[str]:
    """What a reader has to be told of a `name`; `label` says whose it is."""
    yield from cautions_about_text(label, name)
    scripts = scripts_alike(name)
    if len(scripts) > 1:
        yield sentence(Caution.MIXED_SCRIPTS, label, ", ".join(scripts))
    if joiners := joiners_in(name):
        yield sentence(Caution.HIDDEN_CHARACTERS, label, _listed(joiners))
    if not unicodedata.is_normalized("NFC", name):
        yield sentence(Caution.NOT_NORMAL, label)


def cautions_about_text(label: str, text: str) -> Iterator[str]:
    """What a reader has to be told of a longer `text`."""
    if text.isascii() and text.isprintable():
        return
    hidden = hidden_in(text)
    if hidden:
        yield sentence(Caution.HIDDEN_CHARACTERS, label, _listed(hidden))


def hidden_in(text: str) -> list[str]:
    """The characters of `text` that cannot be seen or that turn the direction of reading, each once."""
    return sorted({*_HIDDEN.findall(text), *_CONTROL.findall(text)})


def joiners_in(name: str) -> list[str]:
    """The joiners in a `name` of scripts that need none, each once."""
    return sorted(set(_JOINERS.findall(name))) if scripts_alike(name) else []


def point(character: str) -> str:
    """What a hidden character is called: `U+202E`."""
    return f"U+{ord(character):04X}"


def _listed(characters: list[str]) -> str:
    return ", ".join(map(point, characters[:5]))


def scripts_alike(name: str) -> list[str]:
    """The scripts in `name` whose letters can be taken for each other, sorted."""
    if name.isascii():
        return ["LATIN"] if name else []
    found = {script_of(letter) for letter in name if letter.isalpha()}
    return sorted(found & _ALIKE)
