"""Withdrawn rows leave builds on this machine: rows, lineage, exclusions, clusters, and every byte of their text."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace

from commonplace import build
from commonplace.build.digests import wrong_files
from tests.build.selections import ROWS, digest_of, files_of, selection
from tests.build.test_writing import ALL


def decoded(folder: Path) -> str:
    """All that is in a build, Parquet decoded."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".parquet":
            found.append(str(pq.read_table(path).to_pydict()))
        elif path.is_file():
            found.append(path.read_text(encoding="utf-8"))
    return "\n".join(found)


def clusters(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "origin": "hf:ada/chats",
            "id": "cp1-a",
            "representative_origin": "hf:bo/chats",
            "representative_id": "cp1-c",
        },
        {
            "origin": "hf:bo/chats",
            "id": "cp1-c",
            "representative_origin": "hf:ada/chats",
            "representative_id": "cp1-b",
        },
        {
            "origin": "hf:bo/chats",
            "id": "cp1-d",
            "representative_origin": "hf:bo/chats",
            "representative_id": "cp1-d",
        },
    ]
    pq.write_table(pa.Table.from_pylist(rows), folder / "clusters.parquet")
    return folder / "clusters.parquet"


def test_what_was_withdrawn_is_nowhere_and_the_rest_is_what_a_new_build_has(tmp_path: Path) -> None:
    chosen = selection(tmp_path / "s", files_of(tmp_path), ALL, clusters=clusters(tmp_path / "s"))
    built = build.write(chosen, tmp_path / "out")
    assert "'cp1-b'" in decoded(tmp_path / "out")
    assert "Seven." in decoded(tmp_path / "out")
    purged = build.purge(tmp_path / "out", {"hf:ada/chats": ["cp1-b", "cp1-gone"], "hf:bo/chats": ["cp1-d"]})
    left = decoded(tmp_path / "out")
    for word in ("'cp1-b'", '"cp1-b"', "#cp1-b'", "cp1-gone", "cp1-d", "Seven.", "colour", "notes.txt"):
        assert word not in left
    assert wrong_files(tmp_path / "out") == []
    assert (purged.manifest.rows, purged.manifest.purged) == (built.manifest.rows - 2, 2)
    rest = {
        origin: [row for row in rows if row.id not in ("cp1-b", "cp1-d")] for origin, rows in ROWS.items()
    }
    fresh = build.write(
        selection(tmp_path / "t", files_of(tmp_path / "f", rest), ALL), tmp_path / "fresh"
    ).manifest
    assert purged.manifest.content == fresh.content
    assert [view.rows for view in purged.manifest.views] == [view.rows for view in fresh.views]
    assert {path.name for path in tmp_path.iterdir() if path.name.startswith(".")} == set()


def test_a_whole_origin_goes(tmp_path: Path) -> None:
    build.write(selection(tmp_path / "s", files_of(tmp_path), ALL), tmp_path / "out")
    purged = build.purge(tmp_path / "out", {"hf:bo/chats": [build.EVERY_ROW]})
    assert [source.origin for source in purged.manifest.sources] == ["hf:ada/chats"]
    assert "hf:bo/chats" not in decoded(tmp_path / "out")


def test_a_build_without_these_rows_is_not_touched(tmp_path: Path) -> None:
    build.write(selection(tmp_path / "s", files_of(tmp_path)), tmp_path / "out")
    before = digest_of(tmp_path / "out")
    build.purge(tmp_path / "out", {"hf:ada/chats": ["cp1-c"], "hf:other/chats": [build.EVERY_ROW]})
    assert digest_of(tmp_path / "out") == before


def test_a_purge_that_is_killed_leaves_the_build_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build.write(selection(tmp_path / "s", files_of(tmp_path)), tmp_path / "out")
    before = digest_of(tmp_path / "out")

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("commonplace.build.purging.write_sums", dies)
    with pytest.raises(KeyboardInterrupt):
        build.purge(tmp_path / "out", {"hf:ada/chats": ["cp1-a"]})
    assert digest_of(tmp_path / "out") == before
    monkeypatch.undo()
    (tmp_path / ".out.old").mkdir()
    build.purge(tmp_path / "out", {"hf:ada/chats": ["cp1-a"]})
    assert "cp1-a" not in decoded(tmp_path / "out")
    assert {path.name for path in tmp_path.iterdir() if path.name.startswith(".")} == set()


def test_evidence_that_names_a_withdrawn_row_goes_too(tmp_path: Path) -> None:
    chosen = selection(tmp_path / "s", files_of(tmp_path))
    kept = pq.read_table(chosen.kept).to_pylist()
    key = next(bytes(row["key"]) for row in kept if row["id"] == "cp1-a")
    dropped = pq.read_table(chosen.dropped).to_pylist()
    pq.write_table(
        pa.Table.from_pylist([{**dropped[0], "evidence": key.hex()}], schema=pq.read_schema(chosen.dropped)),
        chosen.dropped,
    )
    build.write(replace(chosen, seed=1), tmp_path / "out")
    build.purge(tmp_path / "out", {"hf:ada/chats": ["cp1-a"]})
    assert pq.read_table(tmp_path / "out" / "dropped.parquet").column("evidence").to_pylist() == [None]
    assert key.hex() not in decoded(tmp_path / "out")
