"""A build loads with no code beyond a call of the library, and its Croissant file is valid."""

import json
from pathlib import Path

import pytest

from commonplace import build
from tests.build.selections import files_of, selection
from tests.build.test_writing import ALL


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("build")
    build.write(selection(folder / "s", files_of(folder), ALL), folder / "out")
    return folder / "out"


@pytest.mark.parametrize("view", ALL)
def test_datasets_loads_every_view_by_its_name(built: Path, tmp_path: Path, view: str) -> None:
    import datasets

    written = next(each for each in build.read_manifest(built).views if each.name == view)
    if written.kind == "jsonl":
        splits = {file.split: str(built / file.path) for file in written.files}
        loaded = datasets.load_dataset("json", data_files=splits, cache_dir=str(tmp_path))
    else:
        loaded = datasets.load_dataset(str(built), view, cache_dir=str(tmp_path))
    rows = [row for split in loaded.values() for row in split]
    assert len(rows) == written.rows > 0
    assert set(loaded) == {file.split for file in written.files}
    if view == "messages":
        work = next(row for row in rows if row["id"] == "cp1-d")
        assert work["messages"][1]["tool_calls"][0]["function"]["arguments"] == {
            "command": ["ls"],
            "deep": {"n": 1},
        }
        assert work["tools"][0]["function"]["name"] == "shell"
    if view == "trajectories":
        assert rows[0]["steps"][1]["tool_calls"][1]["arguments"]["command"] == "pwd"
    if view == "preferences":
        assert rows[0]["chosen"][0]["role"] == "assistant"


def test_polars_and_duckdb_read_the_files_as_they_are(built: Path) -> None:
    import duckdb
    import polars

    files = str(built / "data" / "messages" / "*.parquet")
    table = polars.read_parquet(files)
    assert table.height == 4
    answers = duckdb.sql(
        "SELECT count(*) FROM (SELECT unnest(messages) AS message FROM read_parquet($files)) "
        "WHERE message->>'$.role' = 'assistant'",
        params={"files": files},
    ).fetchall()
    assert answers == [(7,)]


def test_the_croissant_file_is_valid_and_names_the_sources(built: Path) -> None:
    import mlcroissant

    dataset = mlcroissant.Dataset(jsonld=str(built / "croissant.json"))
    assert not dataset.metadata.ctx.issues.errors
    document = json.loads((built / "croissant.json").read_text(encoding="utf-8"))
    assert document["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert document["@context"]["prov"] == "http://www.w3.org/ns/prov#"
    assert [(source["prov:label"], source["prov:value"]) for source in document["prov:wasDerivedFrom"]] == [
        ("hf:ada/chats", "0" * 40),
        ("hf:bo/chats", "0" * 40),
    ]
    ids = {record["messages/id"].decode() for record in dataset.records("messages")}
    assert ids <= {"cp1-a", "cp1-b", "cp1-c", "cp1-d"}
    assert ids
