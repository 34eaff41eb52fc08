"""All checks on one file of rows, a batch at a time. The result depends on its bytes and the month alone."""

import hashlib
from collections import Counter
from pathlib import Path

import msgspec
import pyarrow as pa

from commonplace.collect.verifying.arrow_columns import column
from commonplace.collect.verifying.cells import BadCell
from commonplace.collect.verifying.columns import Columns, columns_of, missing
from commonplace.collect.verifying.opening import Refused, batches_of, large_groups, opened, unknown_columns
from commonplace.collect.verifying.results import FileResult, StricterTerms
from commonplace.collect.verifying.rows import RowFacts, check_row
from commonplace.collect.verifying.stated import (
    bad_totals,
    consent_codes,
    level_mismatches,
    malformed_ids,
    month_code,
    other_versions,
    uncounted_placeholders,
    unknown_values,
)
from commonplace.collect.verifying.terms import Stated, resolved_again, statements

__all__ = ["FileTask", "check_file"]

_TOTALS = {
    "characters": "n_chars",
    "messages": "num_messages",
    "tool_calls": "num_tool_calls",
    "user_messages": "num_user_messages",
}
"""Counts of a manifest, and the column that each is the sum of."""


class FileTask(msgspec.Struct, frozen=True, kw_only=True):
    """A file to be checked.

    Attributes:
        path: of the bytes.
        sha256: that they had when they came.
        third_party: rows of a neighbour's dataset; they have no consent.
        month: this one, ``YYYY-MM``.
    """

    path: Path
    sha256: str
    third_party: bool
    month: str


def check_file(task: FileTask) -> FileResult:
    """Check one file. Never raises on what the file holds, but damaged Parquet may end the process.

    Cost: reads it once; some 150 MB of text a second, a batch of some 16 MB in memory.
    """
    tally = _Tally(task)
    try:
        _see_bytes(task)
        _read(task.path, tally)
    except Refused as refused:
        return FileResult(month=task.month, refused={refused.code: refused.facts})
    except (pa.ArrowException, MemoryError) as error:
        return FileResult(month=task.month, refused={"parquet-unreadable": (type(error).__name__,)})
    return tally.result()


def _read(path: Path, tally: "_Tally") -> None:
    with opened(path) as file:
        tally.note("columns-unknown", unknown_columns(file))
        tally.note("row-group-large", large_groups(file))
        for batch in batches_of(file):
            tally.add(batch)


def _see_bytes(task: FileTask) -> None:
    if _sha256(task.path) != task.sha256:
        raise Refused("object-changed")


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


class _Tally:
    """What was found so far in one file."""

    def __init__(self, task: FileTask) -> None:
        self._task = task
        self._ids: list[str] = []
        self._rows: dict[str, list[int]] = {}
        self._notes: Counter[str] = Counter()
        self._counts: Counter[str] = Counter(conversations=0, redactions=0, **dict.fromkeys(_TOTALS, 0))
        self._levels: Counter[str] = Counter()
        self._terms: dict[tuple[tuple[str, str], ...], list[int]] = {}
        self._text = 0

    def note(self, code: str, count: int) -> None:
        """Count something without consequence."""
        if count:
            self._notes[code] += count

    def add(self, batch: pa.RecordBatch) -> None:
        """Check the rows of a batch."""
        if column(batch, "id").null_count:
            raise Refused("id-missing", f"{batch.column('id').null_count} rows")
        if others := other_versions(batch):
            raise Refused("schema-version", f"{others} rows")
        first = len(self._ids)
        self._ids += column(batch, "id").to_pylist()
        bad = dict.fromkeys(missing(batch), "null-field")
        stated = (
            consent_codes(batch, self._task.month, third_party=self._task.third_party),
            dict.fromkeys(bad_totals(batch), "counters"),
            dict.fromkeys(unknown_values(batch), "value-unknown"),
            dict.fromkeys(malformed_ids(batch, third_party=self._task.third_party), "id-malformed"),
        )
        for codes in stated:
            bad = {**codes, **bad}
        self.note("evidence-level", len(level_mismatches(batch)))
        self._levels.update(str(level) for level in column(batch, "evidence").field("level").to_pylist())
        self._check(batch, bad, first)
        self._count(batch)

    def _check(self, batch: pa.RecordBatch, bad: dict[int, str], first: int) -> None:
        columns = columns_of(batch)
        indices, distinct = statements(batch)
        for row in range(columns.rows):
            code = bad.get(row) or self._check_one(columns, row, distinct[indices[row]], first + row)
            if code is not None:
                self._rows.setdefault(code, []).append(first + row)

    def _check_one(self, columns: Columns, row: int, stated: Stated, place: int) -> str | None:
        try:
            facts = check_row(columns, row)
        except BadCell as bad:
            return bad.code
        except RecursionError:
            return "json-nesting"
        months = facts.months | {columns.plain["started_month"][row]}
        code = month_code(months, self._task.month)
        if code is None:
            self._look_further(facts, stated, frozenset(month for month in months if month), place)
        return code

    def _look_further(self, facts: RowFacts, stated: Stated, months: frozenset[str], place: int) -> None:
        self._text += sum(map(len, facts.text))
        self.note("calls-unpaired", facts.unpaired)
        self.note("placeholders-uncounted", uncounted_placeholders(facts.text, facts.kinds))
        if self._task.third_party:
            return
        again = resolved_again(stated, months)
        self.note("terms-unknown-document", again.unknown_documents > 0)
        said = (stated.training, stated.publication)
        if again.found != said:
            self.note("terms-stricter" if again.counts != said else "terms-freer", 1)
            self._terms.setdefault((said, again.found, again.counts), []).append(place)

    def _count(self, batch: pa.RecordBatch) -> None:
        self._counts["conversations"] += batch.num_rows
        for name, source in _TOTALS.items():
            self._counts[name] += sum(value or 0 for value in column(batch, source).to_pylist())
        totals = column(batch, "redaction").field("total").to_pylist()
        self._counts["redactions"] += sum(value or 0 for value in totals)

    def result(self) -> FileResult:
        """All of it."""
        return FileResult(
            month=self._task.month,
            ids=tuple(self._ids),
            rows={code: tuple(rows) for code, rows in sorted(self._rows.items())},
            notes=dict(sorted(self._notes.items())),
            counts=dict(self._counts),
            levels=dict(sorted(self._levels.items())),
            terms=tuple(
                StricterTerms(stated=said, found=found, counts=counts, rows=tuple(rows))
                for (said, found, counts), rows in sorted(self._terms.items())
            ),
            text_bytes=self._text,
        )
