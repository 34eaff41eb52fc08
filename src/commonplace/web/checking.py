"""Spot checks of a lab: drawn rows in the Conversation view, read-only, and what a person says of each."""

import time
from collections.abc import Callable
from typing import get_args

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from commonplace.collect import Mirror
from commonplace.collect.checking import (
    LEAST_ROWS,
    VERDICTS,
    Drawn,
    How,
    Verdict,
    check_row,
    checks,
    drawn_row,
    finish,
    level_of,
)
from commonplace.collect.trust import CODES, REASONS
from commonplace.errors import UsageError
from commonplace.review import ConversationView, MessageView, row_view
from commonplace.web.addresses import field
from commonplace.web.application import guarded
from commonplace.web.blocks import blocks, outline
from commonplace.web.rendering import respond
from commonplace.web.security import Tokens
from commonplace.web.static_files import serve_file

__all__ = ["CheckDesk", "make_check_application"]

_LONGEST_NOTE = 500


class CheckDesk(msgspec.Struct, kw_only=True):
    """What the handlers work with.

    Attributes:
        mirror: whose rows are shown; only decisions are written to it.
        origin: that the rows are from.
        drawn: in the order in which they are gone through; never empty.
        how: they were drawn.
        who: looks at them; their name is written down with every decision.
        clock: gives UTC seconds.
    """

    mirror: Mirror
    origin: str
    drawn: tuple[Drawn, ...]
    how: How
    who: str
    clock: Callable[[], float] = time.time
    message: str = ""

    def said(self) -> str:
        """The line about what happened, once."""
        message, self.message = self.message, ""
        return message


class _Place(msgspec.Struct, frozen=True, kw_only=True):
    position: int
    total: int
    previous: str | None
    following: str | None
    inbox: str = "/"


def make_check_application(desk: CheckDesk, tokens: Tokens) -> Starlette:
    """Build the application around a draw; it stands behind the same checks as the donor's page."""
    application = guarded(
        [
            Route("/", _show_all, methods=["GET"]),
            Route("/rows/{number:int}", _show_one, methods=["GET"]),
            Route("/rows/{number:int}", _decide_one, methods=["POST"]),
            Route("/reviewed", _finish, methods=["POST"]),
            Route("/static/{name:str}", serve_file, methods=["GET"]),
        ],
        tokens,
    )
    application.state.check = desk
    application.state.home = "Rows"
    return application


async def _show_all(request: Request) -> Response:
    desk = _desk(request)
    known = checks(desk.mirror, desk.origin)
    rows = [(number, row, known.get(row.id)) for number, row in enumerate(desk.drawn, 1)]
    return _render(
        request,
        "check.html",
        rows=rows,
        waiting=sum(made is None or made.content != row.content for _, row, made in rows),
        level=level_of(desk.mirror, desk.origin),
        least=LEAST_ROWS,
    )


async def _show_one(request: Request) -> Response:
    desk, number, drawn = _asked(request)
    view = _view(drawn)
    turns = {message.id: message.number for message in (*view.trunk, *_branched(view))}
    total = len(desk.drawn)
    return _render(
        request,
        "check_row.html",
        view=view,
        drawn=drawn,
        number=number,
        signs=[(code, REASONS.get(code, ""), turns.get(turn)) for code, turn in drawn.signs],
        made=checks(desk.mirror, desk.origin).get(drawn.id),
        verdicts=VERDICTS,
        codes=CODES,
        outline=outline(view.trunk),
        blocks=blocks,
        place=_Place(
            position=number - 1,
            total=total,
            previous=f"/rows/{number - 1}" if number > 1 else None,
            following=f"/rows/{number + 1}" if number < total else None,
        ),
    )


async def _decide_one(request: Request) -> Response:
    desk, number, drawn = _asked(request)
    form = await request.form()
    verdict, code, why = (field(form, name) for name in ("verdict", "code", "why"))
    if verdict not in get_args(Verdict):
        raise UsageError("that is not what one can say of a row")
    said = msgspec.convert(verdict, Verdict)
    check_row(desk.mirror, drawn, said, (desk.who, why[:_LONGEST_NOTE], desk.clock()), code or "other")
    desk.message = f"Written down: {said}."
    following = number + 1 if number < len(desk.drawn) else None
    return RedirectResponse(f"/rows/{following}" if following else "/", 303)


async def _finish(request: Request) -> Response:
    desk = _desk(request)
    finish(desk.mirror, desk.drawn, (desk.who, f"spot check, {desk.how}", desk.clock()))
    desk.message = "The dataset counts as reviewed; its cap is lifted."
    return RedirectResponse("/", 303)


def _view(drawn: Drawn) -> ConversationView:
    try:
        return row_view(drawn_row(drawn))
    except (msgspec.MsgspecError, ValueError, TypeError, LookupError) as error:
        raise UsageError("this row cannot be laid out", facts=(type(error).__name__,)) from error


def _branched(view: ConversationView) -> list[MessageView]:
    return [message for branch in view.branches for message in branch.messages]


def _desk(request: Request) -> CheckDesk:
    desk = request.app.state.check
    if not isinstance(desk, CheckDesk):
        raise TypeError(type(desk).__name__)
    return desk


def _asked(request: Request) -> tuple[CheckDesk, int, Drawn]:
    desk, number = _desk(request), int(request.path_params["number"])
    if not 0 < number <= len(desk.drawn):
        raise HTTPException(404)
    return desk, number, desk.drawn[number - 1]


def _render(request: Request, template: str, **context: object) -> Response:
    desk = _desk(request)
    message = desk.said()
    return respond(request, template, 200, states={}, message=message, desk=desk, **context)
