"""Takes withdrawn rows out of builds on this machine: rows, lineage, exclusions, clusters; then counts again."""

import shutil
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from msgspec.structs import replace

from commonplace import NAME
from commonplace.build.built import Built, WrittenView, read_manifest, write_manifest
from commonplace.build.composing import compose, sources_of
from commonplace.build.describing import describe
from commonplace.build.digests import content_of, write_sums
from commonplace.build.lineage import CLUSTERS, DROPPED_FILE, LINEAGE_FILE, REFUSED_FILE
from commonplace.build.parts import Parts
from commonplace.build.reading import Cells, schema_of, view_rows
from commonplace.records.selection import row_key

__all__ = ["EVERY_ROW", "Gone", "purge"]

EVERY_ROW = "*"
"""In place of an id: all rows of an origin."""

Gone = Mapping[str, Collection[str]]
"""Origin to ids that are not to be used any more."""

_BESIDE = (LINEAGE_FILE, DROPPED_FILE, REFUSED_FILE, CLUSTERS)


def purge(folder: Path, gone: Gone) -> Built:
    """Rewrite a build without some rows; where it holds none of them nothing is touched.

    The rest has the content that a new build without these rows would have, as far as they changed no other
    decision: a duplicate that was left out for one of them stays out until the next build. The folder is replaced
    whole, and the bytes of what went are nowhere in it.

    Raises:
        DamagedInput: the folder is no build.

    Cost: reads and writes the build once.
    """
    made, old = folder.parent / f".{folder.name}.purging", folder.parent / f".{folder.name}.old"
    if not folder.exists() and old.exists() and made.exists():
        made.replace(folder)  # killed between two renames, when all was written
    shutil.rmtree(old, ignore_errors=True)
    manifest = read_manifest(folder)
    before = pq.read_metadata(folder / LINEAGE_FILE).num_rows
    if not any(_holds(folder / name, gone) for name in _BESIDE if (folder / name).exists()):
        return Built(folder=folder, manifest=manifest)
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    keys = _keys(folder, gone)
    for name in _BESIDE:
        if (folder / name).exists():
            rest = _rest(pq.read_table(folder / name), gone, keys)
            pq.write_table(rest, made / name, compression="zstd")
    shutil.copyfile(folder / "recipe.toml", made / "recipe.toml")
    views = tuple(_view(folder, made, view, gone) for view in manifest.views)
    composition = compose(made)
    withdrawn = {source.origin: source.withdrawn for source in manifest.sources}
    for origin, ids in gone.items():
        withdrawn[origin] = max(withdrawn.get(origin, 0), len(set(ids)))
    manifest = replace(
        manifest,
        views=views,
        content=content_of(views),
        rows=composition.rows,
        tokens=composition.tokens,
        sources=sources_of(made, withdrawn),
        purged=manifest.purged + before - composition.rows,
    )
    describe(made, manifest, composition)
    write_manifest(made, manifest)
    write_sums(made)
    folder.replace(old)
    made.replace(folder)
    shutil.rmtree(old)
    return Built(folder=folder, manifest=manifest)


def _gone_rows(table: pa.Table, gone: Gone) -> "Any":  # noqa: ANN401  - a mask
    """Which rows of a table are gone, by any pair of columns that names a row."""
    mask: Any = pa.array([False] * table.num_rows, type=pa.bool_())
    for prefix in ("", "representative_", "evidence_"):
        if f"{prefix}origin" not in table.column_names or f"{prefix}id" not in table.column_names:
            continue
        for origin, ids in sorted(gone.items()):
            named: Any = pc.is_in(table.column(f"{prefix}origin"), pa.array([origin]))
            if EVERY_ROW not in ids:
                listed = pa.array(sorted(ids), type=pa.string())
                named = pc.and_(named, pc.is_in(table.column(f"{prefix}id"), listed))
            mask = pc.or_(mask, pc.fill_null(named, False))
    return mask


def _holds(file: Path, gone: Gone) -> bool:
    return bool(pc.any(_gone_rows(pq.read_table(file), gone)).as_py())


def _keys(folder: Path, gone: Gone) -> list[str]:
    """Keys, hexadecimal, of all rows that are gone, also of those that no file of the build names itself."""
    keys = {row_key(origin, name).hex() for origin, ids in gone.items() for name in ids}
    for file in (LINEAGE_FILE, DROPPED_FILE):
        table = pq.read_table(folder / file, columns=["key", "origin", "id"])
        keys |= {
            bytes(key).hex() for key in table.filter(_gone_rows(table, gone)).column("key").to_pylist() if key
        }
    return sorted(keys)


def _rest(table: pa.Table, gone: Gone, keys: Sequence[str]) -> pa.Table:
    """The other rows; evidence that names one that is gone is taken from them."""
    rest = table.filter(pc.invert(_gone_rows(table, gone)))
    if "evidence" in rest.column_names:
        named = pc.is_in(rest.column("evidence"), pa.array(keys, type=pa.string()))
        without: Any = pc.if_else(named, pa.scalar(None, type=pa.string()), rest.column("evidence"))
        rest = rest.set_column(rest.column_names.index("evidence"), rest.schema.field("evidence"), without)
    return rest


def _view(folder: Path, made: Path, view: WrittenView, gone: Gone) -> WrittenView:
    parts = Parts(made, view.name, schema_of(view))
    tokens = 0
    for split, cells in view_rows(folder, view):
        origin, name, number = _named(cells)
        ids = gone.get(origin, ())
        if name not in ids and EVERY_ROW not in ids:
            parts.add(split, cells)
            tokens += number
    files, content = parts.close()
    return replace(view, files=files, content=content, tokens=tokens)


def _named(cells: Cells) -> tuple[str, str, int]:
    facts: Any = cells
    if "trajectory_id" in cells:
        facts = msgspec.convert(cells["extra"], dict[str, dict[str, Any]])[NAME]
    return str(facts["origin"]), str(facts["id"]), int(facts["tokens"] or 0)
