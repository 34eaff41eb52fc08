"""Tries out, before the first publication, whether what is published can be taken back with this token.

A private repository of a name that nobody uses gets two invented conversations; one is withdrawn, the past is
purged, everything old is asked for again, and the repository is deleted. Nothing of the person's is in it.
"""

import secrets
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec
from msgspec.structs import replace

from commonplace import NAME, __version__, hub
from commonplace.errors import HubError, HubRefused, NeedsPerson
from commonplace.hub import standing
from commonplace.privacy import RULESET_VERSION
from commonplace.publish.card_text import ATTRIBUTES
from commonplace.publish.contents import contents_of
from commonplace.publish.current import Current, look
from commonplace.publish.describing import TEXTS, file_fact, write_texts
from commonplace.publish.purging import Purge, purge, remaining
from commonplace.publish.removal import remove_rows
from commonplace.publish.targets import Target
from commonplace.records import Conversation, Message, Provenance, RowContext, Text, to_row
from commonplace.records.manifest import MANIFEST_NAME, Manifest, write_manifest
from commonplace.records.row import SCHEMA_VERSION, Row
from commonplace.records.shards import DATA, rewrite
from commonplace.records.tombstone import Tombstone
from commonplace.store import Workspace

__all__ = ["Rehearsal", "accept_failure", "expect_rehearsed", "rehearse"]

Outcome: TypeAlias = Literal["passed", "pending", "refused"]

_FACT = "publish.rehearsal."
_LEFT = "publish.rehearsal-left."
_SHARD = f"{DATA}/train-0001-00000.parquet"
_GOES, _STAYS = "cp1-rehearsal-goes", "cp1-rehearsal-stays"


class Rehearsal(msgspec.Struct, frozen=True, kw_only=True):
    """How a rehearsal went; it stands in receipts.

    Attributes:
        outcome: ``passed``: everything old answered 404. ``pending``: all was allowed, and something still
            answered. ``refused``: at ``step``, with the Hub's words in ``facts``.
        deleted: whether the repository could be deleted in the end, which making one again needs.
        at: UTC seconds.
        accepted: the person knows that withdrawing will mean to delete the repository and to make it again.
    """

    outcome: Outcome
    at: float
    step: str = ""
    facts: tuple[str, ...] = ()
    deleted: bool = True
    accepted: bool = False

    @property
    def suffices(self) -> bool:
        """Whether something may be published after it."""
        return self.outcome != "refused" or self.accepted


_NONE = Rehearsal(outcome="refused", at=0.0)


def expect_rehearsed(workspace: Workspace, target: Target) -> Rehearsal:
    """See that a rehearsal in the account of a target went well; hold it now if none was held.

    Raises:
        NeedsPerson: a right is missing; the alternatives are named. Nothing was published.
        HubUnreachable: the Hub does not answer; the same call begins anew.
    """
    known = workspace.facts.get(_key(target), Rehearsal, _NONE)
    if known.suffices:
        return known
    done = rehearse(workspace, target)
    if not done.suffices:
        raise NeedsPerson(
            "nothing was published: with this token it could not be taken back",
            facts=(
                f"a rehearsal in a private repository without anything of yours was refused: {done.step}",
                *done.facts,
                *(() if done.deleted else ("nor could that repository be deleted",)),
            ),
            hint=f"sign in with another token (`{NAME} login`), or accept that withdrawing deletes the whole "
            f"repository and makes it again: `{NAME} publish --send --accept-recreation`",
        )
    return done


def accept_failure(workspace: Workspace, target: Target) -> None:
    """Note that the person accepts to publish although purging was refused.

    Raises:
        NeedsPerson: not even deleting was allowed, so nothing could be taken back at all.
    """
    known = workspace.facts.get(_key(target), Rehearsal, _NONE)
    if known == _NONE or known.suffices:
        return
    if not known.deleted:
        raise NeedsPerson(
            "this token may not even delete what it makes", hint=f"`{NAME} login` with another one"
        )
    workspace.facts.set(_key(target), replace(known, accepted=True))


def rehearse(workspace: Workspace, target: Target, tell: Callable[[str], None] = lambda _: None) -> Rehearsal:
    """Hold a rehearsal in the account of a target, and remember how it went.

    Args:
        workspace: open for writing.
        target: a repository; another one beside it is made and deleted.
        tell: told of each step.

    Raises:
        HubUnreachable: the Hub does not answer.

    Cost: some forty calls.
    """
    scratch = Path(tempfile.mkdtemp(dir=workspace.spool))
    try:
        done = _Rehearsing(workspace, target, scratch, tell).run()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    workspace.facts.set(_key(target), done)
    return done


def _key(target: Target) -> str:
    return f"{_FACT}{hub.endpoint()}/{target.place.partition('/')[0]}"


class _Rehearsing:
    """The steps of one rehearsal."""

    def __init__(
        self, workspace: Workspace, target: Target, scratch: Path, tell: Callable[[str], None]
    ) -> None:
        self._workspace = workspace
        self._owner = target.place.partition("/")[0]
        self._left = f"{_LEFT}{hub.endpoint()}/{self._owner}"
        self._target = Target(kind="hf", place=f"{self._owner}/{NAME}-rehearsal-{secrets.token_hex(4)}")
        self._scratch = scratch
        self._tell = tell
        self._old = Purge(name=self._target.place)

    def run(self) -> Rehearsal:
        self._delete(self._workspace.facts.get(self._left, str, ""))
        # A rehearsal that is killed leaves a repository; the next one deletes it.
        self._workspace.facts.set(self._left, self._target.place)
        done = Rehearsal(outcome="passed", at=time.time())
        steps: dict[str, Callable[[], None]] = {
            "create a private repository": self._create,
            "publish to it": self._publish,
            "withdraw from it": self._withdraw,
            "delete old versions for ever": self._purge,
        }
        for step, act in steps.items():
            self._tell(step)
            try:
                act()
            except HubRefused as error:
                done = replace(done, outcome="refused", step=step, facts=error.facts)
                break
        else:
            self._tell("look for what was deleted")
            left = remaining(self._old)
            done = replace(done, outcome="pending" if left.waiting else "passed", facts=left.waiting)
        return replace(done, deleted=self._delete(self._target.place))

    def _delete(self, name: str) -> bool:
        """Delete a repository of ours, if there is one; says whether it is gone."""
        if not name:
            return True
        try:
            standing.delete(name)
        except HubRefused:
            return False
        self._workspace.facts.set(self._left, None)
        return True

    def _create(self) -> None:
        hub.create(self._target.place, "private", ATTRIBUTES)

    def _publish(self) -> None:
        files = self._scratch / "files"
        rewrite(files / _SHARD, (_row(_GOES), _row(_STAYS)))
        shard = file_fact(files, _SHARD, rows=True)
        contents = contents_of([files / _SHARD])
        write_texts(files, self._target, contents, [shard], has_withdrawals=False)
        manifest = Manifest(
            not_for_publication=False,
            schema_version=SCHEMA_VERSION,
            tool_version=__version__,
            target=self._target.label,
            key_fingerprint="rehearsal",
            consent_texts=(),
            counts=contents.counts(),
            files=(shard, *(file_fact(files, name) for name in TEXTS)),
        )
        (files / MANIFEST_NAME).write_bytes(write_manifest(manifest))
        self._push([_SHARD, *TEXTS, MANIFEST_NAME], files, self._look().state)
        hub.purging.make_tag(self._target.place, "rehearsal")

    def _look(self) -> Current:
        return look(self._target, self._scratch)

    def _push(
        self, paths: list[str], files: Path, parent: str | None, deletions: tuple[str, ...] = ()
    ) -> None:
        uploads = [hub.Upload(path, files / path) for path in paths]
        hub.push(self._target.place, uploads, deletions=deletions, message="Rehearse", parent=parent or "")

    def _withdraw(self) -> None:
        current = self._look()
        if current.manifest is None:
            raise HubError("what was just published is not there")
        files = self._scratch / "without"
        month = time.strftime("%Y-%m", time.gmtime())
        stone = Tombstone(id=_GOES, withdrawn_month=month)
        removal = remove_rows(current, current.manifest, [stone], files=files, scratch=self._scratch)
        self._old = replace(
            self._old,
            objects=frozenset(each.sha256 for each in removal.held),
            files=frozenset((current.state or "", each.path) for each in removal.held),
        )
        self._push([each.path for each in removal.operations], files, current.state, removal.deletions)

    def _purge(self) -> None:
        self._old = purge(self._old, lambda _: None)


def _row(name: str) -> Row:
    """An invented conversation."""
    conversation = Conversation(
        source="rehearsal",
        provider="none",
        client="none",
        surface="unknown",
        native_id=name,
        provenance=Provenance(
            collection="official_export", source_format="rehearsal", parser="rehearsal", parser_version=1
        ),
        messages=(
            Message(id="a", parent=None, role="user", parts=(Text(f"Is anybody there? {name}"),)),
            Message(id="b", parent="a", role="assistant", parts=(Text("Nobody; this is invented."),)),
        ),
        leaf="b",
    )
    return to_row(conversation, RowContext(id=name, redaction_version=RULESET_VERSION))
