"""Credit in a form of its own: what the key of a trailer says that somebody did."""

from functools import cache

from goodword.nouns import RecognitionKind
from goodword.text.shipped import WordSet, shipped_table


def kind_of_credit(key: str) -> RecognitionKind | None:
    """The kind of recognition that a trailer `key: NAME` gives; None for one that credits nobody."""
    wanted = key.strip().casefold()
    return next((kind for kind, keys in _kinds().items() if wanted in keys), None)


@cache
def _kinds() -> dict[RecognitionKind, WordSet]:
    return shipped_table("goodword.recognition.rules", "credits.toml", dict[RecognitionKind, WordSet])
