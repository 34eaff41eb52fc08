"""Verifies a mirror: every file once, every origin when something about it changed.

What a file is depends on its bytes, so results are kept by SHA-256 and by the versions of program, rules and
registry of terms. A run that is killed goes on where it was; one that finds nothing new writes nothing.
"""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec
import pyarrow as pa
from msgspec.structs import replace

from commonplace.collect.defects import VERIFYING
from commonplace.collect.mirror import Mirror
from commonplace.collect.states import MirroredFile, OriginState
from commonplace.collect.verifying.arrow_columns import compute
from commonplace.collect.verifying.files import FileTask
from commonplace.collect.verifying.keeping import Kept
from commonplace.collect.verifying.notices import notice_for
from commonplace.collect.verifying.origins import Gathered, rows_files, see_manifest, summed_up
from commonplace.collect.verifying.processes import check_in_processes
from commonplace.collect.verifying.reading import read_some
from commonplace.collect.verifying.results import AccountScores, FileResult, OriginResult, ScanSummary
from commonplace.collect.verifying.scanning import ScanTask, recipe, scan_files
from commonplace.collect.verifying.scores import scores_of_rows
from commonplace.collect.verifying.versions import check_version, scan_version
from commonplace.records.facts import month_of
from commonplace.records.row import Row
from commonplace.settings import cache_folder

__all__ = ["Options", "Report", "verify"]

_TRIES = 3
_GIVEN_UP = f"tried {_TRIES} times"
"""Runs in which the reader of a file may die before it is not tried any more."""

_ENOUGH_ROWS = 20
"""Below it no score is counted; see ``evidence.bulk``."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to verify.

    Attributes:
        scan: whether the second privacy scan is done.
        sample: most rows of each file that it looks at; 0 for all.
        keep_finds: rows with certain finds are told and not refused.
        scores: whether signs of bulk output are counted again.
        workers: processes at a time.
        cache: folder for the compiled rules; None for the one of the settings, or one in the mirror.
    """

    scan: bool = True
    sample: int = 0
    keep_finds: bool = False
    scores: bool = True
    workers: int = 2
    cache: Path | None = None

    @property
    def digest(self) -> str:
        """Changes with what is found, not with how fast."""
        known = f"{self.scan} {self.sample} {self.keep_finds} {self.scores}"
        return f"{known} {check_version()} {scan_version(self.sample) if self.scan else ''}"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What a run found and what it did.

    Attributes:
        origins: every origin's result, by name.
        changed: names of those that were verified in this run; the others are as they were.
        checked_files, scanned_files: in this run.
        check_seconds, scan_seconds: of wall time.
        notices: origins that have a notice for their donor.
    """

    origins: tuple[OriginResult, ...]
    changed: tuple[str, ...] = ()
    checked_files: int = 0
    scanned_files: int = 0
    check_seconds: float = 0.0
    scan_seconds: float = 0.0
    notices: tuple[str, ...] = ()


Progress = Callable[[str, int, int], None]


def verify(
    mirror: Mirror,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = lambda _phase, _done, _total: None,
    now: float | None = None,
) -> Report:
    """Verify a mirror and write down what follows: defects in the origins' states, results, notices.

    Args:
        mirror: no other process collects into it meanwhile.
        options: what is done.
        progress: told how far it is.
        now: UTC seconds; by default the time of the clock.

    Returns:
        What was found. Cost: see ``benchmarks/README.md``; memory is bounded by one row group for each process,
        and about 150 bytes for each row's id.
    """
    return _Run(mirror, options, progress, time.time() if now is None else now).run()


class _Run:
    def __init__(self, mirror: Mirror, options: Options, progress: Progress, now: float) -> None:
        self._mirror = mirror
        self._kept = Kept(mirror)
        self._options = options
        self._progress = progress
        self._month = month_of(now) or ""
        self._version = check_version()
        self._states = [state for state in mirror.origins() if _is_verified(state)]
        self._keys = {state.origin: self._key(state) for state in self._states}
        self._contents = {state.origin: state.content for state in self._states}
        self._told = {state.origin: state.is_verified for state in self._states}
        self._checked = self._scanned = 0
        self._seconds = [0.0, 0.0]

    def run(self) -> Report:
        """See ``verify``."""
        seen = _digest(self._keys)
        known = {state.origin: self._kept.origin(state.origin) for state in self._states}
        same = {name: each for name, each in known.items() if each and self._still_holds(each)}
        if self._kept.seen() == seen and len(same) == len(self._states):
            return self._report(list(same.values()), ())
        self._check_files()
        if self._options.scan:
            self._scan_files()
        claimed = self._claimed_twice()
        results = []
        for number, state in enumerate(self._states):
            self._progress("Putting together", number, len(self._states))
            results.append(self._verify(state, claimed.get(state.origin, frozenset())))
        self._prune()
        self._kept.keep_seen(seen)
        changed = tuple(each.origin for each in results if each != known[each.origin])
        return self._report(results, changed)

    def _key(self, state: OriginState) -> str:
        """A digest of all that the result of an origin follows from, but for the ids of others."""
        known = (
            [msgspec.to_builtins(file) for file in state.files],
            state.adapter,
            state.signing_key,
            [stone.id for stone in state.tombstones],
            sorted(each.code for each in state.defects if each.code not in VERIFYING),
            self._options.digest,
        )
        return hashlib.sha256(msgspec.json.encode(known)).hexdigest()

    def _still_holds(self, result: OriginResult) -> bool:
        """Whether nothing changed that the result follows from; what lay in the future may not any more."""
        if not self._told[result.origin]:
            return False
        if any(each.code == "reader-died" and each.facts[-1:] != (_GIVEN_UP,) for each in result.defects):
            return False
        is_dated = "month-future" in result.codes
        return result.key == self._keys[result.origin] and (not is_dated or result.month == self._month)

    def _check_files(self) -> None:
        """Check every file that was not checked yet by these checks."""
        start = time.monotonic()
        waiting: dict[tuple[str, str], FileTask] = {}
        for state in self._states:
            for file in rows_files(state):
                version = self._version_for(state)
                if self._known(file.sha256, version) is None:
                    waiting[file.sha256, version] = FileTask(
                        path=self._mirror.object(file.sha256),
                        sha256=file.sha256,
                        third_party=state.adapter is not None,
                        month=self._month,
                    )
        done = 0
        for task, result in check_in_processes(waiting.values(), workers=self._options.workers):
            version = self._version_of(third_party=task.third_party)
            self._kept.keep_file(task.sha256, version, _tried(result, self._kept.file(task.sha256, version)))
            done += 1
            self._progress("Checking files", done, len(waiting))
        self._checked, self._seconds[0] = done, time.monotonic() - start

    def _known(self, sha256: str, version: str) -> FileResult | None:
        """The result of a file, unless it may be another by now."""
        result = self._kept.file(sha256, version)
        if result is None or "object-changed" in result.refused or _may_end_well(result):
            return None
        if "month-future" in result.rows and result.month != self._month:
            return None
        return result

    def _version_for(self, state: OriginState) -> str:
        return self._version_of(third_party=state.adapter is not None)

    def _version_of(self, *, third_party: bool) -> str:
        return f"{self._version}-{'third' if third_party else 'donor'}"

    def _result(self, state: OriginState, file: MirroredFile) -> FileResult:
        kept = self._kept.file(file.sha256, self._version_for(state))
        return kept or FileResult(month=self._month, refused={"object-changed": ()})

    def _claimed_twice(self) -> dict[str, frozenset[str]]:
        """For each origin the ids that another one has too. Cost: all ids in memory, in Arrow's form."""
        tables = [
            pa.table({"id": ids, "origin": pa.array([number] * len(ids), type=pa.int32())})
            for number, state in enumerate(self._states)
            for file in rows_files(state)
            if len(ids := pa.array(self._result(state, file).ids, type=pa.string()))
        ]
        if not tables:
            return {}
        everything = pa.concat_tables(tables)
        counted = everything.group_by("id").aggregate([("origin", "count_distinct")])
        twice = counted.filter(compute.greater(counted.column("origin_count_distinct"), 1)).column("id")
        rows = everything.filter(compute.is_in(everything.column("id"), value_set=twice.combine_chunks()))
        found: dict[str, set[str]] = {}
        for row_id, number in zip(
            rows.column("id").to_pylist(), rows.column("origin").to_pylist(), strict=True
        ):
            found.setdefault(self._states[int(number or 0)].origin, set()).add(str(row_id))
        return {origin: frozenset(ids) for origin, ids in found.items()}

    def _verify(self, state: OriginState, claimed: frozenset[str]) -> OriginResult:
        files = rows_files(state)
        results = {file.sha256: self._result(state, file) for file in files}
        scans = self._scans(files) if self._options.scan else {}
        manifest, defects = see_manifest(self._mirror, state)
        gathered = Gathered(
            state=state,
            key=self._keys[state.origin],
            month=self._month,
            files=files,
            results=results,
            scans=scans,
            claimed=claimed,
            accounts=self._scores(state, results),
            keep_finds=self._options.keep_finds,
        )
        result = summed_up(gathered, manifest, defects)
        self._kept.notice(state.origin, _notice(state, results, scans))
        self._apply(state.origin, result)
        self._kept.keep_origin(result)
        return result

    def _scan_files(self) -> None:
        """Scan the rows of every file that was not scanned yet by these rules."""
        start = time.monotonic()
        version = scan_version(self._options.sample)
        waiting: dict[Path, ScanTask] = {}
        names: dict[Path, str] = {}
        for state in self._states:
            for file in rows_files(state):
                result = self._result(state, file)
                if result.refused or self._kept.scan(file.sha256, version) is not None:
                    continue
                path = self._mirror.object(file.sha256)
                names[path] = file.sha256
                waiting[path] = ScanTask(
                    path=path, ids=result.ids, without=_refused(result), sample=self._options.sample
                )
        how = recipe(self._options.cache or cache_folder(self._mirror.folder))
        for task, summary in scan_files([*waiting.values()], how, workers=self._options.workers):
            self._kept.keep_scan(names[task.path], version, summary)
            self._scanned += 1
            self._progress("Scanning files", self._scanned, len(waiting))
        self._seconds[1] = time.monotonic() - start

    def _scans(self, files: Iterable[MirroredFile]) -> dict[str, ScanSummary]:
        version = scan_version(self._options.sample)
        found = {file.sha256: self._kept.scan(file.sha256, version) for file in files}
        return {sha256: summary for sha256, summary in found.items() if summary is not None}

    def _scores(self, state: OriginState, results: dict[str, FileResult]) -> tuple[AccountScores, ...]:
        """Scores counted again, or as they were counted before if nothing changed."""
        kept = self._kept.origin(state.origin)
        if kept is not None and kept.key == self._keys[state.origin]:
            return kept.accounts
        enough = sum(len(result.ids) for result in results.values()) >= _ENOUGH_ROWS
        if not self._options.scores or state.adapter is not None or not enough:
            return ()
        return scores_of_rows(self._rows(results))

    def _rows(self, results: dict[str, FileResult]) -> Iterator[Row]:
        for sha256, result in results.items():
            if not result.refused:
                for _, row in read_some(self._mirror.object(sha256), _refused(result)):
                    if row is not None:
                        yield row

    def _apply(self, origin: str, result: OriginResult) -> None:
        """Write into the origin's state what follows for it, as far as it changed."""
        state = self._mirror.origin(origin)
        if state is None:
            return
        others = tuple(each for each in state.defects if each.code not in VERIFYING)
        standing = state.standing
        if result.is_refused:
            standing = "refused"
        elif standing == "refused":
            standing = "current" if state.vanished_since is None else "vanished"
        new = replace(
            state, standing=standing, defects=(*others, *result.defects), verified=self._contents[origin]
        )
        if new != state:
            self._mirror.remember(new)

    def _prune(self) -> None:
        files = {file.sha256 for state in self._states for file in state.files}
        self._kept.prune(files, [state.origin for state in self._states])

    def _report(self, results: list[OriginResult], changed: tuple[str, ...]) -> Report:
        return Report(
            origins=tuple(sorted(results, key=lambda each: each.origin)),
            changed=changed,
            checked_files=self._checked,
            scanned_files=self._scanned,
            check_seconds=self._seconds[0],
            scan_seconds=self._seconds[1],
            notices=tuple(sorted(each.origin for each in results if each.finds)),
        )


def _is_verified(state: OriginState) -> bool:
    """Whether an origin is looked at: what is usable, and what only verification refused."""
    if state.standing in ("current", "vanished"):
        return True
    return state.standing == "refused" and any(
        each.code in VERIFYING and VERIFYING[each.code].follows == "refuse repository"
        for each in state.defects
    )


def _tried(result: FileResult, before: FileResult | None) -> FileResult:
    """Count how often a reader died of a file: a busy machine is no fault of the file, a third time is."""
    if "reader-died" not in result.refused:
        return result
    tries = 1 + (before.counts.get("tries", 0) if before is not None else 0)
    said = _GIVEN_UP if tries >= _TRIES else f"tried {tries} of {_TRIES} times"
    return replace(
        result, counts={"tries": tries}, refused={"reader-died": (*result.refused["reader-died"], said)}
    )


def _may_end_well(result: FileResult) -> bool:
    return "reader-died" in result.refused and result.counts.get("tries", 0) < _TRIES


def _refused(result: FileResult) -> frozenset[int]:
    return frozenset(place for places in result.rows.values() for place in places)


def _digest(keys: dict[str, str]) -> str:
    return hashlib.sha256(msgspec.json.encode(sorted(keys.items()))).hexdigest()


def _notice(state: OriginState, results: dict[str, FileResult], scans: dict[str, ScanSummary]) -> str | None:
    """The notice for a donor; for a neighbour's dataset there is nobody to tell."""
    if state.adapter is not None:
        return None
    found = {
        results[sha256].ids[place]: finds
        for sha256, scan in scans.items()
        for place, finds in scan.found.items()
    }
    return notice_for(state.origin, found)
