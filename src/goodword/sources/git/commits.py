"""A commit, and the people whom its trailers credit (git-interpret-trailers)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from goodword.text.times import FIRST_YEAR

LONGEST = 1 << 20
"""Bytes of a commit; the longest messages of public repositories have some ten thousand."""
_LONGEST_SUBJECT = 300
_LONGEST_BLOCK = 16 << 10
_MOST_CREDITS = 100
_TRAILER = re.compile(r"([A-Za-z][A-Za-z-]{1,40}):[ \t]+(\S.*)")
_CREDITS = re.compile(r"[a-z-]+-(?:by|to)|thanks", re.IGNORECASE)
_PASSES_ON = frozenset(
    {"signed-off-by", "committed-by", "merged-by", "pushed-by", "landed-by", "cherry-picked-by"}
)
"""Who passed a change on, not who helped with it."""
_ADDRESSED = re.compile(r"([^<>]{0,200})<([^<>\s@]{1,64}@[^<>\s]{1,190})>.*")
_NAMED = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’()-]+){1,4}")
_MACHINE = re.compile(r"\[bot\]|\b(?:robot|bot|syzbot|dependabot)\b", re.IGNORECASE)
_LEAST_SHARE = 4
"""A block of which at least one line in four is a trailer is one, as git has it."""


class Signature(NamedTuple):
    """A name and an address, as a commit writes them."""

    name: str | None
    email: str | None


class Credit(NamedTuple):
    """One trailer: what somebody is credited with."""

    key: str
    to: Signature


class Commit(NamedTuple):
    """What is read of a commit."""

    id: str
    author: Signature
    at: datetime | None
    message: str


def signature(written: str) -> Signature | None:
    """The person of `Ana Ruiz <ana@quay.example>` or of a bare name; None for a machine and for no person."""
    written = written.strip()
    if _MACHINE.search(written):
        return None
    if found := _ADDRESSED.fullmatch(written):
        name = found[1].strip().strip('"').strip()
        return Signature(" ".join(name.split()) or None, found[2].lower())
    return Signature(written, None) if _NAMED.fullmatch(written) else None


def when(seconds: int | None) -> datetime | None:
    """The time that many seconds after 1970, in UTC; None where a program knew none."""
    try:
        at = datetime.fromtimestamp(seconds or 0, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if at.year >= FIRST_YEAR else None


def subject(commit: Commit) -> str:
    """The first line of the message."""
    return commit.message.lstrip().partition("\n")[0].strip()[:_LONGEST_SUBJECT]


def credits_of(commit: Commit) -> Iterator[Credit]:
    """The credits in the trailers, without those that the author gives to the author."""
    seen: set[Credit] = set()
    for key, value in _trailers(commit.message):
        to = signature(value) if _CREDITS.fullmatch(key) and key.lower() not in _PASSES_ON else None
        if to is None or (credit := Credit(key, to)) in seen:
            continue
        if to.email != commit.author.email or to.email is None:
            seen.add(credit)
            yield credit


def _trailers(message: str) -> list[tuple[str, str]]:
    """The trailers of the last paragraph, which is not the first."""
    above, _, block = message.rstrip()[-_LONGEST_BLOCK:].replace("\r\n", "\n").rpartition("\n\n")
    if not above:
        return []
    lines = [line for line in block.split("\n") if line and not line[0].isspace()]
    found = [(trailer[1], trailer[2]) for line in lines if (trailer := _TRAILER.fullmatch(line.rstrip()))]
    return found[:_MOST_CREDITS] if len(found) * _LEAST_SHARE >= len(lines) else []
