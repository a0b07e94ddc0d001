"""The routes of the desk; each handler is a plain function that runs on the desk's one thread.

One owner, one browser: one thread owns the store's connection, and pages never wait for each
other longer than a page takes. What is long (reading archives) runs in a process of its own.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from secrets import token_hex

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from goodword.desk import (
    archives,
    brands,
    checking,
    credited,
    editor,
    forward,
    guide,
    improving,
    keeping,
    letters,
    linking,
    moments,
    people,
    person,
    publishing,
    received,
    requests,
    settings,
    signed,
    signing,
    skills,
    today,
)
from goodword.desk.asked import Asked, read
from goodword.desk.guard import Guard
from goodword.desk.pages import Desk, go_to
from goodword.desk.unfinished import UPLOADS, sweep
from goodword.desk.uploads import Bounds
from goodword.errors import (
    DraftNotFoundError,
    GoodwordError,
    ImportNotFoundError,
    LinkNotFoundError,
    MomentNotFoundError,
    NotReceivedError,
    NotSignedHereError,
    PersonNotFoundError,
)
from goodword.settings import Home
from goodword.text.shipped import shipped_text

Handler = Callable[[Desk, Asked], Response]
_NOT_FOUND = (
    DraftNotFoundError,
    ImportNotFoundError,
    LinkNotFoundError,
    MomentNotFoundError,
    NotReceivedError,
    NotSignedHereError,
    PersonNotFoundError,
)
NOT_FOUND, NOT_POSSIBLE = 404, 400
_HERE = Path(__file__).parent
_LOOK_AGAIN = 0.25
"""Seconds between two looks at how far reading is."""
_FILES_COME_TO = {"/import": None, "/verify": checking.BOUNDS}
"""The pages that take files of any size as they come; of archives, as much as the app allows."""
_PAGES: Sequence[tuple[str, str, Handler]] = (
    ("GET", "/", today.today),
    ("GET", "/people", people.people),
    ("POST", "/people/accounts", person.accounts),
    ("GET", "/people/{id:path}", person.person),
    ("POST", "/never", people.never),
    ("GET", "/skills", skills.skills),
    ("POST", "/skills", skills.list_skills),
    ("POST", "/skills/speak", skills.speak),
    ("GET", "/map", forward.the_map),
    ("GET", "/moments", moments.moments),
    ("POST", "/moments", moments.decide),
    ("GET", "/brands", brands.brands),
    ("GET", "/credited", credited.credited),
    ("GET", "/links", linking.links),
    ("POST", "/links", linking.decide),
    ("GET", "/letters", letters.letters),
    ("POST", "/drafts", editor.begin),
    ("GET", "/drafts/{id}", editor.editor),
    ("POST", "/drafts/{id}", editor.save),
    ("POST", "/drafts/{id}/look", editor.look),
    ("POST", "/drafts/{id}/back", editor.back),
    ("POST", "/drafts/{id}/length", editor.length),
    ("POST", "/drafts/{id}/questions", improving.answer),
    ("GET", "/drafts/{id}/lengths", improving.lengths),
    ("GET", "/drafts/{id}/history", improving.history),
    ("GET", "/drafts/{id}/mirror", improving.mirror),
    ("POST", "/drafts/{id}/given", letters.given),
    ("GET", "/drafts/{id}/give", signing.give),
    ("POST", "/drafts/{id}/say", signing.say),
    ("POST", "/drafts/{id}/sign", signing.sign),
    ("POST", "/letters/answer", signed.answer),
    ("GET", "/letters/{id}", signed.letter),
    ("GET", "/letters/{id}/file", signed.file),
    ("GET", "/letters/{id}/proposal", signed.proposal),
    ("GET", "/letters/{id}/paper", signed.paper),
    ("GET", "/letters/{id}/list", signed.withdrawals),
    ("POST", "/letters/{id}/propose", signed.propose),
    ("POST", "/letters/{id}/again", signed.again),
    ("POST", "/letters/{id}/withdraw", signed.withdraw),
    ("POST", "/letters/{id}/renew", signed.renew),
    ("GET", "/received", received.all_received),
    ("POST", "/received", received.take),
    ("GET", "/received/{id}", received.one),
    ("POST", "/received/{id}", received.answer),
    ("GET", "/received/{id}/answer", received.answer_file),
    ("GET", "/received/{id}/file", received.file),
    ("POST", "/received/{id}/forget", received.forget),
    ("GET", "/requests", requests.requests),
    ("POST", "/requests", requests.ask),
    ("POST", "/requests/{number}", requests.know),
    ("GET", "/requests/{number}/file", requests.file),
    ("POST", "/requests/{number}/forget", requests.forget),
    ("GET", "/publish", publishing.publish),
    ("POST", "/publish", publishing.write),
    ("GET", "/publish/file/{path:path}", publishing.file),
    ("GET", "/settings", settings.settings),
    ("POST", "/settings/rotate", settings.rotate),
    ("POST", "/settings/revoke", settings.revoke),
    ("GET", "/settings/statement", settings.statement),
    ("POST", "/settings/paper", settings.paper),
    ("POST", "/settings/restore", settings.put_back),
    ("POST", "/settings/address", settings.address),
    ("POST", "/settings/backup", settings.backup),
    ("GET", "/settings/week.ics", settings.calendar),
    ("GET", "/settings/week.html", settings.page_of_week),
    ("GET", "/import", archives.archives),
    ("POST", "/import", archives.begin),
    ("GET", "/import/now", archives.now),
    ("POST", "/import/stop", archives.stop),
    ("POST", "/import/go-on", archives.go_on),
    ("POST", "/import/undo", archives.undo),
    ("GET", "/verify", checking.ask),
    ("POST", "/verify", checking.check),
    ("GET", "/privacy", keeping.privacy),
    ("GET", "/help", guide.guide),
    ("GET", "/help/{name}", guide.chapter),
    ("POST", "/privacy/quote", keeping.quote),
    ("POST", "/privacy/show", keeping.show_again),
    ("GET", "/privacy/erase", keeping.ask_erase),
    ("POST", "/privacy/erase", keeping.erase),
    ("POST", "/privacy/welcome", keeping.welcome),
    ("POST", "/privacy/export", keeping.export),
)

_WAIT_FOR_NOTHING = frozenset(
    {
        archives.archives,
        archives.begin,
        archives.now,
        archives.stop,
        archives.go_on,
        archives.undo,
        checking.ask,
        checking.check,
        guide.guide,
        guide.chapter,
        keeping.privacy,
    }
)
"""The pages that need no judgement of what was read."""


def make_app(open_home: Callable[[], Home], *, start_token: str, bounds: Bounds | None = None) -> Starlette:
    """The app over the owner's folder that `open_home` gives, let in by `start_token` once.

    `bounds` say how much may be dropped on the page of archives.
    """
    thread = ThreadPoolExecutor(1, thread_name_prefix="desk")
    desk = thread.submit(lambda: Desk(open_home())).result()
    sweep(desk.home.folder)

    def route(method: str, path: str, handler: Handler) -> Route:
        async def endpoint(request: Request) -> Response:
            asked = await read(request, *_keeping(desk.home.folder, request.url.path, bounds))
            loop = asyncio.get_running_loop()
            answer = await loop.run_in_executor(thread, partial(_answered, desk, handler, asked))
            await asked.form.close()
            return answer

        return Route(path, endpoint, methods=[method])

    async def missing(request: Request, error: Exception) -> Response:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(thread, partial(_missing, desk, request.url.path, error))

    async def live(request: Request) -> Response:
        return _live(_lines_of(desk, thread, request))

    return Starlette(
        routes=[
            Route("/import/live", live),
            Route("/static/tokens.css", _tokens),
            Mount("/static", StaticFiles(directory=_HERE / "static")),
            *(route(*page) for page in _PAGES),
        ],
        middleware=[Middleware(Guard, start_token=start_token)],
        exception_handlers={HTTPException: missing},
        lifespan=partial(_until_stopped, desk=desk, thread=thread),
    )


@asynccontextmanager
async def _until_stopped(_: Starlette, *, desk: Desk, thread: ThreadPoolExecutor) -> AsyncIterator[None]:
    yield
    await asyncio.get_running_loop().run_in_executor(thread, desk.close)
    thread.shutdown(cancel_futures=True)


def pages() -> tuple[str, ...]:
    """The addresses of the pages about nothing in particular, in the order of the routes."""
    return tuple(path for method, path, _ in _PAGES if method == "GET" and "{" not in path)


def _keeping(home: Path, path: str, bounds: Bounds | None) -> tuple[Path | None, Bounds | None]:
    """Where files that come with a form are written, and how much may come; nowhere for most pages."""
    if path not in _FILES_COME_TO:
        return None, None
    return home / UPLOADS / token_hex(8), _FILES_COME_TO[path] or bounds


def _live(lines: AsyncIterator[str]) -> Response:
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(lines, media_type="text/event-stream", headers=headers)


async def _lines_of(desk: Desk, thread: ThreadPoolExecutor, request: Request) -> AsyncIterator[str]:
    """How far reading is, as server-sent events: each with a piece of the page, and one at the end."""
    last, number = "", 0
    loop = asyncio.get_running_loop()
    while not await request.is_disconnected():
        goes_on, piece = await loop.run_in_executor(thread, archives.live, desk)
        if piece != last:
            last, number = piece, number + 1
            told = "".join(f"data: {line}\n" for line in piece.splitlines())
            yield f"event: progress\nid: {number}\n{told}\n"
        if not goes_on:
            yield "event: done\ndata:\n\n"
            return
        await asyncio.sleep(_LOOK_AGAIN)


def _tokens(_: Request) -> Response:
    """The colours and type of the published pages: the desk looks as they do."""
    return Response(shipped_text("goodword.publish", "templates/tokens.css"), media_type="text/css")


def _answered(desk: Desk, handler: Handler, asked: Asked) -> Response:
    """The handler's page; an error of ours as a page with its sentence, never a traceback."""
    try:
        if handler not in _WAIT_FOR_NOTHING and archives.is_behind(desk):
            return go_to("/import/now")
        return handler(desk, asked)
    except GoodwordError as error:
        status = NOT_FOUND if isinstance(error, _NOT_FOUND) else NOT_POSSIBLE
        return desk.page("error", at="", title="That did not work", status=status, sentence=str(error))


def _missing(desk: Desk, path: str, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else NOT_POSSIBLE
    sentence = (
        f"There is no page {path}."
        if status == NOT_FOUND
        else f"The form could not be read ({error}). Nothing was done."
    )
    return desk.page("error", at="", title="That did not work", status=status, sentence=sentence)
