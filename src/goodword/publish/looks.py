"""Names and texts that may deceive the eye, shown so that they cannot.

The signed bytes are never changed. What cannot be seen is shown as what it is (“U+202E”), and
without its effect; of a name that may imitate another a sentence tells beside it. What is odd
is decided in one place for the command line and the page, `goodword.credential.disguise`.
"""

import unicodedata
from collections.abc import Iterator

from goodword.credential import Face
from goodword.credential.disguise import hidden_in, joiners_in, point, scripts_alike
from goodword.publish.told import Told
from goodword.text.catalogue import Words


def deceiving(face: Face, words: Words) -> Iterator[Told]:
    """A sentence for each name or text on the page that may deceive the eye."""
    for name in (face.author_name, face.subject_name):
        yield from _about_name(name, words)
    texts = (*face.paragraphs, face.relation or "", face.author_role or "", *face.skills)
    hidden = hidden_in("\n".join((*texts, *(item.quote for item in face.evidence))))
    if hidden:
        yield _about_hidden(words.warning.in_text, hidden, words)


def _about_name(name: str, words: Words) -> Iterator[Told]:
    scripts = scripts_alike(name)
    if len(scripts) > 1:
        listed = words.listing(script.capitalize() for script in scripts)
        yield Told(words.warning.mixed_scripts, {"name": name, "scripts": listed})
    if hidden := [*hidden_in(name), *joiners_in(name)]:
        yield _about_hidden(words.warning.in_name, hidden, words)
    if not unicodedata.is_normalized("NFC", name):
        yield Told(words.warning.not_normal, {"name": name})


def _about_hidden(where: str, hidden: list[str], words: Words) -> Told:
    characters = words.listing(map(point, hidden))
    return Told(words.warning.hidden_characters, {"where": where, "characters": characters})
