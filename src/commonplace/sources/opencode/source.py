"""The source for OpenCode: what it claims, and how it reads what it won."""

import re
from collections.abc import Iterator
from pathlib import Path

from commonplace.records import Conversation, ReadEvent, Skipped
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions, Selection
from commonplace.sources.database_files import claim, databases, read_databases
from commonplace.sources.file_tally import FileTally
from commonplace.sources.foreign_sqlite import ForeignDatabase
from commonplace.sources.local_logs import LocalLogs, environment_folder
from commonplace.sources.opencode.database import DatabaseStorage
from commonplace.sources.opencode.pieces import SOURCE_ID, VERSION, families
from commonplace.sources.opencode.storage import FolderStorage, kind_of
from commonplace.sources.opencode.telling import tell
from commonplace.sources.sniffing import first_json_objects

__all__ = ["OpenCode"]

_TABLES = frozenset({"session", "message", "part"})
_NAME = re.compile(r"(?:^|/)opencode[^/]*\.db$")


class OpenCode(LocalLogs):
    """Sessions of OpenCode, from its database and from the folders before it; a session and its tasks are one."""

    id = SOURCE_ID
    version = VERSION
    title = "OpenCode sessions"
    how_to_get = (
        "They lie on your machine: add ~/.local/share/opencode (on Windows, too, under your user folder). The "
        "database also holds your sign-in data: only sessions, messages and parts are read, and it is never copied."
    )
    about = About(
        kept="messages, reasoning, tool calls and results, models, sessions of tasks, turns that were taken back, "
        "times, tokens",
        lost="summaries of compactions, states of the files, errors of services, links under which a session was "
        "shared, bytes of files, signatures",
        evidence=("the producer's source", "other readers"),
        checked="source of 2026-03 (1.2), no real file",
    )
    private_files = ("opencode/auth.json", "opencode/mcp-auth.json", "opencode/account.json")

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise the tables of the database, or one file of the folders by its members."""
        if (match := claim(probe, _TABLES, _NAME)) is not None:
            return match
        found = first_json_objects(probe.head)
        if len(found) == 1 and (kind := kind_of(found[0])):
            return Match(0.9, f"a {kind} of the storage")
        return None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield one conversation for each session with its tasks, then a tally for each file.

        Memory: the text of one session with its tasks, and the ids of all.
        """
        yield from read_databases(
            selection, lambda database, tally: _told(database, tally, options), in_place=True
        )
        if files := databases(selection)[1].files:
            yield from _from_folders(Selection(selection.tree, files), options)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """The databases and the folders, on all systems in one place, or where XDG_DATA_HOME says."""
        data = environment_folder("XDG_DATA_HOME", home / ".local" / "share") / "opencode"
        for database in sorted(data.glob("opencode*.db")):
            yield LogPlace(database, SOURCE_ID, "")
        yield LogPlace(data / "storage", SOURCE_ID, "")


def _told(database: ForeignDatabase, tally: FileTally, options: ReadOptions) -> Iterator[ReadEvent]:
    storage = DatabaseStorage(database, tally)
    yield from storage.problems
    for root, family in families(storage.heads).items():
        yield from tell(root, family, storage, "opencode/sqlite", options)


def _from_folders(selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
    storage = FolderStorage(selection)
    yield from storage.problems
    silent: list[str] = []
    for root, family in families(storage.heads).items():
        told = False
        for event in tell(root, family, storage, "opencode/storage", options):
            told = told or isinstance(event, Conversation)
            yield event
        silent += [] if told else [root]
    yield from storage.orphans()
    tallies = storage.tallies()
    if silent and tallies:
        detail = "sessions in which nothing was said"
        yield Skipped(tallies[0].path, "no-readable-turns", detail=detail, records=len(silent))
    yield from (tally.result() for tally in tallies)
