"""Whether an English sentence can stand by itself in a letter."""

import re
from functools import cache
from itertools import pairwise

from goodword.drafting.lexicon import SUBJECT, english, function_words, words_of
from goodword.drafting.reperson import third_person

_POINTERS = frozenset({"that", "this", "it", "them", "these", "those"})
_FEWEST_TO_POINT_AT = 3
_MAY_GO = frozenset({"for", "after", "before", "because of", "despite", "during", "in spite of", "without"})
_LEANING_TAIL = re.compile(
    r",? (?P<by>because of|in spite of|(?!than\b)[^\W\d_]+) (?:that|(?<= for )it)$", re.IGNORECASE
)
_JOINED = re.compile(r"[,;:—–-]|\b(?:and|but|so|because|when|if|while|who|which|that)\b", re.IGNORECASE)


def is_clause(text: str) -> bool:
    """Whether the sentence has a subject and a finite verb, as far as the lists tell.

    A sentence that begins with a person and a verb does; one that begins with a noun
    needs a verb that no adjective looks like ("your review saved us").
    """
    words = words_of(text.replace(SUBJECT, " you "))
    if not words:
        return False
    if words[0] in english().persons:
        return "'" in words[0] or any(_is_any_verb(word) for word in words[1:5])
    return words[0] in english().noun_begins and _has_sure_verb(words)


def begins_without_i(text: str) -> bool:
    """Whether the writer left out the "I": "Loved your talk", "Really enjoyed …"."""
    words = words_of(text)
    if words[:1] and words[0] in english().stresses:
        words = words[1:]
    return words[:1] != [] and words[0] in english().begins_without_i and words[:2] != ["trust", "me"]


def hangs(text: str, *, is_named: bool = False) -> bool:
    """Whether the sentence leans on one before it: "It saved us", "You were good with them".

    "She" and "he" do not, where the person `is_named` before.
    """
    words = words_of(text)
    first = words[0].split("'")[0] if words else ""
    if not words or (first in english().hanging and not (is_named and first in {"she", "he", "her", "his"})):
        return True
    learned_that_from = any(left in _POINTERS and right == "from" for left, right in pairwise(words))
    return learned_that_from or points_at_nothing(words)


def leans_back(text: str) -> bool:
    """Whether the sentence ends on what stood before it: "You went to the ministry eleven times for that".

    Behind a comma or an "and" the end may mean what the sentence itself says.
    """
    found = _LEANING_TAIL.search(text)
    return found is not None and not _JOINED.search(text[: found.start()])


def without_leaning_tail(text: str) -> str | None:
    """The sentence without an end that leans back; None where its verb needs it: "You fought for that"."""
    found = _LEANING_TAIL.search(text)
    if found is None or not leans_back(text):
        return text
    before = words_of(text[: found.start()])[-1:]
    is_needed = found["by"].casefold() not in _MAY_GO or before == [] or _is_any_verb(before[0])
    return None if is_needed else text[: found.start()]


def points_at_nothing(words: list[str]) -> bool:
    """Whether "it" or "them" comes before there was anything that it could be."""
    place = next((place for place, word in enumerate(words) if word in _POINTERS - {"that", "this"}), None)
    if place is None or english().determiners & set(words[:place]):
        return False
    told = [word for word in words[:place] if word not in function_words("en")]
    return len(told) < _FEWEST_TO_POINT_AT


def says_what_it_did(text: str) -> bool:
    """Whether the sentence is "it", "that" or "they" and a verb: what came of the sentence before."""
    words = words_of(text)
    return len(words) > 1 and words[0] in {"it", "that", "they"} and _is_any_verb(words[1])


def _is_any_verb(word: str) -> bool:
    return (
        word in english().plain
        or word in english().past
        or word in english().finite
        or word in english().same_in_past
        or word.endswith("ed")
        or word in _third_persons()
    )


@cache
def _third_persons() -> frozenset[str]:
    return frozenset(third_person(verb) for verb in english().plain)


def _has_sure_verb(words: list[str]) -> bool:
    for before, word, after in zip(words, words[1:], [*words[2:], ""], strict=False):
        if before in english().relatives:
            continue
        if word in english().finite and before not in english().determiners:
            return True
        if (
            word in english().finite_after_a_noun
            and before not in english().determiners
            and after in english().may_follow_a_verb | {"you", "your"}
        ):
            return True
    return False
