"""Which language a text is in, as far as its cue words need to know."""

import re
from functools import cache

from goodword.recognition.cues import LANGUAGES, cue_words, has_word_boundaries

_WORD = re.compile(r"(?<![@\w#])[^\W\d_]+(?:['’-][^\W\d_]+)*")
_KANA = re.compile(r"[\u3040-\u30ff]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_TELLING = ("common", "self", "us", "you", "third", "not", "but", "greet", "thanks")


_ENOUGH = 4
"""So many English words make a text English without asking further."""
_LETTERS = {
    "pl": re.compile("[łąęśźżńć]"),
    "tr": re.compile("[ğış]"),
    "es": re.compile("[ñ¿¡]"),
    "pt": re.compile("[ãõ]"),
    "de": re.compile("ß"),
}
"""Letters that of these languages only one writes: a name may bring one in, so they count as two words."""
_LETTER_COUNTS = 2


@cache
def _telling_words(language: str) -> frozenset[str]:
    words = cue_words(language)
    return frozenset(word.rstrip("*") for kind in _TELLING for word in words[kind] if " " not in word)


@cache
def _candidates() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((name, _telling_words(name)) for name in LANGUAGES if has_word_boundaries(name))


def language_of(low: str, told: str | None) -> str:
    """The language of the folded text `low`: what was told if it is known here, else by script and words."""
    if told:
        tag = told.lower()
        if tag in LANGUAGES:
            return tag
        if (base := tag.partition("-")[0]) in LANGUAGES:
            return base
    is_plain = low.isascii()
    if not is_plain and _KANA.search(low):
        return "ja"
    if not is_plain and _ARABIC.search(low):
        return "ar"
    return _by_words(low, is_plain=is_plain)


def _by_words(low: str, *, is_plain: bool) -> str:
    words = frozenset(_WORD.findall(low))
    best, most = "en", len(words & _telling_words("en"))
    if most >= _ENOUGH:
        return best
    letters = {} if is_plain else _LETTERS
    for name, telling in _candidates():
        count = len(words & telling)
        if count + _LETTER_COUNTS > most and name in letters and letters[name].search(low):
            count += _LETTER_COUNTS
        if count > most:
            best, most = name, count
    return best
