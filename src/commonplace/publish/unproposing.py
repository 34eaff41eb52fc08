"""Takes back what was proposed to a repository of somebody else, as far as a stranger may, and looks at it."""

from collections.abc import Callable
from contextlib import suppress

from msgspec.structs import replace

from commonplace import hub
from commonplace.errors import HubRefused, UsageError
from commonplace.hub import proposals
from commonplace.publish.choosing import Chosen
from commonplace.publish.proposing import Proposal, keep, proposal
from commonplace.publish.targets import Target
from commonplace.publish.withdrawal import WithdrawalPlan, Withdrawn
from commonplace.store import Workspace

__all__ = ["look_again", "take_back"]


def take_back(
    workspace: Workspace, target: Target, chosen: Chosen, *, agree: Callable[[WithdrawalPlan], bool]
) -> Withdrawn | None:
    """Take a pull request back: as a whole, whichever of its conversations are named.

    Returns:
        None if ``agree`` said no. Not confirmed as long as anything still answers; then only the owner, or a
        press of a button on its page, can do the rest, and ``unreachable`` has a text to send.

    Raises:
        UsageError: nothing was proposed there.
        HubError: a step failed; the same call goes on.
    """
    known = proposal(workspace, target)
    if known is None:
        raise UsageError(f"nothing was proposed to {target.place} from this workspace")
    known = _found_again(target, known)
    sent = workspace.outbox.published(target.text)
    there = [each for each in sent if each.withdrawn is None]
    named = [
        each for each in sent if chosen.everything or each.row_id in chosen.row_ids or each.cid in chosen.cids
    ]
    goes = there if any(each.withdrawn is None for each in named) else []
    plan = WithdrawalPlan(
        target=target.text,
        rows=len(goes),
        of=len(there),
        earlier=sum(each.withdrawn is not None for each in named),
        unknown=tuple(sorted(chosen.row_ids - {each.row_id for each in sent})),
        shards=tuple(path for path in known.objects if path.endswith(".parquet")) if goes else (),
        # A pull request whose check failed has no rows in the log.
        resumes=known.state in ("opening", "withdrawing") or (chosen.everything and not sent),
        purges=False,
    )
    if not agree(plan):
        return None
    if not goes and not plan.resumes:
        return Withdrawn(
            target=target.text, confirmed=True, rows=0, earlier=plan.earlier, unknown=plan.unknown
        )
    keep(workspace, target, replace(known, state="withdrawing"))
    cids = {each.cid for each in named}
    left_out = workspace.decisions.set_state(cids, "left_out", "by_query").changed if cids else 0
    cancelled = workspace.outbox.cancel_all(target.text)
    _take_out(target, known)
    workspace.outbox.withdrawn(target.text, [each.row_id for each in goes])
    after = look_again(workspace, target)
    left = after.left if after else ()
    return Withdrawn(
        target=target.text,
        confirmed=not left,
        rows=len(goes),
        earlier=plan.earlier,
        unknown=plan.unknown,
        left_out=left_out,
        cancelled=cancelled,
        waiting=left[:1],
        unreachable=left[1:],
    )


def look_again(workspace: Workspace, target: Target) -> Proposal | None:
    """Ask what became of a pull request and, if it was taken back, what of it still answers; remember both."""
    known = proposal(workspace, target)
    if known is None:
        return None
    if not known.pull_request.number:
        return _look_for_begun(workspace, target, known)
    found = proposals.look(target.place, known.pull_request.number)
    seen = replace(known, status=found.status, merged_as=found.merged_as or known.merged_as)
    if seen.state == "withdrawing":
        left = _left(target, seen)
        seen = replace(seen, left=left, state="withdrawing" if left else "withdrawn")
    keep(workspace, target, seen)
    return seen


def _found_again(target: Target, known: Proposal) -> Proposal:
    """The same with its pull request, if the process was killed before it heard of the one that it opened."""
    if known.pull_request.number:
        return known
    found = proposals.mine(target.place, known.title)
    return replace(known, pull_request=found[0], state="proposed") if found else known


def _look_for_begun(workspace: Workspace, target: Target, known: Proposal) -> Proposal:
    """What was begun and never opened: gone as soon as it is taken back, for no ref holds it."""
    seen = replace(known, state="withdrawn" if known.state == "withdrawing" else known.state)
    keep(workspace, target, seen)
    return seen


def _take_out(target: Target, known: Proposal) -> None:
    number = known.pull_request.number
    if number and proposals.look(target.place, number).status in ("open", "draft"):
        if _answers(target, known, known.pull_request.ref):
            proposals.empty(target.place, number, known.folder)
        proposals.close(target.place, number)
    # A stranger may not, a member of the owner's organisation may.
    with suppress(HubRefused):
        hub.purging.delete_large_files(target.place, set(known.objects.values()))


def _answers(target: Target, known: Proposal, revision: str) -> bool:
    """Whether any rows can be had at a revision; texts beside them say nothing that people wrote."""
    rows = [path for path in known.objects if path.endswith(".parquet")]
    return any(hub.purging.file_answers(target.place, path, revision) for path in rows)


def _places(target: Target, known: Proposal) -> tuple[str, ...]:
    """Revisions that can hold the files still: the commits that brought them, and branches and tags as they are.

    A branch that merged them and deleted them later keeps them in its past; the commit of the merge answers as
    long as any name leads to it, so no history has to be walked, nor the pull requests of others.
    """
    there = hub.purging.references(target.place)
    known_commits = (known.pull_request.revision, known.merged_as)
    named = (known.pull_request.ref, *there.branches, *there.tags)
    return tuple(dict.fromkeys(each for each in (*known_commits, *named) if each))


def _left(target: Target, known: Proposal) -> tuple[str, ...]:
    made, owner = known.pull_request, target.place.partition("/")[0]
    if not any(_answers(target, known, revision) for revision in _places(target, known)):
        return ()
    if known.status == "merged":
        first = f"pull request {made.number} was merged: only {owner} can delete it now: {made.address}"
        asks = (
            f"delete the folder {known.folder}, its large files for ever (settings), and the ref of the pull "
            "request; the history keeps them otherwise"
        )
    else:
        first = (
            f"pull request {made.number} is closed and its ref keeps a copy; “Delete ref” on its page, which "
            f"{owner} can press, removes it: {made.address}"
        )
        asks = f"press “Delete ref” on it, and delete the large files of {known.folder} for ever"
    return (
        first,
        f"a text to send to {owner}: I take back what I proposed in pull request {made.number} "
        f"({made.address}). Please {asks}. Thank you.",
    )
