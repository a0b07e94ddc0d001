"""`recognise` and `match-skills`: one JSON line in, one out, in constant memory."""

import contextlib
import sys
from collections.abc import Callable, Iterator, Sequence
from io import BufferedReader
from typing import TypeVar, cast

import msgspec
import typer

from goodword.cli import DONE

LONGEST_LINE = 8_000_000
"""Bytes; a longer line is answered by an error line."""
_AT_ONCE = 1_000_000
"""Bytes that are read at once where so many are there."""


Asked = TypeVar("Asked")


class _Called(msgspec.Struct):
    """What tells which line it is, where nothing else of it can be read."""

    id: str | int


_CALLED = msgspec.json.Decoder(_Called).decode


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(recognise)
    app.command("match-skills")(match_skills)


def recognise() -> int:
    """Say of posts (JSON lines) whether they recognise someone.

    Reads one JSON object a line: {"text"}, and where known "id", "author",
    "source", "lang", "mentions" (a list of "@…"), "reply_to", "quoted_author",
    "quoted" ({"handle", "text"}), "is_repost". Line N of the answer answers
    line N; one that cannot be read is answered by {"error"}, with its "id" where
    it has one, and the rest goes on.
    """
    from goodword.recognition import Post, recognise_all

    return _answer_lines(msgspec.json.Decoder(Post).decode, recognise_all, verb="recognise")


def match_skills() -> int:
    """Say of posts (JSON lines) which skills they speak to.

    Reads one JSON object a line: {"id", "listed_skills": ["…"], "post"}, and
    where known "contact" ({"name", "handle"}) and "lang". The post is yours, to or
    about the contact. Line N of the answer answers line N; one that cannot be read
    is answered by {"error"}, with its "id" where it has one, and the rest goes on.
    """
    from goodword.skills import PostToMatch, matches

    decode = msgspec.json.Decoder(PostToMatch).decode
    return _answer_lines(decode, lambda asked: [matches(one) for one in asked], verb="match-skills")


def _answer_lines(
    decode: Callable[[bytes], Asked],
    answers_of: Callable[[Sequence[Asked]], Sequence[object]],
    *,
    verb: str,
) -> int:
    """Answer line N with line N; a line that cannot be read gives an error line, and the rest goes on."""
    encode = msgspec.json.Encoder().encode
    out = sys.stdout.buffer
    for lines in _lines_at_hand():
        read = [_read(line, decode, verb) for line in lines]
        answers = iter(answers_of([one for one in read if not isinstance(one, _Unreadable)]))
        for one in read:
            out.write(encode(one.answer if isinstance(one, _Unreadable) else next(answers)) + b"\n")
        out.flush()
    return DONE


def _lines_at_hand() -> Iterator[list[bytes]]:
    """The lines that are there: one where somebody types, thousands where a file is read.

    Nobody who waits for an answer is kept waiting for lines that he has not written yet. What of a line
    is beyond the longest is let go.
    """
    begun: list[bytes] = []
    held = 0
    with contextlib.suppress(ImportError, AttributeError, OSError):
        _widen(sys.stdin.fileno())
    read = cast("BufferedReader", sys.stdin.buffer).read1
    while chunk := read(_AT_ONCE):
        first, *others = chunk.split(b"\n")
        if held <= LONGEST_LINE:
            begun.append(first)
            held += len(first)
        if others:
            yield [b"".join(begun), *others[:-1]]
            begun, held = [others[-1]], len(others[-1])
    if held:
        yield [b"".join(begun)]


def _widen(descriptor: int) -> None:
    """Let a pipe hold as much as is read at once, where the system can: it holds 64 kB otherwise."""
    import fcntl

    fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, _AT_ONCE)


class _Unreadable(msgspec.Struct, frozen=True):
    """A line that holds nothing that was asked for."""

    answer: dict[str, str | int]


def _read(line: bytes, decode: Callable[[bytes], Asked], verb: str) -> Asked | _Unreadable:
    if len(line) > LONGEST_LINE:
        return _Unreadable(
            {"error": f"The line is longer than {LONGEST_LINE:,} bytes; expected one JSON object."}
        )
    try:
        return decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        expected = f"one JSON object in a line, as `goodword {verb} --help` tells"
        return _Unreadable({**_called(line), "error": f"Expected {expected}; found: {error}"})


def _called(line: bytes) -> dict[str, str | int]:
    try:
        return {"id": _CALLED(line).id}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}
