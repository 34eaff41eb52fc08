"""One conversation: outline, transcript, findings with why; keep or redact each, here or everywhere."""

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace.errors import UsageError
from commonplace.records import State
from commonplace.review import decide, keep_value, redact_value, view
from commonplace.web.inbox import query_of
from commonplace.web.rendering import render, workspace_of

__all__ = ["decide_one", "decide_value", "show"]

_STATES: dict[str, State] = {"included": "included", "left_out": "left_out", "held": "held", "new": "new"}


async def show(request: Request) -> Response:
    """Show one conversation, and note that it was opened."""
    workspace = workspace_of(request)
    cid = _cid(request)
    workspace.decisions.opened(cid)
    query = query_of(request.query_params)
    neighbours = workspace.conversations.ids(query)
    position = neighbours.index(cid) if cid in neighbours else None
    following = neighbours[position + 1] if position is not None and position + 1 < len(neighbours) else None
    return render(
        request,
        "conversation.html",
        view=view(workspace, cid),
        position=position,
        total=len(neighbours),
        following=following,
        message=request.query_params.get("message", "")[:200],
    )


async def decide_one(request: Request) -> Response:
    """Include, leave out or hold this conversation; it counts as opened, for it is on the screen."""
    form = await request.form()
    state = _STATES.get(str(form.get("state", "")))
    if state is None:
        raise UsageError("that is not a state a conversation can be in")
    decided = decide(workspace_of(request), [_cid(request)], state, "opened")
    words = (
        "Not scanned, so it cannot be included." if decided.unscanned else f"Now {state.replace('_', ' ')}."
    )
    return _back(request, words)


async def decide_value(request: Request) -> Response:
    """Let a found value stand, or redact it again; in this conversation or everywhere."""
    form = await request.form()
    value_id, action, scope = (str(form.get(name, "")) for name in ("value_id", "action", "scope"))
    if action not in {"keep", "redact"} or scope not in {"here", "everywhere"} or not value_id:
        raise UsageError("that is not a decision about a value")
    cid = _cid(request) if scope == "here" else None
    (keep_value if action == "keep" else redact_value)(workspace_of(request), value_id, cid)
    where = "here" if scope == "here" else "in all conversations"
    return _back(request, f"{'Kept as it is' if action == 'keep' else 'Redacted'} {where}.")


def _cid(request: Request) -> int:
    cid = int(request.path_params["cid"])
    if not workspace_of(request).conversations.has(cid):
        raise HTTPException(404)
    return cid


def _back(request: Request, message: str) -> Response:
    pairs = {key: value for key, value in request.query_params.items() if key != "message"}
    return RedirectResponse(f"/c/{_cid(request)}?{urlencode({**pairs, 'message': message})}", 303)
