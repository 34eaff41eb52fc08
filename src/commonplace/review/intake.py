"""Bring files into the workspace: read, merge, scan, and account for every record."""

import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

import msgspec

from commonplace.errors import CommonplaceError, SeveralAccounts
from commonplace.records import Conversation, Skipped, Tally, UnknownRecord
from commonplace.review.identity import Machine, learn_identity
from commonplace.review.planning import Plan, Unit, make_plan, placed
from commonplace.review.scanning import scan_pending
from commonplace.sources import ReadOptions, Tree
from commonplace.store import FileRecord, Workspace

__all__ = ["PAUSE", "READING", "AddOptions", "AddResult", "Progress", "add", "no_progress"]

PAUSE = "reading-pause"
"""Fact that asks a reading process to stop after the unit it is at."""
READING = "reading-now"
"""Fact that is true while a process reads."""

Progress = Callable[[str, int, int], None]
"""Called with a phase, what is done and what there is to do (bytes or conversations)."""

_SOURCE_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    msgspec.MsgspecError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What a source may raise by mistake. It costs the one group of files it was reading, never the others."""

_EVENTS_PER_TRANSACTION = 32


class AddOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to add.

    Attributes:
        source: read all files with this source instead of asking all.
        read: the person's answers that sources need.
        machine: whose facts are redacted; this one unless said otherwise.
        budget: seconds after which no further unit is begun; None for no limit.
    """

    source: str | None = None
    read: ReadOptions = ReadOptions()
    machine: Machine | None = None
    budget: float | None = None


class AddResult(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did.

    Attributes:
        import_id: for ``ws.imports.receipt``.
        refused: inputs that were not read at all, each with its reason.
        remaining_files: files that the budget left for later; ``remaining_bytes`` their size.
        seconds: how long it took; ``read_bytes`` how much was read.
    """

    import_id: int
    refused: tuple[CommonplaceError, ...]
    remaining_files: int
    remaining_bytes: int
    read_bytes: int
    seconds: float


def no_progress(phase: str, done: int, total: int) -> None:
    """Show nothing."""
    del phase, done, total


def add(
    workspace: Workspace,
    paths: Sequence[Path],
    options: AddOptions | None = None,
    progress: Progress = no_progress,
) -> AddResult:
    """Read everything under ``paths`` that a source knows, newest first, and scan it.

    Each conversation is committed with the ones before it every 32 events; a process that is killed
    loses nothing that was committed, and adding the same paths again goes on where it stopped.

    Raises:
        UnknownSource: the source named in the options does not exist.
    """
    chosen = options or AddOptions()
    started = time.monotonic()
    import_id = workspace.imports.begin([path.name for path in paths])
    workspace.facts.set(PAUSE, False)
    workspace.facts.set(READING, True)
    plan = make_plan(paths, workspace.spool, chosen.source)
    try:
        result = _read_plan(workspace, plan, import_id, chosen, progress)
    finally:
        plan.close()
        workspace.facts.set(READING, False)
    workspace.imports.finish(import_id)
    refused, remaining, read_bytes = result
    return AddResult(
        import_id=import_id,
        refused=tuple(refused),
        remaining_files=sum(len(group.entries) for unit in remaining for group in unit.groups),
        remaining_bytes=sum(unit.size for unit in remaining),
        read_bytes=read_bytes,
        seconds=time.monotonic() - started,
    )


def _read_plan(
    workspace: Workspace, plan: Plan, import_id: int, options: AddOptions, progress: Progress
) -> tuple[list[CommonplaceError], list[Unit], int]:
    refused: list[CommonplaceError] = list(plan.refused)
    with workspace.transaction():
        for skipped in plan.skipped:
            workspace.imports.skip(import_id, skipped)
    learn_identity(workspace, plan)
    total, done = plan.size, 0
    deadline = None if options.budget is None else time.monotonic() + options.budget
    waiting = list(plan.units)
    while waiting:
        late = deadline is not None and time.monotonic() > deadline
        if done and (late or workspace.facts.get(PAUSE, bool, False)):
            break
        unit = _unseen(workspace, waiting.pop(0))
        progress("Reading", done, total)
        if unit.groups:
            try:
                _check_accounts(unit, options.read)
            except SeveralAccounts as error:
                refused.append(error)
                continue
            _read_unit(workspace, unit, import_id, options.read)
            scan_pending(workspace, options.machine, progress)
        done += unit.size
    remaining = [unit for unit in (_unseen(workspace, unit) for unit in waiting) if unit.groups]
    scan_pending(workspace, options.machine, progress)
    return refused, remaining, done


def _unseen(workspace: Workspace, unit: Unit) -> Unit:
    """Leave out groups of which every file was read before and has not changed."""
    groups = tuple(
        group
        for group in unit.groups
        if not all(workspace.imports.seen(print_) for print_ in group.fingerprints)
    )
    return Unit(unit.tree, unit.source, groups)


def _check_accounts(unit: Unit, options: ReadOptions) -> None:
    """Refuse an archive with several people's conversations until the donor names their own account."""
    accounts = unit.source.accounts(unit.selection)
    if len(accounts) > 1 and options.account not in accounts:
        raise SeveralAccounts(
            f"`{unit.tree.label}` holds the conversations of {len(accounts)} accounts",
            facts=[f"account {account}" for account in accounts[:20]],
            hint="name your own with `--account ID`; the others' conversations will not be read",
        )


def _read_unit(workspace: Workspace, unit: Unit, import_id: int, options: ReadOptions) -> None:
    """Read one unit; if its source fails, read its groups one by one so that one bad file costs itself."""
    try:
        _store_events(workspace, unit, import_id, options)
    except _SOURCE_FAULTS as fault:
        if len(unit.groups) > 1:
            for group in unit.groups:
                _read_unit(workspace, Unit(unit.tree, unit.source, (group,)), import_id, options)
            return
        _record_failure(workspace, unit, import_id, type(fault).__name__)


def _record_failure(workspace: Workspace, unit: Unit, import_id: int, fault: str) -> None:
    """Put a failed group into the receipt; its files count as unread and are tried again next time."""
    with workspace.transaction():
        for entry in unit.groups[0].entries:
            skipped = Skipped(entry.path, "source-failed", detail=f"{fault}, {entry.size} bytes")
            workspace.imports.skip(import_id, placed(unit.tree, skipped))


def _store_events(workspace: Workspace, unit: Unit, import_id: int, options: ReadOptions) -> None:
    events = unit.source.read(unit.selection, options)
    while batch := list(islice(events, _EVENTS_PER_TRANSACTION)):
        # Read first, write then: the page may write between two transactions, and none lasts long.
        with workspace.transaction():
            for event in batch:
                _store_event(workspace, unit.tree, event, import_id)
    with workspace.transaction():
        for group in unit.groups:
            for fingerprint in group.fingerprints:
                workspace.imports.mark_seen(import_id, fingerprint)


def _store_event(
    workspace: Workspace, tree: Tree, event: Conversation | Skipped | Tally | UnknownRecord, import_id: int
) -> None:
    match event:
        case Conversation():
            workspace.conversations.put(event, import_id)
        case Skipped():
            workspace.imports.skip(import_id, placed(tree, event))
        case Tally():
            workspace.imports.done(import_id, FileRecord(tally=event))
        case UnknownRecord():
            workspace.imports.unknown(import_id, event)
