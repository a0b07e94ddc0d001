import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text import elements as reading
from goodword.text.elements import ENDS_EARLY, NO_ARRAY, RUN, Bad, Elements


class Item(msgspec.Struct):
    id: str


class Wrapped(msgspec.Struct):
    item: Item


BARE = Elements(msgspec.json.Decoder(list[Item]), msgspec.json.Decoder(Item))
KEYED = Elements(msgspec.json.Decoder(list[Wrapped]), msgspec.json.Decoder(Wrapped), wrapper=b"item")
INSIDE = Elements(
    msgspec.json.Decoder(list[Item]), msgspec.json.Decoder(Item), opening=re.compile(rb'"items"\s*:\s*\[')
)


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


def ids(data: bytes, size: int = 1 << 20, elements: Elements[Item] = BARE) -> list[str]:
    found = (run.items for run in elements.runs(pieces(data, size)) if not isinstance(run, Bad))
    return [item.id for items in found for item in items]


def bad(data: bytes, elements: Elements[Item] = BARE) -> list[tuple[int, str]]:
    return [(run.position, run.reason) for run in elements.runs([data]) if isinstance(run, Bad)]


Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
ANY = msgspec.json.Decoder(list[dict[str, object]]), msgspec.json.Decoder(dict[str, object])
STRINGS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ['"', "\\", '}, {"item": ', '},{"id":', "]", "[{", '\\"}', "}]"]
)
VALUES: st.SearchStrategy[Json] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | STRINGS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(STRINGS, inner, max_size=3),
    max_leaves=6,
)
OBJECTS = st.dictionaries(STRINGS, VALUES, max_size=3)
FORMS: Mapping[str, tuple[Elements[dict[str, object]], st.SearchStrategy[dict[str, Json]]]] = {
    "any keys": (Elements(*ANY), OBJECTS),
    "one first key": (Elements(*ANY), OBJECTS.map(lambda found: {"id": 1} | found)),
    "one key only": (Elements(*ANY, wrapper=b"item"), OBJECTS.map(lambda found: {"item": found})),
}


def written(value: Json, spaces: Iterator[str]) -> str:
    """`value` as JSON, with the next of `spaces` wherever there may be one."""
    if isinstance(value, Mapping):
        keys = {f"{next(spaces)}{json.dumps(key)}{next(spaces)}": one for key, one in value.items()}
        pairs = (f"{key}:{next(spaces)}{written(one, spaces)}{next(spaces)}" for key, one in keys.items())
        return "{" + (",".join(pairs) or next(spaces)) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        inner = (f"{next(spaces)}{written(one, spaces)}{next(spaces)}" for one in value)
        return "[" + (",".join(inner) or next(spaces)) + "]"
    return json.dumps(value)


@pytest.mark.parametrize(("elements", "objects"), FORMS.values(), ids=FORMS)
@given(data=st.data())
def test_any_array_gives_what_plain_decoding_gives(
    elements: Elements[dict[str, object]], objects: st.SearchStrategy[dict[str, Json]], data: st.DataObject
) -> None:
    """However it is spaced, wherever the stream is cut, and however little is decoded at once."""
    values = data.draw(st.lists(objects, max_size=12))
    spaces = data.draw(st.lists(st.sampled_from(["", " ", "\n", "\t", "\r\n  "]), min_size=1, max_size=9))
    text = written(values, cycle(spaces))
    before, after = data.draw(
        st.sampled_from([("", ""), ("window.YTD.x.part0 = ", " ;\n"), ("\ufeff", "\n")])
    )
    size = data.draw(st.integers(1, len(text)))
    found: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "RUN", data.draw(st.sampled_from([1, 40, 200, RUN])))
        for run in elements.runs(pieces(f"{before}{text}{after}".encode(), size)):
            assert not isinstance(run, Bad), run
            assert run.first == len(found)
            found += run.items
    assert found == json.loads(text)


@given(st.lists(st.text(), max_size=30), st.integers(1, 400), st.sampled_from([None, 2]))
def test_an_array_is_read_whole_however_the_stream_is_cut(
    texts: list[str], size: int, indent: int | None
) -> None:
    data = json.dumps([{"id": text} for text in texts], indent=indent, ensure_ascii=True).encode("utf-8")
    expected = [text.encode("utf-8", "replace").decode() for text in texts]
    assert [one.replace("\N{REPLACEMENT CHARACTER}", "?") for one in ids(data, size)] == [
        one.replace("\N{REPLACEMENT CHARACTER}", "?") for one in expected
    ]


@given(st.lists(st.text(alphabet='ab"\\{}[],: \n'), max_size=30), st.integers(1, 400))
def test_brackets_and_quotes_inside_strings_are_no_bounds(texts: list[str], size: int) -> None:
    bare = json.dumps([{"id": text} for text in texts]).encode()
    keyed = json.dumps([{"item": {"id": text}} for text in texts]).encode()
    found = [run for run in KEYED.runs(pieces(keyed, size)) if not isinstance(run, Bad)]
    assert [wrapped.item.id for run in found for wrapped in run.items] == texts
    assert ids(bare, size) == texts


def test_more_than_one_run_keeps_every_element_and_its_place() -> None:
    count = 3 * RUN // 60
    data = json.dumps([{"id": f"{number:040d}"} for number in range(count)]).encode()
    runs = [run for run in BARE.runs(pieces(data, RUN // 3)) if not isinstance(run, Bad)]
    assert len(runs) > 2
    assert [run.first for run in runs] == [int(run.items[0].id) for run in runs]
    assert sum(len(run.items) for run in runs) == count


def test_an_array_inside_an_object_ends_at_its_own_bracket() -> None:
    data = b'{"a": [9], "items": [{"id": "1"}, {"id": "2"}], "more": [{"id": "3"}]}'
    assert ids(data, elements=INSIDE) == ["1", "2"]
    assert bad(data, INSIDE) == []


def test_a_cut_inside_a_string_full_of_brackets_is_one_bad_element() -> None:
    data = b'[{"id": "1"}, {"id": "]}], [{"id'
    assert ids(data) == ["1"]
    assert bad(data) == [(1, ENDS_EARLY)]


def test_what_holds_no_array_is_said_once() -> None:
    for data in (b"", b"alert(1)", b'{"items": 3}', b"x" * 3_000_000):
        assert bad(data, INSIDE) == [(0, NO_ARRAY)]


def test_an_empty_array_gives_nothing() -> None:
    assert list(BARE.runs([b"window.YTD.x.part0 = [ ];"])) == []
    assert list(KEYED.runs([b"window.YTD.x.part0 = [ ]"])) == []


def test_an_element_in_the_middle_that_does_not_end_costs_itself() -> None:
    for broken in (b'{"id": "2}', b'{"id": "2"', b'{"id": 2}', b'{"id": "\\q"}'):
        data = b'[{"id": "1"}, ' + broken + b', {"id": "3"}, {"id": "4"}]'
        found = ids(data)
        assert found[0] == "1"
        assert found[-1] == "4"
        assert len(bad(data)) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"[" + b'{"id":{' + b'},{"id":{' * 40_000,
        b"[" + b'{"id":' * 300_000,
        b'[{"item": {"id": "1"}}' + b" " * 1_000_000 + b'{"item":',
        b'[{"id": "' + b"{" * 2_000_000,
        b"[" * 400_000,
        b'[{"id": "1"} ' + b"}, " * 300_000,
    ],
)
def test_no_hostile_array_costs_more_than_seconds(data: bytes) -> None:
    for elements in (BARE, KEYED, INSIDE):
        begun = time.perf_counter()
        assert list(elements.runs(pieces(data, 1 << 16)))
        assert time.perf_counter() - begun < 20
