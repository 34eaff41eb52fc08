"""Puts together what is known of one origin: its manifest, its files, and what follows for its rows."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from commonplace.collect.defects import VERIFYING
from commonplace.collect.mirror import Mirror
from commonplace.collect.states import Defect, MirroredFile, OriginState
from commonplace.collect.verifying.results import (
    AccountScores,
    FileResult,
    OriginResult,
    ScanSummary,
)
from commonplace.collect.verifying.scores import TOLERANCE
from commonplace.errors import DamagedInput
from commonplace.evidence import verify_manifest
from commonplace.records.manifest import Manifest, read_manifest

__all__ = ["Gathered", "rows_files", "see_manifest", "summed_up"]

_LARGEST_MANIFEST = 64 * 1024 * 1024


class Gathered(NamedTuple):
    """All that was found of one origin, file by file.

    Attributes:
        files: those that hold rows.
        results, scans: by SHA-256; a file that was not scanned has no scan.
        claimed: ids that another origin has too.
        month: this one.
        keep_finds: rows with certain finds are not refused.
    """

    state: OriginState
    key: str
    month: str
    files: Sequence[MirroredFile]
    results: Mapping[str, FileResult]
    scans: Mapping[str, ScanSummary]
    claimed: frozenset[str]
    accounts: tuple[AccountScores, ...]
    keep_finds: bool


def rows_files(state: OriginState) -> tuple[MirroredFile, ...]:
    """The files of an origin that hold rows."""
    return tuple(file for file in state.files if file.role in ("rows", "long"))


def see_manifest(mirror: Mirror, state: OriginState) -> tuple[Manifest | None, tuple[Defect, ...]]:
    """The manifest of an origin and what is wrong with it; a neighbour's dataset has none."""
    if state.adapter is not None:
        return None, ()
    data = _bytes_of(mirror, state, "manifest")
    try:
        manifest = read_manifest(data or b"")
    except (DamagedInput, RecursionError):
        return None, (Defect(code="manifest-unreadable"),)
    if manifest.not_for_publication:
        return manifest, (Defect(code="local-export"),)
    target = state.origin if state.origin.startswith("hf:") else manifest.target
    signed = verify_manifest(
        data or b"",
        _bytes_of(mirror, state, "signature"),
        _bytes_of(mirror, state, "keys"),
        target=target,
        pinned=state.signing_key,
    )
    if signed.standing in ("bad-signature", "retired-key", "other-target"):
        return manifest, (Defect(code="signature-changed", facts=(signed.standing,)),)
    return manifest, ()


def _bytes_of(mirror: Mirror, state: OriginState, role: str) -> bytes | None:
    file = next((each for each in state.files if each.role == role), None)
    if file is None or file.size > _LARGEST_MANIFEST:
        return None
    try:
        return mirror.object(file.sha256).read_bytes()
    except OSError:
        return None


def summed_up(gathered: Gathered, manifest: Manifest | None, defects: Sequence[Defect]) -> OriginResult:
    """What verification says of an origin.

    Args:
        gathered: what was found in its files.
        manifest: None if it has none.
        defects: of the manifest.
    """
    summary = _Summary(gathered)
    for file in gathered.files:
        summary.add(file)
    summary.see_ids()
    summary.see_counts(manifest)
    return summary.result(defects)


class _Summary:
    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._defects: list[Defect] = []
        self._notes: list[Defect] = []
        self._codes: Counter[str] = Counter()
        self._levels: Counter[str] = Counter()
        self._terms: Counter[str] = Counter()
        self._finds: Counter[str] = Counter()
        self._counts: Counter[str] = Counter()
        self._stricter: dict[str, tuple[str, str]] = {}
        self._seen: Counter[str] = Counter()
        self._places: dict[str, str] = {}
        self._refused: set[str] = set()
        self._refused_rows = 0
        self._scanned: int | None = None

    def add(self, file: MirroredFile) -> None:
        """Take in one file."""
        result = self._gathered.results[file.sha256]
        refused = dict(result.refused)
        if not refused and file.rows is not None and file.rows != len(result.ids):
            refused = {"row-count": (f"{file.rows} stated", f"{len(result.ids)} there")}
        for code, facts in refused.items():
            self._codes[code] += 1
            self._defects.append(Defect(code=code, path=file.path, facts=facts))
            self._refused_rows += max(0, file.rows or 0)
        if refused:
            return
        for row_id in result.ids:
            self._seen[row_id] += 1
            self._places[row_id] = file.path
        for code, places in result.rows.items():
            for place in places:
                self._refuse(code, file.path, result.ids[place])
        for code, count in result.notes.items():
            self._note(code, file.path, (f"{count:,}",), count)
        self._levels.update(result.levels)
        self._counts.update(result.counts)
        for each in result.terms:
            self._terms[f"{'/'.join(each.stated)} -> {'/'.join(each.found)}"] += len(each.rows)
            if each.counts != each.stated:
                self._stricter.update((result.ids[place], each.counts) for place in each.rows)
        self._add_scan(file, result)

    def _add_scan(self, file: MirroredFile, result: FileResult) -> None:
        scan = self._gathered.scans.get(file.sha256)
        if scan is None:
            return
        self._scanned = (self._scanned or 0) + scan.scanned
        for place in scan.failed:
            self._refuse("privacy-unscanned", file.path, result.ids[place])
        others = 0
        for place, finds in scan.found.items():
            for find in finds:
                self._finds[f"{find.kind} ({find.tier})"] += find.count
            certain = sorted({find.kind for find in finds if find.tier == "certain"})
            if certain and not self._gathered.keep_finds:
                self._refuse("privacy-certain", file.path, result.ids[place], tuple(certain))
            else:
                others += 1
        if others:
            self._note("privacy-other", file.path, (f"{others:,} rows",), others)

    def _refuse(self, code: str, path: str, row_id: str, facts: tuple[str, ...] = ()) -> None:
        self._codes[code] += 1
        self._refused.add(row_id)
        self._defects.append(Defect(code=code, path=path, id=row_id, facts=facts))

    def _note(self, code: str, path: str, facts: tuple[str, ...], count: int = 1) -> None:
        self._codes[code] += count
        self._notes.append(Defect(code=code, path=path, facts=facts))

    def see_ids(self) -> None:
        """Refuse rows whose id is not theirs alone."""
        for row_id, count in self._seen.items():
            if count > 1:
                self._refuse("id-twice", self._places[row_id], row_id, (f"{count} times",))
            if row_id in self._gathered.claimed:
                self._refuse("id-in-two-origins", self._places[row_id], row_id)

    def see_counts(self, manifest: Manifest | None) -> None:
        """Hold the manifest's counts against those of the rows, where all of them are here as they came."""
        files = self._gathered.files
        listed = {each.path for each in manifest.files if each.rows is not None} if manifest else set()
        whole = (
            all(file.derived_from is None for file in files)
            and not any(each.path and not each.id for each in self._defects)
            and {file.path for file in files} <= listed
        )
        if manifest is None or not whole:
            return
        wrong = tuple(
            f"{name}: {stated:,} stated, {self._counts[name]:,} there"
            for name, stated in sorted(manifest.counts.items())
            if name in self._counts and self._counts[name] != stated
        )
        if wrong:
            self._note("manifest-counts", "", wrong)

    def result(self, defects: Sequence[Defect]) -> OriginResult:
        """All of it."""
        everything = (*defects, *self._defects)
        self._codes.update(each.code for each in defects)
        gathered = self._gathered
        rows = sum(self._seen.values()) + self._refused_rows
        is_refused = any(VERIFYING[each.code].follows == "refuse repository" for each in everything)
        refused_rows = sum(self._seen[each] for each in self._refused) + self._refused_rows
        result = OriginResult(
            origin=gathered.state.origin,
            key=gathered.key,
            month=gathered.month,
            defects=everything,
            rows=rows,
            refused_rows=rows if is_refused else refused_rows,
            levels=dict(sorted(self._levels.items())),
            accounts=gathered.accounts,
            stricter=self._stricter,
            terms=dict(sorted(self._terms.items())),
            finds=dict(sorted(self._finds.items())),
            scanned_rows=self._scanned,
        )
        for each in result.score_differences(TOLERANCE):
            said = f"{each.name} of {each.client}: {each.stated} stated, {each.counted} counted"
            self._note("evidence-scores", "", (said,))
        return replace(result, notes=tuple(self._notes), codes=dict(sorted(self._codes.items())))
