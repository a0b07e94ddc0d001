"""`recognise` and `match-skills`: one JSON line in, one out, in constant memory."""

import sys
from collections.abc import Callable

import msgspec
import typer

from goodword.cli import DONE

LONGEST_LINE = 8_000_000
"""Bytes; a longer line is answered by an error line."""


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
    from goodword.recognition import Post
    from goodword.recognition import recognise as judge

    decode = msgspec.json.Decoder(Post).decode
    return _answer_lines(lambda line: judge(decode(line)), verb="recognise")


def match_skills() -> int:
    """Say of posts (JSON lines) which skills they speak to.

    Reads one JSON object a line: {"id", "listed_skills": ["…"], "post"}, and
    where known "contact" ({"name", "handle"}) and "lang". The post is yours, to or
    about the contact. Line N of the answer answers line N; one that cannot be read
    is answered by {"error"}, with its "id" where it has one, and the rest goes on.
    """
    from goodword.skills import PostToMatch, matches

    decode = msgspec.json.Decoder(PostToMatch).decode
    return _answer_lines(lambda line: matches(decode(line)), verb="match-skills")


def _answer_lines(answer: Callable[[bytes], object], *, verb: str) -> int:
    """Answer line N with line N; a line that cannot be read gives an error line, and the rest goes on."""
    encode = msgspec.json.Encoder().encode
    out = sys.stdout.buffer
    for line in iter(lambda: sys.stdin.buffer.readline(LONGEST_LINE), b""):
        out.write(encode(_one(line, answer, verb)) + b"\n")
    out.flush()
    return DONE


def _one(line: bytes, answer: Callable[[bytes], object], verb: str) -> object:
    if len(line) >= LONGEST_LINE and not line.endswith(b"\n"):
        _skip_rest_of_line()
        return {"error": f"The line is longer than {LONGEST_LINE:,} bytes; expected one JSON object."}
    try:
        return answer(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        expected = f"one JSON object in a line, as `goodword {verb} --help` tells"
        return {**_called(line), "error": f"Expected {expected}; found: {error}"}


def _called(line: bytes) -> dict[str, str | int]:
    try:
        return {"id": _CALLED(line).id}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return {}


def _skip_rest_of_line() -> None:
    while (rest := sys.stdin.buffer.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass
