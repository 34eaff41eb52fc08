"""Templates: everything is escaped, nothing is marked safe, and a missing name is an error."""

import time
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from commonplace import NAME, __version__
from commonplace.store import Snippet, Workspace

__all__ = ["render", "workspace_of"]

_STATE_WORDS = {
    "new": "undecided",
    "changed": "changed, decide again",
    "included": "included",
    "left_out": "left out",
    "held": "held",
}


def pieces(snippet: Snippet) -> tuple[tuple[str, bool], ...]:
    """Cut a snippet at its marks: runs of text, and whether each is a hit."""
    runs: list[tuple[str, bool]] = []
    position = 0
    for mark in snippet.marks:
        runs += [(snippet.text[position : mark.start], False), (snippet.text[mark.start : mark.end], True)]
        position = mark.end
    return (*((text, hit) for text, hit in runs if text), (snippet.text[position:], False))


_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_environment.filters["month"] = lambda at: time.strftime("%Y-%m", time.gmtime(at)) if at else "no date"
_environment.filters["day"] = lambda at: time.strftime("%Y-%m-%d %H:%M", time.gmtime(at)) if at else ""
_environment.filters["thousands"] = lambda number: f"{number:,}"
_environment.filters["state"] = lambda state: _STATE_WORDS.get(state, state)
_environment.filters["pieces"] = pieces
_environment.globals.update(name=NAME, version=__version__)


def render(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """Render a page; every page also shows how many conversations stand in each state."""
    states = workspace_of(request).conversations.states()
    text = _environment.get_template(template).render(
        states=states, path=request.url.path, query_string=request.url.query, **context
    )
    return HTMLResponse(text, status)


def workspace_of(request: Request) -> Workspace:
    """The open workspace behind a request."""
    workspace = request.app.state.workspace
    if not isinstance(workspace, Workspace):
        raise TypeError(type(workspace).__name__)
    return workspace
