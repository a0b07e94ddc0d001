"""Whether praise that names a skill may be meant the other way round, or for something else.

Which of the two only a person can tell: such a hit is suggested, never asserted.
"""

import re

from goodword.skills.phrases import Hit
from goodword.skills.rules import HIT, WHO, fires
from goodword.skills.whose import THANKS, TOLD, YOU, Said

_BARE_PRAISE = re.compile(
    rf"^\W*(?![Tt]hat\b)\w+\s+{HIT}(?:\s+(?:(?:from|by|of)\s+)?{WHO})?\s*[,!.:;](?=.*\w)|^\W*\w+,\s*{WHO}[!.,]",
    re.DOTALL,
)
_FOR = r"\b(?:for|por|pour|de|für|fürs|voor|pel[oa]s?|per|del|della|za|że|that|atas|sudah)\b"
_THANKED_ELSE = re.compile(
    rf"{THANKS}(?:(?!{HIT})[^,.!?;:]){{0,40}}?{_FOR}(?!(?:[^,.!?;]){{0,80}}{HIT})", re.IGNORECASE
)
_ATTACHED = re.compile(
    rf"{WHO}(?!,)[^,.!?;]{{0,60}}{HIT}|{HIT}[^,.!?;]{{0,24}}{WHO}|{YOU.pattern}(?!,)[^,.!?;]{{0,40}}{HIT}"
    rf"|{HIT} (?:that |which )?(?:{YOU.pattern})"
    r"|\b(?:thanks to|grâce à|gracias a|dank|dankzij|dzięki|graças|berkat|sayesinde)\b",
    re.IGNORECASE,
)


def is_doubtful(hit: Hit, said: Said) -> bool:
    """Whether it may be meant the other way round ("Superb roofing, I can see the stars from bed").

    Praise in this bare form with more to come, and some formulas of praise, are as often
    mockery; and thanks for something else do not carry over to a skill that the text names.
    """
    if hit.source not in TOLD and _is_thanked_for_else(hit, said):
        return True
    start, _ = said.sentence_of(hit)
    to_the_end = said.with_signs(hit, start, said.near(hit)[1])
    return bool(_BARE_PRAISE.search(to_the_end)) or fires("doubt", said.lang, to_the_end)


def _is_thanked_for_else(hit: Hit, said: Said) -> bool:
    """Whether the thanks are for something else, and nothing ties the skill to the contact.

    "Thanks elsewhere in the post don't carry the skill over to them" (guide of the labelled cases).
    """
    text = said.with_signs(hit, *said.near(hit))
    return bool(_THANKED_ELSE.search(text)) and not _ATTACHED.search(text)
