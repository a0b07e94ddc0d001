"""Strict JSON in, canonical JSON (RFC 8785, JCS) out.

Two programs that read one file must read one text. Where JSON leaves a choice
(a name twice, numbers beyond 2^53, half characters), the file is refused.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TypeAlias

import rfc8785

from goodword.credential.reasons import Reason, refused
from goodword.errors import UnreadableCredentialError

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"
Document: TypeAlias = Mapping[str, Json]

LARGEST = 1_000_000
"""Bytes of a file; a letter with fifty pieces of evidence has 30,000."""
DEEPEST = 32
"""Levels of nesting; a presentation of two credentials has 8."""

_SAFE_INTEGER = 2**53 - 1
_LONGEST_NUMBER = 24
_BRACKET_OUTSIDE_STRINGS = re.compile(rb'"(?:[^"\\]++|\\.?)*+(?:"|\Z)|([\[{])|([\]}])', re.DOTALL)


def parse(data: bytes) -> Document:
    """The object that `data` holds, read in the only way in which it can be read.

    Raises UnreadableCredentialError for what is no JSON object at all, RefusedCredentialError
    for JSON that two programs could read differently or that is nested without end.
    """
    if len(data) > LARGEST:
        raise UnreadableCredentialError(f"a file of {len(data):,} bytes", f"at most {LARGEST:,}")
    if _nesting(data) > DEEPEST:
        raise refused(Reason.DEPTH, DEEPEST)
    try:
        value: object = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_unique,
            parse_int=_integer,
            parse_float=_float,
            parse_constant=_constant,
        )
    except UnicodeDecodeError as error:
        raise UnreadableCredentialError(f"bytes that are no UTF-8 text (at byte {error.start})") from error
    except json.JSONDecodeError as error:
        found = f"text that is no JSON ({error.msg}, line {error.lineno}, column {error.colno})"
        raise UnreadableCredentialError(found) from error
    if not isinstance(value, dict):
        raise UnreadableCredentialError("JSON that is no object")
    if rb"\u" in data:  # half a character can only be written as an escape
        _refuse_half_characters(value)
    return value


def canonical(value: Json) -> bytes:
    """The bytes of `value` by RFC 8785; RefusedCredentialError where it has none."""
    try:
        return rfc8785.dumps(value)
    except UnicodeEncodeError as error:
        raise refused(Reason.SURROGATE) from error
    except rfc8785.CanonicalizationError as error:
        if isinstance(error, rfc8785.IntegerDomainError | rfc8785.FloatDomainError):
            raise refused(Reason.NUMBER, error) from error
        raise refused(Reason.SURROGATE) from error


def is_laid_out_evenly(data: bytes, document: Document) -> bool:
    """Whether `data` is `document` as one of the usual programs writes it as a whole.

    A file that was formatted anew is: the same layout holds from its first byte to its
    last. A file in which one byte was touched is not (`docs/why/0026-one-byte.md`).
    """
    return any(data == layout for layout in _layouts(document))


def _layouts(document: Document) -> Iterator[bytes]:
    """The document in the order in which it was read, in each layout that is in use."""
    for is_ascii in (False, True):
        for separators in ((",", ":"), (", ", ": ")):
            yield json.dumps(document, ensure_ascii=is_ascii, separators=separators).encode()
        for indent in (2, 4, "\t"):
            indented = json.dumps(document, ensure_ascii=is_ascii, indent=indent).encode()
            yield indented
            yield indented + b"\n"


def _nesting(data: bytes) -> int:
    """The deepest level of nesting, or something that is not less; without recursion."""
    opened = data.count(b"{") + data.count(b"[")
    if opened <= DEEPEST:
        return opened
    brackets = _BRACKET_OUTSIDE_STRINGS.finditer(data)
    steps = (bool(bracket[1]) - bool(bracket[2]) for bracket in brackets)
    return max(accumulate(steps), default=0)


def _refuse_half_characters(value: object) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise refused(Reason.SURROGATE) from error


def _unique(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        counted = Counter(name for name, _ in pairs)
        raise refused(Reason.DUPLICATE_KEY, counted.most_common(1)[0][0])
    return members


def _integer(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER or abs(int(digits)) > _SAFE_INTEGER:
        raise refused(Reason.NUMBER, digits)
    return int(digits)


def _float(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise refused(Reason.NUMBER, digits)
    return number


def _constant(name: str) -> float:
    raise refused(Reason.NUMBER, name)
