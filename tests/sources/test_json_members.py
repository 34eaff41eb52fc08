"""Members of an object are split and not decoded; what is damaged is told."""

from pathlib import Path

import pytest

from commonplace.records import Skipped
from commonplace.sources.file_tally import FileTally
from commonplace.sources.json_members import inner_records, members
from commonplace.sources.log_records import Record
from commonplace.sources.trees import open_tree


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"[1]", "wrong-shape"),
        (b'{"a": {"b": [1', "truncated"),
        (b"PK nothing", "not-json"),
        (b'{"a": {"b": 7}}', "wrong-shape"),
        (b'{"a": 7}', "wrong-shape"),
        (b"{}", "wrong-shape"),
    ],
)
def test_what_holds_no_records_is_told(data: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(data)
    with open_tree(tmp_path / "x.json", spool=tmp_path / "spool") as tree:
        [event] = inner_records(tree, "x.json", FileTally("x.json"), "a", "b")
    assert isinstance(event, Skipped)
    assert event.reason == reason


def test_records_are_found_inside_and_what_is_beside_them_may_be_anything(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(b'{"k": ' + b"[" * 300 + b"]" * 300 + b', "a": {"b": [{"c": 1}, 2]}}')
    tally = FileTally("x.json")
    with open_tree(tmp_path / "x.json", spool=tmp_path / "spool") as tree:
        found = members(tree, "x.json")
        events = list(inner_records(tree, "x.json", tally, "a", "b"))
    assert not isinstance(found, Skipped)
    assert [type(event) for event in events] == [Record, Skipped]
    assert tally.records == 2
