"""What a build is, as its manifest ``build.json`` says it."""

from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from commonplace import NAME
from commonplace.errors import DamagedInput
from commonplace.records.row_file import Redistribution
from commonplace.records.selection import FunnelStep, TermsDecision

__all__ = [
    "MANIFEST",
    "BuildManifest",
    "Built",
    "Source",
    "WrittenFile",
    "WrittenView",
    "read_manifest",
    "write_manifest",
]

MANIFEST = "build.json"

FileKind: TypeAlias = Literal["parquet", "jsonl"]


class WrittenFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of a view.

    Attributes:
        path: posix path inside the build.
        split: that it belongs to.
        rows: in it.
        sha256: of its bytes; other versions of Parquet writers give other bytes for the same rows.
    """

    path: str
    split: str
    rows: int
    sha256: str


class WrittenView(msgspec.Struct, frozen=True, kw_only=True):
    """One product of a build.

    Attributes:
        name: folder under ``data/``; ``view`` what kind of product it is.
        kind: of its files.
        options: as the recipe gave them.
        files: with their rows.
        content: SHA-256 over the rows in order, whatever wrote the files.
        refused: rows that the view cannot hold, by reason; each stands in ``refused.parquet``.
        noted: what was changed so that trainers take it, by what was done.
        tokens: of the rows, as often as they stand there.
    """

    name: str
    view: str
    kind: FileKind
    options: dict[str, str | int | float | bool]
    files: tuple[WrittenFile, ...]
    content: str
    refused: dict[str, int]
    noted: dict[str, int]
    tokens: int

    @property
    def rows(self) -> int:
        """Rows of all its files."""
        return sum(file.rows for file in self.files)


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A dataset that rows came from, pinned.

    Attributes:
        origin: ``hf:OWNER/NAME`` or ``folder:NAME``; ``revision`` the commit that was read.
        rows: of it in this build.
        licences: stated by the donor for their own words, with counts of rows; empty for neighbours' datasets.
        withdrawn: rows of it that were withdrawn, set aside or blocked when this was built.
    """

    origin: str
    revision: str
    rows: int
    third_party: bool = False
    redistribution: Redistribution = "yes"
    licences: dict[str, int] = {}
    withdrawn: int = 0


class BuildManifest(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in ``build.json``: everything but text.

    Attributes:
        name, description, intended_use, seed, tokenizer, placeholders: of the selection.
        content: SHA-256 over the digests of all views; equal for equal rows in every version.
        rows: of the selection; ``tokens`` of them.
        sources: by origin.
        terms_decisions, left_out_by_class, funnel, versions: of the selection.
        policy: SHA-256 of the recipe's approved policy, for a release.
        purged: rows that were taken out again since, by withdrawals; ids stand nowhere.
    """

    name: str
    description: str
    intended_use: str
    seed: int
    tokenizer: str
    placeholders: str
    content: str
    rows: int
    tokens: int
    views: tuple[WrittenView, ...]
    sources: tuple[Source, ...]
    funnel: tuple[FunnelStep, ...] = ()
    terms_decisions: tuple[TermsDecision, ...] = ()
    left_out_by_class: dict[str, int] = {}
    versions: dict[str, str] = {}
    policy: str | None = None
    purged: int = 0
    schema_version: str = "1"


class Built(msgspec.Struct, frozen=True, kw_only=True):
    """A build on disk."""

    folder: Path
    manifest: BuildManifest


def read_manifest(folder: Path) -> BuildManifest:
    """The manifest of a build.

    Raises:
        DamagedInput: the folder is no build, or its manifest cannot be read.
    """
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=BuildManifest)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DamagedInput(
            "this is no folder of a build, or its manifest cannot be read",
            facts=(folder.name, MANIFEST),
            hint=f"`{NAME} lab build` makes one",
        ) from error


def write_manifest(folder: Path, manifest: BuildManifest) -> None:
    """Write the manifest of a build; equal manifests give equal bytes."""
    part = folder / f".{MANIFEST}.part"
    part.write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n")
    part.replace(folder / MANIFEST)
