"""Every good element of an array comes out, and what is no element is told with its place."""

import gzip
import json
import threading
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.records import Skipped
from commonplace.sources import json_elements
from commonplace.sources.json_elements import Element, elements
from commonplace.sources.json_scanner import scan
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.streams import zstd
from commonplace.sources.trees import FileTree, open_tree
from tests import defects

ANY = msgspec.json.Decoder()
GOOD = [
    b'{"n": %d, "text": "%s [{", "more": [{"n": 7}, {"a": {}}]}' % (n, b'word \\" ' * 20) for n in range(5)
]
BROKEN = b'{"n": 99, "text": NaN}'


def read(path: Path, *keys: str) -> list[Element | Skipped]:
    with FileTree(path, spool=path.parent / "spool") as tree:
        return list(elements(tree, path.name, keys=keys))


def given_as(tmp_path: Path, data: bytes, *keys: str) -> list[object]:
    """Elements as bytes, and reasons of what was skipped."""
    path = tmp_path / "a.json"
    path.write_bytes(data)
    return [found.reason if isinstance(found, Skipped) else bytes(found.data) for found in read(path, *keys)]


def decoded(found: Sequence[Element | Skipped]) -> list[object]:
    values: list[object] = []
    for element in found:
        if isinstance(element, Skipped):
            values.append(element.reason)
            continue
        try:
            value = decode(element.data, ANY)
        except Undecodable as error:
            values.append(error.reason)
        else:
            values.append(value if isinstance(value, dict) else "wrong-shape")
    return values


@pytest.mark.parametrize("defect", defects.ARRAY_DEFECTS, ids=lambda defect: defect.name)
def test_one_defect_costs_one_element_at_most(tmp_path: Path, defect: defects.Defect) -> None:
    found = decoded(read(defect.build(tmp_path, GOOD)))
    good = [value for value in found if isinstance(value, dict) and "n" in value]
    assert [value["n"] for value in good] == list(range(defect.kept(GOOD)))
    assert [value for value in found if isinstance(value, str)] == ([defect.told] if defect.told else [])
    assert len(found) == len(good) + defect.extra + bool(defect.told)


@pytest.mark.parametrize("position", range(len(GOOD)))
def test_one_lone_surrogate_does_not_cost_the_file(tmp_path: Path, position: int) -> None:
    items = [*GOOD[:position], defects.LONE_SURROGATE, *GOOD[position:]]
    found = read(defects.write_array(tmp_path / "a.json", items))
    assert [bytes(item.data) for item in found if isinstance(item, Element)] == items
    assert [item.index for item in found if isinstance(item, Element)] == list(range(len(items)))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"[]", []),
        (b" [ ] ", []),
        (b"{}", [b"{}"]),
        (b'{"a": 1}', [b'{"a": 1}']),
        (b'{"a": NaN}', [b'{"a": NaN}']),
        (b'{"a": 1}\n{"a": 2}', [b'{"a": 1}', b'{"a": 2}']),
        (b'[1, "x", null, [2], true]', [b"1", b'"x"', b"null", b"[2]", b"true"]),
        (b'[1, "x", null, [NaN], true, -Infinity]', [b"1", b'"x"', b"null", b"[NaN]", b"true", b"-Infinity"]),
        (b"[{}{}]", [b"{}", b"{}"]),
        (b"[{},,{}]", [b"{}", b"{}"]),
        (b"[{} x, {}]", [b"{}", "not-json", b"{}"]),
        (b"[{}, {}] x", [b"{}", b"{}", "not-json"]),
        (b"[{}, {}", [b"{}", b"{}", "truncated"]),
        (b"[{}, {},", [b"{}", b"{}", "truncated"]),
        (b'[{}, {"a": "', [b"{}", "truncated"]),
        (b'[{}, "abc', [b"{}", "not-json", "not-json", "truncated"]),
        (b"[", ["truncated"]),
        (b'{"a": ', ["truncated"]),
        (b"[}}}]", ["not-json"]),
        (b"", ["empty"]),
        (b"\xef\xbb\xbf", ["empty"]),
        (b" \r\n\t", ["empty"]),
        (b"null", ["wrong-shape"]),
        (b'"text"', ["wrong-shape"]),
        (b"<html>", ["wrong-shape"]),
        (b"\0\0\0\0", ["wrong-shape"]),
    ],
)
def test_what_a_file_holds(tmp_path: Path, data: bytes, expected: list[object]) -> None:
    assert given_as(tmp_path, data) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b'{"version": [1], "conversations": [{"a": 1}, {}], "x": {}}', [b'{"a": 1}', b"{}"]),
        (b'{"version": [1], "conversations": [{"a": NaN}, {}], "x": {}}', [b'{"a": NaN}', b"{}"]),
        (b'{"text": "conversations\\": [", "conversations": [{"a": NaN}]}', [b'{"a": NaN}']),
        (b'{"conversations": [{"a": 1}, {"a"', [b'{"a": 1}', "truncated"]),
        (b'{"conversations": []}', []),
        (b'{"conversations": null}', ["wrong-shape"]),
        (b'{"conversations": {"a": [1]}}', ["wrong-shape"]),
        (b'{"other": [{"conversations": [1]}]}', [b'{"other": [{"conversations": [1]}]}']),
        (b'{"other": NaN, "more": []}', [b'{"other": NaN, "more": []}']),
        (b'[{"conversations": [1]}]', [b'{"conversations": [1]}']),
        (b'\xef\xbb\xbf{"conversations": [1]}', [b"1"]),
    ],
)
def test_a_wrapped_array_is_found_by_its_key(tmp_path: Path, data: bytes, expected: list[object]) -> None:
    assert given_as(tmp_path, data, "sessions", "conversations") == expected


def test_mismatched_brackets_cost_their_element_only(tmp_path: Path) -> None:
    items = [*GOOD[:2], b'{"n": [1}', *GOOD[2:4], b'{"n": "quote " in text [", "b": 1}', GOOD[4]]
    found = read(defects.write_array(tmp_path / "a.json", items))
    assert [bytes(item.data) for item in found if isinstance(item, Element)] == GOOD
    assert [item.where for item in found if isinstance(item, Skipped)] == ["element 2", "element 5"]


@pytest.mark.parametrize("hole", range(40, 700, 33))
def test_a_hole_in_the_file_costs_its_neighbourhood_only(tmp_path: Path, hole: int) -> None:
    """Bytes that a disk lost put strings and brackets out of step; reading finds into step again."""
    whole = defects.write_array(tmp_path / "a.json", GOOD * 4).read_bytes()
    found = given_as(tmp_path, whole[:hole] + whole[hole + 61 :])
    assert len([item for item in found if item in GOOD]) >= len(GOOD) * 4 - 3
    assert found[-5:] == GOOD


def test_too_many_broken_places_end(tmp_path: Path) -> None:
    data = b'[{"a":[}' + b',{"a":[}' * 60_000
    found: list[object] = []
    worker = threading.Thread(target=lambda: found.extend(given_as(tmp_path, data)), daemon=True)
    worker.start()
    worker.join(60)
    assert not worker.is_alive()
    assert found
    assert set(found) <= {"not-json", "truncated"}


def test_places_are_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\xef\xbb\xbf[{}, oops, {}]")
    assert [item.where for item in read(path) if isinstance(item, Skipped)] == ["bytes 8-12"]


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gzip", "zstd"])
def test_a_packed_file_is_unpacked_whatever_its_name(tmp_path: Path, pack: type[bytes]) -> None:
    spool = tmp_path / "spool"
    path = tmp_path / "conversations.json"
    path.write_bytes(pack(b'[{"a": 1}, {"a": 2}]'))
    with open_tree(path, spool=spool) as tree:
        found = list(elements(tree, path.name))
        (copy,) = spool.iterdir()
        assert copy.stat().st_mode & 0o777 == 0o600
    assert [bytes(item.data) for item in found if isinstance(item, Element)] == [b'{"a": 1}', b'{"a": 2}']
    assert not list(spool.iterdir())


def test_a_torn_packed_file_is_told(tmp_path: Path) -> None:
    packed = gzip.compress(json.dumps([{"n": str(n**50)} for n in range(2000)]).encode())
    assert given_as(tmp_path, packed[: len(packed) // 2]) == ["truncated"]
    assert not list((tmp_path / "spool").iterdir())


def test_a_bomb_is_told(tmp_path: Path) -> None:
    assert given_as(tmp_path, gzip.compress(b"[" + b" " * 100_000_000 + b"]")) == ["unreadable"]


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"[]")
    with FileTree(path, spool=tmp_path) as tree:
        path.unlink()
        (told,) = elements(tree, "a.json")
    assert isinstance(told, Skipped)
    assert told.reason == "unreadable"
    assert str(tmp_path) not in told.detail


def test_a_member_of_a_zip_is_read(tmp_path: Path) -> None:
    path = defects.nested_zip(tmp_path, {"conversations.json": b'[{"a": 1}, {"a": NaN}]'})
    with open_tree(path, spool=tmp_path / "spool") as tree:
        (entry,) = tree.entries()
        found = list(elements(tree, entry.path))
    assert [bytes(item.data) for item in found if isinstance(item, Element)] == [b'{"a": 1}', b'{"a": NaN}']


def test_a_damaged_member_of_a_zip_is_told(tmp_path: Path) -> None:
    path = defects.damaged_member_zip(tmp_path, {"a.json": b"[1, 2, 3]" * 50, "b.json": b"[4]"})
    with open_tree(path, spool=tmp_path / "spool") as tree:
        first, second = (list(elements(tree, entry.path)) for entry in tree.entries())
    assert [item.reason for item in first if isinstance(item, Skipped)] == ["truncated"]
    assert [bytes(item.data) for item in second if isinstance(item, Element)] == [b"4"]


def test_very_many_tiny_elements_are_not_held_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_elements, "_LARGE", 10_000)
    path = tmp_path / "a.json"
    path.write_bytes(b"[" + b"0," * 60_000 + b"0]")
    with FileTree(path, spool=tmp_path) as tree:
        found = elements(tree, "a.json")
        assert isinstance(next(found), Element)
        assert found.gi_yieldfrom is not None  # type: ignore[attr-defined]
        assert found.gi_yieldfrom.gi_yieldfrom.gi_code is scan.__code__  # type: ignore[attr-defined]
        assert sum(1 for _ in found) == 60_000


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(json_values, max_size=8), st.booleans(), st.sampled_from([None, 1, "\t"]))
def test_both_ways_find_the_same(values: list[object], ascii_only: bool, indent: int | str | None) -> None:
    data = json.dumps(values, ensure_ascii=ascii_only, indent=indent).encode()
    by_scan = [
        json.loads(bytes(item.data))
        for item in scan("", memoryview(data), 0, ())
        if isinstance(item, Element)
    ]
    assert by_scan == values


@given(st.lists(json_values, min_size=1, max_size=6), st.data())
def test_any_damage_is_told_or_healed(values: list[object], draw: st.DataObject) -> None:
    data = bytearray(json.dumps(values).encode())
    for position in draw.draw(st.lists(st.integers(0, len(data) - 1), max_size=3)):
        data[position] = draw.draw(st.integers(0, 255))
    view = memoryview(bytes(b"[" + data[1:]))
    ends = [0]
    for item in scan("a.json", view, 0, ()):
        if isinstance(item, Element):
            assert item.data
        else:
            assert item.reason in ("truncated", "not-json")
            ends.append(1)
    assert len(ends) <= len(data) + 2
