"""Give ten: a few conversations that are about as safe as any, ticked, to be opened or decided about together."""

from starlette.requests import Request
from starlette.responses import Response

from commonplace.review.picking import pick
from commonplace.web.rendering import render, workspace_of

__all__ = ["show"]


async def show(request: Request) -> Response:
    """Show what is proposed; the form is that of the Inbox."""
    return render(request, "pick.html", rows=pick(workspace_of(request)))
