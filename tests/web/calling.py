"""Call the application as a browser would, without a server: one request, one answer."""

from collections.abc import Coroutine, Mapping
from urllib.parse import urlencode, urlsplit

import msgspec
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.types import Message, Scope

from commonplace.web import Tokens
from commonplace.web.security import cookie_name

HOST = "127.0.0.1:8765"
SERVER = ("127.0.0.1", 8765)

Form = Mapping[str, object]


class Answer(msgspec.Struct, frozen=True):
    status: int
    headers: Headers
    text: str


class Browser:
    """A person's browser on the page; each request carries what browsers send by themselves."""

    def __init__(self, application: Starlette, tokens: Tokens) -> None:
        self._application = application
        self.cookie = f"{cookie_name({'server': SERVER})}={tokens.session}"

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers={"sec-fetch-site": "none", **_named(headers)})

    def post(self, path: str, form: Form | None = None, **headers: str) -> Answer:
        body = urlencode(list((form or {}).items()), doseq=True).encode()
        return self.ask(
            "POST",
            path,
            body=body,
            headers={
                "content-type": "application/x-www-form-urlencoded",
                "content-length": str(len(body)),
                "sec-fetch-site": "same-origin",
                **_named(headers),
            },
        )

    def follow(self, answer: Answer) -> Answer:
        assert answer.status == 303, (answer.status, answer.text)
        return self.get(answer.headers["location"], sec_fetch_site="same-origin")

    def ask(self, method: str, path: str, *, body: bytes = b"", headers: Mapping[str, str]) -> Answer:
        """One request; an empty header is not sent, and host and cookie are ours unless they are given."""
        sent = {"host": HOST, "cookie": self.cookie, **headers}
        return call(self._application, method, path, body, {k: v for k, v in sent.items() if v})


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def drive(coroutine: Coroutine[object, None, object]) -> None:
    """Run a coroutine that never waits, as the page's handlers must not; no event loop is needed for it."""
    try:
        coroutine.send(None)
    except StopIteration:
        return
    raise AssertionError("a handler waits for something")


def call(application: Starlette, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    parts = urlsplit(path)
    scope: Scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": parts.path,
        "raw_path": parts.path.encode(),
        "root_path": "",
        "query_string": parts.query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "server": SERVER,
        "client": ("127.0.0.1", 50000),
    }
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    # Starlette raises a failure again after it has answered it, so that servers can log it.
    try:
        drive(application(scope, receive, send))
    except Exception:
        if not sent:
            raise
    start = next(message for message in sent if message["type"] == "http.response.start")
    text = b"".join(message.get("body", b"") for message in sent).decode()
    return Answer(start["status"], Headers(raw=start["headers"]), text)
