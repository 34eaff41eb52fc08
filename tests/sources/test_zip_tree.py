"""An archive can do no harm, and what is refused in it is told."""

import stat
import struct
import zipfile
from pathlib import Path

import pytest

from commonplace.errors import DamagedInput, InputError, UnsafeArchive
from commonplace.sources.base import Tree
from commonplace.sources.streams import Limits
from commonplace.sources.zip_tree import ZipTree
from tests import defects

MEMBERS = {"conversations.json": b'[{"id": "a"}]' * 400, "folder/user.json": b"{}"}


def opened(path: Path, limits: Limits | None = None) -> ZipTree:
    return ZipTree(path, spool=path.parent / "spool", limits=limits)


def told(tree: Tree) -> list[tuple[str, str]]:
    return sorted((problem.path, problem.reason) for problem in tree.problems)


def test_members_are_shown_and_read(tmp_path: Path) -> None:
    with opened(defects.zip_of(tmp_path / "export.zip", MEMBERS)) as tree:
        assert isinstance(tree, Tree)
        assert tree.label == "export.zip"
        assert {entry.path: entry.size for entry in tree.entries()} == {k: len(v) for k, v in MEMBERS.items()}
        assert tree.open("conversations.json").read() == MEMBERS["conversations.json"]
        assert tree.head("conversations.json", 5) == b'[{"id'
        assert tree.problems == ()


def test_copies_are_private_and_gone_after_close(tmp_path: Path) -> None:
    with opened(defects.zip_of(tmp_path / "export.zip", MEMBERS)) as tree:
        copy = tree.local("conversations.json")
        assert copy.read_bytes() == MEMBERS["conversations.json"]
        assert copy.parent == tmp_path / "spool"
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
        assert tree.local("conversations.json") == copy
    assert not list((tmp_path / "spool").iterdir())


def test_hostile_members_are_refused(tmp_path: Path) -> None:
    with opened(defects.hostile_zip(tmp_path, MEMBERS)) as tree:
        assert [entry.path for entry in tree.entries()] == list(MEMBERS)
        assert told(tree) == [
            ("absolute.json", "unsafe-path"),
            ("back.json", "unsafe-path"),
            ("conversations.json", "duplicate"),
            ("device.json", "not-a-file"),
            ("drive.json", "unsafe-path"),
            ("link.json", "unsafe-path"),
            ("up.json", "unsafe-path"),
            ("up.json", "unsafe-path"),
        ]
        assert tree.open("conversations.json").read() == MEMBERS["conversations.json"]
        with pytest.raises(InputError):
            tree.open("../up.json")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["hostile.zip"]


def test_windows_separators_and_empty_steps_are_evened_out(tmp_path: Path) -> None:
    path = defects.zip_of(tmp_path / "a.zip", {"folder\\one.json": b"1", "./folder//two.json": b"2"})
    with opened(path) as tree:
        assert [entry.path for entry in tree.entries()] == ["folder/one.json", "folder/two.json"]
        assert tree.open("folder/two.json").read() == b"2"


def test_encrypted_members_are_told(tmp_path: Path) -> None:
    with opened(defects.encrypted_zip(tmp_path, MEMBERS)) as tree:
        assert tree.entries() == ()
        assert told(tree) == [(name, "unreadable") for name in sorted(MEMBERS)]


def test_unknown_packing_is_told(tmp_path: Path) -> None:
    path = defects.zip_of(tmp_path / "a.zip", {"a.json": b"{}", "b.json": b"[]"})
    data = bytearray(path.read_bytes())
    struct.pack_into("<H", data, 8, 9)
    struct.pack_into("<H", data, data.index(b"PK\x01\x02") + 10, 9)  # Deflate64
    path.write_bytes(data)
    with opened(path) as tree:
        assert [entry.path for entry in tree.entries()] == ["b.json"]
        assert told(tree) == [("a.json", "wrong-container")]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_packing_is_read(tmp_path: Path, method: int) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", method) as archive:
        archive.writestr("a.json", b"[1]" * 100)
    with opened(tmp_path / "a.zip") as tree:
        assert tree.open("a.json").read() == b"[1]" * 100


def test_a_torn_archive_is_refused(tmp_path: Path) -> None:
    path = defects.torn_zip(tmp_path, MEMBERS)
    with pytest.raises(DamagedInput) as caught:
        opened(path)
    assert "torn.zip" in caught.value.facts
    assert str(tmp_path) not in f"{caught.value} {caught.value.facts}"


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_an_archive_cut_anywhere_is_refused(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in MEMBERS.items():
            archive.writestr(name, data)
    whole = path.read_bytes()
    for length in range(4, len(whole) - 1, 7):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedInput):
            opened(path)


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_damage_anywhere_raises_nothing_else(tmp_path: Path, method: int) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in MEMBERS.items():
            archive.writestr(name, data)
    whole = path.read_bytes()
    refused = 0
    for position in range(0, len(whole), 3):
        path.write_bytes(whole[:position] + bytes([whole[position] ^ 0x55]) + whole[position + 1 :])
        try:
            with opened(path) as tree:
                for entry in tree.entries():
                    assert tree.open(entry.path).read() in MEMBERS.values()
        except InputError:
            refused += 1
    assert refused > 10


def test_a_damaged_member_does_not_cost_the_others(tmp_path: Path) -> None:
    with opened(defects.damaged_member_zip(tmp_path, MEMBERS)) as tree:
        with pytest.raises(DamagedInput):
            tree.local("conversations.json")
        assert tree.open("folder/user.json").read() == b"{}"
        assert not list((tmp_path / "spool").iterdir())


def test_a_bomb_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    with opened(defects.bomb_zip(tmp_path, MEMBERS)) as tree:
        assert [entry.path for entry in tree.entries()] == list(MEMBERS)
        assert told(tree) == [("bomb.json", "too-long")]


@pytest.mark.parametrize("limits", [Limits(members=1), Limits(total=1000)])
def test_an_archive_over_a_limit_is_refused(tmp_path: Path, limits: Limits) -> None:
    path = defects.zip_of(tmp_path / "a.zip", MEMBERS)
    with pytest.raises(UnsafeArchive):
        opened(path, limits)


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    """Source: D. Fifield, A better zip bomb (2019): many directory entries name one member."""
    path = defects.zip_of(tmp_path / "a.zip", {"a.json": b"\0" * 100_000})
    data = path.read_bytes()
    begin, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entry, tail = data[begin:end], bytearray(data[end:])
    struct.pack_into("<HH", tail, 8, 50, 50)
    struct.pack_into("<I", tail, 12, len(entry) * 50)
    path.write_bytes(data[:begin] + entry * 50 + tail)
    with pytest.raises(UnsafeArchive, match="safety limit"):
        opened(path)


def test_an_archive_inside_is_shown_in_its_place(tmp_path: Path) -> None:
    with opened(defects.nested_zip(tmp_path, MEMBERS)) as tree:
        prefix = "Conversations__0-chatgpt-0001.zip!/"
        assert [entry.path for entry in tree.entries()] == [prefix + name for name in MEMBERS]
        assert tree.open(prefix + "folder/user.json").read() == b"{}"
        assert tree.local(prefix + "folder/user.json").read_bytes() == b"{}"
        assert tree.problems == ()
    assert not list((tmp_path / "spool").iterdir())


def test_only_one_level_is_opened(tmp_path: Path) -> None:
    with opened(defects.nested_zip(tmp_path, MEMBERS, levels=2)) as tree:
        assert tree.entries() == ()
        inner = "Conversations__1-chatgpt-0001.zip!/Conversations__0-chatgpt-0001.zip"
        assert told(tree) == [(inner, "wrong-container")]


def test_a_torn_archive_inside_does_not_cost_the_others(tmp_path: Path) -> None:
    inner = defects.torn_zip(tmp_path, MEMBERS).read_bytes()
    with opened(defects.zip_of(tmp_path / "outer.zip", {**MEMBERS, "inner.zip": inner})) as tree:
        assert [entry.path for entry in tree.entries()] == list(MEMBERS)
        assert told(tree) == [("inner.zip", "truncated")]


def test_a_name_alone_makes_no_archive(tmp_path: Path) -> None:
    with opened(defects.zip_of(tmp_path / "outer.zip", {"inner.zip": b"<html>"})) as tree:
        assert [entry.path for entry in tree.entries()] == ["inner.zip"]


def test_only_a_time_with_a_zone_is_believed(tmp_path: Path) -> None:
    plain, stamped = zipfile.ZipInfo("plain.json"), zipfile.ZipInfo("stamped.json")
    stamped.extra = b"\x99\x99\x02\x00xx" + struct.pack("<HHBi", 0x5455, 5, 1, 1_750_000_000)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(plain, b"{}")
        archive.writestr(stamped, b"{}")
    with opened(tmp_path / "a.zip") as tree:
        assert [entry.modified for entry in tree.entries()] == [None, 1_750_000_000.0]
