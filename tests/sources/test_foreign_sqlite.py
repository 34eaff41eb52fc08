"""Other programs' databases: read with what their log holds, never changed, and hostile ones cost nothing else."""

import random
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from commonplace.records import Skipped
from commonplace.sources import foreign_sqlite as module
from commonplace.sources import open_tree
from commonplace.sources.foreign_sqlite import Unopenable, foreign_database, tables_shown
from tests.sources.databases import add_rows, make_database, writing

SCHEMA = "CREATE TABLE note (id TEXT PRIMARY KEY, owner TEXT, said TEXT);"
ROWS = [("a", "x", "one"), ("b", "y", "two"), ("c", "x", "three")]


@pytest.fixture(params=[False, True], ids=["copied", "in place"])
def in_place(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def said(path: Path, spool: Path, *, in_place: bool = False, inside: str | None = None) -> list[object]:
    with (
        open_tree(path, spool=spool) as tree,
        foreign_database(tree, inside or path.name, in_place=in_place) as database,
    ):
        rows = list(database.rows("note", ("said", "gone")))
    assert [row for row in rows if isinstance(row, dict) and row["gone"] is not None] == []
    return [row["said"] if isinstance(row, dict) else row for row in rows]


def test_rows_come_in_the_order_they_were_written(tmp_path: Path, in_place: bool) -> None:
    path = make_database(tmp_path / "a.db", SCHEMA, {"note": ROWS})
    assert said(path, tmp_path / "spool", in_place=in_place) == ["one", "two", "three"]


@pytest.mark.parametrize("named", ["file", "folder"])
def test_what_is_only_in_the_log_of_writes_is_read(tmp_path: Path, in_place: bool, named: str) -> None:
    path = tmp_path / "home" / "a.db"
    program = writing(path, SCHEMA)
    add_rows(program, {"note": ROWS})
    before = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    root, inside = (path, None) if named == "file" else (path.parent, "a.db")
    assert said(root, tmp_path / "spool", in_place=in_place, inside=inside) == ["one", "two", "three"]
    assert (path.read_bytes(), Path(f"{path}-wal").read_bytes()) == before
    program.close()


def test_a_database_in_an_archive_brings_its_log(tmp_path: Path) -> None:
    path = tmp_path / "home" / "a.db"
    program = writing(path, SCHEMA)
    add_rows(program, {"note": ROWS})
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for name in ("a.db", "a.db-wal"):
            target.write(path.parent / name, f"x/{name}")
    program.close()
    assert said(archive, tmp_path / "spool", inside="x/a.db") == ["one", "two", "three"]


def test_nothing_is_left_behind_and_nothing_copied_that_holds_tokens(tmp_path: Path, in_place: bool) -> None:
    path = tmp_path / "home" / "a.db"
    program = writing(path, SCHEMA)
    add_rows(program, {"note": ROWS})
    spool = tmp_path / "spool"
    with open_tree(path, spool=spool) as tree, foreign_database(tree, "a.db", in_place=in_place):
        copies = list(spool.iterdir()) if spool.exists() else []
        assert bool(copies) is not in_place
        assert all(copy.stat().st_mode & 0o077 == 0 for copy in copies)
    assert not spool.exists() or list(spool.iterdir()) == []
    program.close()


def test_a_database_that_changes_while_it_is_copied_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_database(tmp_path / "a.db", SCHEMA, {"note": ROWS})
    real = module._log_of

    def meddling(tree: object, inside: str, original: Path) -> object:
        with sqlite3.connect(path) as program:
            add_rows(program, {"note": [("d", "x", "y" * 9000)]})
        program.close()
        return real(tree, inside, original)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "_log_of", meddling)
    with pytest.raises(Unopenable) as caught:
        said(path, tmp_path / "spool")
    assert caught.value.reason == "locked"


def test_groups_hold_the_rows_of_each_key(tmp_path: Path) -> None:
    path = make_database(tmp_path / "a.db", SCHEMA, {"note": [*ROWS, ("d", None, "four")]})
    with open_tree(path, spool=tmp_path / "s") as tree, foreign_database(tree, "a.db") as database:
        groups = {key: list(numbers) for key, numbers in database.groups("note", "owner").items()}
        assert groups == {"x": [1, 3], "y": [2]}
        with pytest.raises(Unopenable):
            database.groups("note", "nothing")


HOSTILE = {
    "a view": "CREATE VIEW note AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) "
    "SELECT x AS id, x AS owner, x AS said FROM n;",
    "a virtual table": "CREATE VIRTUAL TABLE note USING fts5(id, owner, said);",
    "a computed column": "CREATE TABLE note (id TEXT, said TEXT AS (hex(zeroblob(100000000))));"
    "INSERT INTO note (id) VALUES ('a');",
    "no rowid": "CREATE TABLE note (id TEXT PRIMARY KEY, said TEXT) WITHOUT ROWID;"
    "INSERT INTO note VALUES ('a', 'b');",
    "a trigger": SCHEMA + "CREATE TRIGGER t AFTER INSERT ON note BEGIN SELECT load_extension('x'); END;",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_plain_table_is_never_asked(name: str, tmp_path: Path, in_place: bool) -> None:
    path = make_database(tmp_path / "a.db", HOSTILE[name])
    found = said(path, tmp_path / "spool", in_place=in_place)
    assert [each for each in found if isinstance(each, str)] == []


def test_a_value_over_the_limit_costs_its_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LINE_LIMIT", 10_000)
    rows = [("a", "x", "one"), ("b", "x", "z" * 20_000), ("c", "x", "three")]
    path = make_database(tmp_path / "a.db", SCHEMA, {"note": rows})
    first, long, last = said(path, tmp_path / "spool")
    assert (first, last) == ("one", "three")
    assert isinstance(long, Skipped)
    assert (long.reason, long.where) == ("too-long", "note row 2")


def damaged_forms(content: bytes) -> Iterator[bytes]:
    chance = random.Random(7)
    for _ in range(40):
        at = chance.randrange(16, len(content))
        yield content[:at]
        yield content[:at] + bytes(chance.randrange(256) for _ in range(64)) + content[at + 64 :]


def test_damage_is_a_reason_and_never_an_error_of_its_own(tmp_path: Path, in_place: bool) -> None:
    rows = [(str(number), "x", "word " * 300) for number in range(60)]
    content = make_database(tmp_path / "whole.db", SCHEMA, {"note": rows}).read_bytes()
    path = tmp_path / "a.db"
    told = 0
    for form in damaged_forms(content):
        path.write_bytes(form)
        try:
            found = said(path, tmp_path / "spool", in_place=in_place)
        except Unopenable as error:
            told += error.reason in ("truncated", "wrong-container", "wrong-shape", "too-long")
            continue
        told += any(isinstance(each, Skipped) for each in found)
    assert told > 20


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"nothing of that kind")
    with pytest.raises(Unopenable) as caught:
        said(path, tmp_path / "spool")
    assert caught.value.reason == "wrong-container"


def test_tables_are_seen_in_the_head(tmp_path: Path) -> None:
    head = make_database(tmp_path / "a.db", SCHEMA + 'CREATE TABLE IF NOT EXISTS "Other" (x);').read_bytes()
    assert tables_shown(head) == {"note", "other"}
    assert tables_shown(b"CREATE TABLE note (x)") == frozenset()
