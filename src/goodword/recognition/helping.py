"""What kind of help a passage tells of, where it is told: advice, an introduction, a review, and more."""

import tomllib
from functools import cache

from goodword.nouns import HelpKind
from goodword.recognition.cues import Automaton, folded, has_word_boundaries
from goodword.recognition.language import language_of
from goodword.text.shipped import shipped_text

_RULES = "goodword.recognition.rules"


def kinds_of_help(quote: str, language: str | None = None) -> tuple[HelpKind, ...]:
    """The kinds that the words of `quote` name, in the order of HelpKind; often none.

    Where several are told all are given: who taught and introduced did both.
    """
    low = folded(quote)
    found = {kind for cue in _automaton(language_of(low, language)).find(low) for kind in cue.kinds}
    return tuple(kind for kind in HelpKind if kind in found)


@cache
def _automaton(language: str) -> Automaton:
    listed = _listed()[language]
    bounded = has_word_boundaries(language)
    return Automaton((word.strip(), kind, bounded) for kind in HelpKind for word in listed[kind].split(","))


@cache
def _listed() -> dict[str, dict[str, str]]:
    return tomllib.loads(shipped_text(_RULES, "help.toml"))
