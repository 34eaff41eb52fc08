"""One found value: everywhere it stands, before a decision about it is made for all of these places at once."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from commonplace.review import view
from commonplace.web.rendering import render, workspace_of

__all__ = ["show"]

_SHOWN = 500


async def show(request: Request) -> Response:
    """List the conversations that hold the value, masked as in the card, and what a decision would change.

    Cost: opens the first of them.
    """
    workspace = workspace_of(request)
    value_id = str(request.path_params["value_id"])
    cids = workspace.findings.holding(value_id)
    if not cids:
        raise HTTPException(404)
    rows = [workspace.conversations.summary(cid) for cid in cids[:_SHOWN]]
    found = next((each for each in view(workspace, cids[0]).findings if each.value_id == value_id), None)
    kept = [row.cid for row in rows if value_id in workspace.decisions.kept(row.cid)]
    return render(
        request, "value.html", found=found, rows=rows, total=len(cids), kept=kept, value_id=value_id
    )
