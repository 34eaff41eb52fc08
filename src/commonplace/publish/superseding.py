"""Replaces rows that stand on the Hub: their earlier versions are purged like something withdrawn.

A new commit alone would leave what stood there before readable in the history.
"""

from collections.abc import Callable
from typing import Literal, TypeAlias

from commonplace import hub
from commonplace.errors import HubError
from commonplace.publish.current import Current
from commonplace.publish.pending import add_old, carry_out, noted
from commonplace.publish.plan import Plan
from commonplace.publish.targets import Target
from commonplace.store import Workspace

__all__ = ["Earlier", "expect_rights", "noting", "purge_earlier"]

Earlier: TypeAlias = Literal["gone", "pending"]
"""Whether earlier versions of rows are confirmed to be gone; ``commonplace withdraw --from`` goes on with it."""


def expect_rights(target: Target, plan: Plan) -> None:
    """See, before anything is sent, that the token may purge what is replaced.

    Raises:
        HubRefused: it may not; the right that is missing is named.
    """
    if plan.purges:
        hub.purging.check_withdrawal_rights(target.place)


def noting(workspace: Workspace, target: Target, plan: Plan) -> Callable[[Current], None]:
    """A function that notes what a publication is about to replace, for the moment before it is pushed."""

    def before(current: Current) -> None:
        after = {fact.path: fact for fact in plan.operations}
        held = [fact for fact in current.shards() if after.get(fact.path, fact) != fact]
        if held:
            add_old(workspace, target, current.state, held)

    return before


def purge_earlier(workspace: Workspace, target: Target) -> Earlier | None:
    """Purge what was replaced, if anything was.

    Returns:
        None if nothing is to be purged. A Hub that does not do it now leaves it pending: what was published
        is published.
    """
    known = noted(workspace, target.text)
    if known is None or known.confirmed:
        return None
    try:
        left = carry_out(workspace, target)
    except HubError:
        return "pending"
    return "pending" if left.waiting else "gone"
