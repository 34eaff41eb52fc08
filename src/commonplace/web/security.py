"""What keeps the page private: a one-time token, a trusted host, same-origin writes, a strict policy.

The page can approve and publish, and it shows text that strangers and models wrote. So nothing in that text
may run, load or navigate, and no other page or program on the network may talk to this one.
"""

import secrets
from collections.abc import Mapping
from types import MappingProxyType

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["BODY_LIMIT", "HEADERS", "HOSTS", "Gate", "SafeHeaders", "Tokens", "cookie_name"]

HOSTS = ("127.0.0.1", "localhost")
"""Names under which a browser on this machine knows us; any other is a name that somebody pointed here."""

BODY_LIMIT = 256 * 1024
"""Bytes of a form; the largest, a page of ticked conversations, has a tenth of that."""

HEADERS: Mapping[str, str] = MappingProxyType(
    {
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
        "x-dns-prefetch-control": "off",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
    }
)
"""Stand on every answer, refusals and failures included."""

_SAFE_METHODS = frozenset({"GET", "HEAD"})
_FORM = "application/x-www-form-urlencoded"
_OURS = frozenset({"same-origin", "none"})
"""Where a request may come from: a page of ours, or the person's own hand in the address bar."""

_ARRIVAL = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/">'
    '<link rel="icon" href="data:,"><title>Opening</title><p><a href="/">Open the page</a></p></html>'
)


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


class SafeHeaders:
    """ASGI middleware, the outermost one, that puts the safety headers on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the headers, whoever made the answer."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self._app(scope, receive, send_safely)


class Gate:
    """ASGI middleware that lets in only the person's own browser, and only from the page itself.

    A request passes if it carries the session cookie and was made by a page of ours or by the person's own
    hand. When it changes something it must be a form that a page of the same origin sent:
    ``Sec-Fetch-Site: same-origin``, or an ``Origin`` equal to ours for browsers that send no such header.
    What a browser fetches ahead of the person is refused: it would use up the token, or record a
    conversation as opened that nobody saw.
    """

    def __init__(self, app: ASGIApp, tokens: Tokens) -> None:
        self._app = app
        self._tokens = tokens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check the request, then let it through or answer with a refusal."""
        if scope["type"] != "http":
            return
        answer = self._answer(Request(scope))
        await (answer or self._app)(scope, receive, send)

    def _answer(self, request: Request) -> Response | None:
        """The answer to a request that does not reach the page; None for one that does."""
        if _is_ahead(request.headers):
            return PlainTextResponse("Nothing is given ahead of a visit.", 503)
        known = self._tokens.admits(request.cookies.get(cookie_name(request.scope)))
        token = request.query_params.get("token")
        if token is not None and request.method == "GET":
            return self._arrive(request, token, known=known)
        if not known:
            return PlainTextResponse("Open the address that the command printed.", 403)
        if request.headers.get("sec-fetch-site", "none") not in _OURS:
            return PlainTextResponse("This request did not come from the page.", 403)
        return None if request.method in _SAFE_METHODS else _refuse_write(request)

    def _arrive(self, request: Request, token: str, *, known: bool) -> Response:
        """Open the session, and let the answer itself go on to the page.

        A redirect would keep the site that the link was on, and browsers keep a strict cookie from such a
        request.
        """
        if not known and not self._tokens.redeem(token):
            return PlainTextResponse("This address was used before. Run the command again.", 403)
        answer = HTMLResponse(_ARRIVAL)
        answer.set_cookie(
            cookie_name(request.scope), self._tokens.session, httponly=True, samesite="strict", path="/"
        )
        return answer


def cookie_name(scope: Scope) -> str:
    """The cookie's name: browsers share cookies between ports, and two pages may be open at once."""
    server = scope.get("server") or ("", 0)
    return f"commonplace_session_{server[1]}"


def _is_ahead(headers: Headers) -> bool:
    """Source: ``Sec-Purpose`` of the Fetch standard; ``Purpose`` and ``X-Moz`` of earlier browsers."""
    said = (headers.get(name, "") for name in ("sec-purpose", "purpose", "x-moz"))
    return any("prefetch" in value or "prerender" in value for value in said)


def _refuse_write(request: Request) -> Response | None:
    headers = request.headers
    if not _same_origin(headers, f"{request.url.scheme}://{headers.get('host', '')}"):
        return PlainTextResponse("This request did not come from the page.", 403)
    if headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return PlainTextResponse("Only forms are understood.", 415)
    length = headers.get("content-length", "")
    if "transfer-encoding" in headers or not (length.isascii() and length.isdecimal()):
        return PlainTextResponse("The length of the form must be given.", 411)
    if len(length) > 12 or int(length) > BODY_LIMIT:
        return PlainTextResponse("The form is too large.", 413)
    return None


def _same_origin(headers: Headers, own: str) -> bool:
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return headers.get("origin") == own
