"""Replaces rows that stand on the Hub: their earlier versions are purged like something withdrawn.

A new commit alone would leave what stood there before readable in the history.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Literal, TypeAlias

from commonplace import hub
from commonplace.errors import HubError
from commonplace.publish.current import Current
from commonplace.publish.pending import add_old, carry_out, noted
from commonplace.publish.plan import Plan
from commonplace.publish.targets import Target
from commonplace.records.manifest import FileFact
from commonplace.store import Workspace

__all__ = [
    "Earlier",
    "arrived",
    "delete_stranded",
    "expect_rights",
    "note_uploads",
    "noting",
    "purge_earlier",
]

_UPLOADED = "publish.uploaded."

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
        note_uploads(workspace, target, plan.operations)
        held = [fact for fact in current.shards() if after.get(fact.path, fact) != fact]
        if held:
            add_old(workspace, target, current.state, held)

    return before


def note_uploads(workspace: Workspace, target: Target, files: Iterable[FileFact]) -> None:
    """Note files right before they are sent: until a commit uses them, nothing in the repository tells of them."""
    sent = workspace.facts.get(_UPLOADED + target.text, list[str], [])
    workspace.facts.set(_UPLOADED + target.text, sorted({*sent, *(fact.sha256 for fact in files)}))


def arrived(workspace: Workspace, target: Target, plan: Plan) -> None:
    """Note that what was being sent stands there; what earlier tries sent and this one did not is deleted.

    A Hub that refuses that now is asked again by the next publication or withdrawal.
    """
    sent = workspace.facts.get(_UPLOADED + target.text, list[str], [])
    if set(sent) <= {fact.sha256 for fact in plan.operations}:
        workspace.facts.set(_UPLOADED + target.text, None)
        return
    with suppress(HubError):
        delete_stranded(workspace, target)


def delete_stranded(workspace: Workspace, target: Target) -> None:
    """Delete large files that were sent before an interruption and that no commit came to use.

    Nobody finds them in the repository, and yet they are there.

    Raises:
        HubError: the Hub refuses or does not answer.
    """
    sent = workspace.facts.get(_UPLOADED + target.text, list[str], [])
    state = hub.repository_state(target.place) if sent else None
    if state is not None:
        stranded = set(sent) - {each.sha256 for each in state.files}
        hub.purging.delete_large_files(target.place, stranded)
    workspace.facts.set(_UPLOADED + target.text, None)


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
