"""The fast gate: which posts are worth a closer look.

One pass of an automaton over all cue words of all languages, and a sum of
weights that are never negative: long texts never talk themselves out of it.
Short posts that pass are asked once more, by all their words.
"""

from functools import cache
from itertools import repeat

from ahocorasick_rs import AhoCorasick, MatchKind

from goodword.recognition.cues import LANGUAGES, cue_words, folded, has_word_boundaries
from goodword.recognition.model import weights
from goodword.recognition.reading import LONGEST
from goodword.text.letters import runs_of_letters

_HANDLE_SIGN = "@"
_SPACES = str.maketrans('\n\t("“¡¿-,:', " " * 10)
"""What may stand before a word, made a space."""
_PLAIN_SPACES = bytes.maketrans(b'\n\t("-,:', b" " * 7)
"""The same for ASCII, as bytes: eight times as fast."""
SHORT = 300
"""Characters up to which all words of a post are weighed: in longer ones the rest hides a line of thanks."""


@cache
def weighted_words() -> tuple[AhoCorasick, list[tuple[bool, float]], float]:
    """The automaton; of each word, whether it must end where a word ends, and its weight; the sum needed.

    Words that stand apart are looked for with the space before them: that spares
    looking at every "us" in "house".
    """
    known = weights()
    table: dict[str, tuple[bool, float]] = {_HANDLE_SIGN: (False, known.gate_handle)}
    for language in LANGUAGES:
        bounded = has_word_boundaries(language)
        for kind, words in cue_words(language).items():
            for word in words:
                weight = known.gate_words.get(word, known.gate_kinds.get(kind, 0.0))
                stem = word.rstrip("*")
                if weight <= 0.0 or not stem:
                    continue
                sought = f" {stem}" if bounded and stem[0].isalnum() else stem
                ends = bounded and stem == word and stem[-1].isalnum()
                table[sought] = (ends, max(weight, table.get(sought, (False, 0.0))[1]))
    return AhoCorasick(list(table), matchkind=MatchKind.Standard), list(table.values()), known.gate_from


def may_hold_recognition(text: str) -> bool:
    """Whether `text` is worth judging: it holds enough cue words of some language."""
    automaton, entries, needed = weighted_words()
    low = _spaced(folded(text if len(text) <= LONGEST else text[:LONGEST]))
    size = len(low)
    seen: set[int] = set()
    for index, _, end in automaton.find_matches_as_indexes(low, overlapping=True):
        ends, weight = entries[index]
        if (ends and end < size and low[end].isalnum()) or index in seen:
            continue
        seen.add(index)
        needed -= weight
        if needed <= 0.0:
            return size > SHORT or _is_likely(low)
    return False


def _spaced(low: str) -> str:
    plain = low.encode().translate(_PLAIN_SPACES).decode() if low.isascii() else low.translate(_SPACES)
    return f" {plain}"


def words_of(low: str) -> set[str]:
    """The words of a folded text as they are weighed, and the sign of a handle."""
    words = set(runs_of_letters(low))
    if _HANDLE_SIGN in low:
        words.add(_HANDLE_SIGN)
    return words


def _is_likely(low: str) -> bool:
    known = weights()
    return sum(map(known.short_words.get, words_of(low), repeat(0))) >= known.short_from
