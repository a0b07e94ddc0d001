"""Whether a text can speak of any of someone's skills at all, asked of its words one by one and two by two.

Most texts that went between two people speak of none. What is let through is looked at as ever, so a gate
that is too wide costs time. One that is too narrow would lose a skill: what it asks of a word follows from
what `phrases` and `meaning` ask of all words together, and it asks no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from goodword.skills.match import LONGEST_TEXT, language_told
from goodword.skills.meaning import may_be_told, tells
from goodword.skills.phrases import listing
from goodword.skills.words import language_of, spelt, squeezed, stem

Written = tuple[int, str | None, str]
"""Something written: a key, the language where it is known, and the words."""


def may_speak_of(listed: Sequence[str], written: Iterable[Written]) -> list[int]:
    """The keys of what may speak of one of the skills `listed`; in the rest `match_skills` finds none."""
    skills, names = tuple(listed), {skill.casefold() for skill in listed}
    gates: dict[str, Gate] = {}
    keys: list[int] = []
    for key, tag, text in written:
        looked_at = text[:LONGEST_TEXT]
        words = spelt(looked_at)
        lang = language_told(tag, words)
        if lang not in gates:
            gates[lang] = Gate(skills, lang)
        if gates[lang].is_open(looked_at, words) or text.strip().casefold() in names:
            keys.append(key)
    return keys


class _Fact(NamedTuple):
    """What one word may be part of."""

    is_phrase: bool
    goes_on: bool
    """A phrase may begin with it, and have more words."""
    is_key: bool
    """It is of a phrase whose words may stand apart."""
    told: Mapping[str, float]
    """The skills of whose trade it is, with the most that it may weigh."""


class Gate(dict[str, _Fact | None]):
    """The gate before the skills that somebody lists, for texts of one language.

    It holds what is known of each word as it is written, for the texts to come: None of one that is part of
    nothing, as most are.
    """

    def __init__(self, listed: tuple[str, ...], lang: str) -> None:
        """A gate that knows no word yet."""
        super().__init__()
        self._listed, self._lang, self._language = listed, lang, language_of(lang)
        self._listing = listing(listed, self._language)

    def __missing__(self, written: str) -> _Fact | None:
        """What this word may be part of, for now and later."""
        root, plain = stem(written, self._language), squeezed(written)
        fact = _Fact(
            is_phrase=self._listing.is_phrase((root,), plain),
            goes_on=self._listing.goes_on((root,), plain, len(written)),
            is_key=self._listing.is_key(root),
            told=tells(self._listed, written, root, self._lang),
        )
        self[written] = found = fact if any(fact) else None
        return found

    def is_open(self, text: str, written: Sequence[str]) -> bool:
        """Whether `text`, of these words, may speak of a skill; where it is not, it surely does not."""
        found = zip(written, map(self.__getitem__, written), strict=True)
        facts = {word: fact for word, fact in found if fact}.values()
        return (
            any(fact.is_phrase for fact in facts)
            or self._may_be_told(fact.told for fact in facts)
            or (any(fact.goes_on for fact in facts) and self._may_go_on(text, written))
            or (any(fact.is_key for fact in facts) and self._is_scattered(written))
            or self._listing.has_unspaced(text)
        )

    def _may_go_on(self, text: str, written: Sequence[str]) -> bool:
        """Whether two words that stand together may be a phrase, or begin one."""
        # These signs belong to a name where they stand between two words, too: then one word must do.
        is_joined = "+" in text or "#" in text
        for one, other in pairwise(written):
            if (fact := self[one]) and fact.goes_on:
                stems = stem(one, self._language), stem(other, self._language)
                plain, shortest = squeezed(one) + squeezed(other), min(len(one), len(other))
                if (
                    is_joined
                    or self._listing.is_phrase(stems, plain)
                    or self._listing.goes_on(stems, plain, shortest)
                ):
                    return True
        return False

    def _is_scattered(self, written: Iterable[str]) -> bool:
        return self._listing.is_scattered({stem(word, self._language) for word in written})

    def _may_be_told(self, told: Iterable[Mapping[str, float]]) -> bool:
        """Whether the words, each once, may weigh enough for one of the skills."""
        weights: defaultdict[str, list[float]] = defaultdict(list)
        for skills in told:
            for skill, weight in skills.items():
                weights[skill].append(weight)
        return any(may_be_told(its, self._lang) for its in weights.values())
