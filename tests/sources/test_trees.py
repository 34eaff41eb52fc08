"""A folder or file shows what may be read, and tells what it does not show."""

import gzip
import os
import socket
from pathlib import Path

import pytest

from commonplace.errors import InputError
from commonplace.sources.base import Entry, Tree
from commonplace.sources.streams import Limits, zstd
from commonplace.sources.trees import FileTree, FolderTree, ZipTree, open_tree
from tests import defects


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "logs"
    (made / "b" / "deep").mkdir(parents=True)
    (made / "b" / "deep" / "two.jsonl").write_bytes(b"{}\n")
    (made / "b" / "one.jsonl").write_bytes(b"[]\n")
    (made / "a.json").write_bytes(b"null")
    return made


def opened(path: Path, **limits: int) -> FolderTree | ZipTree | FileTree:
    return open_tree(path, spool=path.parent / "spool", limits=Limits(**limits))


def told(tree: Tree) -> dict[str, str]:
    return {problem.path: problem.reason for problem in tree.problems}


def test_a_folder_shows_its_files_in_order(folder: Path) -> None:
    with opened(folder) as tree:
        assert isinstance(tree, FolderTree)
        assert isinstance(tree, Tree)
        assert [entry.path for entry in tree.entries()] == ["a.json", "b/deep/two.jsonl", "b/one.jsonl"]
        assert tree.label == "logs"
        assert tree.problems == ()
        entry = tree.entries()[1]
        assert entry == Entry(entry.path, 3, (folder / entry.path).stat().st_mtime)
        assert tree.open(entry.path).read() == b"{}\n"
        assert tree.head(entry.path, 2) == b"{}"
        assert tree.local(entry.path).read_bytes() == b"{}\n"


def test_one_file_is_a_tree_of_one(folder: Path) -> None:
    with opened(folder / "a.json") as tree:
        assert isinstance(tree, FileTree)
        assert [entry.path for entry in tree.entries()] == ["a.json"]
        assert tree.local("a.json") == folder / "a.json"


def test_an_archive_is_known_by_its_bytes(tmp_path: Path) -> None:
    archive = defects.zip_of(tmp_path / "export.dat", {"a.json": b"[]"})
    page = tmp_path / "page.zip"
    page.write_bytes(b"<html>session expired</html>")
    empty = defects.zip_of(tmp_path / "empty.dat", {})
    with opened(archive) as first, opened(page) as second, opened(empty) as third:
        assert isinstance(first, ZipTree)
        assert isinstance(second, FileTree)
        assert isinstance(third, ZipTree)
        assert third.entries() == ()


def test_links_are_not_followed_out_or_in_circles(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "private.json").write_bytes(b"{}")
    (folder / "out.json").symlink_to(outside / "private.json")
    (folder / "out").symlink_to(outside, target_is_directory=True)
    (folder / "nowhere.json").symlink_to("missing.json")
    (folder / "good.json").symlink_to("b/one.jsonl")
    defects.symlink_loop(folder)
    with opened(folder) as tree:
        assert [entry.path for entry in tree.entries()] == [
            "a.json",
            "b/deep/two.jsonl",
            "b/one.jsonl",
            "good.json",
        ]
        assert tree.open("good.json").read() == b"[]\n"
        assert told(tree) == dict.fromkeys(
            ["again", "loop-a.jsonl", "loop-b.jsonl", "nowhere.json", "out", "out.json"], "unsafe-path"
        )
        assert not any(str(tmp_path) in problem.detail for problem in tree.problems)


def test_a_link_that_the_person_names_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    with opened(tmp_path / "link") as tree:
        assert len(tree.entries()) == 3
        assert tree.problems == ()


def test_what_is_no_file_is_told_and_not_opened(folder: Path) -> None:
    defects.pipe(folder)
    defects.directory_like_a_file(folder)
    (folder / "pipe-link.jsonl").symlink_to("pipe.jsonl")
    with socket.socket(socket.AF_UNIX) as listener:
        place = os.open(folder, os.O_RDONLY)
        try:
            listener.bind(f"/proc/self/fd/{place}/socket.jsonl")
        finally:
            os.close(place)
    with opened(folder) as tree:
        assert len(tree.entries()) == 3
        assert told(tree) == dict.fromkeys(
            ["pipe-link.jsonl", "pipe.jsonl", "socket.jsonl", "x.jsonl"], "not-a-file"
        )


def test_what_may_not_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may read everything, so the system's refusal is played."""
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "deep":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path).name != "a.json")
    with opened(folder) as tree:
        assert [entry.path for entry in tree.entries()] == ["b/one.jsonl"]
        assert told(tree) == {"b/deep": "unreadable", "a.json": "unreadable"}


def test_names_that_are_no_text_can_be_told_apart(folder: Path) -> None:
    for name in (b"x\xff.json", b"x\xfe.json"):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(name)
    with opened(folder) as tree:
        names = [entry.path for entry in tree.entries() if entry.path.startswith("x")]
        assert names == ["x\ufffd.json", "x\ufffd.json~2"]
        assert {tree.open(name).read() for name in names} == {b"x\xff.json", b"x\xfe.json"}


def test_a_very_deep_folder_is_walked(tmp_path: Path) -> None:
    folder = tmp_path / "deep"
    deepest = folder.joinpath(*["d"] * 300)
    deepest.mkdir(parents=True)
    (folder / "a.json").write_bytes(b"[]")
    with opened(folder) as tree:
        assert [entry.path for entry in tree.entries()] == ["a.json"]


def test_too_many_files_are_refused(folder: Path) -> None:
    with pytest.raises(InputError, match="too many files"):
        opened(folder, files=2)


@pytest.mark.parametrize("name", ["missing.json", "pipe.jsonl"])
def test_a_path_that_cannot_be_read_is_refused(tmp_path: Path, name: str) -> None:
    defects.pipe(tmp_path)
    with pytest.raises(InputError) as caught:
        opened(tmp_path / name)
    assert str(tmp_path) not in f"{caught.value} {caught.value.facts}"


@pytest.mark.parametrize("use", ["open", "local", "head", "unpacked"])
def test_only_what_is_shown_can_be_opened(folder: Path, use: str) -> None:
    with opened(folder) as tree, pytest.raises(InputError):
        getattr(tree, use)("../outside.json")


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gzip", "zstd"])
@pytest.mark.parametrize("size", [10, 300_000])
def test_heads_are_unpacked(folder: Path, pack: type[bytes], size: int) -> None:
    noise = os.urandom(size // 2).hex().encode()
    (folder / "packed.json").write_bytes(pack(noise))
    with opened(folder) as tree:
        assert tree.head("packed.json") == noise[:65536]
        assert tree.unpacked("packed.json").read_bytes() == noise
        assert tree.local("packed.json") == folder.resolve() / "packed.json"


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress], ids=["gzip", "zstd"])
def test_the_head_of_a_torn_packed_file_is_what_there_is(folder: Path, pack: type[bytes]) -> None:
    packed = pack(b"[{}]" + os.urandom(400_000).hex().encode())
    (folder / "torn.json").write_bytes(packed[:200_000])
    with opened(folder) as tree:
        assert tree.head("torn.json").startswith(b"[{}]")


def test_many_small_frames_are_one_file(folder: Path) -> None:
    (folder / "log.jsonl.zst").write_bytes(zstd.compress(b"{}\n") * 100)
    with opened(folder) as tree:
        assert tree.head("log.jsonl.zst") == b"{}\n" * 100


def test_archives_in_a_folder_are_files(folder: Path) -> None:
    defects.zip_of(folder / "export.zip", {"conversations.json": b"[]"})
    with opened(folder) as tree:
        assert "export.zip" in [entry.path for entry in tree.entries()]


def test_a_database_that_was_named_brings_the_log_of_writes_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"x")
    (tmp_path / "a.db-wal").write_bytes(b"yz")
    (tmp_path / "b.db-wal").symlink_to(tmp_path / "a.db-wal")
    (tmp_path / "b.db").write_bytes(b"x")
    with open_tree(tmp_path / "a.db", spool=tmp_path / "spool") as tree:
        assert [(entry.path, entry.size) for entry in tree.entries()] == [("a.db", 1), ("a.db-wal", 2)]
    with open_tree(tmp_path / "b.db", spool=tmp_path / "spool") as tree:
        assert [entry.path for entry in tree.entries()] == ["b.db"]
