"""The source for Hermes Agent: what it claims, and how it reads what it won."""

import re
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from pathlib import Path

from commonplace.records import Conversation, ReadEvent, Skipped
from commonplace.sources.base import About, Entry, LogPlace, Match, Probe, ReadOptions, Selection, Tree
from commonplace.sources.database_files import claim, databases, read_databases
from commonplace.sources.file_tally import FileTally
from commonplace.sources.foreign_sqlite import ForeignDatabase, Unopenable
from commonplace.sources.hermes.sessions import ARCHIVAL, Head, head_of, is_archival, session_of
from commonplace.sources.hermes.telling import SOURCE_ID, VERSION, Placed, tell
from commonplace.sources.local_logs import LocalLogs, environment_folder
from commonplace.sources.log_records import Record, keep_raw, objects
from commonplace.sources.scalars import word
from commonplace.sources.sniffing import first_json_lines, first_json_objects

__all__ = ["Hermes"]

_FIELDS = frozenset(
    {
        "model_config",
        "system_prompt",
        "parent_session_id",
        "end_reason",
        "billing_provider",
        "handoff_state",
        "rewind_count",
        "message_count",
    }
)
_ENOUGH = 4
_CERTAIN = 0.5
_TABLES = frozenset({"sessions", "messages"})
_NAME = re.compile(r"(?:^|/)state\.db$")
_HEAD = ("id", "source", "parent_session_id", "started_at")
_SESSION = (
    *_HEAD, "model", "billing_provider", "title", "cwd", "git_branch", "system_prompt",
)  # fmt: skip
_MESSAGE = (
    "id", "role", "content", "tool_call_id", "tool_calls", "tool_name", "timestamp", "finish_reason", "reasoning",
    "reasoning_content", "reasoning_details", "codex_reasoning_items", "codex_message_items", "observed", "active",
    "compacted", "_compressed_summary",
)  # fmt: skip
"""What is read of a row. Source: ``SCHEMA_SQL`` in ``hermes_state.py`` as forks of 2026 publish it; ids of users and
platforms, and what a gateway keeps, are not asked for."""


class Hermes(LocalLogs):
    """Exports of Hermes Agent's sessions; what others wrote in groups is left out, chat channels are asked about."""

    id = SOURCE_ID
    version = VERSION
    title = "Hermes Agent sessions"
    how_to_get = (
        "On your machine: add ~/.hermes/state.db (HERMES_HOME may name another folder; profiles have databases of "
        "their own). Or add the file that `hermes sessions export sessions.jsonl` writes."
    )
    about = About(
        kept="messages, reasoning, tool calls and results, models, turns that were taken back, times",
        lost="instructions, memories, ids of users and platforms, what others said in groups, summaries of compactions",
        evidence=("real files", "the producer's source", "other readers"),
        checked="export of 2026-06, archival export version 1, source of the database of 2026-08",
    )
    private_files = (".hermes/auth.json", ".hermes/.env", ".hermes/memories/*")

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise an export by the members of a session, the database by its tables."""
        match = claim(probe, _TABLES, _NAME)
        if match is not None and (match.score < _CERTAIN or b"parent_session_id" in probe.head):
            return match
        found = first_json_lines(probe.head)[:3] or list(first_json_objects(probe.head)[:3])
        for each in found:
            if is_archival(each):
                return Match(0.93, "an archival export")
            if word(each.get("id")) and "source" in each and len(_FIELDS & each.keys()) >= _ENOUGH:
                return Match(0.92, "members of a session")
        return None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield one conversation for each family of sessions, then the tally of each file.

        All files are read twice: for ids first. Memory of the texts of families that are not complete yet.
        """
        return _read(selection, options)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """The database, and those of profiles."""
        folder = environment_folder("HERMES_HOME", home / ".hermes")
        for database in (folder / "state.db", *sorted(folder.glob("profiles/*/state.db"))):
            yield LogPlace(database, SOURCE_ID, "")


def _read(selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
    yield from read_databases(selection, lambda database, tally: _stored(database, tally, options))
    entries = sorted(databases(selection)[1].files, key=lambda each: each.path)
    families = _Families([head for entry in entries for head in _heads(selection.tree, entry)])
    tallies: list[FileTally] = []
    for entry in entries:
        tally = FileTally(entry.path)
        tallies.append(tally)
        for record in objects(selection.tree, entry.path, tally):
            if isinstance(record, Skipped):
                yield record
            else:
                yield from _session(record, tally, families, options)
        if not tally.records:
            yield Skipped(entry.path, "empty")
    for tally in tallies:
        yield tally.result()


def _stored(database: ForeignDatabase, tally: FileTally, options: ReadOptions) -> Iterator[ReadEvent]:
    """Yield what the sessions of a database tell, in the shape of the export. Memory: like an export's."""
    if not {"role", "content"} <= database.columns("messages"):
        raise Unopenable("unsupported-version", "table messages of another form")
    numbers = database.groups("messages", "session_id")
    heads = [row for row in database.rows("sessions", _HEAD) if not isinstance(row, Skipped)]
    families = _Families([head for row in heads if (head := head_of(row))])
    for index, row in enumerate(database.rows("sessions", _SESSION), 1):
        tally.records += 1
        if isinstance(row, Skipped):
            yield row
            continue
        told = [database.row("messages", number, _MESSAGE) for number in numbers.get(str(row["id"]), ())]
        yield from (each for each in told if isinstance(each, Skipped))
        messages: list[object] = [each for each in told if not isinstance(each, Skipped)]
        yield from _session(
            Record(f"session {index}", b"", row | {"messages": messages}), tally, families, options
        )
    orphans = numbers.keys() - {str(row["id"]) for row in heads}
    if orphans:
        detail = "messages whose session is not there"
        yield Skipped(tally.path, "no-readable-turns", detail=detail, records=len(orphans))


def _session(
    record: Record, tally: FileTally, families: "_Families", options: ReadOptions
) -> Iterator[ReadEvent]:
    tally.kinds["session"] += 1
    version = record.fields.get("schema_version")
    if is_archival(record.fields) and not _is_known(record.fields):
        kind = f"version-{version}" if type(version) is int else "version-unknown"
        yield Skipped(tally.path, "unsupported-version", record.where)
        yield keep_raw(tally, record, kind)
        return
    session = session_of(record.fields)
    if session is None:
        yield Skipped(tally.path, "wrong-shape", record.where)
        return
    for root, complete in families.add(Placed(session, tally, record.where)):
        if not (yield from _told(root, complete, options)):
            yield Skipped(tally.path, "no-readable-turns", record.where)


def _told(root: str, sessions: list[Placed], options: ReadOptions) -> Generator[ReadEvent, None, bool]:
    found = False
    for event in tell(root, sessions, options):
        found = found or isinstance(event, Conversation)
        yield event
    return found


class _Families:
    """Collects sessions until all of one family are there.

    The ids of all sessions are known first; a family of one is never held.
    """

    def __init__(self, heads: Sequence[Head]) -> None:
        self._parents = {head.session: head.parent for head in heads if head.parent}
        self._missing = Counter(self._root(head.session) for head in heads)
        self._held: dict[str, list[Placed]] = {}

    def add(self, placed: Placed) -> Iterator[tuple[str, list[Placed]]]:
        """Take a session; yields its family if it was the last one missing."""
        root = self._root(placed.session.head.session)
        self._held.setdefault(root, []).append(placed)
        self._missing[root] -= 1
        if self._missing[root] <= 0:
            complete = self._held.pop(root)
            yield root, sorted(complete, key=self._order)

    def _root(self, session: str) -> str:
        met: set[str] = set()
        while session in self._parents and session not in met:
            met.add(session)
            session = self._parents[session]
        return session

    def _order(self, placed: Placed) -> tuple[int, float, str, str]:
        depth, session = 0, placed.session.head.session
        while session in self._parents and depth <= len(self._parents):
            depth, session = depth + 1, self._parents[session]
        head = placed.session.head
        return depth, head.started or 0.0, head.session, placed.tally.path


def _heads(tree: Tree, entry: Entry) -> Iterator[Head]:
    """The ids of the sessions that reading will find, one for each."""
    for record in objects(tree, entry.path, FileTally(entry.path)):
        if isinstance(record, Skipped) or (is_archival(record.fields) and not _is_known(record.fields)):
            continue
        session = session_of(record.fields)
        if session is not None:
            yield session.head


def _is_known(fields: Mapping[str, object]) -> bool:
    return fields.get("schema_version") == ARCHIVAL
