"""Only this computer, only this browser, only this app's own forms; and never a traceback."""

import http.client
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.browser.desk import DeskServer, served
from tests.command_line import CommandLine

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(name="desk", scope="module")
def _desk(filled_home: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(str(filled_home), folder / "home")
    with served(CommandLine(folder / "home", folder)) as desk:
        yield desk


class Answer:
    """What the desk answered."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        """Read it to its end."""
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode()


def ask(
    desk: DeskServer, method: str, path: str, *, form: dict[str, str] | None = None, **headers: str
) -> Answer:
    """One request with exactly these headers."""
    connection = http.client.HTTPConnection(urlsplit(desk.start).netloc, timeout=30)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    body = urlencode(form) if form is not None else None
    connection.request(method, path, body=body, headers={**(FORM if form is not None else {}), **given})
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


@pytest.fixture(name="cookie", scope="module")
def _cookie(desk: DeskServer) -> str:
    return _let_in(desk)


def _let_in(desk: DeskServer) -> str:
    parts = urlsplit(desk.start)
    answer = ask(desk, "GET", f"{parts.path}?{parts.query}")
    assert answer.status == 303
    told = str(answer.headers["set-cookie"])
    assert "HttpOnly" in told
    assert "samesite=strict" in told.lower()
    return told.partition(";")[0]


def test_the_start_address_lets_one_browser_in_once(desk: DeskServer, cookie: str) -> None:
    parts = urlsplit(desk.start)
    assert ask(desk, "GET", f"{parts.path}?{parts.query}").status == 403
    assert ask(desk, "GET", "/", cookie=cookie).status == 200


def test_nobody_without_the_cookie_reads_anything(desk: DeskServer, cookie: str) -> None:
    assert cookie
    for path in ("/", "/people", "/privacy", "/letters", "/nowhere"):
        assert ask(desk, "GET", path).status == 403
        assert ask(desk, "GET", path, cookie="goodword=guessed").status == 403


def test_another_host_name_is_refused(desk: DeskServer, cookie: str) -> None:
    port = urlsplit(desk.start).port
    for host in (f"evil.example:{port}", "127.0.0.1.evil.example", f"[::2]:{port}", ""):
        assert ask(desk, "GET", "/", cookie=cookie, host=host).status == 421
    assert ask(desk, "GET", "/help", cookie=cookie, host=f"localhost:{port}").status == 200


def test_a_form_of_another_page_does_nothing(desk: DeskServer, cookie: str) -> None:
    form = {"person": "linkedin:in/ebo-quartey"}
    for headers in (
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {},
    ):
        assert ask(desk, "POST", "/never", form=form, cookie=cookie, **headers).status == 403
    assert "Suggest Ebo Quartey again" not in ask(desk, "GET", "/privacy", cookie=cookie).text


def test_a_form_of_this_app_is_taken_and_taken_back(desk: DeskServer, cookie: str) -> None:
    own = {"cookie": cookie, "sec_fetch_site": "same-origin"}
    form = {"person": "linkedin:in/ebo-quartey"}
    assert ask(desk, "POST", "/never", form=form, **own).status == 303
    assert "Suggest Ebo Quartey again" in ask(desk, "GET", "/privacy", cookie=cookie).text
    assert ask(desk, "POST", "/never", form={**form, "again": "1"}, **own).status == 303
    assert "Suggest Ebo Quartey again" not in ask(desk, "GET", "/privacy", cookie=cookie).text


def test_every_answer_forbids_what_the_app_does_not_need(desk: DeskServer, cookie: str) -> None:
    for path in ("/", "/static/desk.css", "/nowhere"):
        headers = ask(desk, "GET", path, cookie=cookie).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    assert ask(desk, "GET", "/", cookie=cookie).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "form", "status", "says"),
    [
        ("/never", {"person": "nobody of that name"}, 404, "Nobody called"),
        ("/never", {}, 404, "Nobody"),
        ("/drafts", {"person": "x:0"}, 404, "Nobody called"),
        ("/links", {"link": "../../etc", "answer": "same"}, 404, "no link"),
        ("/import/undo", {"import": "i999"}, 404, "no import"),
        ("/drafts/d999", {"more": "x"}, 404, "no draft"),
        ("/verify", {}, 200, "Check a file"),
    ],
)
def test_a_form_that_cannot_be_done_says_why(
    desk: DeskServer, cookie: str, path: str, form: dict[str, str], status: int, says: str
) -> None:
    answer = ask(desk, "POST", path, form=form, cookie=cookie, sec_fetch_site="same-origin")
    assert answer.status == status
    assert says in answer.text
    assert "Traceback" not in answer.text


def test_an_import_of_nothing_and_of_no_archive_says_so(desk: DeskServer, cookie: str) -> None:
    own = {"cookie": cookie, "sec_fetch_site": "same-origin"}
    assert ask(desk, "POST", "/import", form={"path": ""}, **own).status == 303
    assert "No file was chosen" in ask(desk, "GET", "/import", cookie=cookie).text
    assert ask(desk, "POST", "/import", form={"path": "/nowhere/at/all.zip"}, **own).status == 303
    give_up = time.monotonic() + 60
    shown = ""
    while "<h1>Read</h1>" not in shown and time.monotonic() < give_up:
        time.sleep(0.2)
        shown = ask(desk, "GET", "/import/now", cookie=cookie).text
    assert "/nowhere/at/all.zip" in shown


def test_a_server_that_is_interrupted_ends_the_streams_that_are_open(
    filled_home: Path, samples: Path, tmp_path: Path
) -> None:
    shutil.copytree(filled_home, tmp_path / "home")
    with served(CommandLine(tmp_path / "home", tmp_path)) as desk:
        own = {"cookie": _let_in(desk), "sec_fetch_site": "same-origin"}
        ask(desk, "POST", "/import", form={"path": str(samples / "linkedin.zip")}, **own)
        with closing(http.client.HTTPConnection(urlsplit(desk.start).netloc, timeout=30)) as connection:
            connection.request("GET", "/import/live", headers={"cookie": own["cookie"]})
            with connection.getresponse() as stream:
                assert stream.readline() == b"event: progress\n"
                desk.process.send_signal(signal.SIGINT)
                assert b"event: done" not in stream.read()
        assert desk.process.wait(30) in {0, 130}


def test_markup_in_what_was_typed_stays_words(desk: DeskServer, cookie: str) -> None:
    shown = ask(desk, "GET", "/people?q=%3Cscript%3Ealert(1)%3C/script%3E", cookie=cookie).text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert" in shown
