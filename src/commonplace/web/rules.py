"""Rules that the person makes of a view, in words, each ended with a button; and the history of all decisions."""

from typing import get_args
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace.errors import UsageError
from commonplace.review import end_rule, make_rule, redo, rules
from commonplace.store import Batch, Query, RuleState
from commonplace.web.addresses import FIELDS, address, field, query_of, return_path, view_of
from commonplace.web.rendering import desk_of, render, workspace_of

__all__ = ["change", "history_words", "redo_last", "show", "show_history"]

_STATES: tuple[RuleState, ...] = get_args(RuleState)

_ACTS = {
    "new": "Put back as undecided",
    "included": "Included",
    "left_out": "Left out",
    "held": "Held",
    "keep": "Kept a found value as it is",
    "redact": "Replaced a found value again",
    "work": "Said that a project is work",
    "personal": "Said that a project is personal",
    "plan": "Said on which plan an account was",
    "rule": "Made a rule",
    "unrule": "Ended a rule",
}
_HOW = {
    "opened": "opened one by one",
    "sampled": "after a sample",
    "by_rule": "by a rule",
    "by_query": "in bulk",
}


async def show(request: Request) -> Response:
    """Show the rules that hold, and what each proposes."""
    lines = [(line, _view(line.rule.query)) for line in rules(workspace_of(request))]
    return render(
        request,
        "rules.html",
        rules=[(line, address("/", view), address("/", {**view, "state": "new"})) for line, view in lines],
    )


async def change(request: Request) -> Response:
    """Make a rule of the view, or end the one that ``end`` names."""
    desk = desk_of(request)
    form = await request.form()
    if ended := field(form, "end"):
        line = end_rule(desk.workspace, int(ended) if ended.isascii() and ended.isdecimal() else 0)
        desk.say(f"Ended: {line.words}")
        return RedirectResponse("/rules", 303)
    state = next((state for state in _STATES if state == field(form, "state")), None)
    if state is None:
        raise UsageError("that is nothing a rule can do")
    view = view_of(dict(parse_qsl(field(form, "view"))))
    line = make_rule(desk.workspace, state, query_of(view))
    desk.say(f"{line.words} {line.rule.decided:,} now.")
    return RedirectResponse(address("/", view), 303)


async def show_history(request: Request) -> Response:
    """Show the last decisions in words, newest first."""
    batches = workspace_of(request).decisions.history(200)
    return render(request, "history.html", acts=[(batch, history_words(batch)) for batch in batches])


async def redo_last(request: Request) -> Response:
    """Do again what was undone last, and go back to where it was asked for."""
    desk = desk_of(request)
    form = await request.form()
    redone = redo(desk.workspace)
    desk.say("There is nothing to do again." if redone is None else f"Done again: {redone.description}.")
    back = field(form, "back")
    return RedirectResponse("/history" if back == "/history" else return_path(back), 303)


def history_words(batch: Batch) -> str:
    """An act as a sentence, with no text and no value of a conversation."""
    about = {"keep": "choice", "redact": "choice"}.get(batch.action, "conversation")
    # The line about a project, an account or a rule is an event, too.
    count = batch.changed - (batch.action in {"work", "personal", "plan", "rule", "unrule"})
    how = (
        f", {_HOW[batch.mode]}"
        if batch.mode and batch.action in {"new", "included", "left_out", "held"}
        else ""
    )
    return f"{_ACTS[batch.action]}: {count:,} {about}{'' if count == 1 else 's'}{how}"


def _view(query: Query) -> dict[str, str]:
    values = msgspec.structs.asdict(query)
    view = {name: values[name] for name in FIELDS if values[name]}
    return {**view, "q": query.text} if query.text else view
