"""Judging that is stopped goes on from the last run that was kept, and finds what it finds in one go."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from goodword.recognition import VERSION
from goodword.settings import FixedClock, Home
from goodword.store.derived import moments, recognised_through
from goodword.store.record import last_key
from goodword.workflow import recognising
from tests.command_line import NOW


class StoppedError(Exception):
    """Somebody ended it."""


def test_what_was_judged_before_a_stop_is_not_judged_again(
    filled_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(filled_home, tmp_path / "home")
    store = Home(tmp_path / "home", FixedClock(datetime.fromisoformat(NOW))).store
    before = sorted(one.recognition.id for one in moments(store))
    recognised_through(store, version="of another Goodword")  # all is to be judged again
    monkeypatch.setattr(recognising, "RUN", 600)

    def stopped_in_the_third_run(done: int, _: int) -> None:
        if done == 1_200:
            raise StoppedError

    with pytest.raises(StoppedError):
        recognising.catch_up(store, stopped_in_the_third_run)
    assert recognised_through(store, version=VERSION) == 1_200

    left: list[int] = []
    recognising.catch_up(store, lambda _, all_of_it: left.append(all_of_it))
    assert left[0] == last_key(store) - 1_200
    assert sorted(one.recognition.id for one in moments(store)) == before
    store.close()
