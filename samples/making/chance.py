"""Choices that come out the same in every Python and on every machine: from a digest, not from `random`."""

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

T = TypeVar("T")


def number(below: int, *key: object) -> int:
    """A whole number from 0 up to `below`, the same for the same `key`."""
    digest = sha256("\x1f".join(map(str, key)).encode()).digest()
    return int.from_bytes(digest[:8], "big") % below


def pick(choices: Sequence[T], *key: object) -> T:
    """One of `choices`, the same for the same `key`."""
    return choices[number(len(choices), *key)]


def shuffled(items: Sequence[T], *key: object) -> list[T]:
    """The `items` in an order of their own, the same for the same `key`."""
    order = sorted(range(len(items)), key=lambda place: (number(2**48, *key, place), place))
    return [items[place] for place in order]


def letters(length: int, *key: object) -> str:
    """A string of letters and digits such as short links and conversation ids are made of."""
    alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    return "".join(pick(alphabet, *key, place) for place in range(length))
