"""Templates: everything is escaped, nothing is marked safe, and a missing name is an error."""

import time
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from commonplace import NAME, __version__
from commonplace.review import Machine
from commonplace.store import Workspace
from commonplace.web.visible import visible
from commonplace.web.wording import FILTERS

__all__ = ["Desk", "desk_of", "render", "render_part", "render_problem", "respond", "workspace_of"]


class Desk:
    """What all handlers work with.

    Attributes:
        workspace: open for writing.
        machine: whose facts are redacted; None for this one.
        wait_hours: how long a publication to the Hub waits in the outbox.
        clock: gives UTC seconds.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        machine: Machine | None = None,
        wait_hours: float = 24.0,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.workspace = workspace
        self.machine = machine
        self.wait_hours = wait_hours
        self.clock = clock
        self._message = ""

    def say(self, message: str) -> None:
        """Keep a line about what happened for the next page that is shown."""
        self._message = message

    def said(self) -> str:
        """That line, once."""
        message, self._message = self._message, ""
        return message


def desk_of(request: Request) -> Desk:
    """What stands behind a request."""
    desk = request.app.state.desk
    if not isinstance(desk, Desk):
        raise TypeError(type(desk).__name__)
    return desk


def workspace_of(request: Request) -> Workspace:
    """The open workspace behind a request."""
    return desk_of(request).workspace


def render(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """Render a page; every page also shows how many conversations stand in each state."""
    desk = desk_of(request)
    return respond(
        request,
        template,
        status,
        states=desk.workspace.conversations.states(),
        message=desk.said() if request.method == "GET" else "",
        **context,
    )


def render_part(request: Request, template: str, **context: object) -> HTMLResponse:
    """Render a piece that a page asks for later; what is kept to be said waits for the next page."""
    return respond(request, template, 200, **context)


def render_problem(
    request: Request, *, status: int, heading: str, facts: tuple[str, ...] = (), hint: str = ""
) -> HTMLResponse:
    """Render what went wrong; reads nothing from the workspace, which may be what went wrong."""
    return respond(
        request,
        "error.html",
        status,
        states={},
        message="",
        heading=heading,
        facts=facts,
        hint=hint,
    )


def respond(request: Request, template: str, status: int, **context: object) -> HTMLResponse:
    """Render a page of any of our applications; ``states`` and ``message`` must be in the context.

    ``home`` is what its first page is called.
    """
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    text = _environment.get_template(template).render(
        path=request.url.path, here=here, home=getattr(request.app.state, "home", "Inbox"), **context
    )
    # A lone surrogate, which JSON can hold, has no bytes in UTF-8.
    return HTMLResponse(text.encode("utf-8", "replace"), status)


def _finish(value: object) -> object:
    """What every expression of every template passes on its way out, before it is escaped."""
    return visible(value) if type(value) is str else value


_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_finish,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters.update(FILTERS)
_environment.globals.update(name=NAME, version=__version__)
