"""Every good line comes out, with its number, and every bad one is told."""

import gzip
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonplace.records import Skipped
from commonplace.sources.json_lines import Line, lines
from commonplace.sources.lenient import Undecodable, decode
from commonplace.sources.streams import zstd
from commonplace.sources.trees import FileTree, open_tree
from tests import defects

ANY = msgspec.json.Decoder()
GOOD = [b'{"n": %d, "text": "%s"}' % (n, b"word " * 20) for n in range(5)]


def read(path: Path, **options: int) -> list[Line | Skipped]:
    with open_tree(path, spool=path.parent / "spool") as tree:
        return list(lines(tree, path.name, **options))


def decoded(found: Sequence[Line | Skipped]) -> Iterator[object]:
    """What a source makes of it: values, and reasons for what is none of its objects."""
    for line in found:
        if isinstance(line, Skipped):
            yield line.reason
            continue
        try:
            value = decode(line.data, ANY)
        except Undecodable as error:
            yield error.reason
        else:
            yield value if isinstance(value, dict) else "wrong-shape"


@pytest.mark.parametrize("defect", defects.LINE_DEFECTS, ids=lambda defect: defect.name)
def test_one_defect_costs_one_line_at_most(tmp_path: Path, defect: defects.Defect) -> None:
    found = list(decoded(read(defect.build(tmp_path, GOOD))))
    good = [value for value in found if isinstance(value, dict) and "n" in value]
    assert [value["n"] for value in good] == list(range(defect.kept(GOOD)))
    assert [value for value in found if isinstance(value, str)] == ([defect.told] if defect.told else [])
    assert len(found) == len(good) + defect.extra + bool(defect.told)


def test_numbers_count_every_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n{}\n\n  \n{}\n" + b"\0" * 10 + b"\n{}")
    found = read(path)
    assert [line.number for line in found if isinstance(line, Line)] == [2, 5, 7]
    assert [line.ended for line in found if isinstance(line, Line)] == [True, True, False]
    assert [(line.where, line.detail) for line in found if isinstance(line, Skipped)] == [
        ("line 6", "10 zero bytes")
    ]


def test_zero_bytes_before_a_line_do_not_cost_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{}\n" + defects.ZEROS + b'{"a": 1}\r\n')
    first, told, second = read(path)
    assert isinstance(told, Skipped)
    assert (first, second) == (Line(1, b"{}"), Line(2, b'{"a": 1}'))


@pytest.mark.parametrize("name", ["a.jsonl.zst", "a.jsonl"])
def test_zstd_is_seen_by_its_bytes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(zstd.compress(b"{}\n") + zstd.compress(b"[]\n"))
    assert read(path) == [Line(1, b"{}"), Line(2, b"[]")]


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gzip", "zstd"])
def test_torn_packed_file_gives_what_stands_before_the_tear(tmp_path: Path, pack: type[bytes]) -> None:
    path = tmp_path / "a.jsonl"
    text = b"".join(b'{"n": %d, "noise": "%x"}\n' % (n, n**60) for n in range(20_000))
    packed = pack(text)
    path.write_bytes(packed[: len(packed) // 2])
    *found, last = read(path)
    assert isinstance(last, Skipped)
    assert last.reason == "truncated"
    assert len(found) > 5_000
    assert [line.number for line in found if isinstance(line, Line)] == list(range(1, len(found) + 1))


def test_a_bomb_is_stopped(tmp_path: Path) -> None:
    path = defects.gzip_bomb(tmp_path, size=400_000_000)
    (told,) = read(path)
    assert isinstance(told, Skipped)
    assert told.reason == "unreadable"


def test_a_long_line_is_read(tmp_path: Path) -> None:
    found = read(defects.long_line(tmp_path, GOOD))
    assert [len(line.data) > 1000 for line in found if isinstance(line, Line)] == [False, True, *[False] * 4]


def test_a_line_over_the_limit_is_passed_over_without_being_held(tmp_path: Path) -> None:
    path = defects.long_line(tmp_path, GOOD, size=30_000_000)
    tracemalloc.start()
    found = read(path, limit=100_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000
    assert [line.reason for line in found if isinstance(line, Skipped)] == ["too-long"]
    assert [line.number for line in found if isinstance(line, Line)] == [1, 3, 4, 5, 6]


def test_the_beginning_of_a_line_over_the_limit_can_be_had(tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(b'{"a": 1}\n' + b'{"kind": "' + b"x" * 200 + b'"}\n{"b": 2}\n')
    with open_tree(path, spool=tmp_path / "spool") as tree:
        found = list(lines(tree, path.name, limit=50, heads=10))
    assert found == [Line(1, b'{"a": 1}'), Line(2, b'{"kind": "', left=203), Line(3, b'{"b": 2}')]


@pytest.mark.parametrize("bom", [b"", defects.BOM])
@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize(("length", "is_read"), [(49, True), (50, True), (51, False)])
def test_the_limit_is_exact(tmp_path: Path, length: int, ending: bytes, bom: bytes, is_read: bool) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(bom + b"x" * length + ending)
    (line,) = read(path, limit=50)
    assert isinstance(line, Line) == is_read


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{}")
    with FileTree(path, spool=tmp_path) as tree:
        path.unlink()
        (told,) = lines(tree, "a.jsonl")
    assert isinstance(told, Skipped)
    assert told.reason == "unreadable"
    assert str(tmp_path) not in told.detail


@given(
    st.lists(st.binary(min_size=1, max_size=30).filter(lambda b: not set(b) & set(b"\n\r\t \0\xff\xfe\xef")))
)
def test_lines_are_given_back_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, content: list[bytes]
) -> None:
    path = defects.write_lines(tmp_path_factory.mktemp("lines") / "a.jsonl", [b"{}", *content])
    with FileTree(path, spool=path.parent) as tree:
        assert list(lines(tree, path.name)) == [
            Line(number, data) for number, data in enumerate([b"{}", *content], 1)
        ]
