"""The source itself: which files it takes, and in what order it reads them."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import msgspec

from commonplace.records import ReadEvent, Skipped
from commonplace.sources.base import (
    About,
    Entry,
    IdentityHint,
    LogPlace,
    Match,
    Probe,
    ReadOptions,
    Selection,
    Tree,
)
from commonplace.sources.chatgpt.conversation import SOURCE_ID, VERSION, Reading, read_conversation
from commonplace.sources.chatgpt.detection import is_sidecar, layout_of, sniff
from commonplace.sources.chatgpt.facts import text_of
from commonplace.sources.chatgpt.ledger import Ledger
from commonplace.sources.chatgpt.sidecars import Sidecars, missing_shards, read_sidecar
from commonplace.sources.json_elements import elements
from commonplace.sources.lenient import Undecodable, decode

__all__ = ["ChatGptSource"]

_OWNER = msgspec.json.Decoder(dict[str, object])
_OWNER_FACTS = (
    ("name", "name"),
    ("username", "username"),
    ("email", "email"),
    ("phone_number", "phone"),
    ("id", "account"),
)
_LAYOUT_HEAD = 8192
"""Bytes that show whether a file is an array, and if not, its first keys."""


class ChatGptSource:
    """Exports of ChatGPT accounts from 2023 on, and single objects saved from its web page."""

    id = SOURCE_ID
    version = VERSION
    title = "ChatGPT data export"
    how_to_get = "ChatGPT, Settings, Data controls, Export data: a link to a zip file comes by e-mail"
    about = About(
        kept="messages, branches, tool calls and results, reasoning as far as exported, models, ratings, files by name",
        lost="bytes of files, instructions of the provider, memories, citations by position",
        evidence=("real files", "other readers"),
        checked="exports of 2026",
    )
    private_files = (
        "user.json",
        "user_settings.json",
        "shared_conversations.json",
        "ads.json",
        "shopping.json",
        "billing*.json",
        "payments*.json",
    )
    independent_files = False

    def sniff(self, probe: Probe) -> Match | None:
        """Say whether a file is from an export of ChatGPT."""
        return sniff(probe)

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield conversations file by file, what was skipped where it was met, and a tally for each file.

        Judgements and names of files are read first, folder by folder, so that each conversation comes
        whole. A conversation that stands in two files comes twice; who stores it merges by message id.

        Cost: one conversation in memory, and the judgements of one folder.
        """
        for entries in _by_folder(selection.entries):
            yield from _read_folder(selection.tree, entries, options)

    def accounts(self, selection: Selection) -> tuple[str, ...]:  # noqa: ARG002
        """Empty: an export holds one account and its conversations do not name it."""
        return ()

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:
        """Name, address and telephone number of the owner, from ``user.json`` alone."""
        for entry in tree.entries():
            if PurePosixPath(entry.path).name == "user.json":
                yield from _owner_facts(tree, entry.path)

    def places(self, home: Path) -> Iterator[LogPlace]:  # noqa: ARG002
        """None: the desktop app keeps no logs that can be read."""
        return iter(())


def _by_folder(entries: tuple[Entry, ...]) -> Iterator[list[Entry]]:
    folders: dict[str, list[Entry]] = {}
    for entry in entries:
        folders.setdefault(str(PurePosixPath(entry.path).parent), []).append(entry)
    yield from folders.values()


def _read_folder(tree: Tree, entries: list[Entry], options: ReadOptions) -> Iterator[ReadEvent]:
    sidecars = Sidecars()
    ledgers: list[Ledger] = []
    missing: set[str] = set()
    for path in (entry.path for entry in entries if is_sidecar(entry.path)):
        ledgers.append(Ledger(path))
        for skipped in read_sidecar(tree, path, sidecars, ledgers[-1]):
            missing.add(skipped.path)
            yield skipped
    conversations = [entry.path for entry in entries if not is_sidecar(entry.path)]
    yield from (skipped for skipped in missing_shards(conversations) if skipped.path not in missing)
    for path in conversations:
        ledger = Ledger(path)
        yield from _read_file(tree, path, ledger, sidecars, options)
        yield ledger.tally()
    for ledger in ledgers:
        ledger.dropped["message-not-found"] += sidecars.judgements.lost(ledger.path)
        yield ledger.tally()


def _read_file(
    tree: Tree, path: str, ledger: Ledger, sidecars: Sidecars, options: ReadOptions
) -> Iterator[ReadEvent]:
    layout = layout_of(path, tree.head(path, _LAYOUT_HEAD))
    reading = Reading(ledger, sidecars, options, f"chatgpt-export/{layout}", layout == "single-object")
    is_empty = True
    for element in elements(tree, path, keys=("conversations",)):
        is_empty = False
        if isinstance(element, Skipped):
            yield element
            continue
        conversation = read_conversation(element.data, f"element {element.index}", reading)
        yield from ledger.drain()
        if conversation is not None:
            yield conversation
    if is_empty:
        yield Skipped(path, "empty", detail="a list without conversations", records=0)


def _owner_facts(tree: Tree, path: str) -> Iterator[IdentityHint]:
    for element in elements(tree, path):
        if isinstance(element, Skipped):
            continue
        try:
            owner = decode(element.data, _OWNER)
        except Undecodable:
            continue
        for key, kind in _OWNER_FACTS:
            if value := text_of(owner.get(key)):
                yield IdentityHint(kind, value)
