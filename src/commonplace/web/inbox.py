"""The Inbox: all conversations in one dense table, narrowed by facets and search, decided in bulk."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

import msgspec
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace.errors import UsageError
from commonplace.privacy import SENSITIVE_TOPICS
from commonplace.records import State
from commonplace.review import (
    ProjectFacts,
    Question,
    Whose,
    decide,
    decide_all,
    declare_collection,
    declare_model,
    declare_participants,
    open_questions,
    project_groups,
    projects,
    scan_pending,
    undo,
)
from commonplace.store import Facets
from commonplace.web.addresses import (
    FIELDS,
    ORDERS,
    address,
    field,
    page_number,
    query_of,
    return_path,
    view_of,
)
from commonplace.web.filters import saved_filters
from commonplace.web.rendering import desk_of, render, render_part, workspace_of

__all__ = [
    "PAGE",
    "STATES",
    "answer_collection",
    "answer_model",
    "decide_many",
    "show",
    "show_facets",
    "undo_last",
]

PAGE = 100
"""Lines on one page of the table."""

STATES: dict[str, State] = {"included": "included", "left_out": "left_out", "held": "held", "new": "new"}
"""What a person can put a conversation into."""

_NAMES = {"kind": "found", "ask": "question", "topic": "may touch", "level": "risk", "evidence": "project is"}
_OPEN = frozenset({"state", "level", "provider", "client", "project", "kind", "topic", "evidence"})
_IN_ORDER = {
    "level": ("unknown", "high", "medium", "low", "nothing found"),
    "length": ("short", "medium", "long", "very long"),
}
_ALWAYS = frozenset({"kind", "project", "topic", "evidence"})
"""Shown even with one value only, for not every conversation has one."""


class Choice(msgspec.Struct, frozen=True):
    """A value of a facet: how many conversations have it, and where choosing it (or not any more) leads."""

    value: str
    count: int
    href: str
    chosen: bool


class Facet(msgspec.Struct, frozen=True):
    """One facet with its values, most frequent first."""

    field: str
    name: str
    choices: tuple[Choice, ...]
    unfolded: bool


async def show(request: Request) -> Response:
    """Show the table. Query parameters: ``q``, one per facet, ``order``, ``page`` from 1.

    The page's own script asks for the list alone, and for the counts of the facets when the list has been painted.
    """
    workspace = workspace_of(request)
    view = view_of(request.query_params)
    query, number = query_of(view), page_number(view)
    page = workspace.conversations.page(
        msgspec.structs.replace(query, offset=(number - 1) * PAGE, limit=PAGE)
    )
    whole = request.headers.get("hx-target") != "list"
    open_projects: list[ProjectFacts] = []
    if whole:
        open_projects = [each for each in projects(workspace, desk_of(request).machine) if not each.answer]
    return render(
        request,
        "inbox.html",
        page=page,
        number=number,
        first=(number - 1) * PAGE,
        earlier=address("/", view, page=number - 1 if number > 2 else None) if number > 1 else None,
        later=address("/", view, page=number + 1) if number * PAGE < page.total else None,
        query=query,
        orders=ORDERS,
        active=_active(view),
        whole=whole,
        facets=_facets(workspace.conversations.facets(query), view) if whole else [],
        view=address("", view).removeprefix("?"),
        saved=saved_filters(workspace),
        sensitive=SENSITIVE_TOPICS,
        questions=_asked(open_questions(workspace)) if whole else [],
        open_projects=open_projects,
        groups=project_groups(open_projects),
    )


async def show_facets(request: Request) -> Response:
    """Only the facets of a view, with their counts."""
    workspace, view = workspace_of(request), view_of(request.query_params)
    counted = workspace.conversations.facets(query_of(view))
    return render_part(
        request,
        "facets.html",
        facets=_facets(counted, view),
        active=_active(view),
        saved=saved_filters(workspace),
        view=address("", view).removeprefix("?"),
    )


async def decide_many(request: Request) -> Response:
    """Put the ticked conversations, or all that the view names, into a state.

    Of all that the view names, those that touch sensitive topics are not included so.
    """
    desk = desk_of(request)
    form = await request.form()
    view = dict(parse_qsl(field(form, "view")))
    everything = field(form, "every")
    state = STATES.get(everything or field(form, "state"))
    if state is None:
        raise UsageError("that is not a state a conversation can be put into")
    ticked = _ticked(form)
    if everything or ticked:
        if everything:
            decided = decide_all(desk.workspace, query_of(view), state)
        else:
            decided = decide(desk.workspace, ticked, state, "by_query")
        words = f"{decided.changed:,} {_state_words(state)}."
        if decided.unscanned:
            words += f" {decided.unscanned:,} could not be included: no scan has covered them."
        if decided.aside:
            words += (
                f" {decided.aside:,} left aside, for they may touch {', '.join(decided.topics)}: open them one by "
                "one, or choose the topic at the left."
            )
        if decided.held:
            words += f" {decided.held:,} held: say first whether their projects are work or personal."
        if decided.work:
            words += f" {decided.work:,} not included: you said that their projects are work."
        desk.say(words)
    else:
        desk.say("Nothing was ticked.")
    if field(form, "then") == "publish":
        return RedirectResponse("/publish", 303)
    return RedirectResponse(address("/", view_of(view)), 303)


async def undo_last(request: Request) -> Response:
    """Take back the last decision, and go back to where it was taken back from."""
    desk = desk_of(request)
    form = await request.form()
    undone = undo(desk.workspace)
    desk.say("There is nothing to undo." if undone is None else f"Undone: {undone.description}.")
    back = field(form, "back")
    return RedirectResponse("/history" if back == "/history" else return_path(back), 303)


async def answer_model(request: Request) -> Response:
    """Store the answer to “which model was this?” for one account and period."""
    desk = desk_of(request)
    form = await request.form()
    answered = declare_model(
        desk.workspace,
        field(form, "name"),
        Whose(field(form, "client"), field(form, "account")),
        first=field(form, "first") or "0000-00",
        last=field(form, "last") or "9999-99",
    )
    return _answered(request, form, answered)


async def answer_collection(request: Request) -> Response:
    """Store the answer to “how was this file made?” for one account."""
    form = await request.form()
    answered = declare_collection(
        workspace_of(request), field(form, "collection"), Whose(field(form, "client"), field(form, "account"))
    )
    return _answered(request, form, answered)


async def answer_participants(request: Request) -> Response:
    """Store the answer to “did anybody else write in these chats?” for one product."""
    form = await request.form()
    answered = declare_participants(workspace_of(request), field(form, "who"), _whose(form))
    return _answered(request, form, answered)


def _whose(form: FormData) -> Whose:
    """Whose conversations the question was about; a field that is missing must not widen the answer."""
    return Whose(client=field(form, "client"), account=field(form, "account"))


def _answered(request: Request, form: FormData, answered: int) -> Response:
    desk = desk_of(request)
    scan_pending(desk.workspace, desk.machine)
    desk.say(f"{answered:,} conversation{'' if answered == 1 else 's'} now carry your statement.")
    return RedirectResponse(return_path(field(form, "back")), 303)


def _state_words(state: State) -> str:
    return {"included": "included", "left_out": "left out", "held": "held", "new": "undecided again"}[state]


def _ticked(form: FormData) -> tuple[int, ...]:
    texts = [value for value in form.getlist("cid") if isinstance(value, str)]
    return tuple(int(text) for text in texts if text.isascii() and text.isdecimal() and len(text) < 19)


def _active(view: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """What narrows the view: field, value, and the address without it."""
    return [
        (name, view[name], address("/", view, **{name: None, "page": None}))
        for name in FIELDS
        if name in view
    ]


def _facets(facets: Facets, view: Mapping[str, str]) -> list[Facet]:
    found: list[Facet] = []
    for name in FIELDS:
        counts = getattr(facets, name, ())
        if name in _IN_ORDER:
            counts = sorted(counts, key=lambda count: _IN_ORDER[name].index(count.value))
        if name == "month":
            counts = sorted(counts, key=lambda count: count.value, reverse=True)
        now = view.get(name)
        if len(counts) < 2 and not (now or (counts and name in _ALWAYS)):
            continue
        choices = tuple(
            Choice(
                count.value,
                count.count,
                address("/", view, **{name: None if count.value == now else count.value, "page": None}),
                count.value == now,
            )
            for count in counts
        )
        found.append(Facet(name, _NAMES.get(name, name), choices, name in _OPEN or now is not None))
    return found


def _asked(questions: tuple[Question, ...]) -> list[tuple[Question, str]]:
    """Each question with the address of the conversations that put it."""
    return [
        (question, address("/", {"ask": question.ask, "client": question.client})) for question in questions
    ]
