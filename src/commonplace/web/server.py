"""Serve the page on this machine's loopback address, on a free port, for one person."""

import socket
import webbrowser
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from commonplace.store import Workspace
from commonplace.web.application import make_application
from commonplace.web.security import Tokens

__all__ = ["ADDRESS", "make_server", "serve"]

ADDRESS = "127.0.0.1"
"""The only address that is listened at: nothing but this machine can reach it."""


def serve(
    workspace: Workspace,
    *,
    port: int = 0,
    open_browser: bool = True,
    wait_hours: float = 24.0,
    announce: Callable[[str], None],
) -> None:
    """Serve until interrupted.

    Args:
        workspace: an open workspace; used from one thread at a time.
        port: 0 picks a free port.
        open_browser: open the page in the person's browser.
        wait_hours: how long a publication to the Hub waits in the outbox.
        announce: is given the address with its one-time token, which opens one session.
    """
    tokens = Tokens()
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((ADDRESS, port))
        address = f"http://{ADDRESS}:{listener.getsockname()[1]}/?token={tokens.once}"
        announce(address)
        if open_browser:
            webbrowser.open(address)
        make_server(make_application(workspace, tokens, wait_hours=wait_hours)).run(sockets=[listener])


def make_server(application: Starlette) -> uvicorn.Server:
    """A server that logs nothing and believes nothing that a proxy would say."""
    return uvicorn.Server(
        uvicorn.Config(
            application,
            # A traceback could quote a conversation; the page itself says where a failure was.
            log_level="critical",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            lifespan="off",
            ws="none",
        )
    )
