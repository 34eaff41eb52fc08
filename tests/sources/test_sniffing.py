"""A head that was cut anywhere shows all that stands before the cut."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.sources.sniffing import first_json_lines, first_json_objects, make_probe, parse_cut
from commonplace.sources.streams import zstd
from commonplace.sources.trees import open_tree

CONVERSATION = {
    "title": 'caf\u00e9 "\\',
    "create_time": -1.5e3,
    "flags": [True, None, [], {}],
    "mapping": {"a": {"id": "a", "message": {"author": {"role": "user"}, "weight": 1}}},
}


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("indent", [None, 2])
def test_every_cut_shows_a_part_of_the_whole(ascii_only: bool, indent: int | None) -> None:
    data = json.dumps([CONVERSATION, {"b": 2}], ensure_ascii=ascii_only, indent=indent).encode()
    seen = 0
    for length in range(1, len(data) + 1):
        value = parse_cut(data[:length])
        assert isinstance(value, list)
        assert not value or list(value[0]) == list(CONVERSATION)[: len(value[0])]
        assert _size(value) >= seen - 1
        seen = _size(value)
    assert value == [CONVERSATION, {"b": 2}]


def _size(value: object) -> int:
    if isinstance(value, dict):
        return 1 + sum(_size(item) for item in value.values())
    return 1 + sum(_size(item) for item in value) if isinstance(value, list) else 1


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b'{"a": 1, "b', {"a": 1}),
        (b'{"a": 1, "b"', {"a": 1, "b": None}),
        (b'{"a": 1, "b": ', {"a": 1, "b": None}),
        (b'{"a": 1, "b": tru', {"a": 1, "b": None}),
        (b'{"a": 1, "b": "x\\', {"a": 1, "b": "x"}),
        (b'{"a": 1, "b": "x\\u00', {"a": 1, "b": "x\\u00"}),
        (b'{"a": "caf\xc3', {"a": "caf\ufffd"}),
        (b'{"a": "\\ud83d\\ude00", "b": NaN, "c": [', {"a": "\U0001f600", "b": None, "c": []}),
        (b"[1, 2,", [1, 2]),
        (b"[", []),
        (b'\xef\xbb\xbf[{"a": [', [{"a": []}]),
        (b'{"a": 1}\n{"b": 2}\n{"c"', {"a": 1}),
        (b"[1}", [1]),
        (b"", None),
        (b"\n", None),
        (b"# Notes\n", None),
        (b"<html>", None),
        (b"\x89PNG\r\n", None),
        (b"\xff\xfe[\0", None),
        (b"SQLite format 3\0", None),
    ],
)
def test_a_cut_head(head: bytes, expected: object) -> None:
    assert parse_cut(head) == expected


def test_a_deep_head_is_read_to_some_depth() -> None:
    value, depth = parse_cut(b'{"a":' * 20_000), 0
    while isinstance(value, dict):
        value, depth = value["a"], depth + 1
    assert 100 < depth < 500


def test_objects_of_a_head() -> None:
    array = b'[{"a": 1}, null, {"b": {"c": [1, {"d'
    assert first_json_objects(array) == ({"a": 1}, {"b": {"c": [1, {}]}})
    wrapped = b'{"version": 2, "conversations": ' + array
    assert first_json_objects(wrapped, keys=("conversations",)) == first_json_objects(array)
    (whole,) = first_json_objects(wrapped)
    assert list(whole) == ["version", "conversations"]
    assert first_json_objects(b'{"conversations": null}', keys=("conversations",)) == (
        {"conversations": None},
    )
    assert first_json_objects(b"[1, 2]") == first_json_objects(b"text") == first_json_objects(b"42") == ()


def test_a_key_is_seen_although_its_value_is_longer_than_the_head() -> None:
    head = json.dumps([{"uuid": "u", "chat_messages": [{"text": "x" * 100_000}], "late": 1}]).encode()[:65536]
    (first,) = first_json_objects(head)
    assert list(first) == ["uuid", "chat_messages"]


def test_lines_of_a_head() -> None:
    head = b'\xef\xbb\xbf{"a": 1}\r\n\r\n[1]\nTraceback\n{"b": "\\ud83d"}\n\0\0{"z": 0}\n{"c": {"d": "cut'
    assert first_json_lines(head) == [{"a": 1}, {"b": "\ufffd"}, {"z": 0}, {"c": {"d": "cut"}}]
    assert first_json_lines(b'[{"a": 1},\n{"b": 2}]') == []
    assert first_json_lines(b"") == []


def test_a_probe_holds_the_unpacked_head(tmp_path: Path) -> None:
    path = tmp_path / "rollout.jsonl.zst"
    path.write_bytes(zstd.compress(b'{"a": 1}\n' * 20_000))
    with open_tree(path, spool=tmp_path) as tree:
        (entry,) = tree.entries()
        probe = make_probe(tree, entry, frozenset({"x"}))
    assert (probe.path, probe.size, probe.names) == (path.name, path.stat().st_size, frozenset({"x"}))
    assert len(probe.head) == 65536
    assert first_json_lines(probe.head)[0] == {"a": 1}


@given(st.binary(max_size=80))
def test_any_head_can_be_looked_at(head: bytes) -> None:
    assert isinstance(first_json_objects(head, keys=("a",)), tuple)
    assert all(isinstance(item, dict) for item in first_json_lines(head))


@given(st.text(alphabet='{}[]:,"\\ua1e-.tn \n', max_size=40))
def test_any_almost_json_can_be_looked_at(head: str) -> None:
    assert isinstance(first_json_objects(head.encode(), keys=("a",)), tuple)
