"""Text as words with their places and stems, so that "tests", "tested" and "Testing" meet."""

import re
from functools import lru_cache
from typing import NamedTuple

from goodword.text.languages import primary_language
from goodword.text.stems import without_ending

_UNSPACED = r"\u3005\u3040-\u30ff\u3400-\u9fff"
_KANA, _KANJI = r"\u30a0-\u30ff", r"\u3005\u3400-\u9fff"
_WORD = re.compile(
    rf"[^\W_{_UNSPACED}]+(?:['’](?=[^\W_{_UNSPACED}])[^\W_{_UNSPACED}]+)*(?:\+\+|#(?![\w]))?"
    rf"|[{_KANJI}]{{1,2}}|[{_KANA}]+|[\u3040-\u309f]+"
)
"""Japanese parts no words: there a change of script is one's end, and of kanji two make most words."""
_POSSESSIVE = re.compile(r"['’]s?$")
_NO_SIGN_OF_A_NAME = re.compile(r"[^\w+#]|_")
_SCRIPT_WITHOUT_SPACES = re.compile(rf"[{_UNSPACED}]")
_ALGORITHMS = {
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "de": "german",
    "pt": "portuguese",
    "it": "italian",
    "nl": "dutch",
    "pl": "polish",
    "tr": "turkish",
    "sv": "swedish",
    "da": "danish",
    "no": "norwegian",
    "fi": "finnish",
    "ru": "russian",
    "ro": "romanian",
    "hu": "hungarian",
    "id": "indonesian",
    "ca": "catalan",
    "ar": "arabic",
}


class Word(NamedTuple):
    """One word and where it stands, in code points."""

    text: str
    start: int
    end: int
    stem: str


def language_of(lang: str | None) -> str:
    """The language whose endings are taken off; English where it is not known ("hi-en" too)."""
    primary = primary_language(lang or "en")
    return primary if primary in _ALGORITHMS else "en"


def words(text: str, language: str) -> tuple[Word, ...]:
    """The words of `text`, in order."""
    return tuple(
        Word(match.group(), match.start(), match.end(), stem(match.group(), language))
        for match in _WORD.finditer(text)
    )


def spelt(text: str) -> list[str]:
    """The words of `text` as they are written, without their places: a tenth of the time of `words`."""
    return _WORD.findall(text)


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """The word without case, possessive and ending. The stemmer is Snowball's."""
    plain = _POSSESSIVE.sub("", folded(word))
    if len(plain) <= 2:  # noqa: PLR2004 - nothing to take off
        return plain
    once = without_ending(plain, _ALGORITHMS[language])
    # Turkish endings stand in a row, and what is left of a plural must meet the singular's stem.
    return without_ending(once, "turkish") if language == "tr" else once


def folded(text: str) -> str:
    """In lower case; the Turkish capital İ gives a plain i, as people type it."""
    return text.replace("İ", "i").casefold()


@lru_cache(maxsize=65_536)
def squeezed(text: str) -> str:
    """Letters, digits, `+` and `#` alone, in lower case: "Power BI" and "PowerBI" give the same."""
    return _NO_SIGN_OF_A_NAME.sub("", folded(text))


def has_no_spaces(text: str) -> bool:
    """Whether it is in a script that does not part words by spaces."""
    return bool(_SCRIPT_WITHOUT_SPACES.search(text))
