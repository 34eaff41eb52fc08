"""Publish, beside the form: what the terms of each provider say, and on which plan an account was."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace.publish import CHOICES, accounts_of, declare_plan, notices_of
from commonplace.publish.row_terms import day_of
from commonplace.store import Query
from commonplace.terms import REGION_WORDS, registry
from commonplace.web.addresses import field
from commonplace.web.rendering import Desk, desk_of

__all__ = ["answer_plans", "told"]

_INCLUDED = Query(state="included")


def told(desk: Desk) -> dict[str, object]:
    """What the templates ``giving.html`` and ``plans.html`` show, by name."""
    notices = notices_of(desk.workspace, day_of(desk.clock()))
    return {
        "notices": {notice.provider: notice for notice in notices},
        "registry": registry(),
        "choices": CHOICES,
        "accounts": accounts_of(desk.workspace, _INCLUDED),
        "regions": REGION_WORDS,
    }


async def answer_plans(request: Request) -> Response:
    """Keep what is said about plans and regions; what is left open counts as asked."""
    desk = desk_of(request)
    form = await request.form()
    for account in accounts_of(desk.workspace, _INCLUDED):
        plan, region = field(form, f"plan:{account.key}"), field(form, f"region:{account.key}")
        declare_plan(desk.workspace, [account], plan or None, region or None)
    desk.say("Kept: the terms below are those of what you said.")
    return RedirectResponse("/publish", 303)
