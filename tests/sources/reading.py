"""What is asked of a reading in these tests."""

from collections.abc import Callable, Mapping

from goodword.nouns import Account, Exchange, Record, Skipped

Read = Callable[[Mapping[str, bytes | str]], list[Record]]
"""Reads an archive made of these members."""


def exchanges(records: list[Record]) -> list[Exchange]:
    """What was said."""
    return [record for record in records if isinstance(record, Exchange)]


def skips(records: list[Record]) -> list[tuple[int, str]]:
    """What could not be read: places and reasons."""
    return [(record.origin.position, record.reason) for record in records if isinstance(record, Skipped)]


def accounts(records: list[Record]) -> list[Account]:
    """Who was met."""
    return [record for record in records if isinstance(record, Account)]
