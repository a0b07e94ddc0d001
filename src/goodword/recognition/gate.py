"""The fast gate: which posts are worth a closer look.

One pass of an automaton over all cue words of all languages, and a sum of
weights that are never negative: long texts never talk themselves out of it.
Short posts that pass are asked once more, by all their words.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import repeat
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, MatchKind

from goodword.recognition.cues import LANGUAGES, cue_words, folded, has_word_boundaries
from goodword.recognition.model import weights
from goodword.recognition.reading import LONGEST
from goodword.text.letters import runs_of_letters

_HANDLE_SIGN = "@"
_HANDLE = re.compile(r"@[\w.]+")
_SPACES = str.maketrans('\n\t("“¡¿-,:', " " * 10)
"""What may stand before a word, made a space."""
_PLAIN_SPACES = bytes.maketrans(b'\n\t("-,:', b" " * 7)
"""The same for ASCII, as bytes: eight times as fast."""
SHORT = 300
"""Characters up to which all words of a post are weighed: in longer ones the rest hides a line of thanks."""
_WORDS_A_STEP, _LAST_STEP = 4, 8
"""The length of a short post is told in steps; the last holds all that is longer."""
_PLACE = itemgetter(0)


class Gate:
    """The cue words of all languages that may open it, what each weighs, and what finds them.

    Words that stand apart are looked for with the space before them: that spares
    looking at every "us" in "house".
    """

    def __init__(self, words: Mapping[str, int], kinds: Mapping[str, int], handle: int) -> None:
        """Take what words, classes of words and the sign of a handle weigh, in hundredths."""
        table: dict[str, tuple[bool, int]] = {_HANDLE_SIGN: (False, handle)}
        for language in LANGUAGES:
            bounded = has_word_boundaries(language)
            for kind, its in cue_words(language).items():
                for word in its:
                    weight = words.get(word, kinds.get(kind, 0))
                    stem = word.rstrip("*")
                    if weight <= 0 or not stem:
                        continue
                    sought = f" {stem}" if bounded and stem[0].isalnum() else stem
                    ends = bounded and stem == word and stem[-1].isalnum()
                    table[sought] = (ends, max(weight, table.get(sought, (False, 0))[1]))
        self.sought = tuple(table)
        """The words, as they stand in a text that is made ready."""
        self.entries = tuple(table.values())
        """Of each, whether it must end where a word ends, and its weight."""
        self._automaton = AhoCorasick(self.sought, matchkind=MatchKind.Standard)

    def matches(self, low: str) -> list[tuple[int, int, int]]:
        """Place in `sought`, start and end of each, in a text that `spaced` made ready."""
        return self._automaton.find_matches_as_indexes(low, overlapping=True)


@cache
def shipped_gate() -> tuple[Gate, list[int]]:
    """The gate by the shipped weights, and what each of its words tells of a short post."""
    known = weights()
    gate = Gate(known.gate_words, known.gate_kinds, known.gate_handle)
    return gate, [known.short_words.get(cue_feature(sought), 0) for sought in gate.sought]


def may_hold_recognition(text: str) -> bool:
    """Whether `text` is worth judging: it holds enough cue words of some language."""
    gate, told = shipped_gate()
    low = spaced(text)
    size, needed, entries = len(low), weights().gate_from, gate.entries
    seen: set[int] = set()
    matches = gate.matches(low)
    for place, _, end in matches:
        ends, weight = entries[place]
        if (ends and end < size and low[end].isalnum()) or place in seen:
            continue
        seen.add(place)
        needed -= weight
        if needed <= 0:
            return size > SHORT or _is_likely(low, (told[place] for place in set(map(_PLACE, matches))))
    return False


def spaced(text: str) -> str:
    """The folded text with a space in place of all that may stand before a word."""
    low = folded(text if len(text) <= LONGEST else text[:LONGEST])
    plain = low.encode().translate(_PLAIN_SPACES).decode() if low.isascii() else low.translate(_SPACES)
    return f" {plain}"


def short_features(low: str) -> set[str]:
    """What is weighed of a short text that is made ready, its cues aside.

    Its words, the first and the last of them, and how many there are.
    A handle is one, whatever it is called.
    """
    has_handle = _HANDLE_SIGN in low
    words = runs_of_letters(_HANDLE.sub("", low) if has_handle else low)
    found = set(words)
    if words:
        found.update((f"^{words[0]}", f"{words[-1]}$", f"#{min(len(words) // _WORDS_A_STEP, _LAST_STEP)}"))
    if has_handle:
        found.add(_HANDLE_SIGN)
    return found


def cue_feature(sought: str) -> str:
    """The name of a word of the gate among what is weighed of a short text."""
    return f"={sought}"


def _is_likely(low: str, told_by_cues: Iterable[int]) -> bool:
    known = weights()
    told_by_words = sum(map(known.short_words.get, short_features(low), repeat(0)))
    return told_by_words + sum(told_by_cues) >= known.short_from
