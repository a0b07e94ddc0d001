"""Every bad input gives one clear sentence, never a traceback, never a lost store."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.command_line import Answer, CommandLine
from tests.x_archive import account, of_tweets, tweet, unpacked, zipped


def one_sentence(answer: Answer, code: int, *expected: str) -> None:
    """The answer is that exit code and a message to a person that holds each of `expected`."""
    assert answer.code == code, answer.err
    assert "Traceback" not in answer.err
    assert answer.out == ""
    for part in expected:
        assert part in answer.err


def test_a_file_that_is_no_archive(goodword: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").write_text("We went to the sea.")

    one_sentence(goodword("import", "holiday.txt"), 2, "holiday.txt", "expected")


def test_a_file_that_is_not_there(goodword: CommandLine) -> None:
    one_sentence(goodword("import", "nowhere.zip"), 2, "nowhere.zip")


def test_an_archive_of_an_unknown_kind(goodword: CommandLine, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("recipes/soup.json", "{}")

    one_sentence(goodword("import", "other.zip"), 2, "other.zip", "goodword sources")


def test_one_bad_archive_does_not_stop_the_others(
    goodword: CommandLine, samples: Path, tmp_path: Path
) -> None:
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 no more")

    answer = goodword("import", "broken.zip", samples / "mastodon.tar.gz", "--json")

    assert answer.code == 2
    assert [one["source"] for one in json.loads(answer.out)["archives"]] == ["mastodon"]
    assert "broken.zip" in answer.err


def test_an_archive_of_another_owner_is_asked_about_and_not_mixed(
    at_home: CommandLine, tmp_path: Path
) -> None:
    theirs = account("77", "tova", "Tova Mard", email="tova@example.org")
    zipped(tmp_path / "theirs.zip", of_tweets(theirs, [tweet(1, "Hello")]))
    before = at_home("people", "--json").out

    one_sentence(at_home("import", "theirs.zip"), 2, "Tova Mard", "--owner same")
    assert at_home("people", "--json").out == before
    assert at_home("import", "theirs.zip", "--owner", "same").code == 0


def test_an_unknown_verb_and_a_bad_option(goodword: CommandLine) -> None:
    one_sentence(goodword("applaud"), 2, "applaud")
    one_sentence(goodword("overlooked", "-n", "many"), 2, "--limit", "whole number")


def test_someone_who_does_not_exist(at_home: CommandLine) -> None:
    one_sentence(at_home("draft", "Zebulon Nobody"), 2, "Zebulon Nobody", "goodword people")


def test_a_name_that_fits_several_people_lists_them(at_home: CommandLine) -> None:
    answer = at_home("draft", "Neil Abernethy")

    one_sentence(answer, 2, "fits 3 people")
    assert answer.err.count("Neil Abernethy ·") == 3


def test_a_draft_that_does_not_exist(at_home: CommandLine) -> None:
    one_sentence(at_home("copy", "d99"), 2, "d99")


def test_a_disclosure_that_is_missing_names_the_option(at_home: CommandLine) -> None:
    name = json.loads(at_home("overlooked", "-n", "1", "--json").out)[0]["person"]["id"]
    at_home("draft", name)

    one_sentence(at_home("copy", name), 2, "--relation")
    one_sentence(
        at_home("sign", name, "-o", "x.json", "--relation", "We met", "--not-paid"), 2, "--not-family"
    )


def test_a_wrong_passphrase_signs_nothing(at_home: CommandLine, tmp_path: Path) -> None:
    person = "x:318204417"  # Nuala Brackenridge, all of whose moments are public
    at_home("draft", person, "--relation", "We met", "--not-paid", "--not-family")
    assert at_home("sign", person, "-o", "first.json", "--yes").code == 0

    answer = at_home("sign", person, "-o", "second.json", "--yes", GOODWORD_PASSPHRASE="another one")

    assert answer.code == 2
    assert "passphrase" in answer.err
    assert "Traceback" not in answer.err
    assert not (tmp_path / "second.json").exists()


def test_a_signed_file_changed_in_one_byte_is_refused(goodword: CommandLine, tmp_path: Path) -> None:
    cases = Path(__file__).parents[2] / "conformance" / "verify-cases"
    good = next(
        case for case in sorted(cases.rglob("*.json")) if b'"VerifiableCredential"' in case.read_bytes()
    )
    document = bytearray(good.read_bytes())
    document[len(document) // 2] ^= 1
    (tmp_path / "changed.json").write_bytes(document)

    answer = goodword("verify", "changed.json")

    assert answer.code in {1, 2}
    assert "Traceback" not in answer.err


def test_a_file_that_is_no_credential(goodword: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "letter.json").write_text('{"dear": "Ana"}')
    (tmp_path / "letter.bin").write_bytes(b"\x00\xff" * 100)

    one_sentence(goodword("verify", "letter.json"), 2, "letter.json", "expected")
    one_sentence(goodword("verify", "letter.bin"), 2, "letter.bin", "expected")
    one_sentence(goodword("verify", "gone.json"), 2, "gone.json")


def test_each_file_has_an_answer_in_its_place_whatever_it_is(goodword: CommandLine, tmp_path: Path) -> None:
    """So that who sends many files can lay the answers beside them."""
    cases = Path(__file__).parents[2] / "conformance" / "verify-cases"
    good = next(
        case for case in sorted(cases.rglob("*.json")) if b'"OpenBadgeCredential"' in case.read_bytes()
    )
    (tmp_path / "letter.bin").write_bytes(b"\x00\xff" * 100)

    answer = goodword("verify", good, "letter.bin", "gone.json", good, "--json")

    assert answer.code == 2
    told = json.loads(answer.out)
    assert [one["file"] for one in told] == [str(good), "letter.bin", "gone.json", str(good)]
    assert not told[1]["verified"]
    assert "expected" in told[1]["problems"][0]
    assert not told[2]["verified"]
    assert "gone.json" in told[2]["problems"][0]


def test_a_home_that_cannot_be_written(goodword: CommandLine, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    answer = goodword("import", samples / "mastodon.tar.gz", "--home", tmp_path / "file" / "home")

    one_sentence(answer, 2, "--home")


def test_a_site_folder_that_holds_other_files_is_not_touched(at_home: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "sea.jpg").write_bytes(b"sea")

    one_sentence(at_home("publish", "photos"), 2, "photos")
    assert [entry.name for entry in (tmp_path / "photos").iterdir()] == ["sea.jpg"]


def test_a_clock_that_is_no_time_is_named(goodword: CommandLine) -> None:
    one_sentence(goodword("last", GOODWORD_NOW="yesterday"), 2, "yesterday")


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")
@pytest.mark.parametrize("words", ["little", "much " * 80], ids=["read here", "read by another process"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_an_import_that_is_stopped_leaves_what_was_complete(
    at_home: CommandLine, tmp_path: Path, number: signal.Signals, words: str
) -> None:
    before = at_home("people", "--json").out
    big = large_archive(tmp_path / "big", words)
    running = subprocess.Popen(
        [sys.executable, "-m", "goodword", "import", str(big), "--owner", "same"],
        env=at_home.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=heeds_interrupts,  # noqa: PLW1509 - one thread, and nothing is allocated
    )
    wait_until_written(at_home.home / "goodword.db-wal")
    if number is signal.SIGINT:
        os.killpg(running.pid, number)  # as a terminal does: to all processes at once
    else:
        running.send_signal(number)  # to the one that stores; the one that reads must end by itself
    _, err = running.communicate(timeout=60)  # returns when nobody holds the pipe of errors any more

    assert running.returncode == (130 if number is signal.SIGINT else -signal.SIGKILL)
    assert b"Traceback" not in err
    assert (b"Interrupted." in err) is (number is signal.SIGINT)
    assert at_home("people", "--json").out == before
    assert at_home("doctor").code == 0


def heeds_interrupts() -> None:
    """Whoever starts the tests in the background of a shell has them, and all they start, ignore SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def large_archive(folder: Path, words: str, tweets: int = 60_000) -> Path:
    """An X archive that takes a second or two to read."""
    owner = account("5", "ishbelq", "Ishbel Quennell", email="i@example.org")
    return unpacked(folder, of_tweets(owner, (tweet(n, f"Day {n} @m{n} {words}") for n in range(tweets))))


def wait_until_written(file: Path) -> None:
    """Return when the import has begun to write: it is then in the middle of its work."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if file.exists() and file.stat().st_size > 500_000:
            return
        os.sched_yield()
    pytest.fail("the import never began to write")
