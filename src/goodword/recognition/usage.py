"""Whether a capital is a name, as the owner's other words show: no list of words or of places is complete.

Asked only of what was taken for the name of somebody whom nothing else in the record knows.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from goodword.recognition.cues import LANGUAGES, cue_words, folded
from goodword.recognition.language import language_of
from goodword.recognition.post import Post
from goodword.recognition.reading import Sentence, read
from goodword.recognition.threads import tells_of_one

_BEFORE = 32
"""Characters before a word that are looked at."""
_BEGINS = re.compile(r"(?:^|[.!?…:;\n]['\"’”)]?)[\s\"'“‘(¿¡*•–—-]*(?:#\w+\s+)*[\"'“‘(]?$")
_THING = re.compile(
    r"(?i:\b(?:the|an?|in|at|on|near|off|around|across|over|beyond|towards?|outside|inside"
    r"|(?:drove|moved|flew|sailed|travelled|way|train|bus|flight|ferry|boat|trip) to))\s+"
    r"(?:(?!Mon|Tue|Wed|Thu|Fri|Sat|Sun)[^\W\d_a-z][\w’'-]*\s+)?$"
)
"""What stands before a place, a ship or a nationality, and hardly before a name: "the Tirren", "at Hesta"."""
_OF_SOMEBODY = re.compile(
    r"['’]s\b|,\s+(?:an?|the|my|our|who|whose|thanks|thank|une?|le|la|mon|ma|notre|qui|merci|een|de|mijn|onze|die)\s"
    r"|\s+(?:\w{2,}ed|is|was|has|had|did|does|never|always|still|just|also|even|could|would|will|can|got|came|gave"
    r"|took|made|kept|wrote|drove|led|ran|sat|stood|told|taught|brought|built|bought|found|held|lent|let|met|paid|put"
    r"|read|rang|said|sang|saw|sent|set|sold|spent|spoke|went|won|cut|dug|drew|knew|threw|rode|a|est|heeft|kwam|was)\b"
)
"""Behind the first word of a sentence: it owns, is introduced or thanked, or does something."""
_CALLED = frozenset(",:!")
_OFTEN = 3
_GOES_ON = re.compile(r"[\w@#-]")
_SAYS_SHE = frozenset({"en", "fr", "nl"})
"""Languages that never leave "he" and "she" out, and write nouns small."""


@dataclass(slots=True)
class Usage:
    """How often a word is written small, with a capital inside a sentence, there like a thing, and first."""

    low: int = 0
    inside: int = 0
    like_a_thing: int = 0
    first: int = 0

    @property
    def is_no_name(self) -> bool:
        """Whether it is mostly a word in lower case, or half of the time a place or a thing."""
        return self.low > self.inside or (self.inside > 0 and self._is_like_a_thing)

    @property
    def is_a_thing_often(self) -> bool:
        """Whether it is a place or a thing so often that not even somebody called so speaks for a name."""
        return self.inside >= _OFTEN and self._is_like_a_thing

    @property
    def _is_like_a_thing(self) -> bool:
        return 2 * self.like_a_thing >= self.inside

    @property
    def is_first_alone(self) -> bool:
        """Whether it was never seen but at the beginning of a sentence, where every word has a capital."""
        return self.inside == self.low == 0


def usages(texts: Iterable[str], words: Iterable[str]) -> Mapping[str, Usage]:
    """How `texts` use each of `words`, which are in lower case."""
    sought = sorted({*words} - {""})
    found = {word: Usage() for word in sought}
    if not sought:
        return found
    automaton = AhoCorasick(sought, matchkind=MatchKind.LeftmostLongest)
    for text in texts:
        for which, start, end in automaton.find_matches_as_indexes(folded(text)):
            _count(found[sought[which]], text, start, end)
    return found


def _count(usage: Usage, text: str, start: int, end: int) -> None:
    before = text[max(0, start - _BEFORE) : start]
    if _GOES_ON.fullmatch(before[-1:]) or _GOES_ON.fullmatch(text[end : end + 1]):
        return
    if text[start].islower():
        usage.low += 1
    elif not before.strip() or _BEGINS.search(before):
        usage.first += 1
    else:
        usage.inside += 1
        is_somebodys = text[end : end + 2] in {"'s", "’s"}
        usage.like_a_thing += not is_somebodys and _is_english(text) and bool(_THING.search(before))


def _is_english(text: str) -> bool:
    return language_of(folded(text), None) == "en"


def stands_for_somebody(text: str, told: str | None, word: str) -> bool:
    """Whether what begins a sentence of `text` with `word` is said of somebody, as its own words show.

    A "he" or "she" stands in the sentence or in the one behind it, the word does something, owns
    something, is introduced ("Lanternway, the printers") or is spoken to. True, too, where nothing can be
    said: the word begins no sentence, or the language leaves the pronoun out or writes every noun with a
    capital.
    """
    if language_of(folded(text), told) not in _SAYS_SHE:
        return True
    sentences = read(Post(text=text, lang=told)).sentences
    places = [place for place, sentence in enumerate(sentences) if sentence.low.startswith(word)]
    return not places or any(
        _is_of_somebody(sentences[place], len(word))
        or any(tells_of_one(near.text, told) for near in sentences[place : place + 2])
        for place in places
    )


def _is_of_somebody(sentence: Sentence, end: int) -> bool:
    is_spoken_to = sentence.low[end : end + 1] in _CALLED and "you" in sentence.kinds
    return is_spoken_to or bool(_OF_SOMEBODY.match(sentence.low, end))


def may_be_a_word(name: str) -> bool:
    """Whether a name is one word that might be no name: not two, no title, nobody of the family."""
    return " " not in name and not name.startswith("@") and name.casefold() not in _kin()


@cache
def _kin() -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in cue_words(language)["kin"])
