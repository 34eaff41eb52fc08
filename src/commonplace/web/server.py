"""Serve the page on this machine's loopback address, on a free port, for one person."""

import socket
import webbrowser
from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from commonplace.errors import UsageError
from commonplace.store import Workspace
from commonplace.web.application import make_application
from commonplace.web.security import Tokens

__all__ = ["ADDRESS", "make_server", "serve", "serve_pages"]

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

    Raises:
        UsageError: the port is taken or may not be used.
    """
    serve_pages(
        lambda tokens: make_application(workspace, tokens, wait_hours=wait_hours),
        port=port,
        open_browser=open_browser,
        announce=announce,
    )


def serve_pages(
    make: Callable[[Tokens], Starlette],
    *,
    port: int = 0,
    open_browser: bool = True,
    announce: Callable[[str], None],
) -> None:
    """Serve an application until interrupted.

    Args:
        make: gives the application that admits who has these tokens.
        port: 0 picks a free port.
        open_browser: open the page in the person's browser.
        announce: is given the address with its one-time token, which opens one session.

    Raises:
        UsageError: the port is taken or may not be used.
    """
    tokens = Tokens()
    with _listen(port) as listener:
        address = f"http://{ADDRESS}:{listener.getsockname()[1]}/?token={tokens.once}"
        announce(address)
        if open_browser:
            webbrowser.open(address)
        make_server(make(tokens)).run(sockets=[listener])


def _listen(port: int) -> socket.socket:
    """Take a port; ``create_server`` sees to it that no other program of this machine can share it."""
    try:
        return socket.create_server((ADDRESS, port))
    except OSError as error:
        raise UsageError(
            f"port {port} cannot be used",
            facts=(error.strerror or type(error).__name__,),
            hint="name another with --port, or none: a free one is taken then",
        ) from error


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
