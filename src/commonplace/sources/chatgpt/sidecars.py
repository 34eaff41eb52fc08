"""The files beside the conversations: judgements, names of files, and which shards there should be.

What is not named here is not read: request headers with the person's city, other people's words in group
chats, account data.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

import msgspec

from commonplace.records import Skipped
from commonplace.sources.base import Tree
from commonplace.sources.chatgpt.assets import Assets, FileFacts, file_facts, file_id
from commonplace.sources.chatgpt.facts import base_name, text_of
from commonplace.sources.chatgpt.judgements import Judgements, read_comparisons, read_feedback
from commonplace.sources.chatgpt.ledger import Ledger
from commonplace.sources.chatgpt.shapes import (
    GroupChats,
    LibraryRecord,
    Manifest,
)
from commonplace.sources.json_elements import elements
from commonplace.sources.lenient import Undecodable, decode

__all__ = ["Sidecars", "missing_shards", "read_sidecar"]

_LIBRARY = msgspec.json.Decoder(LibraryRecord)
_NAMES = msgspec.json.Decoder(dict[str, object])
_MANIFEST = msgspec.json.Decoder(Manifest)
_GROUPS = msgspec.json.Decoder(GroupChats)

_LARGEST = 64 * 1024 * 1024
"""Bytes of a file beside the conversations that is decoded at once; real ones have under 1 MB."""


class Sidecars:
    """What was learnt from the files beside the conversations of one folder."""

    def __init__(self) -> None:
        self.facts: dict[str, FileFacts] = {}
        self.by_message: dict[str, list[str]] = {}
        self.judgements = Judgements()

    @property
    def assets(self) -> Assets:
        """Names and facts of files."""
        return Assets(self.facts, self.by_message)


def read_sidecar(tree: Tree, path: str, sidecars: Sidecars, ledger: Ledger) -> Iterator[Skipped]:
    """Read one file by its name and put what it says into ``sidecars``; yields what could not be read."""
    match PurePosixPath(path).name:
        case "message_feedback.json":
            yield from read_feedback(tree, path, sidecars.judgements, ledger)
        case "model_comparisons.json":
            yield from read_comparisons(tree, path, sidecars.judgements, ledger)
        case "library_files.json":
            yield from _read_library(tree, path, sidecars, ledger)
        case "conversation_asset_file_names.json":
            yield from _read_names(tree, path, sidecars, ledger)
        case "group_chats.json":
            yield from _read_group_chats(tree, path, ledger)
        case "export_manifest.json":
            yield from _read_manifest(tree, path, ledger)
        case "chat.html":
            ledger.record("rendering")
            ledger.dropped["twin"] += 1
        case _:
            yield from _report_unread(tree, path)


def _read_library(tree: Tree, path: str, sidecars: Sidecars, ledger: Ledger) -> Iterator[Skipped]:
    for element in elements(tree, path):
        if isinstance(element, Skipped):
            yield element
            continue
        try:
            record = decode(element.data, _LIBRARY)
        except Undecodable as error:
            yield Skipped(path, error.reason, f"element {element.index}")
            continue
        ledger.record("library-file")
        identifier = text_of(record.file_id)
        if identifier is None:
            ledger.unknown["library-file"] += 1
            continue
        sidecars.facts[identifier] = file_facts(record)
        if message := text_of(record.origination_message_id):
            sidecars.by_message.setdefault(message, []).append(identifier)


def _read_names(tree: Tree, path: str, sidecars: Sidecars, ledger: Ledger) -> Iterator[Skipped]:
    """Names of files by the names that their bytes have in the export (``file_ab12.dat``)."""
    try:
        data = _whole(tree, path)
        names = {} if data.split() == [b"[]"] else decode(data, _NAMES)
    except Undecodable as error:
        yield Skipped(path, error.reason)
        return
    ledger.record("file-name", len(names))
    for stored, value in names.items():
        identifier, name = file_id(stored), base_name(value)
        if identifier and name and identifier not in sidecars.facts:
            sidecars.facts[identifier] = FileFacts(name=name)


def _read_group_chats(tree: Tree, path: str, ledger: Ledger) -> Iterator[Skipped]:
    """Count group chats; other people's words are never read.

    Source: only ``{"chats": []}`` was ever seen, so anything else is refused, whatever its shape.
    """
    try:
        count = len(decode(_whole(tree, path), _GROUPS).chats)
    except Undecodable as error:
        yield Skipped(
            path, "other-account", detail=f"group chats are other people's words too ({error.reason})"
        )
        return
    ledger.record("group-chat", count)
    if count:
        ledger.dropped["group-chat"] += count
        yield Skipped(path, "other-account", detail="group chats are other people's words too", records=count)


def _read_manifest(tree: Tree, path: str, ledger: Ledger) -> Iterator[Skipped]:
    try:
        manifest = decode(_whole(tree, path), _MANIFEST)
    except Undecodable as error:
        yield Skipped(path, error.reason)
        return
    ledger.record("manifest")
    folder = PurePosixPath(path).parent
    there = {entry.path for entry in tree.entries()}
    for logical in manifest.logical_files.values():
        for name in logical.files:
            expected = str(folder / name)
            if ".." not in PurePosixPath(name).parts and expected not in there:
                yield Skipped(expected, "missing-shard", detail=f"{path} names it")


def missing_shards(paths: Iterable[str]) -> Iterator[Skipped]:
    """Shards that the numbers of the others say should be there, for exports without a manifest.

    Source: shards are called ``conversations-000.json`` and on, without gaps.
    """
    found: dict[PurePosixPath, set[int]] = {}
    for path in paths:
        name = PurePosixPath(path)
        digits = name.stem.removeprefix("conversations-")
        if name.suffix == ".json" and name.stem != digits and digits.isascii() and digits.isdigit():
            found.setdefault(name.parent, set()).add(int(digits[:6]))
    for folder, numbers in sorted(found.items()):
        gaps = sorted(set(range(min(max(numbers), 9999))) - numbers)
        for number in gaps[:50]:
            missing = str(folder / f"conversations-{number:03}.json")
            yield Skipped(missing, "missing-shard", detail="a later shard is there")


def _report_unread(tree: Tree, path: str) -> Iterator[Skipped]:
    """Files of other products: none was seen with anything in it, so one that has is named."""
    head = tree.head(path, 64).strip(b"\xef\xbb\xbf \t\r\n")
    if head not in (b"", b"[]", b"{}"):
        yield Skipped(path, "unrecognised", detail="no version of this reads it yet")


def _whole(tree: Tree, path: str) -> bytes:
    """All bytes of a small file.

    Raises:
        Undecodable: if it is larger than such a file can be.
    """
    with tree.open(path) as stream:
        data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise Undecodable("too-long")
    return data
