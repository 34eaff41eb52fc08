"""What a build is made of, counted from its rows: for card, plots, report and dossier. Numbers and names only."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.build.built import Source
from commonplace.build.lineage import LINEAGE_FILE
from commonplace.records.row_file import Redistribution

__all__ = ["PACKING", "Composition", "compose", "sources_of"]

PACKING = (2048, 4096, 8192, 32768)
"""Sequence lengths for which packing is told."""

_COUNTED = (
    "split", "roles", "language", "provider", "client", "training_class", "publication_class", "evidence_level",
    "licence", "consent_version", "consent_channel", "reviewed", "collection", "code_licence",
)  # fmt: skip

UNKNOWN = "unknown"


class Composition(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of rows.

    Attributes:
        rows, tokens: of all.
        by: column to value to rows; ``lengths`` are powers of two of tokens.
        months: model to month to rows; a row of several models counts for each.
        terms: training class to provider to rows.
        packing: length to rows that are longer, and to tokens beyond it.
        donors: rows of the largest one, five and ten origins.
        redacted: rows with a replacement.
    """

    rows: int = 0
    tokens: int = 0
    by: dict[str, dict[str, int]] = {}
    months: dict[str, dict[str, int]] = {}
    terms: dict[str, dict[str, int]] = {}
    lengths: dict[str, int] = {}
    packing: dict[int, tuple[int, int]] = {}
    donors: dict[int, int] = {}
    flags: dict[str, int] = {}
    redacted: int = 0


class _Count:
    def __init__(self) -> None:
        self.by: dict[str, Counter[str]] = {name: Counter() for name in _COUNTED}
        self.months: dict[str, Counter[str]] = {}
        self.terms: dict[str, Counter[str]] = {}
        self.lengths: Counter[int] = Counter()
        self.over: Counter[int] = Counter()
        self.beyond: Counter[int] = Counter()
        self.flags: Counter[str] = Counter()
        self.origins: Counter[str] = Counter()
        self.rows = self.tokens = self.redacted = 0

    def add(self, table: pa.Table) -> None:
        cells = table.to_pydict()
        for name in _COUNTED:
            self.by[name].update(UNKNOWN if value in (None, "") else str(value) for value in cells[name])
        self.origins.update(cells["origin"])
        self.rows += table.num_rows
        self.redacted += sum(bool(number) for number in cells["redactions"])
        for models, month in zip(cells["models"], cells["started_month"], strict=True):
            for model in models or [UNKNOWN]:
                self.months.setdefault(str(model), Counter())[month or UNKNOWN] += 1
        for name, provider in zip(cells["training_class"], cells["provider"], strict=True):
            self.terms.setdefault(name or UNKNOWN, Counter())[provider or UNKNOWN] += 1
        for flags in cells["flags"]:
            self.flags.update(flags or ())
        for tokens in cells["tokens"]:
            self._length(int(tokens or 0))

    def _length(self, tokens: int) -> None:
        self.tokens += tokens
        self.lengths[tokens.bit_length()] += 1
        for length in PACKING:
            if tokens > length:
                self.over[length] += 1
                self.beyond[length] += tokens - length


def compose(folder: Path) -> Composition:
    """Count the rows of a build by its lineage. Cost: one batch in memory, no text is read."""
    count = _Count()
    for table in _tables(
        folder, (*_COUNTED, "origin", "models", "started_month", "flags", "tokens", "redactions")
    ):
        count.add(table)
    largest = sorted(count.origins.values(), reverse=True)
    longest = max(count.lengths, default=0)
    return Composition(
        rows=count.rows,
        tokens=count.tokens,
        by={name: _ordered(counts) for name, counts in count.by.items()},
        months={name: _ordered(counts) for name, counts in sorted(count.months.items())},
        terms={name: _ordered(counts) for name, counts in sorted(count.terms.items())},
        lengths={_up_to(bits): count.lengths[bits] for bits in range(longest + 1)} if count.rows else {},
        packing={length: (count.over[length], count.beyond[length]) for length in PACKING},
        donors={number: sum(largest[:number]) for number in (1, 5, 10)},
        flags=_ordered(count.flags),
        redacted=count.redacted,
    )


def sources_of(folder: Path, withdrawn: Mapping[str, int]) -> tuple[Source, ...]:
    """Every dataset that rows of a build came from, by origin.

    Args:
        folder: of the build.
        withdrawn: how many rows of each origin are withheld.
    """
    rows: Counter[tuple[str, str]] = Counter()
    licences: dict[str, Counter[str]] = {}
    facts: dict[str, tuple[bool, Redistribution]] = {}
    for table in _tables(folder, ("origin", "revision", "licence", "third_party", "redistribution")):
        cells = table.to_pydict()
        rows.update(zip(cells["origin"], cells["revision"], strict=True))
        for origin, licence in zip(cells["origin"], cells["licence"], strict=True):
            if licence:
                licences.setdefault(origin, Counter())[licence] += 1
        said = zip(cells["third_party"], cells["redistribution"], strict=True)
        facts.update(zip(cells["origin"], said, strict=True))
    return tuple(
        Source(
            origin=origin,
            revision=revision,
            rows=count,
            third_party=facts[origin][0],
            redistribution=facts[origin][1],
            licences=_ordered(licences.get(origin, Counter())),
            withdrawn=withdrawn.get(origin, 0),
        )
        for (origin, revision), count in sorted(rows.items())
    )


def _tables(folder: Path, columns: Sequence[str]) -> Iterator[pa.Table]:
    with pq.ParquetFile(folder / LINEAGE_FILE) as file:
        for batch in file.iter_batches(batch_size=10_000, columns=list(columns)):
            yield pa.Table.from_batches([batch])


def _ordered(counts: "Counter[str]") -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _up_to(bits: int) -> str:
    """Lengths below a power of two."""
    return f"<{1 << bits:,}"
