"""The page's routes and how an error looks on it."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from commonplace.errors import CommonplaceError
from commonplace.store import Workspace
from commonplace.web import conversation, inbox, publication
from commonplace.web.rendering import render
from commonplace.web.security import PageSafety, Tokens

__all__ = ["make_application"]

_STATUS = {1: 409, 2: 400, 3: 409, 4: 502}


def make_application(workspace: Workspace, tokens: Tokens) -> Starlette:
    """Build the application around one open workspace.

    Handlers are coroutines that never wait, so they run one after another in one thread, as the
    workspace's connection demands.
    """
    application = Starlette(
        routes=[
            Route("/", inbox.show, methods=["GET"]),
            Route("/decide", inbox.decide_many, methods=["POST"]),
            Route("/undo", inbox.undo_last, methods=["POST"]),
            Route("/model", inbox.answer_model, methods=["POST"]),
            Route("/collection", inbox.answer_collection, methods=["POST"]),
            Route("/c/{cid:int}", conversation.show, methods=["GET"]),
            Route("/c/{cid:int}/state", conversation.decide_one, methods=["POST"]),
            Route("/c/{cid:int}/value", conversation.decide_value, methods=["POST"]),
            Route("/publish", publication.show, methods=["GET"]),
            Route("/publish/prepare", publication.prepare, methods=["POST"]),
            Route("/publish/confirm", publication.confirm, methods=["POST"]),
            Mount("/static", StaticFiles(directory=Path(__file__).parent / "static")),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
            Middleware(PageSafety, tokens=tokens),
        ],
        exception_handlers={CommonplaceError: _show_error},
    )
    application.state.workspace = workspace
    return application


async def _show_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, CommonplaceError):
        raise error
    return render(request, "error.html", status=_STATUS.get(error.exit_code, 500), error=error)
