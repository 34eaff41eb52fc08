"""Deletes a repository and makes it again with the rows that remain: what helps where a Hub does not purge.

Files come first, into a private folder of the workspace; then the repository goes; then it is made again from
them. What was reached is noted before each step, so that the same call goes on after a kill at any moment.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from commonplace import NAME, hub
from commonplace.errors import HubConflict, HubError, NeedsPerson, UsageError
from commonplace.hub import standing
from commonplace.publish.card_text import ATTRIBUTES
from commonplace.publish.current import file_sha256, look
from commonplace.publish.endpoints import expect_endpoint
from commonplace.publish.pending import noted, recheck
from commonplace.publish.purging import Purge, Remaining
from commonplace.publish.targets import Target
from commonplace.store import Workspace

__all__ = ["Recreated", "RecreationPlan", "is_begun", "recreate", "refuse_while_remaking"]

_PREFIX = "publish.remaking."


class RecreationPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What would be made again, and what would be lost.

    Attributes:
        target: as ``Target.text``.
        files: of the newest commit, which come back; ``rows`` in them.
        likes, downloads, discussions: of the repository; they do not come back.
        resumes: whether it was begun and interrupted.
    """

    target: str
    files: int
    rows: int
    likes: int = 0
    downloads: int = 0
    discussions: int = 0
    resumes: bool = False


class Recreated(msgspec.Struct, frozen=True, kw_only=True):
    """A repository that was made again: its newest commit, and what of the old one still answers."""

    target: str
    revision: str
    files: int
    waiting: tuple[str, ...] = ()

    @property
    def confirmed(self) -> bool:
        """Whether nothing of the old repository answers any more."""
        return not self.waiting


class _Remaking(msgspec.Struct, frozen=True, kw_only=True):
    """How far it is: ``revision`` is the commit whose files are in ``folder``; ``kept`` once all of them are."""

    folder: str
    revision: str
    visibility: hub.Visibility
    gate: standing.Gate
    files: dict[str, str]
    manifest_sha256: str
    kept: bool = False


_NONE = _Remaking(folder="", revision="", visibility="private", gate=False, files={}, manifest_sha256="")


def is_begun(workspace: Workspace, target: Target) -> bool:
    """Whether a repository is between its deletion and its making again, or about to be."""
    return workspace.facts.get(_PREFIX + target.text, _Remaking, _NONE) != _NONE


def refuse_while_remaking(workspace: Workspace, target: Target) -> None:
    """See that a repository is not just between its deletion and its making again.

    Raises:
        NeedsPerson: it is, and that has to be finished first.
    """
    if is_begun(workspace, target):
        raise NeedsPerson(
            f"{target.text} is being deleted and made again, and that was interrupted",
            hint=f"run `{NAME} withdraw --from {target.text} --recreate`, which goes on where it stopped",
        )


def recreate(
    workspace: Workspace,
    target: Target,
    *,
    agree: Callable[[RecreationPlan], bool],
    endpoint: str | None = None,
) -> Recreated | None:
    """Delete a repository and make it again with the files of its newest commit, or go on with that.

    Args:
        workspace: open for writing.
        target: a repository from whose files everything was taken that shall go.
        agree: shown what would be lost, before anything does.
        endpoint: a Hub other than the public one that the person confirms.

    Returns:
        None if ``agree`` said no.

    Raises:
        UsageError: nothing of ours is there, or it is a folder.
        HubConflict: somebody changed it in the meantime; nothing was deleted.
        HubError: a step failed; the same call goes on where it stopped.
    """
    if target.kind == "pr":
        raise UsageError(
            f"{target.place} is not yours to delete", hint=f"`{NAME} withdraw --all --from {target.text}`"
        )
    if target.kind == "folder":
        raise UsageError("a folder has no history to get rid of", hint="leave --recreate out")
    expect_endpoint(workspace, target, endpoint)
    scratch = Path(tempfile.mkdtemp(dir=workspace.spool))
    try:
        return _Recreating(workspace, target, scratch).run(agree)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


class _Recreating:
    """The steps of one making again, and what they share."""

    def __init__(self, workspace: Workspace, target: Target, scratch: Path) -> None:
        self._workspace = workspace
        self._target = target
        self._name = target.place
        self._scratch = scratch

    def run(self, agree: Callable[[RecreationPlan], bool]) -> Recreated | None:
        state = self._workspace.facts.get(_PREFIX + self._target.text, _Remaking, _NONE)
        if state == _NONE:
            begun = self._begin(agree)
            if begun is None:
                return None
            state = begun
        elif not agree(
            RecreationPlan(target=self._target.text, files=len(state.files), rows=0, resumes=True)
        ):
            return None
        if not state.kept:
            state = self._keep(state)
        revision = self._make(state)
        self._verify(state, revision)
        if state.gate:
            standing.gate(self._name, state.gate)
        shutil.rmtree(self._folder(state), ignore_errors=True)
        self._note(None)
        return Recreated(
            target=self._target.text,
            revision=revision,
            files=len(state.files),
            waiting=self._remaining(state).waiting,
        )

    def _note(self, state: _Remaking | None) -> None:
        self._workspace.facts.set(_PREFIX + self._target.text, state)

    def _folder(self, state: _Remaking) -> Path:
        return self._workspace.remaking / state.folder

    def _begin(self, agree: Callable[[RecreationPlan], bool]) -> _Remaking | None:
        hub.purging.check_withdrawal_rights(self._name, purge=False)
        current = look(self._target, self._scratch)
        there = hub.repository_state(self._name)
        if current.manifest is None or there is None or there.revision != current.state:
            raise UsageError(f"{self._target.text} holds nothing that {NAME} published")
        lost = standing.standing(self._name)
        plan = RecreationPlan(
            target=self._target.text,
            files=len(there.files),
            rows=current.manifest.counts.get("conversations", 0),
            likes=lost.likes,
            downloads=lost.downloads,
            discussions=lost.discussions,
        )
        if not agree(plan):
            return None
        state = _Remaking(
            folder=there.revision,
            revision=there.revision,
            visibility=there.visibility,
            gate=lost.gate,
            files={each.path: each.sha256 or "" for each in there.files},
            manifest_sha256=current.manifest_sha256 or "",
        )
        self._note(state)
        return state

    def _keep(self, state: _Remaking) -> _Remaking:
        """Fetch every file of the commit, and see that each of ours is what the manifest says."""
        folder = self._folder(state)
        current = look(self._target, self._scratch)
        if current.state != state.revision:
            raise self._given_up(state)
        known = {each.path: each.sha256 for each in current.manifest.files} if current.manifest else {}
        files: dict[str, str] = {}
        for path in state.files:
            hub.download(self._name, path, state.revision, folder / path)
            files[path] = file_sha256(folder / path)
            if files[path] != known.get(path, files[path]):
                raise HubError(
                    f"{self._target.text} does not hold what its manifest says; nothing was deleted",
                    facts=(path,),
                )
        kept = msgspec.structs.replace(state, files=files, kept=True)
        self._note(kept)
        return kept

    def _given_up(self, state: _Remaking) -> HubConflict:
        """Forget what was begun if the old repository is still there; else the files here stay."""
        if not hub.purging.revision_answers(self._name, state.revision):
            return HubConflict(
                f"{self._target.text} was deleted, and something else stands there by now",
                facts=(f"its files are in {self._folder(state)}",),
                hint="move or delete what stands there, then run the same command again",
            )
        shutil.rmtree(self._folder(state), ignore_errors=True)
        self._note(None)
        return HubConflict(
            f"{self._target.text} is not what it was; nothing was deleted",
            hint="run the same command again, which looks at it anew and asks again",
        )

    def _make(self, state: _Remaking) -> str:
        """Delete and create, unless that was done; gives the commit that holds the files."""
        self._workspace.outbox.cancel_all(self._target.text)
        current = look(self._target, self._scratch)
        if current.state == state.revision:
            standing.delete(self._name)
            current = look(self._target, self._scratch)
        if current.state is None:
            parent = hub.create(self._name, state.visibility, ATTRIBUTES)
        elif current.manifest_sha256 == state.manifest_sha256:
            return current.state
        elif current.manifest is None and not current.others:
            parent = current.state
        else:
            raise self._given_up(state)
        folder = self._folder(state)
        # With the attributes: a creation that was interrupted leaves those that the Hub makes.
        uploads = [hub.Upload(path, folder / path) for path in state.files]
        return hub.push(self._name, uploads, message="Make the dataset again", parent=parent)

    def _verify(self, state: _Remaking, revision: str) -> None:
        for path, sha256 in state.files.items():
            copy = self._scratch / "back" / path
            hub.download(self._name, path, revision, copy)
            if file_sha256(copy) != sha256:
                raise HubError(f"{self._target.text} gave back something else than was sent", facts=(path,))
            copy.unlink()

    def _remaining(self, state: _Remaking) -> Remaining:
        """Look for what the old repository held: all that was noted, and its newest commit."""
        known = noted(self._workspace, self._target.text) or Purge(name=self._name)
        old = Purge(
            name=self._name,
            objects=known.objects - set(state.files.values()),
            revisions=known.revisions | {state.revision},
            files=known.files,
        )
        return recheck(self._workspace, self._target, old)
