"""How far reading is, as server-sent events (WHATWG HTML 9.2).

Each event is a whole piece of the page, so a browser that lost some has missed nothing: it asks
again by itself, with the number of the last one it heard, and is told how far reading is now.
"""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import Executor

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from goodword.desk import archives
from goodword.desk.pages import Desk

_LOOK_AGAIN = 0.25
"""Seconds between two looks at how far reading is."""
_LONGEST_NUMBER = 9


def live(desk: Desk, thread: Executor, request: Request) -> Response:
    """The stream: an event for each change, and one at the end; cut off where the desk is ended."""
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_lines(desk, thread, request), media_type="text/event-stream", headers=headers)


async def _lines(desk: Desk, thread: Executor, request: Request) -> AsyncIterator[str]:
    last, number = "", _heard(request)
    loop = asyncio.get_running_loop()
    while not request.app.state.is_ending and not await request.is_disconnected():
        goes_on, piece = await loop.run_in_executor(thread, archives.live, desk)
        if piece != last:
            last, number = piece, number + 1
            told = "".join(f"data: {line}\n" for line in piece.splitlines())
            yield f"event: progress\nid: {number}\n{told}\n"
        if not goes_on:
            yield "event: done\ndata:\n\n"
            return
        await asyncio.sleep(_LOOK_AGAIN)


def _heard(request: Request) -> int:
    """The number of the event that the browser heard last; the next ones go on from it."""
    told = request.headers.get("last-event-id", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) <= _LONGEST_NUMBER else 0
