"""Bring files into the workspace: read, merge, scan, and account for every record."""

import struct
import time
import zipfile
import zlib
from collections import deque
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import msgspec

from commonplace.errors import CommonplaceError, InputError, SeveralAccounts
from commonplace.records import Conversation, ReadEvent, Skipped, Tally, UnknownRecord
from commonplace.review.identity import Machine, learn_identity
from commonplace.review.planning import Plan, make_plan, name_of, placed
from commonplace.review.presence import Presence
from commonplace.review.projects import apply_project_rules
from commonplace.review.rules import apply_rules
from commonplace.review.scanning import scan_pending
from commonplace.review.units import Group, Unit
from commonplace.sources import ReadOptions
from commonplace.store import FileRecord, Workspace

__all__ = ["AddOptions", "AddResult", "Progress", "add", "no_progress"]

Progress = Callable[[str, int, int], None]
"""Called with a phase, what is done and what there is to do (bytes or conversations)."""

_SOURCE_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    InputError,
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
        known_files: files that were read before and have not changed.
        remaining_files: files that the budget left for later; ``remaining_bytes`` their size.
        seconds: how long it took; ``read_bytes`` how much was read.
    """

    import_id: int
    refused: tuple[CommonplaceError, ...]
    known_files: int
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
    seen, ours = workspace.imports.seen, workspace.root
    plan = make_plan(paths, workspace.spool, chosen.source, chosen.read, seen=seen, ours=ours)
    try:
        import_id = workspace.imports.begin([name_of(path) for path in paths])
        intake = _Intake(workspace, plan, import_id, chosen, progress)
        intake.run()
    finally:
        plan.close()
    workspace.imports.finish(import_id)
    return intake.result(time.monotonic() - started)


class _Intake:
    """One import: the units of a plan, read one after another."""

    def __init__(
        self, workspace: Workspace, plan: Plan, import_id: int, options: AddOptions, progress: Progress
    ) -> None:
        self._workspace = workspace
        self._plan = plan
        self._import = import_id
        self._options = options
        self._tell = progress
        self._presence = Presence(workspace, plan.size)
        self._waiting = deque(plan.units)
        self._refused: list[CommonplaceError] = list(plan.refused)
        self._known = 0

    def run(self) -> None:
        """Read until nothing is left, the budget is used up, or somebody asks for a pause."""
        try:
            self._presence.sign()
            self._skip(self._plan.skipped)
            learn_identity(self._workspace, self._plan)
            self._read_all()
            apply_project_rules(self._workspace, self._options.machine)
            scan_pending(self._workspace, self._options.machine, self._progress)
            apply_rules(self._workspace)
        finally:
            self._presence.end()

    def _read_all(self) -> None:
        budget = self._options.budget
        deadline = None if budget is None else time.monotonic() + budget
        owners = _Owners(self._plan.units)
        while self._waiting:
            if self._presence.done and (_is_past(deadline) or self._presence.should_pause):
                break
            unit = self._waiting.popleft()
            self._progress("Reading", self._presence.done, self._plan.size)
            self._take(unit, owners)
            self._presence.done += unit.size

    def _progress(self, phase: str, done: int, total: int) -> None:
        self._presence.sign()
        self._tell(phase, done, total)

    def result(self, seconds: float) -> AddResult:
        """What was done, and what was left for later."""
        remaining = [self._unseen(unit) for unit in self._waiting]
        return AddResult(
            import_id=self._import,
            refused=tuple(self._refused),
            known_files=self._known,
            remaining_files=sum(unit.files for unit in remaining),
            remaining_bytes=sum(unit.size for unit in remaining),
            read_bytes=self._presence.done,
            seconds=seconds,
        )

    def _skip(self, skipped: Iterable[Skipped]) -> None:
        with self._workspace.transaction():
            for each in skipped:
                self._workspace.imports.skip(self._import, each)

    def _unseen(self, unit: Unit) -> Unit:
        """Leave out groups of which every file was read before and has not changed."""
        seen = self._workspace.imports.seen
        groups = tuple(group for group in unit.groups if not all(map(seen, group.fingerprints)))
        return msgspec.structs.replace(unit, groups=groups)

    def _take(self, whole: Unit, owners: "_Owners") -> None:
        """Read what is new of a unit, unless it holds other people's conversations; then scan."""
        unit = self._unseen(whole)
        self._known += whole.files - unit.files
        if not unit.groups:
            return
        try:
            accounts = owners.of(whole)
        except _SOURCE_FAULTS as fault:
            self._record_failure(unit, type(fault).__name__)
            return
        if len(accounts) > 1 and self._options.read.account not in accounts:
            self._refuse(unit, accounts)
            return
        self._read(unit)
        # What was found is looked for everywhere once all is read: each time is a pass over all text.
        scan_pending(self._workspace, self._options.machine, self._progress, spread=False)

    def _refuse(self, unit: Unit, accounts: frozenset[str]) -> None:
        """Refuse an archive with several people's conversations until the donor names their own account."""
        message = f"`{unit.label}` holds the conversations of {len(accounts)} accounts"
        error = SeveralAccounts(
            message,
            facts=[f"account {account}" for account in sorted(accounts)[:20]],
            hint="name your own with `--account ID`; the others' conversations will not be read",
        )
        self._skip(
            placed(unit.label, Skipped(entry.path, "other-account", detail="refused: several accounts"))
            for entry in unit.selection.entries
        )
        if message not in {known.message for known in self._refused}:
            self._refused.append(error)

    def _read(self, unit: Unit) -> None:
        """Read one unit; if its source fails, read its groups one by one so that one bad file costs itself."""
        finished: set[str] = set()
        try:
            self._store(unit, finished)
        except _SOURCE_FAULTS as fault:
            left = [g for g in unit.groups if not all(entry.path in finished for entry in g.entries)]
            self._mark_seen([group for group in unit.groups if group not in left])
            if len(unit.groups) == 1:
                self._record_failure(unit, type(fault).__name__, finished)
                return
            for group in left:
                self._read(msgspec.structs.replace(unit, groups=(group,)))

    def _record_failure(self, unit: Unit, fault: str, finished: Container[str] = ()) -> None:
        """Put files that were not read into the receipt; the unit is tried again next time."""
        self._skip(
            placed(unit.label, Skipped(entry.path, "source-failed", detail=f"{fault}, {entry.size:,} bytes"))
            for entry in unit.selection.entries
            if entry.path not in finished
        )

    def _store(self, unit: Unit, finished: set[str]) -> None:
        """Store what a source reads; ``finished`` gains the paths of files that were read to their end."""
        for batch in _batches(unit.source.read(unit.selection, self._options.read)):
            # Read first, write then: the page may write between two transactions, and none lasts long.
            with self._workspace.transaction():
                for event in batch:
                    self._store_event(unit, event)
            self._presence.sign()
            finished.update(event.path for event in batch if isinstance(event, Tally))
        self._mark_seen(unit.groups)

    def _mark_seen(self, groups: Iterable[Group]) -> None:
        with self._workspace.transaction():
            for fingerprint in chain.from_iterable(group.fingerprints for group in groups):
                self._workspace.imports.mark_seen(self._import, fingerprint)

    def _store_event(self, unit: Unit, event: ReadEvent) -> None:
        imports = self._workspace.imports
        match event:
            case Conversation():
                self._workspace.conversations.put(event, self._import)
            case Skipped():
                imports.skip(self._import, placed(unit.label, event))
            case Tally():
                imports.done(self._import, FileRecord(tally=event, source=unit.source.id))
            case UnknownRecord():
                imports.unknown(self._import, event)


class _Owners:
    """Whose conversations trees hold. Logs are asked all together, however they were cut into units."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._units = units
        self._logs: dict[tuple[int, str], frozenset[str]] = {}

    def of(self, unit: Unit) -> frozenset[str]:
        """The accounts of a download, or of all logs of the tree that the unit belongs to."""
        source = unit.source
        if not source.independent_files:
            return frozenset(source.accounts(unit.selection))
        key = (id(unit.tree), source.id)
        if key not in self._logs:
            together = [other for other in self._units if (id(other.tree), other.source.id) == key]
            found = (source.accounts(other.selection) for other in together)
            self._logs[key] = frozenset(chain.from_iterable(found))
        return self._logs[key]


def _batches(events: Iterator[ReadEvent]) -> Iterator[list[ReadEvent]]:
    """Cut events into batches; what came before a fault is given, too, before the fault is raised."""
    batch: list[ReadEvent] = []
    try:
        for event in events:
            batch.append(event)
            if len(batch) == _EVENTS_PER_TRANSACTION:
                yield batch
                batch = []
    except _SOURCE_FAULTS:
        yield batch
        raise
    yield batch


def _is_past(deadline: float | None) -> bool:
    return deadline is not None and time.monotonic() > deadline
