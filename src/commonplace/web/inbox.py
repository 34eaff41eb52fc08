"""The Inbox: all conversations in one dense table, narrowed by facets and search, decided in bulk."""

from urllib.parse import urlencode

import msgspec
from starlette.datastructures import FormData, QueryParams
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace.errors import UsageError
from commonplace.records import State
from commonplace.review import decide, declare_collection, declare_model, open_questions, scan_pending, undo
from commonplace.store import Query
from commonplace.web.rendering import render, workspace_of

__all__ = ["answer_collection", "answer_model", "decide_many", "show", "undo_last"]

PAGE = 100
_FIELDS = ("provider", "client", "project", "model", "month", "kind", "state", "scan")
_ORDERS = ("risk", "newest", "oldest", "longest")
_STATES: dict[str, State] = {"included": "included", "left_out": "left_out", "held": "held", "new": "new"}


async def show(request: Request) -> Response:
    """Show the table. Query parameters: ``q`` and one per facet, ``order``, ``page`` from 1."""
    workspace = workspace_of(request)
    chosen = query_of(request.query_params)
    number = _page_number(request.query_params)
    narrowed = msgspec.structs.replace(chosen, offset=(number - 1) * PAGE, limit=PAGE)
    page = workspace.conversations.page(narrowed)
    active = {name: value for name in _FIELDS if (value := getattr(chosen, name))}
    return render(
        request,
        "inbox.html",
        page=page,
        number=number,
        pages=max(1, -(-page.total // PAGE)),
        query=chosen,
        orders=_ORDERS,
        active=active,
        facets=workspace.conversations.facets(chosen),
        link=_Links(request.query_params),
        questions=open_questions(workspace),
        message=request.query_params.get("message", "")[:200],
    )


async def decide_many(request: Request) -> Response:
    """Put the ticked conversations, or all that the query names, into a state."""
    workspace = workspace_of(request)
    form = await request.form()
    state = _STATES.get(str(form.get("state", "")))
    if state is None:
        raise UsageError("that is not a state a conversation can be in")
    query = query_of(form)
    everything = form.get("scope") == "all"
    cids = workspace.conversations.ids(query) if everything else ticked(form)
    if not cids:
        return _back(form, "Nothing was ticked.")
    decided = decide(workspace, cids, state, "by_query")
    words = f"{decided.changed:,} now {state.replace('_', ' ')}."
    if decided.unscanned:
        words += f" {decided.unscanned:,} are not scanned and cannot be included."
    return _back(form, words)


async def undo_last(request: Request) -> Response:
    """Take back the last decision."""
    form = await request.form()
    undone = undo(workspace_of(request))
    return _back(form, "Nothing to undo." if undone is None else f"Undone: {undone.description}.")


async def answer_model(request: Request) -> Response:
    """Store the answer to “which model was this?” for one account and period."""
    workspace = workspace_of(request)
    form = await request.form()
    answered = declare_model(
        workspace,
        str(form.get("name", "")),
        account=str(form.get("account", "")),
        first=str(form.get("first", "")) or "0000-00",
        last=str(form.get("last", "")) or "9999-99",
    )
    scan_pending(workspace)
    return _back(form, f"{answered:,} conversations now carry your statement.")


async def answer_collection(request: Request) -> Response:
    """Store the answer to “how was this file made?” for one account."""
    workspace = workspace_of(request)
    form = await request.form()
    answered = declare_collection(
        workspace, str(form.get("collection", "")), account=str(form.get("account", ""))
    )
    scan_pending(workspace)
    return _back(form, f"{answered:,} conversations now carry your statement.")


def query_of(parameters: QueryParams | FormData) -> Query:
    """Read a query from an address or a form; unknown orders fall back to risk first."""
    fields = {name: value for name in _FIELDS if isinstance(value := parameters.get(name), str) and value}
    text = parameters.get("q", "")
    order = parameters.get("order", "risk")
    return msgspec.convert(
        {
            **fields,
            "text": text if isinstance(text, str) else "",
            "order": order if order in _ORDERS else "risk",
            "limit": None,
        },
        Query,
    )


def ticked(form: FormData) -> tuple[int, ...]:
    """The conversations whose boxes are ticked."""
    return tuple(int(value) for value in form.getlist("cid") if isinstance(value, str) and value.isdecimal())


def _page_number(parameters: QueryParams) -> int:
    text = parameters.get("page", "1")
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1


class _Links:
    """Make addresses of the same view with one thing changed; changing anything goes back to page 1."""

    def __init__(self, parameters: QueryParams) -> None:
        self._now = {
            key: value for key, value in parameters.items() if key not in {"page", "message"} and value
        }

    def __call__(self, **changes: str | int | None) -> str:
        after = {**self._now, **changes}
        pairs = {key: str(value) for key, value in after.items() if value is not None}
        return f"/?{urlencode(pairs)}" if pairs else "/"


def _back(form: FormData, message: str) -> Response:
    """Go back to the view the form came from, with a line about what happened."""
    query = query_of(form)
    pairs = {name: value for name in _FIELDS if (value := getattr(query, name))}
    if query.text:
        pairs["q"] = query.text
    pairs |= {"order": query.order, "message": message}
    page = form.get("page")
    if isinstance(page, str) and page.isdecimal():
        pairs["page"] = page
    return RedirectResponse(f"/?{urlencode(pairs)}", 303)
