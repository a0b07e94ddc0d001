"""The fast gate: which posts are worth a closer look.

One pass of an automaton over all cue words of all languages, and a sum of
weights that are never negative: long texts never talk themselves out of it.
"""

from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from goodword.recognition.cues import LANGUAGES, cue_words, folded, has_word_boundaries
from goodword.recognition.model import weights
from goodword.recognition.reading import LONGEST

_HANDLE_SIGN = "@"


@cache
def weighted_words() -> tuple[AhoCorasick, list[tuple[bool, bool, float]], float]:
    """The automaton; of each word, what must not stand beside it, and its weight; the sum that is needed."""
    known = weights()
    table: dict[tuple[str, bool, bool], float] = {}
    for language in LANGUAGES:
        bounded = has_word_boundaries(language)
        for kind, words in cue_words(language).items():
            for word in words:
                weight = known.gate_words.get(word, known.gate_kinds.get(kind, 0.0))
                stem = word.rstrip("*")
                if weight > 0.0 and stem:
                    key = (
                        stem,
                        bounded and stem[0].isalnum(),
                        bounded and stem == word and stem[-1].isalnum(),
                    )
                    table[key] = max(table.get(key, 0.0), weight)
    table[_HANDLE_SIGN, False, False] = known.gate_handle
    entries = [(before, after, weight) for (_, before, after), weight in table.items()]
    automaton = AhoCorasick([stem for stem, _, _ in table], matchkind=MatchKind.Standard)
    return automaton, entries, known.gate_from


def may_hold_recognition(text: str) -> bool:
    """Whether `text` is worth judging: it holds enough cue words of some language."""
    automaton, entries, needed = weighted_words()
    low = folded(text if len(text) <= LONGEST else text[:LONGEST])
    size = len(low)
    seen: set[int] = set()
    for index, start, end in automaton.find_matches_as_indexes(low, overlapping=True):
        before, after, weight = entries[index]
        if (before and start and low[start - 1].isalnum()) or (after and end < size and low[end].isalnum()):
            continue
        if index not in seen:
            seen.add(index)
            needed -= weight
            if needed <= 0.0:
                return True
    return False
