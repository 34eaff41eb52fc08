"""Makes the files of a dataset without some of its rows: shards, tombstones, card, manifest."""

from collections.abc import Callable, Collection
from pathlib import Path

import msgspec
from msgspec.structs import replace

from commonplace import __version__
from commonplace.evidence import SIGNATURE_NAME
from commonplace.publish.contents import contents_of
from commonplace.publish.current import Current
from commonplace.publish.describing import TEXTS, file_fact, write_texts
from commonplace.records.arrow import copy_without, read_ids
from commonplace.records.manifest import MANIFEST_NAME, FileFact, Manifest, write_manifest
from commonplace.records.tombstone import WITHDRAWN, Tombstone, write_tombstones

__all__ = ["Removal", "remove_rows"]

_LIST = f"{WITHDRAWN}/withdrawn.parquet"


class Removal(msgspec.Struct, frozen=True):
    """What has to be done at a target.

    Attributes:
        operations: files to write; the manifest is among them.
        deletions: paths to delete: shards in which no row is left, for nothing can open one without rows.
        held: files that held the rows, as they were.
    """

    operations: tuple[FileFact, ...]
    deletions: tuple[str, ...]
    held: tuple[FileFact, ...]


def remove_rows(
    current: Current,
    manifest: Manifest,
    withdrawn: Collection[Tombstone],
    *,
    files: Path,
    scratch: Path,
    sign: Callable[[Path], tuple[FileFact, ...]] | None = None,
) -> Removal:
    """Write the files that differ once these rows are gone.

    Args:
        current: what stands at the target.
        manifest: of it.
        withdrawn: a tombstone for each row that goes.
        files: folder for the finished files.
        scratch: private folder for downloads.
        sign: signs the new manifest and says what it wrote; without it the old signature is deleted.

    Cost: reads each shard once; in memory one row group.
    """
    ids = {each.id for each in withdrawn}
    held, others = _other_files(manifest, current, ids)
    shards: list[tuple[FileFact, Path]] = []
    for fact in current.shards():
        local = current.local(fact, scratch)
        here = read_ids(local)
        if ids.isdisjoint(here):
            shards.append((fact, local))
            continue
        held.append(fact)
        if not ids.issuperset(here):
            copy_without(local, files / fact.path, ids)
            shards.append((file_fact(files, fact.path, rows=True), files / fact.path))
    # Who withdrew first gave the month and the reason.
    stones = {each.id: each for each in (*withdrawn, *current.tombstones(scratch))}
    write_tombstones(files / _LIST, stones.values())
    contents = contents_of(path for _, path in shards)
    facts = [fact for fact, _ in shards]
    write_texts(files, current.target, contents, [*facts, *others], has_withdrawals=True)
    facts += [file_fact(files, _LIST, rows=True), *(file_fact(files, name) for name in TEXTS), *others]
    after = replace(
        manifest,
        tool_version=__version__,
        counts=contents.counts(),
        files=tuple(sorted(facts, key=lambda fact: fact.path)),
    )
    (files / MANIFEST_NAME).write_bytes(write_manifest(after))
    made = (*(sign(files) if sign else ()), file_fact(files, MANIFEST_NAME))
    removal = _difference(manifest, after, made, held)
    # A signature is never kept for bytes that it does not cover.
    unsigned = current.unlisted & {SIGNATURE_NAME} if sign is None else frozenset()
    return replace(removal, deletions=tuple(sorted({*removal.deletions, *unsigned})))


def _other_files(
    manifest: Manifest, current: Current, ids: Collection[str]
) -> tuple[list[FileFact], list[FileFact]]:
    """Files beside shards, texts and tombstones: those of one row that goes, and those that stay."""
    known = {fact.path for fact in current.shards()} | {*TEXTS, MANIFEST_NAME}
    others = [
        fact
        for fact in manifest.files
        if fact.path not in known and not fact.path.startswith(f"{WITHDRAWN}/")
    ]
    held = [fact for fact in others if Path(fact.path).stem in ids]
    return held, [fact for fact in others if fact not in held]


def _difference(
    before: Manifest, after: Manifest, made: tuple[FileFact, ...], held: list[FileFact]
) -> Removal:
    known = {each.path: each for each in before.files}
    changed = [fact for fact in after.files if known.get(fact.path) != fact]
    gone = known.keys() - {fact.path for fact in after.files}
    return Removal(
        operations=(*changed, *made),
        deletions=tuple(sorted(gone)),
        held=tuple(held),
    )
