"""One defective file among good ones never loses the good ones, and what is wrong with it is in the receipt."""

import contextlib
import json
import sqlite3
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from commonplace.store import Receipt, Workspace
from tests import defects
from tests.defects import ARRAY_DEFECTS, LINE_DEFECTS, Defect
from tests.review.folders import chat, log_lines, read, reasons, said, session, stored, write

AT_THE_DOOR = {"unrecognised", "empty"}
"""Reasons for a file in which no source can see a conversation at all."""


def told_of(receipt: Receipt, path: Path) -> set[str]:
    """Reasons for which something about a file stands in the receipt."""
    return {place.reason for place in receipt.places if place.path.endswith(path.name)}


def is_read(receipt: Receipt, path: Path) -> bool:
    return any(file.tally.path.endswith(path.name) for file in receipt.read)


@pytest.fixture
def among(folder: Path) -> Path:
    """A folder with a good log and a good export."""
    return write(folder, {"good/log.jsonl": session(50), "good/conversations.json": [chat(50)]})


def assert_good_ones_are_there(workspace: Workspace) -> None:
    found = {conversation.native_id for conversation in stored(workspace)}
    assert "chat-50" in found
    assert any(words.startswith("answer 1 of log 50") for words in said(stored(workspace)))


@pytest.mark.parametrize("defect", LINE_DEFECTS, ids=lambda defect: defect.name)
def test_a_log(workspace: Workspace, among: Path, defect: Defect) -> None:
    good = log_lines(1, turns=3)
    path = defect.build(among, good)
    result, receipt = read(workspace, among)
    assert_good_ones_are_there(workspace)
    kept = [words for words in said(stored(workspace)) if "of log 1 " in words or words.endswith("of log 1")]
    assert len(kept) == defect.kept(good)
    assert result.refused == ()
    told = told_of(receipt, path)
    if defect.told is not None or defect.kept(good) < len(good):
        assert told & {defect.told, *AT_THE_DOOR}
    else:
        assert told == set()
        assert is_read(receipt, path)


@pytest.mark.parametrize("defect", ARRAY_DEFECTS, ids=lambda defect: defect.name)
def test_a_chat_export(workspace: Workspace, among: Path, defect: Defect) -> None:
    good = [json.dumps(chat(number)).encode() for number in range(3)]
    path = defect.build(among, good)
    result, receipt = read(workspace, among)
    assert_good_ones_are_there(workspace)
    found = {each.native_id for each in stored(workspace)} & {"chat-0", "chat-1", "chat-2"}
    assert len(found) == defect.kept(good)
    assert result.refused == ()
    told = told_of(receipt, path)
    if defect.told is not None:
        assert told & {defect.told, "wrong-shape", *AT_THE_DOOR}
    else:
        assert told == ({"wrong-shape"} if defect.extra else set())
        assert is_read(receipt, path)


def _lines_in_zip(build: Callable[[Path, dict[str, bytes]], Path]) -> Callable[[Path], Path]:
    members = {"conversations.json": json.dumps([chat(7)]).encode(), "x/log.jsonl": session(7).data}
    return lambda folder: build(folder, members)


def _backup(folder: Path, mode: str) -> Path:
    made = write(folder.parent / "elsewhere", {"a.jsonl": session(8), "b.jsonl": session(9)})
    path = folder / f"backup.{mode}"
    with tarfile.open(path, f"w:{mode}") as archive:  # type: ignore[call-overload]
        archive.add(made, "logs")
    return path


CONTAINERS: dict[str, tuple[Callable[[Path], Path], str]] = {
    "torn-zip": (_lines_in_zip(defects.torn_zip), "truncated"),
    "damaged-member": (_lines_in_zip(defects.damaged_member_zip), "unreadable"),
    "encrypted": (_lines_in_zip(defects.encrypted_zip), "unreadable"),
    "hostile-names": (_lines_in_zip(defects.hostile_zip), "unsafe-path"),
    "bomb": (_lines_in_zip(defects.bomb_zip), "too-long"),
    "gzip-bomb": (defects.gzip_bomb, "unrecognised"),
    "tar.gz": (lambda folder: _backup(folder, "gz"), "wrong-container"),
    "tar.xz": (lambda folder: _backup(folder, "xz"), "wrong-container"),
    "tar.bz2": (lambda folder: _backup(folder, "bz2"), "wrong-container"),
    "tar": (lambda folder: _backup(folder, ""), "wrong-container"),
    "symlink-loop": (defects.symlink_loop, "unsafe-path"),
    "pipe": (defects.pipe, "not-a-file"),
    "directory-like-a-log": (defects.directory_like_a_file, "not-a-file"),
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_a_container_or_what_is_no_file(workspace: Workspace, among: Path, name: str) -> None:
    build, reason = CONTAINERS[name]
    build(among)
    result, receipt = read(workspace, among)
    assert_good_ones_are_there(workspace)
    assert result.refused == ()
    assert reason in reasons(receipt)
    assert not any("of log 8" in words for words in said(stored(workspace)))


def test_a_line_of_60_megabytes(workspace: Workspace, among: Path) -> None:
    good = log_lines(1, turns=2)
    path = defects.long_line(among, good)
    _, receipt = read(workspace, among)
    assert_good_ones_are_there(workspace)
    assert {"answer 0 of log 1", "answer 1 of log 1"} <= set(said(stored(workspace)))
    assert is_read(receipt, path)
    assert receipt.unknown == {"without-type": 1}


@contextlib.contextmanager
def locked_database(path: Path) -> Iterator[None]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("CREATE TABLE chats (words TEXT)")
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.close()


@pytest.mark.parametrize("name", ["state.sqlite", "chats.db", "state.vscdb"])
def test_a_locked_database(workspace: Workspace, among: Path, name: str) -> None:
    with locked_database(among / name):
        result, receipt = read(workspace, among)
    assert_good_ones_are_there(workspace)
    assert result.refused == ()
    assert sum(place.records for place in receipt.places) == 1


def test_all_at_once(workspace: Workspace, among: Path) -> None:
    lines = log_lines(1, turns=3)
    chats = [json.dumps(chat(number)).encode() for number in range(3)]
    for defect in LINE_DEFECTS:
        defect.build(among, lines)
    for defect in ARRAY_DEFECTS:
        defect.build(among, chats)
    for build, _ in CONTAINERS.values():
        build(among)
    result, receipt = read(workspace, among)
    assert_good_ones_are_there(workspace)
    assert result.refused == ()
    assert {"chat-0", "chat-1", "chat-2"} <= {each.native_id for each in stored(workspace)}
    assert {"source-failed"}.isdisjoint(receipt.skipped)
    assert msgspec.json.encode(receipt)
