"""The receipt that goes into the dataset: what was agreed to and how it was looked at, and nothing of who."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from commonplace import __version__
from commonplace.publish.plan import StagedRow
from commonplace.records.consent import Consent
from commonplace.records.json_text import canonical
from commonplace.records.manifest import FileFact
from commonplace.records.row import SCHEMA_VERSION
from commonplace.store import Workspace

__all__ = ["RECEIPTS", "PublicReceipt", "digest_of_ids", "modes_of", "public_receipt", "write_public_receipt"]

RECEIPTS = "receipts"
"""Folder of the receipts in a dataset, one for each publication."""


class PublicReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """One publication, as anybody may read about it. There is no name in it, no target, and no time but a month.

    Attributes:
        consent: as it stands in the rows.
        new, changed: rows.
        row_ids_sha256: of the sorted ids of these rows, as canonical JSON.
        reviewed: these rows by how their conversations were looked at.
        gives: how much was given of each provider's conversations.
        registry: version of the registry of terms.
    """

    consent: Consent
    new: int
    changed: int
    row_ids_sha256: str
    reviewed: dict[str, int]
    gives: dict[str, str]
    registry: str | None
    schema_version: str = SCHEMA_VERSION
    tool_version: str = __version__


def digest_of_ids(rows: Iterable[StagedRow]) -> str:
    """SHA-256 of the sorted ids, as canonical JSON."""
    return hashlib.sha256(canonical(sorted(row.row_id for row in rows))).hexdigest()


def modes_of(workspace: Workspace, rows: Iterable[StagedRow]) -> dict[str, int]:
    """Rows by how their conversations were looked at (``records.Mode``, or ``unknown``)."""
    modes = Counter(workspace.conversations.summary(row.cid).mode or "unknown" for row in rows)
    return dict(sorted(modes.items()))


def public_receipt(
    consent: Consent,
    rows: tuple[StagedRow, ...],
    *,
    counts: tuple[int, int],
    reviewed: Mapping[str, int],
    gives: Mapping[str, str],
    registry: str | None,
) -> PublicReceipt:
    """The receipt of a publication; ``counts`` are its new and its changed rows."""
    new, changed = counts
    return PublicReceipt(
        consent=consent,
        new=new,
        changed=changed,
        row_ids_sha256=digest_of_ids(rows),
        reviewed=dict(reviewed),
        gives=dict(gives),
        registry=registry,
    )


def write_public_receipt(files: Path, receipt: PublicReceipt) -> FileFact:
    """Write a receipt among the files of a publication; equal receipts give equal bytes under one name."""
    data = msgspec.json.format(msgspec.json.encode(receipt), indent=2) + b"\n"
    digest = hashlib.sha256(data).hexdigest()
    path = f"{RECEIPTS}/{receipt.consent.month}-{digest[:12]}.json"
    (files / RECEIPTS).mkdir(exist_ok=True)
    (files / path).write_bytes(data)
    return FileFact(path=path, size=len(data), sha256=digest, rows=None)
