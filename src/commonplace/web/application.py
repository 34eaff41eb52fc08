"""The page's routes, its shell of checks, and how an error looks on it."""

import time
from collections.abc import Callable, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from commonplace import NAME
from commonplace.errors import CommonplaceError
from commonplace.review import Machine
from commonplace.store import Workspace
from commonplace.web.rendering import Desk, render_problem
from commonplace.web.routes import ROUTES
from commonplace.web.security import HOSTS, Gate, SafeHeaders, Tokens

__all__ = ["guarded", "make_application", "status_of"]

_STATUS = {1: 409, 2: 400, 3: 409, 4: 502}


class _Application(Starlette):
    """An application whose outermost layer sets the safety headers, also on what failed or was refused."""

    def build_middleware_stack(self) -> ASGIApp:
        """Wrap all layers, Starlette's own handler of failures included."""
        return SafeHeaders(super().build_middleware_stack())


def make_application(
    workspace: Workspace,
    tokens: Tokens,
    *,
    machine: Machine | None = None,
    wait_hours: float = 24.0,
    clock: Callable[[], float] = time.time,
) -> Starlette:
    """Build the application around one open workspace.

    Handlers are coroutines that never wait for anything but the form, so they run one after another in one
    thread, as the workspace's connection demands.

    Args:
        workspace: open for writing.
        tokens: who is let in.
        machine: whose facts are redacted; this one unless said otherwise.
        wait_hours: how long a publication to the Hub waits in the outbox.
        clock: gives UTC seconds, for the month of a consent and the time of a confirmation.
    """
    application = guarded(ROUTES, tokens)
    application.state.desk = Desk(workspace, machine=machine, wait_hours=wait_hours, clock=clock)
    return application


def guarded(routes: Sequence[Route], tokens: Tokens) -> Starlette:
    """An application with these routes, behind the checks that every page of ours stands behind."""
    application = _Application(
        routes=list(routes),
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
            Middleware(Gate, tokens=tokens),
        ],
        exception_handlers={
            CommonplaceError: _show_error,
            HTTPException: _show_refusal,
            Exception: _show_bug,
        },
    )
    application.router.redirect_slashes = False
    return application


def status_of(error: CommonplaceError) -> int:
    """The HTTP status that goes with an error."""
    return _STATUS.get(error.exit_code, 500)


async def _show_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, CommonplaceError):
        raise error
    return render_problem(
        request,
        status=status_of(error),
        heading=error.message,
        facts=error.facts,
        hint=error.hint,
    )


async def _show_refusal(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    return render_problem(
        request,
        status=error.status_code,
        heading="There is nothing here." if error.status_code == 404 else error.detail,
        facts=(),
        hint="",
    )


async def _show_bug(request: Request, error: Exception) -> Response:
    """Say where it failed and nothing else: the error's own words may hold text of a conversation."""
    places: list[str] = []
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if NAME in code.co_filename:
            places.append(f"{code.co_qualname}, line {trace.tb_lineno}")
        trace = trace.tb_next
    return render_problem(
        request,
        status=500,
        heading="This is a mistake in the program.",
        facts=(type(error).__name__, *places[-6:]),
        hint="Please report it with these lines; they hold no text of yours.",
    )
