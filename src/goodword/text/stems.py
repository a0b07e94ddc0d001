"""Words without their endings, by Snowball's algorithms, so that "tests", "tested" and "Testing" meet."""

from functools import cache
from threading import local

import Stemmer


class _OfOneThread(local):
    """Stemmers keep the word at work inside themselves: two threads never share one."""

    def __init__(self) -> None:
        self.stemmer = cache(Stemmer.Stemmer)


_OURS = _OfOneThread()


def without_ending(word: str, algorithm: str) -> str:
    """`word`, in lower case, without the endings that `algorithm` ("english", "turkish", …) knows."""
    return str(_OURS.stemmer(algorithm).stemWord(word))
