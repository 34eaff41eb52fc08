"""Runs the steps of a recipe over candidates, one after another; the first step that names a reason stands.

What a step decided is kept under a digest of all that it follows from: the rows, and the steps up to it with
their versions and parameters. So with one threshold changed, the steps before it are not run again, and a run that
was killed goes on after the last one. What is kept names rows by their place and holds no id and no word.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from commonplace.curate.arrays import Numbers
from commonplace.curate.steps import Step
from commonplace.errors import UsageError
from commonplace.records.selection import FunnelStep
from commonplace.records.whole_files import written_whole

__all__ = ["Judging", "Outcome", "digest_of"]


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What one step left out.

    Attributes:
        step, version: of the step.
        rows: that came in.
        places: of the rows that go, ascending; ``reasons`` and ``evidence`` beside them, None for no evidence.
        tokens: of the rows that go.
    """

    step: str
    version: str
    rows: int
    places: Numbers
    reasons: Numbers
    evidence: Numbers
    tokens: int

    @property
    def funnel(self) -> FunnelStep:
        """The counts alone."""
        names, counts = np.unique(self.reasons.astype(str), return_counts=True)
        dropped = dict(zip(names.tolist(), counts.tolist(), strict=True))
        return FunnelStep(
            step=self.step, version=self.version, rows=self.rows, dropped=dropped, tokens=self.tokens
        )


def digest_of(*parts: object) -> str:
    """SHA-256 of values as JSON with sorted keys."""
    return hashlib.sha256(msgspec.json.encode(parts, order="sorted", enc_hook=str)).hexdigest()


class Judging:
    """Rows on their way through the steps.

    Attributes:
        rows: all candidates by key; columns may be added.
        left: places of the rows that no step left out so far, ascending.
        outcomes: of the steps so far.
        digest: of all that ``left`` follows from.
    """

    def __init__(self, rows: pa.Table, digest: str, cache: Path, versions: Mapping[str, str]) -> None:
        """Begin with all rows.

        Args:
            rows: candidates.
            digest: of what they follow from.
            cache: folder for what steps decided; it belongs to these rows.
            versions: of columns that ``digest`` does not cover.
        """
        self.rows = rows
        self.left: Numbers = np.arange(len(rows), dtype=np.uint32)
        self.outcomes: list[Outcome] = []
        self.digest = digest
        self._cache, self._versions = cache, versions

    def take(self, step: Step) -> None:
        """Run a step, or take what it decided before.

        Raises:
            UsageError: it needs a column that there is none of.
        """
        missing = [name for name in step.needs if name not in self.rows.column_names]
        if missing:
            raise UsageError(
                f"the step {step.id!r} of the recipe needs scores that there are none of",
                facts=tuple(missing),
                hint="take their names out of the recipe, or make what they are computed with",
            )
        versions = [self._versions.get(name, "") for name in step.needs]
        self.digest = digest_of(self.digest, step.id, step.version, step, versions)
        kept = self._cache / f"{step.id}-{self.digest[:32]}.arrow"
        places, reasons, evidence = _read(kept) if kept.exists() else self._decide(step, kept)
        self.drop(step.id, step.version, places, reasons, evidence)

    def drop(self, step: str, version: str, places: Numbers, reasons: Numbers, evidence: Numbers) -> None:
        """Let rows go; ``places`` are of rows that are left."""
        tokens = self.rows["tokens"].take(places)
        self.outcomes.append(
            Outcome(
                step=step, version=version, rows=len(self.left), places=places, reasons=reasons,
                evidence=evidence, tokens=int(pc.sum(tokens).as_py() or 0),
            )
        )  # fmt: skip
        self.left = self.left[~np.isin(self.left, places, assume_unique=True)]

    def columns(self, names: tuple[str, ...]) -> pa.Table:
        """Columns of the rows that are left."""
        return self.rows.select(list(dict.fromkeys(names))).take(self.left)

    def _decide(self, step: Step, kept: Path) -> tuple[Numbers, Numbers, Numbers]:
        verdicts = step.decide(self.columns(step.needs))
        going = np.flatnonzero(verdicts.going)
        places, reasons = self.left[going], verdicts.reasons[going]
        evidence = verdicts.evidence[going]
        table = pa.table(
            {
                "place": pa.array(places, type=pa.uint32()),
                "reason": pa.array(reasons.tolist(), type=pa.string()).dictionary_encode(),
                "evidence": pa.array(evidence.tolist(), type=pa.string()),
            }
        )
        with (
            written_whole(kept) as partial,
            pa.OSFile(str(partial), "wb") as sink,
            pa.ipc.new_file(sink, table.schema) as writer,
        ):
            writer.write_table(table)
        return places, reasons, evidence


def _read(path: Path) -> tuple[Numbers, Numbers, Numbers]:
    with pa.OSFile(str(path), "rb") as source:
        table = pa.ipc.open_file(source).read_all()
    texts = (np.asarray(table[name].to_pylist(), dtype=object) for name in ("reason", "evidence"))
    reasons, evidence = texts
    return np.asarray(table["place"], dtype=np.uint32), reasons, evidence
