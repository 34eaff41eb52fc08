"""Proposes a publication to a repository of somebody else, as a pull request, and reads it back.

The repository's card and manifest are its owner's. Everything of the donor goes under one folder, named by the
fingerprint of a key that exists for this repository alone: a whole dataset with card, manifest and signature,
whose paths are relative to that folder.
"""

from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from commonplace import NAME, hub
from commonplace.errors import ConsentMissing, HubConflict, HubError, UsageError
from commonplace.evidence import SIGNATURE_NAME
from commonplace.hub import proposals
from commonplace.hub.proposals import PullRequest
from commonplace.publish.answers import Answers
from commonplace.publish.current import Current, file_sha256
from commonplace.publish.plan import Plan
from commonplace.publish.signing import verified
from commonplace.publish.targets import Target
from commonplace.records.ids import key_fingerprint
from commonplace.records.manifest import MANIFEST_NAME
from commonplace.store import Workspace

__all__ = ["Proposal", "folder_for", "keep", "proposal", "propose", "unfinished"]

_FACT = "publish.proposal."


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A pull request of ours, as far as this workspace knows.

    Attributes:
        pull_request: number, page and the commit that holds the files.
        folder: under which they are.
        objects: SHA-256 of each file, by path in the repository.
        digest: what the person confirmed.
        status: of the pull request when it was last looked at.
        merged_as: the commit that brought it into the owner's branch; empty if none did.
        state: ``opening`` until the pull request is known, ``withdrawing`` until nothing of it answers any more,
            then ``withdrawn``.
        title: by which one is found whose answer was lost.
        left: what still answered when a withdrawal looked last, and what helps.
    """

    pull_request: PullRequest
    folder: str
    objects: dict[str, str]
    digest: str
    status: proposals.Status = "open"
    merged_as: str = ""
    state: Literal["opening", "proposed", "withdrawing", "withdrawn"] = "proposed"
    title: str = ""
    left: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What it is, for a person."""
        made = self.pull_request
        if not made.number:
            return "a pull request that was begun"
        became = "" if self.status == "open" else f" ({self.status})"
        return f"proposed as pull request {made.number}: {made.address}{became}"


_NOT_KNOWN = PullRequest(number=0, address="", revision="")

_NONE = Proposal(pull_request=_NOT_KNOWN, folder="", objects={}, digest="")


def proposal(workspace: Workspace, target: Target) -> Proposal | None:
    """What was proposed to a repository last; None if nothing was. Asks no network."""
    found = workspace.facts.get(_FACT + target.text, Proposal, _NONE)
    return None if found == _NONE else found


def unfinished(workspace: Workspace) -> tuple[str, ...]:
    """Targets (as ``Target.text``) to which a pull request was begun that is not known to be gone."""
    found = (Target.parse(key.removeprefix(_FACT)) for key in workspace.facts.keys(_FACT))
    known = {target.text: proposal(workspace, target) for target in found}
    return tuple(text for text, each in known.items() if each is not None and each.state != "withdrawn")


def keep(workspace: Workspace, target: Target, known: Proposal) -> None:
    """Remember what is known of a pull request."""
    workspace.facts.set(_FACT + target.text, known)


def folder_for(workspace: Workspace, current: Current, answers: Answers) -> str:
    """The folder of a proposal; empty for other targets.

    Raises:
        UsageError: there is no such repository, something was proposed there before, or traces are wanted.
    """
    target = current.target
    if target.kind != "pr":
        return ""
    known = proposal(workspace, target)
    folder = f"{NAME}/{key_fingerprint(workspace.secret(), target.label)}"
    state = hub.repository_state(target.place)
    if state is None:
        raise UsageError(f"there is no repository {target.place} that this token may see")
    if (known and known.state != "withdrawn") or any(
        each.path.startswith(f"{folder}/") for each in state.files
    ):
        raise UsageError(
            f"something of yours was proposed to {target.place} already",
            facts=(known.words,) if known else (f"files stand there under {folder}",),
            hint=f"take it back first: `{NAME} withdraw --all --from {target.text}`",
        )
    if answers.traces:
        # What sends text files to large storage is the owner's to say; in ordinary files they could stay for ever.
        raise UsageError("traces do not go with a pull request", hint="leave --traces out")
    return folder


def propose(workspace: Workspace, target: Target, plan: Plan, files: Path, scratch: Path) -> str:
    """Open the pull request, unless an interrupted try opened it, and download its files again.

    Returns:
        Id of the commit that holds them.

    Raises:
        ConsentMissing: another Hub, or another circle of readers, than was confirmed.
        HubConflict: the repository is gone.
        HubError: the Hub refuses, does not answer, or gives back something else.
    """
    if hub.endpoint() != plan.endpoint:
        raise ConsentMissing("another Hub is named now than was confirmed", facts=(hub.endpoint(),))
    state = hub.repository_state(target.place)
    if state is None:
        raise HubConflict(f"there is no repository {target.place} any more")
    if state.visibility != plan.visibility:
        raise ConsentMissing(
            f"{target.place} is {state.visibility} now, not {plan.visibility} as it was when you confirmed",
            hint=f"run `{NAME} publish` again and confirm what it shows",
        )
    begun = Proposal(
        pull_request=_NOT_KNOWN,
        folder=plan.folder,
        objects={f"{plan.folder}/{fact.path}": fact.sha256 for fact in plan.operations},
        digest=plan.digest,
        state="opening",
        title=_title(plan),
    )
    made = _made_before(workspace, target, plan, scratch)
    if made is None:
        keep(workspace, target, begun)
        made = _open(target, plan, files)
    keep(workspace, target, replace(begun, pull_request=made, state="proposed"))
    _read_back(target, plan, made, scratch / "back")
    return made.revision


def _title(plan: Plan) -> str:
    return f"Add {plan.new} conversations under {plan.folder}"


def _open(target: Target, plan: Plan, files: Path) -> PullRequest:
    uploads = [hub.Upload(f"{plan.folder}/{fact.path}", files / fact.path) for fact in plan.operations]
    description = (
        f"All files are under `{plan.folder}/`; nothing else is changed. Its card and licence are there."
    )
    return proposals.propose(target.place, uploads, message=_title(plan), description=description)


def _made_before(workspace: Workspace, target: Target, plan: Plan, scratch: Path) -> PullRequest | None:
    known = proposal(workspace, target)
    if known and known.digest == plan.digest and known.pull_request.number:
        return known.pull_request
    wanted = next(fact.sha256 for fact in plan.operations if fact.path == MANIFEST_NAME)
    for each in proposals.mine(target.place, _title(plan)):
        copy = scratch / f"manifest-{each.number}.json"
        path = f"{plan.folder}/{MANIFEST_NAME}"
        if not hub.purging.file_answers(target.place, path, each.ref):
            continue
        hub.download(target.place, path, each.ref, copy)
        if file_sha256(copy) == wanted:
            return each
    return None


def _read_back(target: Target, plan: Plan, made: PullRequest, folder: Path) -> None:
    for fact in plan.operations:
        copy = folder / fact.path
        hub.download(target.place, f"{plan.folder}/{fact.path}", made.ref, copy)
        if file_sha256(copy) != fact.sha256:
            raise HubError(
                f"pull request {made.number} gave back something else than was sent",
                facts=(fact.path, made.address),
                hint=f"look at it, or take it back: `{NAME} withdraw --all --from {target.text}`",
            )
    if plan.signed_by is not None and verified(folder, plan.label, None).key != plan.signed_by:
        raise HubError(f"the signature in pull request {made.number} does not hold", facts=(SIGNATURE_NAME,))
