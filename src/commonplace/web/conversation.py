"""One conversation: outline, transcript, findings with why; keep or redact each, here or everywhere."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace.errors import UsageError
from commonplace.review import decide, keep_value, redact_value, view
from commonplace.store import Workspace
from commonplace.web.addresses import address, field, query_of, view_of
from commonplace.web.blocks import blocks, outline
from commonplace.web.inbox import PAGE, STATES
from commonplace.web.rendering import desk_of, render, workspace_of

__all__ = ["decide_one", "decide_value", "show"]

_LARGEST = 2**63


async def show(request: Request) -> Response:
    """Show one conversation, and note that it was opened.

    To the page's own script, which asks for the card after a decision, only what can have changed is given.
    """
    workspace = workspace_of(request)
    cid = _cid(request)
    if request.method == "GET":
        workspace.decisions.opened(cid)
    place = _Place(workspace, cid, request.query_params)
    shown = view(workspace, cid)
    if request.headers.get("hx-target") == "card":
        return render(request, "conversation_card.html", view=shown, place=place)
    return render(
        request, "conversation.html", view=shown, place=place, outline=outline(shown.trunk), blocks=blocks
    )


async def decide_one(request: Request) -> Response:
    """Include, leave out or hold this conversation; it counts as opened, for it is on the screen."""
    desk = desk_of(request)
    cid = _cid(request)
    form = await request.form()
    state = STATES.get(field(form, "state"))
    if state is None:
        raise UsageError("that is not a state a conversation can be put into")
    # Asked before the decision, which may take the conversation out of the view that is gone through.
    place = _Place(desk.workspace, cid, request.query_params)
    decided = decide(desk.workspace, [cid], state, "opened")
    desk.say(
        "No scan has covered it, so it cannot be included."
        if decided.unscanned
        else "You said that its project is work, so it cannot be included."
        if decided.work
        else f"Now {'undecided' if state == 'new' else state.replace('_', ' ')}."
    )
    return RedirectResponse(place.here, 303)


async def decide_value(request: Request) -> Response:
    """Let a found value stand, or redact it again; in this conversation or everywhere."""
    desk = desk_of(request)
    form = await request.form()
    value_id, action, scope = (field(form, name) for name in ("value_id", "action", "scope"))
    if action not in {"keep", "redact"} or scope not in {"here", "everywhere"} or not value_id:
        raise UsageError("that is not a decision about a value")
    cid = _cid(request)
    choose = keep_value if action == "keep" else redact_value
    choose(desk.workspace, value_id, cid if scope == "here" else None)
    where = "here" if scope == "here" else "in all conversations"
    desk.say(f"{'Kept as it is' if action == 'keep' else 'Will be replaced'} {where}.")
    return RedirectResponse(_Place(desk.workspace, cid, request.query_params).here, 303)


class _Place:
    """Where a conversation stands in the view that the person goes through.

    A decision can take it out of that view (of everything undecided, say). Its neighbours of before are then
    carried on in the address, so that there is a next one all the same.
    """

    def __init__(self, workspace: Workspace, cid: int, parameters: Mapping[str, str]) -> None:
        self.view = {name: value for name, value in view_of(parameters).items() if name != "page"}
        cids = workspace.conversations.ids(query_of(self.view))
        self.total = len(cids)
        self.position = cids.index(cid) if cid in cids else None
        if self.position is None:
            before, after = (_number(parameters.get(name, "")) for name in ("previous", "following"))
        else:
            before = cids[self.position - 1] if self.position else None
            after = cids[self.position + 1] if self.position + 1 < self.total else None
        page = (self.position or 0) // PAGE + 1
        self.inbox = f"{address('/', self.view, page=page if page > 1 else None)}#c{cid}"
        self.previous = address(f"/c/{before}", self.view) if before is not None else None
        self.following = address(f"/c/{after}", self.view) if after is not None else None
        self.here = address(f"/c/{cid}", self.view, previous=before, following=after)
        self.query = self.here.partition("?")[2]


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else None


def _cid(request: Request) -> int:
    cid = int(request.path_params["cid"])
    if cid >= _LARGEST or not workspace_of(request).conversations.has(cid):
        raise HTTPException(404)
    return cid
