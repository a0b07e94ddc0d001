"""A date after the day of reading is not believed: the words stay, the date goes, and it is told."""

import json
from pathlib import Path

from tests.cli.test_pay_it_forward import archive
from tests.command_line import CommandLine


def test_words_of_the_future_are_kept_without_their_date_and_told(
    goodword: CommandLine, tmp_path: Path
) -> None:
    place = archive(tmp_path, learned="2014-03-03T10:00:00+00:00", passed_on="9999-12-31T10:00:00.000Z")

    (report,) = json.loads(goodword("import", place, "--json").out)["archives"]

    assert report["last_at"].startswith("2014-03-03")
    (skipped,) = report["skipped"]
    assert skipped["reason"] == (
        "its date, 31 December 9999, lies in the future; its words are kept without a date"
    )
    said = [json.loads(goodword("moments", "--json", *more).out) for more in ((), ("--doubtful",))]
    received = [moment for found in said for moment in found if moment["direction"] == "received"]
    assert [moment["exchange"]["sent_at"] for moment in received] == [None]
    assert goodword("overlooked").code == 0
    assert goodword("chains", "--json").json == []


def test_a_clock_that_runs_a_day_ahead_is_believed(goodword: CommandLine, tmp_path: Path) -> None:
    place = archive(tmp_path, learned="2014-03-03T10:00:00+00:00", passed_on="2026-11-25T08:00:00.000Z")

    (report,) = json.loads(goodword("import", place, "--json").out)["archives"]

    assert report["skipped"] == []
    assert report["last_at"].startswith("2026-11-25")
