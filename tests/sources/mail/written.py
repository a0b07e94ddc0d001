"""Messages made by code, and what was read of them."""

from collections.abc import Callable

from goodword.nouns import Exchange, Record, Skipped

Read = Callable[..., list[Record]]
One = Callable[..., Exchange]
SENT = b"X-GM-THRID: 1\nX-Gmail-Labels: Sent\n"


def message(
    number: int, head: bytes = b"", *, by: str = "ana@quay.example", to: str = "mira@example.com"
) -> bytes:
    usual = f"From: {by}\nTo: {to}\nMessage-ID: <{number}@q.example>\nDate: Mon, 4 Mar 2024 11:20:34 +0000\n"
    return head + usual.encode() + b"\nHello\n"


def exchanges(records: list[Record]) -> list[Exchange]:
    return [record for record in records if isinstance(record, Exchange)]


def reasons(records: list[Record]) -> list[str]:
    return [record.reason for record in records if isinstance(record, Skipped)]
