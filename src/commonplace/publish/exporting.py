"""Writes the rows that a publication would hold into a local folder, for looking at. Nobody consents to it.

Consent is null in every row, and manifest and card say first that it is not for publication.
"""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from commonplace import NAME, __version__
from commonplace.errors import UsageError, WorkspaceError
from commonplace.privacy import Scanner
from commonplace.publish.card import PLOT, CardFacts, card, plot
from commonplace.publish.contents import contents_of
from commonplace.publish.current import look
from commonplace.publish.describing import configs_of, file_fact
from commonplace.publish.row_terms import TermsOfRows, day_of
from commonplace.publish.rows import Progress, RowBuilder, included, refuse_unscanned, unscanned
from commonplace.publish.scoring import scores_of
from commonplace.publish.targets import Target
from commonplace.records.ids import key_fingerprint
from commonplace.records.manifest import MANIFEST_NAME, Manifest, write_manifest
from commonplace.records.row import SCHEMA_VERSION
from commonplace.records.shards import ShardWriter
from commonplace.store import Query, Workspace

__all__ = ["Exported", "export"]

_LABEL = "export"
"""All exports of a workspace have the same ids, and share them with no publication."""


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What an export wrote, and what it left out, in conversations.

    Attributes:
        rows: written.
        unscanned: left out because no scan has covered them.
        leaking: left out because the last check found something; a publication would be refused.
        empty: left out because they hold no message.
    """

    folder: Path
    rows: int
    unscanned: int
    leaking: int
    empty: int


def export(
    workspace: Workspace,
    folder: Path,
    *,
    scanner: Scanner,
    all_scanned: bool = False,
    progress: Progress | None = None,
) -> Exported:
    """Write rows into a folder; it appears whole, in place of an earlier export.

    Terms are those of a publication today.

    Args:
        workspace: may be open for reading only.
        folder: new, empty, or an earlier export.
        scanner: of the same version as the scans.
        all_scanned: every conversation that was scanned, not only those included.
        progress: told about each row.

    Raises:
        NotScanned: an included conversation was not scanned.
        UsageError: the folder holds something else.
        WorkspaceError: the folder cannot be written.
    """
    target = Target.parse(str(folder))
    _refuse_other(target)
    cids = tuple(sorted(workspace.conversations.ids(Query()))) if all_scanned else included(workspace)
    if all_scanned:
        behind = unscanned(workspace, cids, scanner.version)
    else:
        refuse_unscanned(workspace, cids, scanner.version)
        behind = frozenset()
    target.folder.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{NAME}-", dir=target.folder.parent))
    try:
        chosen = [cid for cid in cids if cid not in behind]
        terms = TermsOfRows(workspace, day_of(workspace.clock()))
        builder = RowBuilder(workspace, scanner, _LABEL, terms, scores=scores_of(workspace, chosen))
        rows = _Rows(builder, chosen, progress)
        rows.write(staging)
        _describe(workspace, staging, target)
        _swap(staging, target.folder)
    except OSError as error:
        raise WorkspaceError(
            f"{target.text} cannot be written", facts=(type(error).__name__, error.strerror or "")
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return Exported(
        folder=target.folder,
        rows=rows.written,
        unscanned=len(behind),
        leaking=rows.leaking,
        empty=rows.empty,
    )


class _Rows:
    """Builds and writes the rows, and counts what it leaves out."""

    def __init__(self, builder: RowBuilder, cids: Sequence[int], progress: Progress | None) -> None:
        self._builder = builder
        self._cids = cids
        self._progress = progress
        self.written = self.leaking = self.empty = 0

    def write(self, staging: Path) -> None:
        writer = ShardWriter(staging, 1)
        ordered = sorted((self._builder.id_of(cid), cid) for cid in self._cids)
        for done, (_, cid) in enumerate(ordered, start=1):
            row = self._builder.build(cid)
            if self._builder.is_leaking(cid):
                self.leaking += 1
            elif not row.messages and not row.branches:
                self.empty += 1
            else:
                writer.add(row)
            if self._progress:
                self._progress("Exporting", done, len(ordered))
        self.written = sum(len(shard.ids) for shard in writer.close())


def _describe(workspace: Workspace, staging: Path, target: Target) -> None:
    """Write card and manifest over the rows that stand in the folder."""
    paths = sorted(path.relative_to(staging).as_posix() for path in staging.rglob("*.parquet"))
    shards = [file_fact(staging, path, rows=True) for path in paths]
    contents = contents_of(staging / path for path in paths)
    readme = card(
        CardFacts(
            name=target.name,
            load_name=target.name,
            discussions="",
            configs=configs_of(shards),
            contents=contents,
            is_export=True,
        )
    )
    (staging / PLOT).write_text(plot(contents), encoding="utf-8", newline="\n")
    (staging / "README.md").write_text(readme, encoding="utf-8", newline="\n")
    manifest = Manifest(
        not_for_publication=True,
        schema_version=SCHEMA_VERSION,
        tool_version=__version__,
        target=_LABEL,
        key_fingerprint=key_fingerprint(workspace.secret(), _LABEL),
        consent_texts=(),
        counts=contents.counts(),
        files=(file_fact(staging, "README.md"), file_fact(staging, PLOT), *shards),
    )
    (staging / MANIFEST_NAME).write_bytes(write_manifest(manifest))


def _refuse_other(target: Target) -> None:
    current = look(target, target.folder)
    if current.manifest is not None and current.manifest.not_for_publication:
        return
    if current.manifest is not None or current.others:
        raise UsageError(
            f"{target.text} holds something else than an export",
            hint="choose a new folder, or an empty one",
        )


def _swap(staging: Path, folder: Path) -> None:
    """Put the new folder in place of the old one."""
    old = staging.with_name(f"{staging.name}-old")
    if folder.exists():
        folder.rename(old)
    staging.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
