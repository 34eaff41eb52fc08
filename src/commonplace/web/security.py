"""What keeps the page private: a one-time token, a trusted host, same-origin writes, a strict policy.

The page can approve and publish, and it shows text that strangers and models wrote. So nothing in that text
may run, load or navigate, and no other page or program on the network may talk to this one.
"""

import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["COOKIE", "PageSafety", "Tokens"]

COOKIE = "commonplace_session"

_HEADERS = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}

_SAFE_METHODS = frozenset({"GET", "HEAD"})


class Tokens:
    """The token in the address that was printed, good for one visit, and the session it opens."""

    def __init__(self) -> None:
        self.once: str | None = secrets.token_urlsafe(32)
        self.session = secrets.token_urlsafe(32)

    def redeem(self, token: str) -> bool:
        """Use up the one-time token; False if it is wrong or was used before."""
        if self.once is None or not secrets.compare_digest(token.encode(), self.once.encode()):
            return False
        self.once = None
        return True

    def admits(self, cookie: str | None) -> bool:
        """Tell whether a cookie is that of the session."""
        return cookie is not None and secrets.compare_digest(cookie.encode(), self.session.encode())


class PageSafety:
    """ASGI middleware that lets in only the person's own browser, and only from the page itself.

    A request passes if it carries the session cookie (or redeems the one-time token) and, when it changes
    something, was made by a page of the same origin: ``Sec-Fetch-Site: same-origin``, or an ``Origin`` equal
    to the host for browsers that send no such header.
    """

    def __init__(self, app: ASGIApp, tokens: Tokens) -> None:
        self._app = app
        self._tokens = tokens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check the request, then answer with the safety headers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
            await send(message)

        answer = self._refuse(Request(scope))
        await (answer or self._app)(scope, receive, send_safely)

    def _refuse(self, request: Request) -> Response | None:
        token = request.query_params.get("token")
        if token is not None and request.method == "GET":
            return self._open_session(token)
        if not self._tokens.admits(request.cookies.get(COOKIE)):
            return PlainTextResponse("Open the address that the command printed.", 403)
        if request.method not in _SAFE_METHODS and not _same_origin(request.headers):
            return PlainTextResponse("This request did not come from the page.", 403)
        return None

    def _open_session(self, token: str) -> Response:
        if not self._tokens.redeem(token):
            return PlainTextResponse("This address was used before. Run the command again.", 403)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(COOKIE, self._tokens.session, httponly=True, samesite="strict", path="/")
        return answer


def _same_origin(headers: Headers) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == headers.get("host")
