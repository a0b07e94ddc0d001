"""The routes of the desk; each handler is a plain function that runs on the desk's one thread.

One owner, one browser: one thread owns the store's connection, and pages never wait for each
other longer than a page takes. What is long (reading archives) runs in a process of its own.
"""

import asyncio
import errno
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import cache, partial
from pathlib import Path
from secrets import token_hex

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from goodword.desk import (
    archives,
    brands,
    checking,
    credited,
    editor,
    erasing,
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
    resting,
    settings,
    signed,
    signing,
    skills,
    today,
)
from goodword.desk.asked import NOT_POSSIBLE, TOO_LARGE, Asked, read
from goodword.desk.guard import Guard
from goodword.desk.live import live
from goodword.desk.pages import Desk, go_to
from goodword.desk.unfinished import sweep
from goodword.desk.uploads import Bounds
from goodword.errors import (
    DiskFullError,
    DraftNotFoundError,
    GoodwordError,
    ImportNotFoundError,
    LinkNotFoundError,
    MomentNotFoundError,
    NotReceivedError,
    NotSignedHereError,
    PersonNotFoundError,
)
from goodword.settings import UPLOADS, Home
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
NOT_FOUND, BROKEN = 404, 500
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_HERE = Path(__file__).parent
_FILES_COME_TO = {"/import": None, "/verify": checking.BOUNDS}
"""The pages that take files of any size as they come; of archives, as much as the app allows."""
_PAGES: Sequence[tuple[str, str, Handler]] = (
    ("GET", "/", today.today),
    ("GET", "/people", people.people),
    ("POST", "/people/accounts", person.accounts),
    ("GET", "/people/{id:path}", person.person),
    ("POST", "/never", people.never),
    ("GET", "/thank/{id:path}", resting.thank),
    ("POST", "/thanked", resting.thanked),
    ("POST", "/later", resting.later),
    ("GET", "/skills", skills.skills),
    ("POST", "/skills", skills.list_skills),
    ("POST", "/skills/speak", skills.speak),
    ("GET", "/map", forward.the_map),
    ("GET", "/map/picture.svg", forward.map_file),
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
    ("POST", "/settings/backup/restore", settings.restore_backup),
    ("POST", "/settings/week", settings.week),
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
    ("GET", "/privacy/erase", erasing.ask_erase),
    ("POST", "/privacy/erase", erasing.erase),
    ("POST", "/privacy/erase/place", erasing.erase_place),
    ("POST", "/privacy/erase/everything", erasing.erase_everything),
    ("POST", "/privacy/welcome", erasing.welcome),
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

    async def answered(request: Request, handler: Handler) -> Response:
        asked = await read(request, *_keeping(desk.home.folder, request.url.path, bounds))
        loop = asyncio.get_running_loop()
        answer = await loop.run_in_executor(thread, partial(_answered, desk, handler, asked))
        await asked.form.close()
        return _stop_sending(answer) if asked.brought and asked.brought.is_untaken else answer

    async def missing(request: Request, error: Exception) -> Response:
        wanted = partial(_missing, desk, request.url.path, error)
        answer = await asyncio.get_running_loop().run_in_executor(thread, wanted)
        return _stop_sending(answer) if answer.status_code == TOO_LARGE else answer

    async def broken(request: Request, error: Exception) -> Response:
        del request
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(thread, partial(_broken, desk, error))

    app = Starlette(
        routes=[
            Route("/import/live", partial(_how_far, desk=desk, thread=thread)),
            Route("/static/tokens.css", _tokens),
            Mount("/static", StaticFiles(directory=_HERE / "static")),
            *(Route(path, partial(answered, handler=one), methods=[how]) for how, path, one in _PAGES),
        ],
        middleware=[Middleware(Guard, start_token=start_token)],
        exception_handlers={HTTPException: missing, Exception: broken},
        lifespan=partial(_until_stopped, desk=desk, thread=thread),
    )
    app.state.is_ending = False
    return app


async def _how_far(request: Request, *, desk: Desk, thread: ThreadPoolExecutor) -> Response:
    return live(desk, thread, request)


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


def _tokens(_: Request) -> Response:
    """The colours and type of the published pages: the desk looks as they do."""
    return Response(_tokens_css(), media_type="text/css")


@cache
def _tokens_css() -> str:
    return shipped_text("goodword.publish", "templates/tokens.css")


def _answered(desk: Desk, handler: Handler, asked: Asked) -> Response:
    """The handler's page; an error of ours as a page with its sentence, never a traceback."""
    try:
        if handler not in _WAIT_FOR_NOTHING and archives.is_behind(desk):
            return go_to("/import/now")
        return handler(desk, asked)
    except GoodwordError as error:
        status = NOT_FOUND if isinstance(error, _NOT_FOUND) else NOT_POSSIBLE
        return _refused(desk, status, str(error))
    except OSError as error:
        return _refused(desk, NOT_POSSIBLE, _of_a_file(error))


def _stop_sending(answer: Response) -> Response:
    """The answer after which the connection ends, whatever the browser still has to send.

    Kept open, 4 GB would be taken to their end, and thrown away, before the browser shows the page.
    """
    answer.headers["connection"] = "close"
    return answer


def _refused(desk: Desk, status: int, sentence: str) -> Response:
    return desk.page("error", at="", title="That did not work", status=status, sentence=sentence)


def _of_a_file(error: OSError) -> str:
    """What the system says of a file, in a sentence."""
    if error.errno in _NO_ROOM:
        return str(DiskFullError(str(error.filename or "The file")))
    return f"{error.filename or 'A file'} could not be read or written: {error.strerror or error}."


def _broken(desk: Desk, error: Exception) -> Response:
    """The page for what nobody foresaw; the terminal has the whole of it."""
    sentence = (
        f"Goodword made a mistake ({type(error).__name__}); the terminal in which it was started tells more."
    )
    return _refused(desk, BROKEN, sentence)


def _missing(desk: Desk, path: str, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else NOT_POSSIBLE
    sentence = (
        f"There is no page {path}."
        if status == NOT_FOUND
        else f"The form could not be read ({error}). Nothing was done."
    )
    return _refused(desk, status, sentence)
