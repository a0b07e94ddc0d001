"""How far reading is, as a stream of events: their form, their order, their end, and asking again."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.at_the_desk import AtTheDesk, at_the_desk

EVENT = re.compile(r"(?:event: (?P<event>\w+)\n)(?:id: (?P<id>\d+)\n)?(?P<data>(?:data:.*\n)+)\n")
"""One event as WHATWG HTML 9.2.6 parses it: fields, a line each, then an empty line."""
STEPS = ("Looking at the files", "Reading", "Finding thanks and praise", "Finding out who is who")


@pytest.fixture(name="empty")
def _empty(tmp_path: Path) -> Iterator[AtTheDesk]:
    with at_the_desk(tmp_path / "home") as desk:
        yield desk


def events(stream: str) -> list[tuple[str, int, str]]:
    """The events of a stream by name, number and data; all of the stream must be events."""
    found = list(EVENT.finditer(stream))
    assert "".join(one[0] for one in found) == stream
    return [
        (one["event"], int(one["id"] or 0), re.sub(r"^data: ?", "", one["data"], flags=re.MULTILINE))
        for one in found
    ]


def test_the_events_come_in_order_each_a_whole_piece_and_the_last_says_that_it_is_done(
    empty: AtTheDesk, samples: Path
) -> None:
    empty.post("/import", path=str(samples / "linkedin.zip"))
    stream = empty.get("/import/live")
    assert stream.headers["content-type"].startswith("text/event-stream")
    assert stream.headers["cache-control"] == "no-store"
    *told, end = events(stream.text)
    assert end == ("done", 0, "\n")
    assert [number for _, number, _ in told] == list(range(1, len(told) + 1))
    assert {name for name, _, _ in told} == {"progress"}
    steps = [next((at for at, words in enumerate(STEPS) if words in piece), len(STEPS)) for *_, piece in told]
    assert steps == sorted(steps)
    assert steps[0] < len(STEPS)
    assert "<progress" in told[0][2]
    assert "It cannot contain" in told[-1][2]
    assert told[-1][2].strip() in re.sub(r"\n\n+", "\n", empty.get("/import/now").text)


def test_who_asks_again_is_told_how_far_it_is_now_and_the_numbers_go_on(
    empty: AtTheDesk, samples: Path
) -> None:
    empty.post("/import", path=str(samples / "linkedin.zip"))
    ((_, first, _),) = events(empty.left("/import/live", after=1).text)
    again = events(empty.get("/import/live", last_event_id=str(first)).text)
    assert [number for _, number, _ in again[:-1]] == list(range(first + 1, first + len(again)))
    assert again[-1][0] == "done"
    assert "It cannot contain" in again[-2][2]  # who left did not stop it
    late = events(empty.get("/import/live", last_event_id="no number").text)
    assert [(name, number) for name, number, _ in late] == [("progress", 1), ("done", 0)]


def test_where_nothing_is_read_the_stream_ends_at_once(empty: AtTheDesk) -> None:
    assert events(empty.get("/import/live").text) == [("done", 0, "\n")]


def test_the_stream_of_a_reading_that_is_stopped_ends(empty: AtTheDesk, samples: Path) -> None:
    empty.post("/import", path=str(samples / "linkedin.zip"))
    assert events(empty.left("/import/live", after=1).text)[0][0] == "progress"
    empty.post("/import/stop")
    assert events(empty.get("/import/live").text)[-1][0] == "done"
    assert "Not read to the end" in empty.get("/import").words


def test_a_desk_that_is_ended_cuts_the_stream_and_says_at_its_next_start_what_it_left(
    tmp_path: Path, samples: Path
) -> None:
    with at_the_desk(tmp_path / "home") as desk:
        desk.post("/import", path=str(samples / "linkedin.zip"))
        desk.app.state.is_ending = True
        assert "event: done" not in desk.get("/import/live").text
    with at_the_desk(tmp_path / "home") as desk:
        assert "linkedin.zip" in desk.get("/").words
        desk.post("/import/go-on")
        assert events(desk.get("/import/live").text)[-1][0] == "done"
        assert "Not read to the end" not in desk.get("/import").words
