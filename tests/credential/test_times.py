from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.credential.times import read, written


@given(st.datetimes(datetime(1970, 1, 2), datetime(8999, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis adds the zone
def test_a_time_comes_back_to_the_second(moment: datetime) -> None:
    assert read(written(moment)) == moment.replace(microsecond=0)


def test_every_zone_is_written_as_utc() -> None:
    assert (
        written(datetime(2026, 11, 23, 1, 0, tzinfo=timezone(timedelta(hours=2)))) == "2026-11-22T23:00:00Z"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-23",
        "2026-11-23T09:30:00",
        "2026-11-23 09:30:00Z",
        "2026-11-23T09:30:00z",
        "2026-11-31T09:30:00Z",
        "2026-11-23T24:30:00Z",
        "2026-11-23T09:30:00+24:00",
        "2026-11-23T09:30:00Z\n",
        "20261123T093000Z",
        "0001-01-01T00:00:00+14:00",
        "2026-11-2３T09:30:00Z",
        "２０２６-11-23T09:30:00Z",
    ],
)
def test_what_is_no_time_with_a_zone_is_none(text: str) -> None:
    assert read(text) is None
