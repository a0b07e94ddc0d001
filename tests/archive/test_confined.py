import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator

import pytest

from goodword.archive import confined
from goodword.archive.confined import BROKE, NO_MORE, TOO_LONG, TOO_MUCH, Confined, LostError
from tests.archive.hostile import obey, upper
from tests.command_line import ROOT


@pytest.fixture(autouse=True)
def _tests_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """A child finds the functions of these tests, although it imports nothing from where it runs."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def reader() -> Iterator[Confined]:
    """A child that does what it is told, with a second of the processor."""
    with Confined(obey, seconds=0.5) as function:
        yield function


@pytest.fixture
def patient() -> Iterator[Confined]:
    """The same with more time: 700 MB take a busy machine half a second by themselves."""
    with Confined(obey, seconds=5) as function:
        yield function


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def lost(reader: Confined, data: bytes) -> str:
    with pytest.raises(LostError) as caught:
        reader(data)
    return str(caught.value)


def test_a_function_gives_in_a_child_what_it_gives_here() -> None:
    with Confined(upper) as function:
        assert function(b"") == b""
        assert function(b"tide" * 1_000_000) == b"TIDE" * 1_000_000


def test_one_child_answers_many_requests_and_ends_with_the_block(reader: Confined) -> None:
    children = {int(reader(b"%d" % number)) for number in range(50)}
    (child,) = children
    assert child != os.getpid()
    assert is_running(child)
    reader.__exit__(None, None, None)
    assert not is_running(child)


@pytest.mark.parametrize(
    ("does", "reason"),
    [("spin", TOO_LONG), ("grow", TOO_MUCH), ("raise", BROKE), ("recur", BROKE), ("die", BROKE)],
)
def test_what_cannot_be_bounded_costs_itself_and_the_next_is_read(
    reader: Confined, does: str, reason: str
) -> None:
    before = int(reader(b"a"))
    assert lost(reader, does.encode()) == reason
    assert not is_running(before)
    assert int(reader(b"b")) != before


def test_a_child_that_waits_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch, reader: Confined) -> None:
    monkeypatch.setattr(confined, "_PATIENCE", 2)
    assert lost(reader, b"wait") == TOO_LONG
    assert reader(b"a")


def test_a_child_that_has_grown_makes_way_for_a_new_one(patient: Confined) -> None:
    before = int(patient(b"a"))
    assert int(patient(b"swell")) == before
    assert int(patient(b"b")) != before


def test_a_child_makes_way_however_large_its_parent_is(patient: Confined) -> None:
    held = b"x" * (900 << 20)
    before = int(patient(b"a"))
    del held
    assert int(patient(b"swell")) == before
    assert int(patient(b"b")) != before


def test_what_a_library_prints_does_not_come_into_the_answer(reader: Confined) -> None:
    assert reader(b"print") == reader(b"a")


def test_after_ten_losses_nothing_more_is_tried(reader: Confined) -> None:
    assert [lost(reader, b"die") for _ in range(confined.MOST_LOST)] == [BROKE] * confined.MOST_LOST
    assert lost(reader, b"a") == NO_MORE


def test_a_child_does_not_outlive_a_parent_that_was_killed() -> None:
    """Neither one that has nothing to do, nor one that works without end: its time is limited."""
    parent = textwrap.dedent("""
        from goodword.archive.confined import Confined
        from tests.archive.hostile import obey
        with Confined(obey, seconds=0.5) as function:
            print(function(b"a").decode(), flush=True)
            function(b"spin")
    """)
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        child = int(running.stdout.readline())
        running.send_signal(signal.SIGKILL)
        running.wait()
    for _ in range(600):
        if not is_running(child) or _is_zombie(child):
            return
        time.sleep(0.1)
    pytest.fail("the child still runs")


def _is_zombie(process: int) -> bool:
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, check=False).stdout
    return shown.strip().startswith(b"Z") or not shown.strip()
