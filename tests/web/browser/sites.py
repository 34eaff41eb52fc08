"""The real page on a real port, in a thread of its own, as ``review`` serves it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import uvicorn
from playwright.sync_api import BrowserContext

from commonplace.review import Machine, add_identity, scan_pending
from commonplace.store import Workspace, note_key_later, note_of_age
from commonplace.web import Tokens, make_application
from commonplace.web.server import ADDRESS, make_server
from tests.web.desks import MACHINE, TERMS

Fill = Callable[[Workspace], object]

VISITS: list[BrowserContext] = []
"""Browser profiles that are open."""


def leave(base: str) -> None:
    """Take every page away from a server that is about to stop; what a page still asked for is called off."""
    for visit in VISITS:
        for page in visit.pages:
            if page.url.startswith(base):
                page.goto("about:blank")


class Site(msgspec.Struct, frozen=True):
    """A page that is served: the workspace's folder, its address, and the address that was printed."""

    root: Path
    base: str
    printed: str

    def reading(self) -> Workspace:
        """The workspace, beside the server that writes to it."""
        return Workspace.open(self.root, read_only=True)


@contextmanager
def serving(root: Path, fill: Fill | None = None, machine: Machine = MACHINE) -> Iterator[Site]:
    """Serve a workspace; a database connection belongs to the thread that opened it, so all is done there."""
    tokens = Tokens()
    listener = socket.create_server((ADDRESS, 0))
    base = f"http://{ADDRESS}:{listener.getsockname()[1]}"
    servers: list[uvicorn.Server] = []
    started = threading.Event()

    def run() -> None:
        with Workspace.open(root) as workspace:
            if fill is not None:
                add_identity(workspace, TERMS)
                note_of_age(workspace, "terminal")
                note_key_later(workspace)
                fill(workspace)
                scan_pending(workspace, machine)
            servers.append(make_server(make_application(workspace, tokens, machine=machine)))
            started.set()
            servers[0].run(sockets=[listener])

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        assert started.wait(60)
        yield Site(root, base, f"{base}/?token={tokens.once}")
        leave(base)
    finally:
        for server in servers:
            server.should_exit = True
        thread.join(20)
        listener.close()


@contextmanager
def stranger(page: str) -> Iterator[tuple[str, list[str]]]:
    """Another server on this machine, with one page; gives its address and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = page.encode()
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer((ADDRESS, 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://{ADDRESS}:{server.server_address[1]}", asked
        server.shutdown()
