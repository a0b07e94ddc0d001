"""A loopback socket, the app on it, and the address that lets one browser in."""

import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from goodword.desk.app import make_app
from goodword.desk.guard import START
from goodword.errors import PortTakenError
from goodword.settings import Home

HOST = "127.0.0.1"
USUAL_PORT = 8571
_MOST_TRIED = 20


@dataclass(frozen=True, slots=True)
class Opened:
    """Where the desk is."""

    address: str
    """With the token that lets one browser in, once."""
    port: int


def serve(
    open_home: Callable[[], Home],
    *,
    port: int | None,
    open_browser: bool,
    tell: Callable[[Opened], None],
) -> None:
    """Serve the desk on this computer alone until it is interrupted.

    Without `port` the usual one is taken, or the next that is free. Raises PortTakenError
    where the named one is not.
    """
    bound = _bound(port)
    token = token_urlsafe(24)
    taken = bound.getsockname()[1]
    opened = Opened(f"http://{HOST}:{taken}{START}?token={token}", taken)
    app = make_app(open_home, start_token=token)
    config = uvicorn.Config(app, log_level="error", access_log=False, timeout_graceful_shutdown=2)
    tell(opened)
    if open_browser:
        webbrowser.open(opened.address)
    _Server(config, app).run(sockets=[bound])


class _Server(uvicorn.Server):
    """Ends the streams when it is interrupted: one that goes on would hold its end up."""

    def __init__(self, config: uvicorn.Config, app: Starlette) -> None:
        super().__init__(config)
        self._app = app

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """As uvicorn does it; the app is told before."""
        self._app.state.is_ending = True
        super().handle_exit(sig, frame)


def _bound(port: int | None) -> socket.socket:
    tried = [port] if port is not None else [*range(USUAL_PORT, USUAL_PORT + _MOST_TRIED), 0]
    for number in tried:
        # Named TCP, asyncio sends each piece at once; else a page waits 40 ms for the receipt of its head.
        bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((HOST, number))
            bound.listen()  # a browser that is quicker than the app waits in line
        except OSError:
            bound.close()
        else:
            return bound
    raise PortTakenError(port or USUAL_PORT)
