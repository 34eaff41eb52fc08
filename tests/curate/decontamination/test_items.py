"""Items from files of all kinds, and the suites that are described."""

import csv
import gzip
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from commonplace.curate.decontamination.items import Item, Suite, read_items, read_suite, suites
from commonplace.errors import DamagedInput, UsageError

SUITE = Suite(
    name="s",
    title="S",
    source="tests",
    question=("stem.text|question",),
    choices=("choices.text",),
    answer=("answer",),
    id="id",
)
RECORDS = [
    {"id": "a-1", "question": "One?", "choices": {"text": ["x", "y"]}, "answer": 3},
    {
        "id": "long" * 40,
        "question": None,
        "stem": {"text": "Two?"},
        "choices": [{"text": "z"}],
        "answer": None,
    },
]
ITEMS = [Item("a-1", "One?", ("x", "y"), "3", ""), Item("1", "Two?", ("z",), "", "")]


def test_json_in_all_its_kinds(tmp_path: Path) -> None:
    lines = "\n".join(json.dumps(record) for record in RECORDS)
    (tmp_path / "a.jsonl").write_text(lines + "\n\n")
    (tmp_path / "b.json").write_text(json.dumps({"canary": "x", "examples": RECORDS}))
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    for path in sorted(tmp_path.iterdir()):
        assert list(read_items(path, SUITE)) == ITEMS, path.name


def test_parquet_and_csv_without_a_header(tmp_path: Path) -> None:
    table = pa.table({"question": ["One?"], "choices": [["x", "y"]], "id": [7]})
    pq.write_table(table, tmp_path / "a.parquet")
    suite = Suite(name="s", title="S", source="t", question=("question",), choices=("choices",), id="id")
    assert list(read_items(tmp_path / "a.parquet", suite)) == [Item("7", "One?", ("x", "y"), "", "")]
    with (tmp_path / "b.csv").open("w", newline="") as out:
        csv.writer(out).writerow(["What, then?", "one", "two", "three", "four", "A"])
    assert list(read_items(tmp_path / "b.csv", read_suite("mmlu"))) == [
        Item("0", "What, then?", ("one", "two", "three", "four"), "", "")
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", b'{"question": "secret words"}\n{"question": '),
        ("a.json", b"["),
        ("a.parquet", b"PAR1"),
        ("a.jsonl.gz", b"no"),
        ("a.csv", b"\xff\xfe\x00"),
    ],
)
def test_what_cannot_be_read_says_where_and_not_what(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(DamagedInput) as caught:
        list(read_items(tmp_path / name, SUITE))
    assert name in caught.value.facts
    assert "secret" not in str((caught.value.message, caught.value.facts, caught.value.hint))


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"")
    with pytest.raises(UsageError):
        list(read_items(tmp_path / "a.pdf", SUITE))


@pytest.mark.parametrize("name", suites())
def test_described_suites_say_where_their_fields_were_seen(name: str) -> None:
    suite = read_suite(name)
    assert (suite.name, suite.turns in ("user", "all")) == (name, True)
    assert suite.question
    assert suite.source


def test_a_lab_describes_its_own(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('name = "own"\ntitle = "Own"\nsource = "ours"\nquestion = ["q"]\n')
    assert read_suite(str(path)).question == ("q",)
    path.write_text('name = "own"\nquestions = ["q"]\n')
    with pytest.raises(UsageError, match="describes no suite"):
        read_suite(str(path))
    with pytest.raises(UsageError, match="no such suite"):
        read_suite("unheard-of")
