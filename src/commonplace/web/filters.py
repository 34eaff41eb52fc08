"""Saved filters: views of the Inbox under names that the person gave them."""

from urllib.parse import parse_qsl

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from commonplace.errors import UsageError
from commonplace.store import Workspace
from commonplace.web.addresses import address, field, query_of, view_of
from commonplace.web.rendering import desk_of

__all__ = ["SavedFilter", "change", "saved_filters"]

_KEY = "web.filters"
_MOST = 50
_LONGEST = 60


class SavedFilter(msgspec.Struct, frozen=True):
    """A name and the address of the view that it stands for."""

    name: str
    href: str


def saved_filters(workspace: Workspace) -> tuple[SavedFilter, ...]:
    """All of them, by name."""
    return workspace.facts.get(_KEY, tuple[SavedFilter, ...], ())


async def change(request: Request) -> Response:
    """Keep the view under a name, in place of one of that name, or forget the one that ``forget`` names."""
    desk = desk_of(request)
    form = await request.form()
    view = view_of(dict(parse_qsl(field(form, "view"))))
    query_of(view)
    forgotten = field(form, "forget")
    name = forgotten or " ".join(field(form, "name").split())[:_LONGEST]
    kept = [each for each in saved_filters(desk.workspace) if each.name != name]
    if not name:
        desk.say("A filter needs a name.")
    elif forgotten:
        desk.say("The filter is forgotten.")
    else:
        if len(kept) >= _MOST:
            raise UsageError(f"no more than {_MOST} filters are kept", hint="forget one first")
        here = address("/", {key: value for key, value in view.items() if key != "page"})
        kept.append(SavedFilter(name, here))
        desk.say("The filter is saved.")
    desk.workspace.facts.set(_KEY, tuple(sorted(kept, key=lambda each: each.name)))
    return RedirectResponse(address("/", view), 303)
