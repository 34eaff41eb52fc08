"""What remains of a withdrawn row: its id, a month and a code; nothing of what it said.

Collectors read these files to leave out the rows of the same repository, in every copy that they have.
"""

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from commonplace.records.row import SCHEMA_VERSION

__all__ = ["REASONS", "UNSPECIFIED", "WITHDRAWN", "Tombstone", "read_tombstones", "write_tombstones"]

WITHDRAWN = "withdrawn"
"""Folder of the files that list what was withdrawn; the config is called ``withdrawals``."""

UNSPECIFIED = "unspecified"
"""The reason of whoever gives none; nobody has to."""

REASONS: dict[str, str] = {
    UNSPECIFIED: "no reason is given",
    "changed_mind": "I do not want to share it any more",
    "mistake": "it was not meant to be published",
    "personal_data": "it says too much about me",
    "third_party": "it says too much about somebody else",
    "secret": "it holds a password, a key or another secret",
    "employer": "it belongs to an employer or a client",
    "terms": "a provider's terms stand against it",
}
"""Codes that may stand in a tombstone, in words; everybody can read them there."""

_SCHEMA = pa.schema(
    [(name, pa.string()) for name in ("id", "withdrawn_month", "reason_code", "schema_version")]
)


class Tombstone(msgspec.Struct, frozen=True, kw_only=True):
    """One withdrawn row.

    Attributes:
        id: of the row, in the repository that holds the tombstone and in no other.
        withdrawn_month: ``2026-05``, UTC.
        reason_code: a word from a short list, never free text.
        schema_version: of the rows.
    """

    id: str
    withdrawn_month: str
    reason_code: str = UNSPECIFIED
    schema_version: str = SCHEMA_VERSION


def write_tombstones(path: Path, tombstones: Iterable[Tombstone]) -> None:
    """Write at least one tombstone as a Parquet file, ordered by id; equal ones give equal bytes."""
    cells = [msgspec.to_builtins(each) for each in sorted(tombstones, key=lambda each: each.id)]
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(pa.Table.from_pylist(cells, schema=_SCHEMA), path, compression="zstd", store_schema=False)


def read_tombstones(path: Path) -> tuple[Tombstone, ...]:
    """Read a file of tombstones; columns of later versions are left aside."""
    return msgspec.convert(pq.read_table(path).to_pylist(), tuple[Tombstone, ...])
