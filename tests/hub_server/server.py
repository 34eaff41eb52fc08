"""HTTP around the stand-in: a threaded server on 127.0.0.1 that logs every call."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from tests.hub_server import accounts, discussions, listing, purging, reading, signing_in, uploads, xet
from tests.hub_server.exchange import Request, Response, answer
from tests.hub_server.faults import Dropped, Fault, Faults
from tests.hub_server.state import Hub, User
from tests.hub_server.xet import XetStore

CALLS = (accounts, discussions, listing, purging, reading, signing_in, uploads, xet)
"""Named so that the modules are imported, which registers their calls."""


class HubServer:
    """A Hub for one test: ``with HubServer() as server`` starts and stops it.

    Attributes:
        hub: what it holds; tests look at it and change it.
        calls: every request, as (method, target, body), in order of arrival.
    """

    def __init__(self) -> None:
        self._xet = XetStore()
        self.hub = Hub(self._xet)
        self.faults = Faults()
        self.calls: list[tuple[str, str, bytes]] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self.port = self._http.server_address[1]
        self.user: User = self.hub.add_user("donor")

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def blobs(self) -> str:
        """Objects come from another host name: the client treats a redirect to its own host otherwise."""
        return f"http://localhost:{self.port}"

    def fail(self, fault: Fault) -> None:
        self.faults.waiting.append(fault)

    def called(self, method: str, part: str) -> int:
        """How many calls of a method had ``part`` in their target."""
        return sum(each == method and part in target for each, target, _ in self.calls)

    def environment(self, home: str) -> dict[str, str]:
        """The environment in which the client speaks to this server and to no other."""
        return {
            "HF_ENDPOINT": self.endpoint,
            "HF_HOME": home,
            "HF_TOKEN": self.user.token,
            "HF_HUB_DISABLE_XET": "1",
            "HF_HUB_DISABLE_TELEMETRY": "1",
            "HF_HUB_DISABLE_PROGRESS_BARS": "1",
            "HF_HUB_DISABLE_UPDATE_CHECK": "1",
            "NO_PROXY": "127.0.0.1,localhost",
        }

    def __enter__(self) -> Self:
        threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._xet.close()


def _handler(server: HubServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # Head and body are two writes; without this each call waits 40 ms for the other side's acknowledgement.
        disable_nagle_algorithm = True

        def _serve(self) -> None:
            body = self._body()
            server.calls.append((self.command, self.path, body))
            request = Request(
                server.hub, self.command, self.path, self.headers, body, server.endpoint, server.blobs
            )
            try:
                self._send(server.faults.apply(request, answer))
            except Dropped as dropped:
                if dropped.response is not None:
                    self._send(dropped.response, dropped.length)
                self.close_connection = True

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = _serve  # noqa: N815

        def _body(self) -> bytes:
            if "chunked" not in (self.headers.get("Transfer-Encoding") or ""):
                return self.rfile.read(int(self.headers.get("Content-Length") or 0))
            pieces = []
            while size := int(self.rfile.readline().split(b";")[0], 16):
                pieces.append(self.rfile.read(size))
                self.rfile.readline()
            self.rfile.readline()
            return b"".join(pieces)

        def _send(self, response: Response, length: int | None = None) -> None:
            self.send_response(response.status)
            for name, text in response.headers.items():
                self.send_header(name, text)
            if "Content-Length" not in response.headers:
                self.send_header("Content-Length", str(len(response.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(response.body[:length])

        def log_message(self, *args: object) -> None:
            """Say nothing: ``calls`` has it."""

    return Handler
