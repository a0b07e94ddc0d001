"""The desk in this process, asked as a browser asks it: quick, and without a mock of anything of ours."""

import asyncio
import re
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from pathlib import Path
from threading import Thread
from typing import TypeVar
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.types import Message

from goodword.desk import make_app
from goodword.desk.uploads import Bounds
from goodword.settings import FixedClock, Home
from tests.command_line import NOW

_BOUNDARY = "a-boundary-of-the-tests"
_TOKEN = "let-me-in"
T = TypeVar("T")


@dataclass
class Answer:
    """What the desk answered."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode()

    @property
    def words(self) -> str:
        """The page without its markup, every run of spaces as one."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.text)).split())

    def field(self, name: str) -> str:
        """The value of the first hidden field of that name."""
        found = re.search(rf'name="{name}" value="([^"]*)"', self.text)
        assert found, f"no field {name}"
        return unescape(found[1])


@dataclass
class AtTheDesk:
    """One browser, let in."""

    app: Starlette
    loop: asyncio.AbstractEventLoop
    cookie: str = ""

    def get(self, path: str, **headers: str) -> Answer:
        """A page or a file; a stream to its end."""
        return self._ask("GET", path, headers, b"")

    def left(self, path: str, after: int) -> Answer:
        """A stream of which the browser leaves after so many pieces; what had come until then."""
        return _done(self.loop, self._asked("GET", path, {}, b"", leaves_after=after))

    def post(self, path: str, /, **form: str) -> Answer:
        """Send a form; the page that it leads to."""
        return self._followed(self._ask("POST", path, _FORM, urlencode(form).encode()))

    def send(self, path: str, file: bytes, *, name: str = "a-file.json", **form: str) -> Answer:
        """Drop a file, with the other fields of its form; the page that it leads to."""
        return self._followed(self._ask("POST", path, _FILES, _multipart(file, name, form)))

    def raw(self, path: str, body: bytes, content_type: str, **headers: str) -> Answer:
        """Send exactly these bytes; the page that it leads to."""
        return self._followed(self._ask("POST", path, {"content-type": content_type, **headers}, body))

    def _followed(self, answer: Answer) -> Answer:
        return self.get(answer.headers["location"]) if answer.status == _SEE_OTHER else answer

    def _ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        return _done(self.loop, self._asked(method, path, headers, body))

    async def _asked(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, leaves_after: int | None = None
    ) -> Answer:
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        given = {"host": "127.0.0.1:1", "cookie": self.cookie, "sec-fetch-site": "same-origin", **told}
        plain, _, query = path.partition("?")
        scope = {
            "type": "http",
            "method": method,
            "path": plain,
            "query_string": query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        }
        answer = Answer()
        pieces, has_left, sent = 0, asyncio.Event(), False

        async def receive() -> Message:
            nonlocal sent
            if sent:
                await has_left.wait()
                return {"type": "http.disconnect"}
            sent = True
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            nonlocal pieces
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            else:
                pieces += 1
                if pieces == leaves_after:
                    has_left.set()
                answer.body += message.get("body", b"")

        try:
            await self.app(scope, receive, send)
        except Exception:
            if answer.status != _BROKEN:  # else the page was sent, and what went wrong is for the terminal
                raise
        return answer


_SEE_OTHER, _BROKEN = 303, 500
_FORM = {"content-type": "application/x-www-form-urlencoded"}
_FILES = {"content-type": f"multipart/form-data; boundary={_BOUNDARY}"}


def _multipart(file: bytes, name: str, form: Mapping[str, str]) -> bytes:
    parts = [
        f'Content-Disposition: form-data; name="{key}"\r\n\r\n{value}'.encode() for key, value in form.items()
    ]
    head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
    parts.append(head.encode() + file)
    begin = f"--{_BOUNDARY}\r\n".encode()
    return b"".join(begin + part + b"\r\n" for part in parts) + f"--{_BOUNDARY}--\r\n".encode()


def _done(loop: asyncio.AbstractEventLoop, what: Coroutine[object, object, T]) -> T:
    return asyncio.run_coroutine_threadsafe(what, loop).result()


@contextmanager
def _loop() -> Iterator[asyncio.AbstractEventLoop]:
    """A loop on a thread of its own: the tests of the browser leave one running on the main thread."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever)
    thread.start()
    try:
        yield loop
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


@contextmanager
def at_the_desk(
    folder: Path, opened_as: Callable[[Home], Home] = lambda home: home, bounds: Bounds | None = None
) -> Iterator[AtTheDesk]:
    """A desk over the home in `folder`, at the time of the tests; `opened_as` may change how it is opened."""
    clock = FixedClock(datetime.fromisoformat(NOW))
    app = make_app(lambda: opened_as(Home(folder, clock)), start_token=_TOKEN, bounds=bounds)
    with _loop() as loop:
        opened = app.router.lifespan_context(app)
        _done(loop, _entered(opened))
        desk = AtTheDesk(app, loop)
        try:
            let_in = desk.get(f"/start?token={_TOKEN}")
            desk.cookie = let_in.headers["set-cookie"].partition(";")[0]
            yield desk
        finally:
            _done(loop, _left(opened))


async def _entered(opened: AbstractAsyncContextManager[object]) -> None:
    await opened.__aenter__()


async def _left(opened: AbstractAsyncContextManager[object]) -> None:
    await opened.__aexit__(None, None, None)
