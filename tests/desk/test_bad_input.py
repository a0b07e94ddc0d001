"""What is bad, too much or comes twice is said in words on the page, shown inert, and nothing is lost."""

import re
import shutil
import time
from pathlib import Path

import pytest

from goodword.settings import Home
from goodword.workflow.imports import imports, undo
from tests.desk.at_the_desk import AtTheDesk, at_the_desk
from tests.desk.hostile import PERSON, SCRIPT, hostile_archive
from tests.desk.test_archives import CLOCK

NUALA = "x:318204417"
_CONTROLS = re.compile(r"<(script|style|svg onload|img src=x)", re.IGNORECASE)


def _until_read(desk: AtTheDesk) -> None:
    give_up = time.monotonic() + 60
    while "data-live" in desk.get("/import/now").text and time.monotonic() < give_up:
        time.sleep(0.1)


def test_posts_with_script_and_lines_of_a_megabyte_are_shown_inert(tmp_path: Path) -> None:
    archive = hostile_archive(tmp_path / "hostile.zip")
    with at_the_desk(tmp_path / "home") as desk:
        desk.send("/import", archive.read_bytes(), name=f"{SCRIPT[:20]}.zip")
        _until_read(desk)
        for path in (
            "/",
            "/people",
            f"/people/{PERSON}",
            "/moments",
            "/moments?doubtful",
            "/import",
            "/import/now",
        ):
            page = desk.get(path)
            assert page.status == 200
            own = page.text.replace('<script src="/static/', "")
            assert not _CONTROLS.search(own), path
            assert "\u202e" not in page.words, path
            assert len(page.body) < 400_000, path


def test_a_form_that_says_to_have_terabytes_is_refused_by_its_length(tmp_path: Path) -> None:
    part = b'--b\r\ncontent-disposition: form-data; name="file"; filename="a.zip"\r\n\r\nx\r\n--b--\r\n'
    with at_the_desk(tmp_path / "home") as desk:
        said = {"content_length": str(5 * 10**12)}
        page = desk.raw("/import", part, "multipart/form-data; boundary=b", **said)
        assert "The files have 5,000,000 MB; at most 20,000 MB are taken. Nothing was taken." in page.words
        assert (page.status, page.headers["connection"]) == (413, "close")
        page = desk.raw("/verify", part, "multipart/form-data; boundary=b", **said)
        assert "at most 100 MB are taken" in page.words
        assert (page.status, page.headers["connection"]) == (413, "close")
        page = desk.raw("/never", b"person=x", "application/x-www-form-urlencoded", **said)
        assert (page.status, page.headers["connection"]) == (413, "close")
        assert "it has more than 50,000,000 bytes" in page.words
    assert not list((tmp_path / "home").glob("uploads/*"))


def test_a_form_without_end_that_says_no_length_is_cut_at_the_bound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goodword.desk.asked.LARGEST_FORM", 10_000)
    with at_the_desk(tmp_path / "home") as desk:
        page = desk.raw("/never", b"person=" + b"x" * 20_000, "application/x-www-form-urlencoded")
    assert page.status == 413
    assert "Nothing was done" in page.words


def test_ten_thousand_files_and_one_more_are_refused_in_words(tmp_path: Path) -> None:
    part = '--b\r\ncontent-disposition: form-data; name="file"; filename="{}.txt"\r\n\r\nx\r\n'
    body = "".join(part.format(number) for number in range(10_001)) + "--b--\r\n"
    with at_the_desk(tmp_path / "home") as desk:
        page = desk.raw("/import", body.encode(), "multipart/form-data; boundary=b")
    assert "More than 10,000 files were dropped. Nothing was taken." in page.words
    assert "it is read where it lies" in page.words
    assert not list((tmp_path / "home").glob("uploads/*"))


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data; boundary=b", b"--b\r\nno header here"),
        ("multipart/form-data", b"x"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % number for number in range(5000))),
        ("application/x-www-form-urlencoded", b"\xff\xfe%zz=%zz"),
        ("text/plain", b"person=x"),
    ],
)
def test_a_form_that_is_none_is_answered_in_words(desk: AtTheDesk, content_type: str, body: bytes) -> None:
    for path in ("/import", "/verify", "/never", "/moments", "/links"):
        page = desk.raw(path, body, content_type)
        assert page.status < 500
        assert "Traceback" not in page.text


def test_a_form_sent_twice_does_its_deed_once(desk: AtTheDesk) -> None:
    first = desk.post("/drafts", person=NUALA)
    again = desk.post("/drafts", person=NUALA)
    assert first.status == again.status == 200
    asked = desk.get("/people/" + NUALA)
    assert len(set(re.findall(r"/drafts/(d\d+)\"", asked.text))) == 1
    undone = re.findall(r'name="import" value="(i\d+)"', desk.get("/import").text)[0]
    assert "Took back" in desk.post("/import/undo", **{"import": undone}).words
    assert "There is no import" in desk.post("/import/undo", **{"import": undone}).words


def test_a_folder_named_before_any_page_was_opened_is_read(tmp_path: Path, samples: Path) -> None:
    with at_the_desk(tmp_path / "home") as desk:
        desk.post("/import", path=str(samples / "linkedin.zip"))
        _until_read(desk)
        assert "It cannot contain" in desk.get("/import/now").words


def test_what_nobody_foresaw_is_a_page_in_words_too(desk: AtTheDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodword.desk.today.standing", _broken)
    page = desk.get("/")
    assert page.status == 500
    assert "Goodword made a mistake (ZeroDivisionError)" in page.words
    assert "Traceback" not in page.text
    assert desk.get("/people").status == 200


def _broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError


def test_a_page_kept_for_the_back_button_is_asked_for_again(desk: AtTheDesk) -> None:
    for path in ("/", "/people", "/moments", "/import", f"/people/{NUALA}"):
        assert desk.get(path).headers["cache-control"] == "no-store"


def test_a_stale_form_of_what_is_gone_says_so(desk: AtTheDesk) -> None:
    moment = re.findall(r'name="moment" value="(\w+)"', desk.get("/moments").text)[0]
    for one in re.findall(r'name="import" value="(i\d+)"', desk.get("/import").text):
        desk.post("/import/undo", **{"import": one})
    page = desk.post("/moments", moment=moment, answer="no")
    assert page.status == 404
    assert "There is no moment" in page.words
    assert desk.get("/").status == 200


def test_what_the_command_line_reads_meanwhile_stands_on_the_next_page(
    desk: AtTheDesk, tmp_path: Path
) -> None:
    assert "Nuala" in desk.get("/people?q=nuala").text
    other = Home(tmp_path / "owner", CLOCK).store  # as another process has it open
    assert "Take back" in desk.get("/import").words
    for one in imports(other):
        undo(other, one.id)
    assert "Nothing is imported yet" in desk.get("/import").words
    assert "Nuala" not in desk.get("/people?q=nuala").text.partition("<tbody>")[2]
    other.close()


def test_a_full_disk_is_said_on_the_page_and_what_was_kept_stays(filled_home: Path, tmp_path: Path) -> None:
    shutil.copytree(filled_home, tmp_path / "owner")
    with at_the_desk(tmp_path / "owner") as desk:
        desk.post("/drafts", person=NUALA)

    def with_no_room(home: Home) -> Home:
        with home.store.reading() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
        with home.store.reading() as connection:
            connection.execute(f"PRAGMA max_page_count = {pages}")
        return home

    with at_the_desk(tmp_path / "owner", with_no_room) as desk:
        answers = [desk.post("/skills", person=NUALA, skills="a" * 100_000) for _ in range(3)]
        assert any("no room left" in answer.words for answer in answers)
        assert all("Traceback" not in answer.text for answer in answers)
        assert desk.get("/drafts/d1").status == 200
