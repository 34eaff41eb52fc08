"""Counts the usable rows of one file by what a lab asks for; kept by the file's SHA-256 and what is withheld of it.

::

    MIRROR/status/ab/ab12....DIGEST.msgpack   counts of one file
"""

from collections import Counter
from hashlib import blake2b

import msgspec
import pyarrow as pa

from commonplace.collect.mirror import Mirror
from commonplace.collect.verifying.arrow_columns import Column, column, compute
from commonplace.records.row_batches import batches
from commonplace.records.row_file import RowFile
from commonplace.records.whole_files import write_whole

__all__ = ["FACETS", "OTHER", "FileCounts", "add_up", "counts_of"]

FACETS: tuple[str, ...] = (
    "provider", "client", "model", "month", "language", "training terms", "publication terms", "evidence",
    "licence", "scope", "reviewed", "collection",
)  # fmt: skip
"""What rows are counted by."""

OTHER = "other"
_UNKNOWN = "unknown"

_VERSION = 1
_MOST_NAMES = 500
"""Names that are told apart in one facet of a file; a stranger's rows can hold any number of them."""

_LONGEST = 100
_AT_ONCE = 4096

_COLUMNS = (
    "id", "provider", "client", "models", "started_month", "language", "terms", "evidence", "consent",
    "content_scope", "redaction", "provenance", "num_messages", "n_chars",
)  # fmt: skip


class FileCounts(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of usable rows.

    Attributes:
        rows, messages, characters: how many.
        facets: by facet and name, how many rows; a row with two models counts for both.
        months: by provider and month.
    """

    rows: int = 0
    messages: int = 0
    characters: int = 0
    facets: dict[str, dict[str, int]] = {}
    months: dict[str, dict[str, int]] = {}


def counts_of(mirror: Mirror, file: RowFile, licence: str | None) -> FileCounts:
    """Counts of a file that was verified, as they were kept or counted now.

    Args:
        mirror: whose file it is.
        file: with what is withheld of it.
        licence: of rows without a consent, as the card of a neighbour's dataset states it.

    Cost: some small columns of each row, once for each file.
    """
    known = blake2b(f"{_VERSION} {licence} {sorted(file.withheld)}".encode(), digest_size=8).hexdigest()
    path = mirror.folder / "status" / file.sha256[:2] / f"{file.sha256}.{known}.msgpack"
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=FileCounts)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        counts = _counted(file, licence)
    for old in path.parent.glob(f"{file.sha256}.*"):
        old.unlink(missing_ok=True)
    write_whole(path, msgspec.msgpack.encode(counts))
    return counts


def add_up(counts: list[FileCounts]) -> FileCounts:
    """The sum of the counts of several files."""
    facets: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    months: dict[str, Counter[str]] = {}
    for each in counts:
        for name, found in each.facets.items():
            facets[name].update(found)
        for provider, found in each.months.items():
            months.setdefault(provider, Counter()).update(found)
    return FileCounts(
        rows=sum(each.rows for each in counts),
        messages=sum(each.messages for each in counts),
        characters=sum(each.characters for each in counts),
        facets={name: _ranked(found) for name, found in facets.items()},
        months={provider: dict(sorted(found.items())) for provider, found in sorted(months.items())},
    )


def _counted(file: RowFile, licence: str | None) -> FileCounts:
    facets: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    months: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for batch in batches(file, _COLUMNS, rows=_AT_ONCE):
        totals["rows"] += batch.num_rows
        for name in ("num_messages", "n_chars"):
            totals[name] += compute.sum(column(batch, name)).as_py() or 0
        for facet, values in _values(batch, licence).items():
            _count(facets[facet], values)
        pairs: Counter[str] = Counter()
        _count(pairs, _pairs(batch))
        for pair, count in pairs.items():
            provider, _, month = pair.partition("\x1f")
            months.setdefault(provider, Counter())[month] += count
    return FileCounts(
        rows=totals["rows"],
        messages=totals["num_messages"],
        characters=totals["n_chars"],
        facets={name: _ranked(found) for name, found in facets.items()},
        months={provider: dict(found) for provider, found in months.items()},
    )


def _values(batch: pa.RecordBatch, licence: str | None) -> dict[str, Column]:
    terms, consent = column(batch, "terms"), column(batch, "consent")
    return {
        "provider": column(batch, "provider"),
        "client": column(batch, "client"),
        "model": compute.list_flatten(column(batch, "models")),
        "month": column(batch, "started_month"),
        "language": column(batch, "language"),
        "training terms": compute.struct_field(terms, "training_class"),
        "publication terms": compute.struct_field(terms, "publication_class"),
        "evidence": compute.struct_field(column(batch, "evidence"), "level"),
        "licence": compute.fill_null(compute.struct_field(consent, "license_human"), licence or _UNKNOWN),
        "scope": column(batch, "content_scope"),
        "reviewed": compute.struct_field(column(batch, "redaction"), "reviewed"),
        "collection": compute.struct_field(column(batch, "provenance"), "collection"),
    }


def _pairs(batch: pa.RecordBatch) -> Column:
    provider, month = (
        compute.fill_null(column(batch, name), _UNKNOWN) for name in ("provider", "started_month")
    )
    return compute.binary_join_element_wise(provider, month, "\x1f")


def _count(found: Counter[str], values: Column) -> None:
    counted = compute.value_counts(values)
    for name, count in zip(
        counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True
    ):
        name = _UNKNOWN if name is None else str(name)[:_LONGEST]
        found[name if name in found or len(found) < _MOST_NAMES else OTHER] += count


def _ranked(found: Counter[str]) -> dict[str, int]:
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
