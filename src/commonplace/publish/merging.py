"""Puts rows beside those that stand at a target already: what is equal stays, what changed is replaced."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from commonplace.publish.current import Current
from commonplace.publish.plan import StagedRow
from commonplace.publish.rows import Progress, RowBuilder
from commonplace.records.arrow import read_ids, read_rows
from commonplace.records.manifest import FileFact
from commonplace.records.row import Evidence, Row, Terms
from commonplace.records.shards import ShardWriter, next_batch, rewrite

__all__ = ["Candidate", "Merged", "merge"]


class Candidate(msgspec.Struct, frozen=True):
    """A conversation that shall have a row, the row's id, and a digest of what the row is made from."""

    cid: int
    row_id: str
    generation: int
    inputs: str


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """The shards of a dataset after new rows were put in.

    Attributes:
        kept: shards that stay as they are, with a local copy of each.
        written: paths of shards that were written, under the staging folder.
        rows: rows that are new or changed.
        new, changed, unchanged, not_included, empty: as in ``Plan``.
    """

    kept: tuple[tuple[FileFact, Path], ...]
    written: tuple[str, ...]
    rows: tuple[StagedRow, ...]
    new: int
    changed: int
    unchanged: int
    not_included: int
    empty: int


def merge(
    current: Current,
    candidates: Iterable[Candidate],
    builder: RowBuilder,
    *,
    files: Path,
    scratch: Path,
    progress: Progress,
) -> Merged:
    """Build the rows of all candidates and write the shards that change.

    Args:
        current: what stands at the target.
        candidates: conversations that shall have a row.
        builder: builds rows, and remembers what its check finds.
        files: folder for the finished files.
        scratch: private folder for downloads.
        progress: told about each row.

    Cost: one pass over the shards that stand there and over the candidates; in memory one row group and the
    rows that changed in one shard.
    """
    return _Merge(builder, files, scratch, progress).run(current, candidates)


class _Merge:
    def __init__(self, builder: RowBuilder, files: Path, scratch: Path, progress: Progress) -> None:
        self._builder = builder
        self._files = files
        self._scratch = scratch
        self._progress = progress
        self._done = 0
        self._total = 0
        self._kept: list[tuple[FileFact, Path]] = []
        self._written: list[str] = []
        self._rows: list[StagedRow] = []
        self._unchanged = 0
        self._empty = 0

    def run(self, current: Current, candidates: Iterable[Candidate]) -> Merged:
        waiting = {each.row_id: each for each in candidates}
        self._total = len(waiting)
        not_included = 0
        shards = current.shards()
        for fact in shards:
            local = current.local(fact, self._scratch)
            ids = read_ids(local)
            here = {row_id: waiting.pop(row_id) for row_id in ids if row_id in waiting}
            not_included += len(ids) - len(here)
            self._renew(fact, local, here)
        changed = len(self._rows)
        self._add(waiting, next_batch(fact.path for fact in shards))
        return Merged(
            kept=tuple(self._kept),
            written=tuple(self._written),
            rows=tuple(self._rows),
            new=len(self._rows) - changed,
            changed=changed,
            unchanged=self._unchanged,
            not_included=not_included,
            empty=self._empty,
        )

    def _renew(self, fact: FileFact, local: Path, here: Mapping[str, Candidate]) -> None:
        """Write a shard anew if a row in it changed."""
        changed: dict[str, Row] = {}
        for old in read_rows(local) if here else ():
            if old.id not in here:
                continue
            row = self._build(here[old.id])
            if _statement(row) == _statement(old) and not _is_under_other_terms(row.terms, old.terms):
                self._unchanged += 1
                continue
            changed[row.id] = row
            self._rows.append(_staged(here[row.id], row.content_sha256, fact.path))
        if not changed:
            self._kept.append((fact, local))
            return
        rewrite(self._files / fact.path, (changed.get(old.id, old) for old in read_rows(local)))
        self._written.append(fact.path)

    def _add(self, waiting: Mapping[str, Candidate], batch: int) -> None:
        """Write what is new as a batch of its own, ordered by id, which says nothing about time."""
        writer = ShardWriter(self._files, batch)
        contents: dict[str, str] = {}
        for row_id in sorted(waiting):
            row = self._build(waiting[row_id])
            if not row.messages and not row.branches:
                self._empty += 1
                continue
            writer.add(row)
            contents[row_id] = row.content_sha256
        for shard in writer.close():
            self._written.append(shard.path)
            self._rows += [_staged(waiting[row_id], contents[row_id], shard.path) for row_id in shard.ids]

    def _build(self, candidate: Candidate) -> Row:
        row = self._builder.build(candidate.cid, candidate.generation)
        self._done += 1
        self._progress("Preparing", self._done, self._total)
        return row


def _staged(candidate: Candidate, content_sha256: str, shard: str) -> StagedRow:
    return StagedRow(
        cid=candidate.cid,
        row_id=candidate.row_id,
        generation=candidate.generation,
        content_sha256=content_sha256,
        shard=shard,
        inputs=candidate.inputs,
    )


def _is_under_other_terms(new: Terms, old: Terms) -> bool:
    """Whether more is known of the plan; another day or registry alone is no reason to move a row."""
    known = (new.refs_generation, new.plan_basis)
    return new.registry == old.registry and known != (old.refs_generation, old.plan_basis)


def _statement(row: Row) -> Row:
    """What a row says about a conversation, without what differs by the day or the tool that wrote it.

    Otherwise each new version of the rules, and each new consent, would move every row again.
    """
    same = replace(row.redaction, version="", reviewed=None)
    return replace(row, consent=None, terms=Terms(), evidence=Evidence(), redaction=same, language=None)
