"""What a text says of somebody it names: their role and their work, as a citation would give them."""

import re
from dataclasses import dataclass

_LONGEST = 80
_ROLE = re.compile(
    rf",\s+(?:an?|the|our|my)\s+(?P<role>[a-z][^,;:.!?()\n]{{2,{_LONGEST}}}?)"
    r"(?=\s*(?:[,;:!?)\n]|\.(?:\s|$)|$|\s(?:who|whose|that|wrote|has|is|was)\b))"
)
_TITLE = re.compile(rf"[\"“«](?P<work>[^\"”»\n]{{2,{_LONGEST}}})[\"”»]")
_MADE = re.compile(
    r"\b(?:wrote|built|made|created|designed|founded|maintains|edits|edited|composed|invented|runs)\s+"
    r"(?P<work>[A-Z][\w'’-]+(?:\s(?:of|the|and|for)\s[A-Z][\w'’-]+|\s[A-Z][\w'’-]+){0,5})"
)
_NAMES_BEFORE = re.compile(r"[.!?]\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A role and a work, in the words of the text; None where the text tells none."""

    role: str | None
    work: str | None


def card_of(passage: str, name: str) -> Card:
    """What `passage` says of `name`: `NAME, a ROLE,` and a title in quotation marks or a thing they made.

    English only; only what stands in the sentence that names them, and nothing that is guessed.
    """
    at = passage.find(name)
    if at < 0:
        return Card(role=None, work=None)
    rest = passage[at + len(name) :]
    end = _NAMES_BEFORE.search(rest)
    sentence = rest[: end.start() + 1] if end else rest
    role = _ROLE.match(sentence)
    work = _TITLE.search(sentence) or _MADE.search(sentence)
    return Card(role=role["role"].strip() if role else None, work=work["work"].strip() if work else None)
