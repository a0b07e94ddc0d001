"""The owner's other letters: what was said to someone else, and how this letter differs from them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from goodword.drafting.lexicon import words_of
from goodword.drafting.tone import habits
from goodword.text.sentences import sentences

_FEWEST_WORDS = 6
"""Shorter sentences ("I recommend her without reservation.") may stand in any letter."""
_FEWEST_LETTERS = 3
"""Below this many other letters a habit cannot be told from chance."""
_PRONOUNS = re.compile(r"\b(?:she|he|they|her|hers|him|his|them|their|theirs)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierLetter:
    """A recommendation that the owner gave to someone, on whatever place."""

    subject_name: str
    text: str


def said_before(sentence: str, subject_name: str, earlier: Sequence[EarlierLetter]) -> str | None:
    """To whom the owner gave this very sentence, names and pronouns apart; None where to nobody."""
    said = _without_names(sentence, subject_name)
    if len(said) < _FEWEST_WORDS:
        return None
    for letter in earlier:
        if any(said == _without_names(one, letter.subject_name) for one in sentences(letter.text)):
            return letter.subject_name
    return None


def _without_names(sentence: str, name: str) -> tuple[str, ...]:
    names = frozenset(words_of(name))
    words = (word.removesuffix("'s") for word in words_of(_PRONOUNS.sub(" ", sentence)))
    return tuple(word for word in words if word not in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """One thing counted in this letter and in the owner's others: per 100 words, the length in words."""

    what: str
    """`ability`, `effort`, `communal`, `doubt` or `length`."""
    here: float
    usual: float
    least: float
    most: float

    @property
    def is_unlike(self) -> bool:
        """Whether this letter lies outside all the others."""
        return not self.least <= self.here <= self.most


def mirror(text: str, earlier: Sequence[EarlierLetter]) -> tuple[Habit, ...]:
    """A letter beside the owner's other letters, never beside a norm; empty below three others.

    English words are counted. Who is spoken of plays no part
    (`docs/why/0100-tone-and-mirror.md`).
    """
    if len(earlier) < _FEWEST_LETTERS:
        return ()
    return tuple(_habits(_rates(text), [_rates(letter.text) for letter in earlier]))


def _habits(here: dict[str, float], others: Sequence[dict[str, float]]) -> Iterator[Habit]:
    for what, rate in here.items():
        rates = [other[what] for other in others]
        yield Habit(what=what, here=rate, usual=median(rates), least=min(rates), most=max(rates))


def _rates(text: str) -> dict[str, float]:
    counted = dict(habits(text))
    length = counted.pop("words")
    return {
        **{what: 100 * count / max(1, length) for what, count in counted.items()},
        "length": float(length),
    }
