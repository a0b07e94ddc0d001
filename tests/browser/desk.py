"""The desk as its owner starts it: the real command, its own home, a loopback port."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, ViewportSize

from tests.command_line import CommandLine


@dataclass(frozen=True)
class DeskServer:
    """A desk that is served."""

    start: str
    """The address that lets one browser in, once."""
    process: subprocess.Popen[str] = field(repr=False)
    _ended_by: signal.Signals

    @property
    def address(self) -> str:
        """Its address without the token."""
        parts = urlsplit(self.start)
        return f"{parts.scheme}://{parts.netloc}"

    def end(self) -> int:
        """End it; what it answers to its shell."""
        self.process.send_signal(self._ended_by)
        return self.process.wait(30)


@contextmanager
def served(owner: CommandLine, *, ended_by: signal.Signals = signal.SIGINT) -> Iterator[DeskServer]:
    """A desk over the home of `owner`, ended as Ctrl-C ends it, or by another signal.

    It ends within seconds, and whatever was asked of it, its terminal shows no traceback.
    """
    environment = owner.environment()
    environment.pop("GOODWORD_PASSPHRASE", None)  # here the page asks
    command = [sys.executable, "-m", "goodword", "serve", "--no-browser"]
    with TemporaryFile("w+") as told:
        server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=told, text=True, env=environment, cwd=owner.folder
        )
        yield from _until_ended(server, ended_by)
        told.seek(0)
        assert "Traceback" not in (shown := told.read()), shown


def _until_ended(server: subprocess.Popen[str], ended_by: signal.Signals) -> Iterator[DeskServer]:
    assert server.stdout is not None
    desk = DeskServer(server.stdout.readline().strip(), server, ended_by)
    try:
        yield desk
    finally:
        ended = desk.end()
        server.stdout.close()
    assert ended in {0, 130, -signal.SIGKILL}


@dataclass
class Window:
    """One browser that was let in."""

    page: Page
    complaints: list[str]
    requests: list[str]


@contextmanager
def let_in(browser: Browser, desk: DeskServer, *, script: bool = True) -> Iterator[Window]:
    """A window on the desk, past its start address."""
    size: ViewportSize = {"width": 1280, "height": 900}
    context = browser.new_context(java_script_enabled=script, locale="en-GB", viewport=size)
    page = context.new_page()
    window = Window(page, [], [])
    page.on("console", lambda message: window.complaints.append(message.text))
    page.on("pageerror", lambda error: window.complaints.append(str(error)))
    page.on("request", lambda request: window.requests.append(request.url))
    page.goto(desk.start)
    yield window
    context.close()
