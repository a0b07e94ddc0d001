import json
import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.credential.canonical import DEEPEST, LARGEST, canonical, is_laid_out_evenly, parse
from goodword.errors import RefusedCredentialError, UnreadableCredentialError

SCALARS = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12
)
OBJECTS = st.dictionaries(st.text(), VALUES, max_size=6)


@given(OBJECTS)
def test_canonical_bytes_are_read_back_as_the_same_value(value: dict[str, object]) -> None:
    data = canonical(json.loads(json.dumps(value)))
    assert parse(data) == value
    assert canonical(parse(data)) == data


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    with suppress(UnreadableCredentialError, RefusedCredentialError):
        parse(data)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"a":1,"a":1}', "stands twice"),
        ('{"b":[{"a":1,"a":2}]}', "stands twice"),
        ('{"a":NaN}', "NaN"),
        ('{"a":-Infinity}', "Infinity"),
        ('{"a":1e400}', "1e400"),
        ('{"a":9007199254740992}', "9007199254740992"),
        ('{"a":' + "9" * 5000 + "}", "9999"),
        ('{"a":' + "[" * 40 + "]" * 40 + "}", "deeper than 32"),
    ],
)
def test_what_two_programs_read_in_two_ways_is_refused(text: str, found: str) -> None:
    with pytest.raises(RefusedCredentialError, match=found):
        parse(text.encode())


@pytest.mark.parametrize("text", ['{"a":"\\ud800"}', '{"\\udfff":1}', '{"a":["\\udc00\\ud800"]}'])
def test_half_a_character_has_no_canonical_form(text: str) -> None:
    with pytest.raises(RefusedCredentialError, match="lone surrogate"):
        canonical(parse(text.encode()))


def test_brackets_inside_strings_are_not_nesting() -> None:
    assert parse(json.dumps({"a": "[{" * 500 + '\\"' * 50}).encode())


def test_the_deepest_allowed_nesting_is_read() -> None:
    levels = DEEPEST - 1
    assert parse(('{"a":' + "[" * levels + "]" * levels + "}").encode())


HOSTILE = [
    b'"' + b'\\"' * 400_000 + b"[" * 40,
    b"[" * 900_000,
    b'{"a":"' + b"\\" * 900_000 + b"[" * 40,
    b"{" + b",".join(b'"%d":1' % number for number in range(90_000)) + b',"7":1}',
]


@pytest.mark.parametrize("data", HOSTILE, ids=["quotes", "brackets", "backslashes", "names"])
def test_hostile_bytes_are_refused_in_time(data: bytes) -> None:
    began = time.process_time()
    with pytest.raises((UnreadableCredentialError, RefusedCredentialError)):
        parse(data)
    assert time.process_time() - began < 2


def test_a_file_without_end_is_not_read() -> None:
    with pytest.raises(UnreadableCredentialError, match="1,000,000"):
        parse(b" " * (LARGEST + 1))


def test_numbers_without_canonical_form_are_refused() -> None:
    for number in (float("nan"), float("inf"), 2**60):
        with pytest.raises(RefusedCredentialError):
            canonical({"a": number})


@given(OBJECTS)
def test_a_file_laid_out_as_a_whole_is_told_from_one_that_was_touched(value: dict[str, object]) -> None:
    document = parse(canonical(json.loads(json.dumps({**value, "words": "é"}))))
    for indented in (
        json.dumps(document, indent=2),
        json.dumps(document),
        json.dumps(document, indent=4) + "\n",
    ):
        data = indented.encode()
        assert is_laid_out_evenly(data, document)
        assert not is_laid_out_evenly(data[:1] + b" " + data[1:], document)
        assert not is_laid_out_evenly(data + b" ", document)


@pytest.mark.parametrize("where", ['{"type": "\\ud800"}', '{"\\udfff": 1}', '{"a": [{"b": "x\\ud83d"}]}'])
def test_half_a_character_is_refused_wherever_it_stands(where: str) -> None:
    with pytest.raises(RefusedCredentialError, match="half a character"):
        parse(where.encode())


def test_a_whole_character_written_as_an_escape_is_read() -> None:
    assert parse(b'{"wave": "\\ud83c\\udf0a"}') == {"wave": "🌊"}
