from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.text.times import utc_of


@pytest.mark.parametrize(
    "written",
    ["2023-05-01T12:00:00.000Z", "2023-05-01T14:00:00+02:00", "2023-05-01 12:00:00", "20230501T120000Z"],
)
def test_one_moment_is_read_however_it_is_written(written: str) -> None:
    assert utc_of(written) == datetime(2023, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["", "yesterday", "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00"]
)
def test_the_zeros_of_programs_are_no_times(written: str) -> None:
    assert utc_of(written) is None


@given(st.text() | st.datetimes(timezones=st.timezones()).map(lambda at: at.isoformat()))
def test_whatever_is_written_gives_a_time_in_utc_or_none(written: str) -> None:
    at = utc_of(written)
    assert at is None or at.tzinfo is UTC
