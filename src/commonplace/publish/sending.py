"""Sends a confirmed publication: the very files that were confirmed, then reads them back and compares.

Whatever differs from what was confirmed (a file, the target, a decision, the text of a conversation, a
provider's terms) cancels the confirmation; nothing is sent then.
"""

import shutil
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from commonplace import NAME
from commonplace.errors import ConsentMissing, HubConflict, NeedsPerson, WorkspaceError
from commonplace.publish.current import file_sha256, look
from commonplace.publish.delivery import to_folder, to_hub
from commonplace.publish.plan import Plan, StagedRow, read_rows_list
from commonplace.publish.proposing import proposal, propose
from commonplace.publish.public_receipt import modes_of
from commonplace.publish.receipt import Receipt, receipt_of
from commonplace.publish.recreating import refuse_while_remaking
from commonplace.publish.rehearsing import expect_rehearsed
from commonplace.publish.row_terms import day_of
from commonplace.publish.rows import inputs_digest
from commonplace.publish.staging import Staged, staged
from commonplace.publish.superseding import Earlier, arrived, expect_rights, noting, purge_earlier
from commonplace.publish.targets import Target
from commonplace.publish.terms_check import terms_that_changed
from commonplace.store import PublishedRow, Workspace, state_words

__all__ = ["send"]


def send(workspace: Workspace, ready: Staged, *, now: float | None = None) -> Receipt:
    """Send a publication that is ready, and verify it.

    Args:
        workspace: open for writing.
        ready: confirmed, and past its waiting time.
        now: UTC seconds, for the terms of the day; by the workspace's clock unless said otherwise.

    Returns:
        The receipt, which is also kept in the workspace.

    Raises:
        NeedsPerson: it waits still, or what is sent could not be taken back with this token.
        ConsentMissing: it was not confirmed, or something changed since; it is cancelled then.
        HubConflict: the repository changed since it was staged; it is cancelled then.
        HubError: the Hub refuses or does not answer; the confirmation stays, so sending can be repeated.
    """
    publication = staged(workspace.outbox.get(ready.number))
    plan = publication.plan
    _expect_ready(publication)
    rows = read_rows_list(publication.folder.parent)
    _expect_unchanged(workspace, publication, rows, workspace.clock() if now is None else now)
    target = Target.parse(plan.target)
    rehearsal = expect_rehearsed(workspace, target) if target.kind == "hf" else None
    scratch = Path(tempfile.mkdtemp(dir=workspace.spool))
    try:
        revision, earlier = _deliver(workspace, target, publication, scratch)
    except (HubConflict, ConsentMissing):
        workspace.outbox.cancel(publication.number)
        raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    made = proposal(workspace, target) if target.kind == "pr" else None
    receipt = receipt_of(
        plan,
        publication.digest,
        rows,
        revision=revision,
        sent=time.time(),
        earlier=earlier,
        rehearsal=rehearsal,
        reviewed=modes_of(workspace, rows),
        pull_request=made.pull_request if made else None,
    )
    workspace.outbox.sent(
        publication.number,
        [_published(plan, publication.number, row) for row in rows],
        receipt=msgspec.to_builtins(receipt),
    )
    return receipt


def _deliver(
    workspace: Workspace, target: Target, publication: Staged, scratch: Path
) -> tuple[str, Earlier | None]:
    """Bring the files there; gives the state that holds them, and what became of what they replaced."""
    plan, files = publication.plan, publication.folder
    if target.kind == "folder":
        return to_folder(target, plan, files, scratch), None
    if target.kind == "pr":
        return propose(workspace, target, plan, files, scratch), None
    refuse_while_remaking(workspace, target)
    expect_rights(target, plan)
    revision = to_hub(target, plan, files, scratch, before=noting(workspace, target, plan))
    arrived(workspace, target, plan)
    earlier = purge_earlier(workspace, target)
    # Squashing makes another commit of the same files.
    return (look(target, scratch).state or revision) if earlier else revision, earlier


def _expect_ready(publication: Staged) -> None:
    if publication.state == "ready":
        return
    if publication.state == "waiting" and publication.ready_at is not None:
        raise NeedsPerson(
            f"the publication to {publication.plan.target} is "
            f"{state_words(publication.state, publication.ready_at)}",
            hint=f"run `{NAME} publish --send` then, or publish again with `--now`",
        )
    raise ConsentMissing(
        f"the publication to {publication.plan.target} is {publication.state}, not confirmed",
        hint=f"run `{NAME} publish` and confirm what it shows",
    )


def _expect_unchanged(
    workspace: Workspace, publication: Staged, rows: Sequence[StagedRow], now: float
) -> None:
    """See that files and conversations are what the person said yes to; cancel the publication if not."""
    changed = [row for row in rows if not _is_current(workspace, row)]
    facts = []
    if changed:
        facts.append(f"{len(changed)} of {len(rows)} conversations changed, or were decided anew")
    facts += terms_that_changed(publication.plan, publication.folder.parent, day_of(now))
    if publication.plan.digest != publication.digest or not _files_match(publication):
        facts.append("the staged files are not those that were confirmed")
    if facts:
        workspace.outbox.cancel(publication.number)
        raise ConsentMissing(
            f"the confirmation for {publication.plan.target} does not hold any more; nothing was sent",
            facts=facts,
            hint=f"run `{NAME} publish` again and confirm what it shows",
        )


def _is_current(workspace: Workspace, row: StagedRow) -> bool:
    try:
        return inputs_digest(workspace, row.cid) == row.inputs
    except WorkspaceError:
        return False


def _files_match(publication: Staged) -> bool:
    for fact in publication.plan.operations:
        file = publication.folder / fact.path
        if not file.is_file() or file.stat().st_size != fact.size or file_sha256(file) != fact.sha256:
            return False
    return True


def _published(plan: Plan, number: int, row: StagedRow) -> PublishedRow:
    return PublishedRow(
        target=plan.target,
        row_id=row.row_id,
        cid=row.cid,
        publication=number,
        generation=row.generation,
        content_sha256=row.content_sha256,
        shard=row.shard,
    )
