"""`recognise` and `match-skills`: one JSON line in, one out, in constant memory."""

import sys
from collections.abc import Callable

import msgspec
import typer

from goodword.cli import DONE

LONGEST_LINE = 8_000_000
"""Bytes; a longer line is answered by an error line."""


def register(app: typer.Typer) -> None:
    """Add the verbs of this module."""
    app.command()(recognise)
    app.command("match-skills")(match_skills)


def recognise() -> int:
    """Say of posts (JSON lines) whether they recognise someone."""
    from goodword.recognition import Post
    from goodword.recognition import recognise as judge

    decode = msgspec.json.Decoder(Post).decode
    return _answer_lines(lambda line: judge(decode(line)))


def match_skills() -> int:
    """Say of posts (JSON lines) which skills they speak to."""
    from goodword.skills import PostToMatch, matches

    decode = msgspec.json.Decoder(PostToMatch).decode
    return _answer_lines(lambda line: matches(decode(line)))


def _answer_lines(answer: Callable[[bytes], object]) -> int:
    """Answer line N with line N; a line that cannot be read gives an error line, and the rest goes on."""
    encode = msgspec.json.Encoder().encode
    out = sys.stdout.buffer
    for line in iter(lambda: sys.stdin.buffer.readline(LONGEST_LINE), b""):
        out.write(encode(_one(line, answer)) + b"\n")
    out.flush()
    return DONE


def _one(line: bytes, answer: Callable[[bytes], object]) -> object:
    if len(line) >= LONGEST_LINE and not line.endswith(b"\n"):
        _skip_rest_of_line()
        return {"error": f"The line is longer than {LONGEST_LINE:,} bytes; expected one JSON object."}
    try:
        return answer(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return {"error": f"Expected one JSON object in a line as INTERFACE.md has it; found: {error}"}


def _skip_rest_of_line() -> None:
    while (rest := sys.stdin.buffer.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
        pass
