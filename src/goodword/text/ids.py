"""Ids that are the same on every machine and in every archive.

All are functions of what the record itself holds: no counter, no clock, no path.
"""

from collections.abc import Callable
from hashlib import blake2b

_SEPARATOR = "\x1f"


def _digest(size: int, *parts: str) -> str:
    return blake2b(_SEPARATOR.join(parts).encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def exchange_id(source: str, owning: str, native_id: str) -> str:
    """The id of an exchange that its source numbers.

    `owning` is the account or the workspace in which `native_id` is unique.
    """
    return _digest(16, source, owning, native_id)


def exchange_ids(source: str, owning: str) -> Callable[[str], str]:
    """`exchange_id` for many records of one place: what they share is hashed once, a third of the time."""
    shared = blake2b(f"{source}{_SEPARATOR}{owning}{_SEPARATOR}".encode(), digest_size=16)

    def of(native_id: str) -> str:
        state = shared.copy()
        state.update(native_id.encode("utf-8", "surrogatepass"))
        return state.hexdigest()

    return of


def exchange_id_of_words(source: str, sender: str, sent_at: str, text: str) -> str:
    """The id of an exchange without a native id: hash of (source, sender, time, text)."""
    return _digest(16, source, "", sender, sent_at, text)


def recognition_id(exchange: str, start: int, end: int, kind: str, receiver: str) -> str:
    """The id of a recognition: a function of the exchange and the place, never of a run."""
    return _digest(8, exchange, str(start), str(end), kind, receiver)


def link_id(left: str, right: str) -> str:
    """The id of a link, whichever side is named first."""
    return _digest(5, *sorted((left, right)))
