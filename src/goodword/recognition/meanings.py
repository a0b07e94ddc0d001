"""Words in groups of like meaning across languages: a word that no labelled post holds has neighbours."""

from collections.abc import Mapping
from functools import cache

from goodword.text.shipped import shipped_text


@cache
def groups_of_words() -> Mapping[str, str]:
    """The group of each word that is in one, as a feature (`evaluation/word_meanings.py` makes the list)."""
    lines = shipped_text("goodword.recognition.rules", "meanings.txt").splitlines()
    groups = ((f"m:{number}", line.split()) for number, line in enumerate(lines))
    return {word: group for group, words in groups for word in words}
