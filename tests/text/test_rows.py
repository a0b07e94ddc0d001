import csv
import time
from collections.abc import Iterator
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.rows import BadRow, Row, column_key, lines_of, rows, rows_in, text_of

cells = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


def read(text: str, *, has_backslashes: bool = False) -> list[list[str]]:
    found = rows(text, {"a"}, has_backslashes=has_backslashes)
    return [list(row.fields.values()) for row in found if isinstance(row, Row)]


@given(st.lists(st.tuples(cells, cells.map(lambda text: f'{text}\nx, "{text}"'), cells), max_size=8))
def test_what_a_proper_writer_wrote_is_read_as_it_was(table: list[tuple[str, str, str]]) -> None:
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["a", "b", "c"])
    writer.writerows(table)
    assert read(written.getvalue()) == [list(row) for row in table]


def test_the_header_is_found_below_a_preamble() -> None:
    text = 'Notes:\n"Some, ""words"" here"\n\nB,A\n2,1\n'
    (row,) = rows(text, {"a"})
    assert isinstance(row, Row)
    assert (row["a"], row["b"], row["missing"]) == ("1", "2", "")
    assert row.position == 4


def test_columns_are_compared_without_case_spaces_and_underscores() -> None:
    assert {column_key(name) for name in ("First Name", "FIRST_NAME", "firstName", " first-name ")} == {
        "firstname"
    }


def test_backslashes_escape_quotes_where_the_file_does_it_so() -> None:
    text = 'A,B\n1,"He said \\"no\\", and \\\\ left"\n2,plain\n'
    assert read(text, has_backslashes=True) == [["1", 'He said "no", and \\ left'], ["2", "plain"]]


def test_a_row_with_too_many_fields_is_bad_and_named() -> None:
    (found,) = rows("A,B\n1,2,3\n", {"a"})
    assert found == BadRow(1, "this row has 3 fields where the header has 2")


def test_lines_after_a_bad_quote_count_only_when_they_fit_the_header() -> None:
    text = 'A,B,C\n1,"open,3\nmiddle of a text\nx,y\n4,5,6\n7,8,9\n'
    found = list(rows(text, {"a"}))
    assert [row.position for row in found if isinstance(row, BadRow)] == [1, 2, 3]
    assert [row["a"] for row in found if isinstance(row, Row)] == ["4", "7"]


@pytest.mark.parametrize(
    "data", ["é\n".encode("utf-16"), "é\n".encode("utf-8-sig"), b"\xe9\r", b"\x00\xe9\r\n"]
)
def test_every_encoding_gives_the_same_text(data: bytes) -> None:
    assert text_of(data) == "é\n"


@given(st.binary(max_size=400))
def test_any_bytes_give_rows_or_bad_rows(data: bytes) -> None:
    for has_backslashes in (True, False):
        for row in rows("a,b\n" + text_of(data), {"a"}, has_backslashes=has_backslashes):
            assert row.position >= 0


@pytest.mark.parametrize("line", ['"', '1,"', '","', '"",""', "x"])
def test_no_hostile_table_costs_more_than_seconds(line: str) -> None:
    begun = time.perf_counter()
    assert list(rows("A,B\n" + f"{line}\n" * 100_000, {"a"}))
    assert time.perf_counter() - begun < 20


pieces = st.lists(
    st.sampled_from([b"a", b'"', b",", b"\r", b"\n", b"\r\n", b"\0", "é".encode(), b"\xe9", b"x" * 40])
)


@given(pieces, st.sampled_from([b"", b"\xef\xbb\xbf"]), st.integers(1, 7))
def test_lines_come_as_they_stand_in_the_text_wherever_the_bytes_are_cut(
    some: list[bytes], mark: bytes, cut: int
) -> None:
    data = mark + b"".join(some)
    chunks = (data[at : at + cut] for at in range(0, len(data), cut))
    assert "\n".join(lines_of(chunks)).rstrip("\n") == text_of(data).rstrip("\n")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_lines_of_another_encoding_come_as_they_stand(encoding: str) -> None:
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    data = mark + "a,b\r\n1,é\n".encode(encoding)
    assert list(lines_of(data[at : at + 3] for at in range(0, len(data), 3))) == ["a,b", "1,é", ""]


def test_no_more_lines_are_taken_than_a_record_needs() -> None:
    taken: list[int] = []

    def lines() -> Iterator[str]:
        yield "a,b"
        for number in range(1_000):
            taken.append(number)
            yield f"{number},x"

    found = rows_in(lines(), {"a"})
    assert next(found) == Row(1, {"a": "0", "b": "x"})
    assert len(taken) < 3
