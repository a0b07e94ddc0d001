"""The phrases that speak of one person's listed skills, compiled once; where they stand in a text.

Every later answer is one of these hits: what no phrase stands for is never claimed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from goodword.skills.aliases import Alias, Source, aliases_of
from goodword.skills.rules import FUNCTION_WORDS
from goodword.skills.words import Word, has_no_spaces, squeezed, words

_LONGEST_PHRASE = 9
_NOT_KNOWN = "en"
"""Texts whose language nobody told are read as English: names in every language may stand in them."""
_MOST_BETWEEN = 2
_SHORTEST_MISSPELT = 6
_LONG_WORD = 10
_LONGEST_MISSPELT = 3
"""Words: names are short."""
_MOST_PLACES = 64
"""Of one word in one text: a text that repeats itself says nothing more."""
_SHORTEST_PART = 4
_FEWEST_LETTERS_APART = 9
_NO_WORD = re.compile(r"[B-DF-HJ-NP-TV-XZ]{3,}")
"""Three capitals and more without a vowel: in small letters they spell no other word either."""
_IN_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc]{2}")
_MOST_MORE = 4
"""Words that may stand between those of a phrase whose words stand apart."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of a skill, found in a text."""

    skill: str
    source: Source
    start: int
    end: int
    first: int
    """Number of the first word."""
    last: int
    in_form: bool
    """Written in the very form of the phrase, not just in a form of its words."""
    length: int
    """How many words the phrase has that mean something."""
    is_loose: bool = False
    """The words stand apart, or one is misspelt."""
    is_hashtag: bool = False
    alias: str = ""
    """The phrase as the table or the list has it."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    skill: str
    alias: Alias
    stems: tuple[str, ...]
    content: frozenset[str]


class Listing:
    """The listed skills of one person with all their phrases, for texts of one language."""

    def __init__(self, listed: Sequence[str], language: str) -> None:
        """Compile the phrases of `listed`."""
        self.language = language
        self._by_stems: defaultdict[tuple[str, ...], list[_Phrase]] = defaultdict(list)
        self._together: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self._loose: defaultdict[str, list[_Phrase]] = defaultdict(list)
        self._slips: defaultdict[tuple[str, int], list[tuple[str, _Phrase]]] = defaultdict(list)
        """Names of which something with this first letter and of this length may be a slip of the keys."""
        self._names: defaultdict[str, list[tuple[str, _Phrase]]] = defaultdict(list)
        """The names that may be misspelt, by their first letter."""
        self._longest: dict[str, int] = {}
        """Of the names by their first letter."""
        self._begun: set[tuple[str, ...]] = set()
        self._begun_together: set[str] = set()
        self._unspaced: list[_Phrase] = []
        for skill in dict.fromkeys(listed):
            for alias in aliases_of(skill):
                if alias.lang in {None, language} or language == _NOT_KNOWN:
                    self._add(skill, alias)
        for names in self._slips.values():
            names.sort(key=lambda name: len(name[0]))

    def _add(self, skill: str, alias: Alias) -> None:
        if has_no_spaces(alias.text):
            self._unspaced.append(_Phrase(skill, alias, (), frozenset()))
            return
        parts = words(alias.text, self.language)
        stems = tuple(word.stem for word in parts)
        content = frozenset(word.stem for word in parts if word.text.casefold() not in FUNCTION_WORDS)
        phrase = _Phrase(skill, alias, stems, content)
        if not stems or (alias.source is Source.PHRASE and self._is_named_so(skill, stems, alias.text)):
            return
        plain = squeezed(alias.text)
        self._together[plain].append(phrase)
        self._begun_together.update(plain[:count] for count in range(1, len(plain) + 1))
        if alias.lang not in {None, self.language}:
            return  # with endings taken off by the rules of another language Turkish "beste" would be "best"
        self._by_stems[stems].append(phrase)
        self._begun.update(stems[:count] for count in range(1, len(stems) + 1))
        if len(content) > 1 and len("".join(content)) >= _FEWEST_LETTERS_APART:
            self._loose[min(content)].append(phrase)
        if alias.source is Source.LABEL and len(plain) >= _SHORTEST_MISSPELT:
            self._longest[plain[0]] = max(self._longest.get(plain[0], 0), len(plain))
            self._names[plain[0]].append((plain, phrase))
            most = _most_slips(plain)
            for length in range(len(plain) - most, len(plain) + most + 1):
                self._slips[plain[0], length].append((plain, phrase))

    def _is_named_so(self, skill: str, stems: tuple[str, ...], text: str) -> bool:
        """Whether the skill has these words already, as its label or as what comes before in the table."""
        known = (*self._by_stems.get(stems, ()), *self._together.get(squeezed(text), ()))
        return any(one.skill == skill and one.alias.source is not Source.AMBIGUOUS for one in known)

    def is_phrase(self, stems: tuple[str, ...], plain: str) -> bool:
        """Whether words of these stems, together spelt so, are a phrase or may be a slip of one."""
        near = self._slips.get((plain[:1], len(plain)), ())
        return (
            plain in self._together
            or stems in self._by_stems
            or any(_is_slip(name, plain) for name, _ in near)
        )

    def goes_on(self, stems: tuple[str, ...], plain: str, shortest: int) -> bool:
        """Whether a phrase may begin with such words and have more; the shortest has `shortest` letters."""
        if plain in self._begun_together or stems in self._begun:
            return True
        fewest = 1 if shortest >= _SHORTEST_PART else len(stems) + 1
        return any(
            len(phrase.stems) >= fewest and _may_begin(name, plain)
            for name, phrase in self._names.get(plain[:1], ())
        )

    def is_key(self, word_stem: str) -> bool:
        """Whether it is the word by which a phrase is found whose words may stand apart."""
        return word_stem in self._loose

    def is_scattered(self, stems: AbstractSet[str]) -> bool:
        """Whether words of these stems hold all of a phrase whose words may stand apart."""
        return any(
            phrase.content <= stems for key in stems & self._loose.keys() for phrase in self._loose[key]
        )

    def has_unspaced(self, text: str) -> bool:
        """Whether a phrase stands in it that is in a script without spaces."""
        return any(phrase.alias.text in text for phrase in self._unspaced)

    def hits(self, text: str, said: Sequence[Word]) -> Iterator[Hit]:
        """Every phrase in `text`, whose words are `said`; phrases may overlap."""
        for first, word in enumerate(said):
            plain = squeezed(word.text)
            # Most words begin nothing, and a text has many.
            if plain[:1] in self._longest or plain in self._begun_together or (word.stem,) in self._begun:
                yield from self._from(text, said, first)
        yield from self._apart(said)
        for phrase in self._unspaced:
            start = _stands_at(phrase.alias.text, text)
            if start >= 0:
                end = start + len(phrase.alias.text)
                yield Hit(
                    phrase.skill,
                    phrase.alias.source,
                    start,
                    end,
                    0,
                    0,
                    in_form=True,
                    length=2,
                    alias=phrase.alias.text,
                )

    def _from(self, text: str, said: Sequence[Word], first: int) -> Iterator[Hit]:
        """The phrases that begin with one word; looks on only while one of them may go on."""
        stems: tuple[str, ...] = ()
        plain, before = "", said[first].start
        longest = self._longest.get(squeezed(said[first].text)[:1], 0)
        is_begun = is_together = True  # and once it is not, no longer stretch is
        for last in range(first, min(len(said), first + _LONGEST_PHRASE)):
            word, count = said[last], last - first + 1
            if count > 1 and word.start - before > _MOST_BETWEEN:
                return
            plain, before = plain + squeezed(text[before : word.end]), word.end
            if is_begun:
                stems = (*stems, word.stem)
                is_begun = stems in self._begun
            is_together = is_together and plain in self._begun_together
            found = self._called(stems if is_begun else (), plain) if is_begun or is_together else []
            if found:
                yield from self._meant(found, text, said, first, last)
            elif count <= _LONGEST_MISSPELT:
                yield from self._misspelt(plain, said, first, last)
            may_be_slip = count < _LONGEST_MISSPELT and len(plain) <= longest
            if not (is_begun or is_together or may_be_slip):
                return

    def _called(self, stems: tuple[str, ...], plain: str) -> list[_Phrase]:
        """The phrases that have these words, or these letters however they are parted."""
        found = [*self._by_stems.get(stems, ())]
        return [*found, *(one for one in self._together.get(plain, ()) if one not in found)]

    def _meant(
        self, found: Iterable[_Phrase], text: str, said: Sequence[Word], first: int, last: int
    ) -> Iterator[Hit]:
        """Those of the phrases that these words, written as they are, may stand for."""
        start, end = said[first].start, said[last].end
        written, plain = text[start:end], squeezed(text[start:end])
        is_hashtag = start > 0 and text[start - 1] == "#"
        for phrase in found:
            if _case_fits(phrase.alias, written) and not self._is_ambiguous(phrase, plain):
                yield replace(_hit(phrase, said, first, last, written), is_hashtag=is_hashtag)

    def _is_ambiguous(self, phrase: _Phrase, together: str) -> bool:
        """Whether the very words are noted as ambiguous for that skill: a "cold call" is not Cold Calling."""
        return together != squeezed(phrase.alias.text) and any(
            other.skill == phrase.skill and other.alias.source is Source.AMBIGUOUS
            for other in self._together.get(together, ())
        )

    def _misspelt(self, plain: str, said: Sequence[Word], first: int, last: int) -> Iterator[Hit]:
        """Labels of which `plain` is a slip of the keys; words left out or added are none."""
        names = self._slips.get((plain[:1], len(plain)))
        if not names:
            return
        count = last - first + 1
        if count > 1 and {said[first].text.casefold(), said[last].text.casefold()} & FUNCTION_WORDS:
            return  # "the management" is no slip of Time Management
        may_be_split = min(len(word.text) for word in said[first : last + 1]) >= _SHORTEST_PART
        for name, phrase in names:
            may_be = may_be_split or len(phrase.stems) == count
            if may_be and _is_slip(name, plain):
                yield _hit(phrase, said, first, last)

    def _apart(self, said: Sequence[Word]) -> Iterator[Hit]:
        """Phrases whose words all stand near each other, in any order: "prevented my injury"."""
        stems = {word.stem for word in said}
        keys = sorted(stems & self._loose.keys())
        near = [phrase for key in keys for phrase in self._loose[key] if phrase.content <= stems]
        if not near:
            return
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(said):
            if len(places[word.stem]) < _MOST_PLACES:
                places[word.stem].append(number)
        for phrase in near:
            if span := _window(places, phrase):
                yield _hit(phrase, said, *span)


def _stands_at(name: str, text: str) -> int:
    """Where the name stands by itself, or -1: a word of katakana is part of none that is longer."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        goes_before = start > 0 and _IN_KATAKANA.match(text, start - 1)
        if not goes_before and not _IN_KATAKANA.match(text, end - 1):
            return start
        start = text.find(name, start + 1)
    return -1


def _is_slip(name: str, plain: str) -> bool:
    """Whether `plain` may be the name, misspelt."""
    most = _most_slips(name)
    return len(plain) >= _SHORTEST_MISSPELT - 1 and OSA.distance(name, plain, score_cutoff=most) <= most


def _may_begin(name: str, plain: str) -> bool:
    """Whether a beginning of `name`, or all of it, may have been written as `plain`."""
    most, length = _most_slips(name), len(plain)
    # Two beginnings lie no further apart than their lengths: far off by the one, far off by all.
    if OSA.distance(name[:length], plain, score_cutoff=2 * most) > 2 * most:
        return False
    lengths = range(max(0, length - most), length + most + 1)
    return any(OSA.distance(name[:one], plain, score_cutoff=most) <= most for one in lengths)


def _most_slips(name: str) -> int:
    """In how many letters it may be misspelt and still be the name."""
    return 2 if len(name) >= _LONG_WORD else 1


@lru_cache(maxsize=512)
def listing(listed: tuple[str, ...], language: str) -> Listing:
    """The compiled phrases of these skills."""
    return Listing(listed, language)


def _hit(phrase: _Phrase, said: Sequence[Word], first: int, last: int, written: str | None = None) -> Hit:
    """The hit on words `first` to `last`; `written` where they stand together as the phrase has them."""
    return Hit(
        skill=phrase.skill,
        source=phrase.alias.source,
        start=said[first].start,
        end=said[last].end,
        first=first,
        last=last,
        in_form=written is not None and squeezed(phrase.alias.text) == squeezed(written),
        length=len(phrase.content),
        is_loose=written is None,
        alias=phrase.alias.text,
    )


def _case_fits(alias: Alias, written: str) -> bool:
    """Short forms in capitals ("PR", "IT", "R") must be written so; other words, and "css", in any case."""
    plain = alias.text.strip()
    if len(plain) <= 4 and plain.isupper() and not _NO_WORD.fullmatch(plain):  # noqa: PLR2004 - longer ones are no words by chance
        return written.removesuffix("s") == plain or written == plain
    return True


def _window(places: Mapping[str, Sequence[int]], phrase: _Phrase) -> tuple[int, int] | None:
    """The narrowest stretch that holds all content words, if it is no wider than the phrase and four more."""
    last_of: dict[str, int] = {}
    narrowest: tuple[int, int] | None = None
    for number, stem in sorted((place, word) for word in phrase.content for place in places[word]):
        last_of[stem] = number
        first = min(last_of.values())
        widest = narrowest[1] - narrowest[0] if narrowest else len(phrase.stems) + _MOST_MORE
        if len(last_of) == len(phrase.content) and number - first < widest:
            narrowest = (first, number)
    return narrowest
