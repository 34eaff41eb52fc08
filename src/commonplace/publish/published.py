"""What is out: where, since when, and what is known of it there, as it was when somebody last looked."""

import shutil
import tempfile
import time
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from commonplace.errors import HubError
from commonplace.hub import standing
from commonplace.publish.current import look
from commonplace.publish.endpoints import expect_endpoint
from commonplace.publish.pending import noted, recheck, unconfirmed
from commonplace.publish.proposing import proposal, unfinished
from commonplace.publish.targets import Target
from commonplace.publish.unproposing import look_again as look_at_proposal
from commonplace.store import Workspace

__all__ = ["Looked", "Out", "begun", "look_again", "out"]

Found: TypeAlias = Literal["there", "not there", "not ours"]

_PREFIX = "publish.out."


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """A target as it was when it was last looked at.

    Attributes:
        at: UTC seconds.
        found: whether a dataset of ours stands there.
        rows: in it, by its manifest.
        state: commit, or SHA-256 of a folder's manifest.
        builds: datasets whose cards name it as a source; None if that is not known.
        waiting: what was deleted and still answered; ``unreachable`` what no call can reach.
    """

    at: float
    found: Found
    rows: int = 0
    state: str = ""
    visibility: str | None = None
    builds: tuple[str, ...] | None = None
    waiting: tuple[str, ...] = ()
    unreachable: tuple[str, ...] = ()


_NEVER = Looked(at=0.0, found="not there")


class Out(msgspec.Struct, frozen=True, kw_only=True):
    """A target that something was published to, by this workspace's log, and what was seen there last.

    Attributes:
        target: as ``Target.text``.
        rows: sent and not withdrawn; ``withdrawn`` those that were.
        since, latest: UTC seconds of the first and the last publication.
        proposal: what is known of the pull request, if it was one.
        pending: whether something that was deleted there is not confirmed to be gone.
        looked: None if nobody looked since.
    """

    target: str
    rows: int
    withdrawn: int
    since: float
    latest: float
    pending: bool
    looked: Looked | None
    proposal: str = ""


def out(workspace: Workspace) -> tuple[Out, ...]:
    """All targets of this workspace, by name; asks no network."""
    times: dict[str, list[float]] = {}
    for publication in workspace.outbox.all("sent"):
        times.setdefault(publication.target, []).append(publication.sent or publication.staged)
    return tuple(_out(workspace, target, times[target]) for target in sorted(times))


def begun(workspace: Workspace) -> tuple[str, ...]:
    """Targets where something was begun that no log of a publication tells of, so that some of it may stand there.

    A process that was killed, or a Hub that stopped answering, leaves such; asks no network.
    """
    sent = {publication.target for publication in workspace.outbox.all("sent")}
    return tuple(sorted({*unconfirmed(workspace), *unfinished(workspace)} - sent))


def _out(workspace: Workspace, target: str, times: list[float]) -> Out:
    rows = workspace.outbox.published(target)
    withdrawn = sum(each.withdrawn is not None for each in rows)
    purge = noted(workspace, target)
    made = proposal(workspace, Target.parse(target))
    looked = workspace.facts.get(_PREFIX + target, Looked, _NEVER)
    return Out(
        target=target,
        rows=len(rows) - withdrawn,
        withdrawn=withdrawn,
        since=min(times),
        latest=max(times),
        pending=(purge is not None and not purge.confirmed)
        or (made is not None and made.state == "withdrawing"),
        looked=None if looked == _NEVER else looked,
        proposal=made.words if made else "",
    )


def look_again(workspace: Workspace, target: Target, *, now: float | None = None) -> Looked:
    """Look at a target, ask once more for what was deleted there, and remember what was seen.

    Raises:
        ConsentMissing: HF_ENDPOINT names a Hub that it was never published to.
        HubError, DamagedInput: it cannot be looked at; what was seen before stays.
    """
    expect_endpoint(workspace, target)
    if target.kind == "pr":
        return _look_at_proposal(workspace, target, now or time.time())
    scratch = Path(tempfile.mkdtemp(dir=workspace.spool))
    try:
        current = look(target, scratch)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    manifest = current.manifest
    found: Found = "there" if manifest else "not ours" if current.others else "not there"
    seen = Looked(
        at=now or time.time(),
        found=found,
        rows=manifest.counts.get("conversations", 0) if manifest else 0,
        state=current.state or "",
        visibility=current.visibility,
    )
    if target.kind == "hf":
        seen = _with_the_past(workspace, target, seen)
    workspace.facts.set(_PREFIX + target.text, seen)
    return seen


def _look_at_proposal(workspace: Workspace, target: Target, now: float) -> Looked:
    made = look_at_proposal(workspace, target)
    waiting = made.left if made else ()
    rows = sum(each.withdrawn is None for each in workspace.outbox.published(target.text))
    is_there = made is not None and made.status in ("open", "merged", "draft")
    seen = Looked(
        at=now,
        found="there" if is_there else "not there",
        rows=rows,
        state=made.pull_request.revision if made else "",
        waiting=waiting,
    )
    workspace.facts.set(_PREFIX + target.text, seen)
    return seen


def _with_the_past(workspace: Workspace, target: Target, seen: Looked) -> Looked:
    """The same with known builds, and with what is left of earlier versions if that was not confirmed."""
    try:
        seen = msgspec.structs.replace(seen, builds=standing.derived(target.place))
    except HubError:
        seen = msgspec.structs.replace(seen, builds=None)
    purge = noted(workspace, target.text)
    if purge is None or purge.confirmed or not seen.state:
        return seen
    left = recheck(workspace, target)
    return msgspec.structs.replace(seen, waiting=left.waiting, unreachable=left.unreachable)
