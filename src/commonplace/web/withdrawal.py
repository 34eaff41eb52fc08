"""Withdraw: what is out, what would be taken back, a typed word, and what became of it."""

from typing import Self

import msgspec
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from commonplace.errors import CommonplaceError, ConsentMissing, UsageError
from commonplace.publish import (
    BACK_AS_A_WHOLE,
    Chosen,
    Target,
    WithdrawalPlan,
    Withdrawn,
    published,
    withdraw,
)
from commonplace.records.tombstone import REASONS, UNSPECIFIED
from commonplace.review import parse_query
from commonplace.store import Workspace
from commonplace.web.addresses import field
from commonplace.web.rendering import desk_of, render, workspace_of

__all__ = ["carry_out", "show", "show_plan"]

_WORD = "withdraw"
_LONGEST = 400


class _Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What the form says: from where, what of it (``query``, ``all`` or ``rest``), and why."""

    target: str = ""
    what: str = ""
    query: str = ""
    reason: str = UNSPECIFIED

    @classmethod
    def read(cls, form: FormData) -> Self:
        """The form as it came in."""
        return cls(**{name: field(form, name)[:_LONGEST] for name in ("target", "what", "query", "reason")})

    def chosen(self, workspace: Workspace) -> Chosen:
        """What it names.

        Raises:
            UsageError: nothing, or nothing that can be meant.
        """
        if self.reason not in REASONS:
            raise UsageError("there is no such reason", hint="choose one of the list")
        if self.what == "all":
            return Chosen(everything=True)
        if self.what == "rest":
            return Chosen()
        words = self.query.split()
        if not words:
            raise UsageError("say what to withdraw", hint="type a query as in the Inbox, or ids of rows")
        if all(each.startswith("cp1-") for each in words):
            return Chosen(row_ids=frozenset(words))
        return Chosen(cids=frozenset(workspace.conversations.ids(parse_query(self.query))))


async def show(request: Request) -> Response:
    """Show what is out, with what is pending, and ask what shall go. Asks no network."""
    return _show(request, _Wish(query=request.query_params.get("q", "")[:_LONGEST]))


async def show_plan(request: Request) -> Response:
    """Show what would go and what that does; a repository is looked at for it, nothing is changed."""
    wish = _Wish.read(await request.form())
    plans: list[WithdrawalPlan] = []
    try:
        _take(request, wish, plans, agreed=False)
        (plan,) = plans
        if not (plan.rows or plan.earlier or plan.resumes):
            raise UsageError(
                f"nothing of that stands at {plan.target}", facts=(f"{plan.of:,} rows stand there",)
            )
    except CommonplaceError as error:
        return _show(request, wish, error=error)
    return _show(request, wish, plan=plan)


async def carry_out(request: Request) -> Response:
    """Withdraw after the typed word; the same again goes on where it stopped."""
    form = await request.form()
    wish = _Wish.read(form)
    plans: list[WithdrawalPlan] = []
    try:
        if field(form, "typed").strip().lower() != _WORD:
            _take(request, wish, plans, agreed=False)
            raise ConsentMissing("nothing was withdrawn: the word is another one", hint=f"type {_WORD}")
        done = _take(request, wish, plans, agreed=True)
    except CommonplaceError as error:
        return _show(request, wish, plan=plans[0] if plans else None, error=error)
    return _show(request, _Wish(), done=done)


def _take(request: Request, wish: _Wish, plans: list[WithdrawalPlan], *, agreed: bool) -> Withdrawn | None:
    """Withdraw, or only find out what would go; the plan is added to ``plans``."""
    workspace = workspace_of(request)
    if wish.target not in {each.target for each in published.out(workspace)}:
        raise UsageError("choose from where", hint="only what this workspace published is listed")

    def agree(plan: WithdrawalPlan) -> bool:
        plans.append(plan)
        return agreed

    return withdraw(
        workspace,
        Target.parse(wish.target),
        wish.chosen(workspace),
        agree=agree,
        reason=wish.reason,
        now=desk_of(request).clock(),
    )


def _show(
    request: Request,
    wish: _Wish,
    *,
    plan: WithdrawalPlan | None = None,
    done: Withdrawn | None = None,
    error: CommonplaceError | None = None,
) -> Response:
    return render(
        request,
        "withdraw.html",
        status=200 if error is None else {2: 400, 4: 502}.get(error.exit_code, 409),
        targets=published.out(workspace_of(request)),
        reasons=REASONS,
        wish=wish,
        plan=plan,
        done=done,
        error=error,
        word=_WORD,
        back_as_a_whole=BACK_AS_A_WHOLE,
    )
