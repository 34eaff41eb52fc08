"""Takes rows back from where they were published: from the files, from their history, from later publications.

The order is such that an interruption never gives text back: first the conversations are left out, then the
rows leave the files, then the past is purged, then all of it is looked for. The same call again goes on.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from commonplace import NAME, hub
from commonplace.errors import (
    HubConflict,
    HubError,
    HubRefused,
    HubUnreachable,
    UsageError,
)
from commonplace.publish.choosing import Chosen, Found, conversations_of, find
from commonplace.publish.current import Current, look
from commonplace.publish.endpoints import expect_endpoint
from commonplace.publish.pending import add_old, carry_out, noted
from commonplace.publish.recreating import refuse_while_remaking
from commonplace.publish.redoing import apply, finish
from commonplace.publish.removal import Removal, remove_rows
from commonplace.publish.signing import resigning
from commonplace.publish.superseding import delete_stranded, note_uploads
from commonplace.publish.targets import Target
from commonplace.publish.unproposing import take_back
from commonplace.publish.withdrawal import WithdrawalPlan, Withdrawn
from commonplace.records.arrow import read_ids
from commonplace.records.manifest import Manifest
from commonplace.records.tombstone import UNSPECIFIED, Tombstone
from commonplace.store import Workspace

__all__ = ["withdraw"]

_TRIES = 3


def withdraw(
    workspace: Workspace,
    target: Target,
    chosen: Chosen,
    *,
    agree: Callable[[WithdrawalPlan], bool],
    reason: str = UNSPECIFIED,
    endpoint: str | None = None,
    now: float | None = None,
    purge: bool = True,
) -> Withdrawn | None:
    """Withdraw rows from a target, or go on with a withdrawal that is not confirmed yet.

    Neither the workspace's log nor its key is needed if rows are named by their ids: they are found in the
    public files.

    Args:
        workspace: open for writing.
        target: folder or repository.
        chosen: what shall go.
        agree: shown what would happen, before anything does.
        reason: one of ``tombstone.REASONS``; it stands in the tombstones for everybody.
        endpoint: a Hub other than the public one that the person confirms.
        now: UTC seconds, for the month of the tombstones.
        purge: false if the repository will be deleted and made again instead.

    Returns:
        None if ``agree`` said no.

    Raises:
        UsageError: nothing of ours is there.
        HubRefused: a right is missing; nothing was changed.
        HubError, WorkspaceError: a step failed; the same call goes on where it stopped.
    """
    expect_endpoint(workspace, target, endpoint)
    if target.kind == "pr":
        return take_back(workspace, target, chosen, agree=agree)
    refuse_while_remaking(workspace, target)
    scratch = Path(tempfile.mkdtemp(dir=workspace.spool))
    try:
        steps = _Withdrawing(workspace, target, scratch, reason, now or time.time())
        return steps.run(chosen, agree, purge=purge)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


class _Withdrawing:
    """The steps of one withdrawal, and what they share."""

    def __init__(self, workspace: Workspace, target: Target, scratch: Path, reason: str, now: float) -> None:
        self._workspace = workspace
        self._target = target
        self._scratch = scratch
        self._reason = reason
        self._month = time.strftime("%Y-%m", time.gmtime(now))

    def run(
        self, chosen: Chosen, agree: Callable[[WithdrawalPlan], bool], *, purge: bool
    ) -> Withdrawn | None:
        is_hub = self._target.kind == "hf"
        if is_hub:
            self._expect_rights(purge=purge)
        else:
            # What was decided earlier and interrupted is no new act.
            finish(self._target.folder)
        current = look(self._target, self._scratch)
        if is_hub and purge and current.manifest is None:
            delete_stranded(self._workspace, self._target)
        _manifest(current)
        rows, withdrawn = self._rows(current), self._tombstones(current)
        found = find(self._workspace, current, chosen, rows=rows, withdrawn=withdrawn)
        # Without a note of ours nobody knows whether the past of an earlier withdrawal was purged.
        known = noted(self._workspace, self._target.text)
        resumes = is_hub and (not known.confirmed if known else bool(found.earlier))
        plan = self._plan(current, found, len(rows), resumes=resumes)
        if not agree(plan if purge else replace(plan, purges=False)):
            return None
        gone = found.there | found.earlier
        cids = conversations_of(self._workspace, current, gone, rows | withdrawn)
        left_out = self._workspace.decisions.set_state(cids, "left_out", "by_query").changed if cids else 0
        # What was made for the state before cannot be sent any more, and its files hold these rows.
        cancelled = self._workspace.outbox.cancel_all(self._target.text) if found.there else 0
        if found.there:
            (self._commit if is_hub else self._write)(current, found.there)
        if is_hub and purge:
            delete_stranded(self._workspace, self._target)
        self._workspace.outbox.withdrawn(self._target.text, gone | withdrawn)
        done = Withdrawn(
            target=self._target.text,
            confirmed=True,
            rows=len(found.there),
            earlier=len(found.earlier),
            unknown=tuple(sorted(found.unknown)),
            left_out=left_out,
            cancelled=cancelled,
        )
        if not is_hub or not (found.there or resumes):
            return done
        return self._purge(done) if purge else replace(done, confirmed=False)

    def _expect_rights(self, *, purge: bool) -> None:
        try:
            hub.purging.check_withdrawal_rights(self._target.place, purge=purge)
        except HubRefused as error:
            raise self._with_alternatives(error) from error

    def _with_alternatives(self, error: HubRefused) -> HubRefused:
        """The same error with what helps where a token, or the Hub, does not purge."""
        return HubRefused(
            error.message,
            facts=error.facts,
            hint=f"sign in with another token (`{NAME} login`), or delete the repository and make it again with "
            f"what remains: `{NAME} withdraw --from {self._target.text} --recreate`",
        )

    def _rows(self, current: Current) -> frozenset[str]:
        return frozenset(
            row_id for fact in current.shards() for row_id in read_ids(current.local(fact, self._scratch))
        )

    def _tombstones(self, current: Current) -> frozenset[str]:
        return frozenset(each.id for each in current.tombstones(self._scratch))

    def _plan(self, current: Current, found: Found, rows: int, *, resumes: bool) -> WithdrawalPlan:
        shards = [
            fact.path
            for fact in current.shards()
            if not found.there.isdisjoint(read_ids(current.local(fact, self._scratch)))
        ]
        return WithdrawalPlan(
            target=self._target.text,
            rows=len(found.there),
            of=rows,
            earlier=len(found.earlier),
            unknown=tuple(sorted(found.unknown)),
            shards=tuple(shards),
            resumes=resumes,
            purges=self._target.kind == "hf" and (bool(found.there) or resumes),
        )

    def _remove(self, current: Current, ids: frozenset[str]) -> tuple[Removal, Path]:
        stones = [
            Tombstone(id=row_id, withdrawn_month=self._month, reason_code=self._reason)
            for row_id in sorted(ids)
        ]
        files = Path(tempfile.mkdtemp(dir=self._scratch))
        removal = remove_rows(
            current,
            _manifest(current),
            stones,
            files=files,
            scratch=self._scratch,
            sign=resigning(self._workspace, current, self._scratch),
        )
        return removal, files

    def _write(self, current: Current, ids: frozenset[str]) -> None:
        removal, files = self._remove(current, ids)
        apply(self._target.folder, removal, files)

    def _commit(self, current: Current, ids: frozenset[str]) -> None:
        """Push files without the rows until none of them stands there.

        Looking again tells a commit of somebody else in between, and one whose answer got lost.
        """
        for tries_left in reversed(range(_TRIES)):
            removal, files = self._remove(current, ids)
            add_old(self._workspace, self._target, current.state, removal.held)
            note_uploads(self._workspace, self._target, removal.operations)
            try:
                self._push(current, removal, files, len(ids))
            except (HubConflict, HubUnreachable):
                if not tries_left:
                    raise
            current = look(self._target, self._scratch)
            ids = ids & self._rows(current)
            if not ids:
                return
        raise HubError(
            f"{self._target.text} still holds rows that were taken out", facts=(f"{len(ids)} rows",)
        )

    def _push(self, current: Current, removal: Removal, files: Path, count: int) -> None:
        hub.push(
            self._target.place,
            [hub.Upload(fact.path, files / fact.path) for fact in removal.operations],
            deletions=removal.deletions,
            message=f"Withdraw {count} conversations",
            parent=current.state or "",
        )

    def _purge(self, done: Withdrawn) -> Withdrawn:
        try:
            left = carry_out(self._workspace, self._target)
        except HubRefused as error:
            raise self._with_alternatives(error) from error
        return replace(done, confirmed=not left.waiting, waiting=left.waiting, unreachable=left.unreachable)


def _manifest(current: Current) -> Manifest:
    """The manifest of a target from which something can be withdrawn."""
    manifest = current.manifest
    if manifest is None:
        raise UsageError(
            f"{current.target.text} holds nothing that {NAME} published",
            hint="name the folder or hf:OWNER/NAME that you published to",
        )
    if manifest.not_for_publication:
        raise UsageError(
            f"{current.target.text} holds a local export, which nobody received",
            hint="delete the folder",
        )
    return manifest
