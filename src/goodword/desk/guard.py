"""What stands before every page: only this computer, only this browser, only this app's own forms.

Other programs and web pages on the same computer can reach a loopback port too. Host is
checked against DNS rebinding, a cookie that only the printed address gives against other
programs, `Sec-Fetch-Site` and `Origin` against forms of other pages.
"""

from collections.abc import Mapping
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "goodword"
START: Final = "/start"
_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
_SAFE = frozenset({"GET", "HEAD"})
_OPEN = ("/static/",)
"""Our own style sheet and script hold nothing private; the page that refuses needs them."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_NOT_HERE = "This address is not this app's. Open the one that `goodword serve` printed."
_NO_COOKIE = "Open the address that `goodword serve` printed: it lets this browser in, once."
_OTHER_PAGE = "This form came from another page. Nothing was done."


class Guard:
    """The middleware; `start_token` lets one browser in, once."""

    def __init__(self, app: ASGIApp, *, start_token: str) -> None:
        """Guard `app`."""
        self._app = app
        self._start_token: str | None = start_token
        self._session = token_urlsafe(32)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = self._refusal(scope)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(MutableHeaders(scope=message), scope["path"])
            await send(message)

        await (answer or self._app)(scope, receive, guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers, path = Headers(scope=scope), scope["path"]
        host = headers.get("host", "")
        if host.rpartition(":")[0] not in _HOSTS and host not in _HOSTS:
            return PlainTextResponse(_NOT_HERE, 421)
        if path == START:
            return self._start(scope)
        if not path.startswith(_OPEN) and not self._is_known(headers):
            return PlainTextResponse(_NO_COOKIE, 403)
        if scope["method"] not in _SAFE and not _is_own(headers, host):
            return PlainTextResponse(_OTHER_PAGE, 403)
        return None

    def _start(self, scope: Scope) -> Response:
        """Take the token in the address, once, and give the cookie for it."""
        given = scope["query_string"].decode("latin-1").removeprefix("token=")
        if self._start_token is None or not compare_digest(given.encode(), self._start_token.encode()):
            return PlainTextResponse(_NO_COOKIE, 403)
        self._start_token = None
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, self._session, httponly=True, samesite="strict", path="/")
        return answer

    def _is_known(self, headers: Headers) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and compare_digest(cookie.value.encode(), self._session.encode())


def _is_own(headers: Headers, host: str) -> bool:
    """Whether the form was sent from a page of this app."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    return headers.get("origin") == f"http://{host}"


def _add_headers(headers: MutableHeaders, path: str) -> None:
    for name, value in _HEADERS.items():
        headers.setdefault(name, value)
    headers.setdefault("cache-control", "max-age=3600" if path.startswith(_OPEN) else "no-store")
