"""The source for Gemini CLI: what it claims, and how it reads what it won."""

from collections.abc import Generator, Iterator, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath

import msgspec

from commonplace.records import Conversation, Message, Provenance, ReadEvent, Skipped, UnknownRecord
from commonplace.sources.base import About, Entry, LogPlace, Match, Probe, ReadOptions, Selection, Tree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.gemini_cli.history import History
from commonplace.sources.gemini_cli.messages import NOTICES
from commonplace.sources.local_logs import LocalLogs, asks_for
from commonplace.sources.log_records import Record, keep_raw, objects
from commonplace.sources.scalars import kind_name, word
from commonplace.sources.sniffing import first_json_lines, first_json_objects
from commonplace.sources.threads import declared

__all__ = ["GeminiCli"]

_SOURCE = "gemini-cli"
_VERSION = 1
_HEADER = frozenset({"projectHash", "startTime", "lastUpdated"})
_FIRST = 3


class GeminiCli(LocalLogs):
    """Session logs of Gemini CLI: documents since 2025-08, lines since 2026-04, those of subagents included."""

    id = _SOURCE
    version = _VERSION
    title = "Gemini CLI session logs"
    how_to_get = (
        "They lie on your machine: add ~/.gemini/tmp (%USERPROFILE%\\.gemini\\tmp on Windows), or a copy of it. "
        "Old sessions are deleted after about 30 days."
    )
    about = About(
        kept="messages, summaries of thoughts, tool calls and results, models, turns that were taken back, times",
        lost="notices of the client, how results were displayed, earlier states of messages, bytes of files",
        evidence=("the producer's source", "other readers"),
        checked="source of 2026-08",
    )
    private_files = (
        ".gemini/oauth_creds.json",
        ".gemini/google_accounts.json",
        ".gemini/settings.json",
        "logs.json",
    )

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise a session by its header, or by messages as no other client writes them."""
        lines = first_json_lines(probe.head)
        for each in lines or first_json_objects(probe.head)[:1]:
            if not word(each.get("sessionId")) or "type" in each:
                continue
            if "projectHash" in each or (
                _HEADER & each.keys() and (lines or _has_turns(each.get("messages")))
            ):
                return Match(0.9, "the header of a session")
        if any(each.get("type") == "gemini" and word(each.get("id")) for each in lines):
            return Match(0.8, "messages of gemini")
        return None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield one conversation for each session with its subagents, then a tally for each file.

        The first records of each file are read twice. Memory of the text of one session.
        """
        tree = selection.tree
        groups: dict[str, list[_Head]] = {}
        for entry in sorted(selection.entries, key=lambda each: each.path):
            head = _head(tree, entry)
            groups.setdefault(head.root, []).append(head)
        for root in sorted(groups):
            yield from _read_session(tree, sorted(groups[root], key=_rank), options)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """One folder, with a folder for each project. Source: ``sessionRetention`` is on, ``maxAge`` 30 days."""
        yield LogPlace(
            home / ".gemini" / "tmp", _SOURCE, "deleted after 30 days unless sessionRetention is changed"
        )


def _has_turns(messages: object) -> bool:
    if not isinstance(messages, list):
        return False
    return all(
        isinstance(each, dict) and each.get("type") in ("user", "gemini", *NOTICES, None) for each in messages
    )


class _Head(msgspec.Struct, frozen=True):
    """A file, its session, the session it belongs to, whether it is a log of lines, when it was written."""

    path: str
    session: str
    root: str
    lines: bool
    updated: str

    @property
    def subagent(self) -> bool:
        return self.root != self.session


def _head(tree: Tree, entry: Entry) -> _Head:
    place = PurePosixPath(entry.path)
    session, kind, updated = place.name.partition(".json")[0], None, ""
    for record in islice(objects(tree, entry.path, FileTally(entry.path)), _FIRST):
        if isinstance(record, Record) and (named := word(record.fields.get("sessionId"))):
            session, kind = named, record.fields.get("kind")
            updated = word(record.fields.get("lastUpdated")) or ""
            break
    # Source: ``chats/<session>/<subagent>.jsonl`` since 2026-04.
    root = place.parent.name if kind == "subagent" and place.parent.name not in ("", "chats") else session
    return _Head(entry.path, session, root, entry.path.endswith(".jsonl"), updated)


def _rank(head: _Head) -> tuple[bool, bool, str, str]:
    """Subagents last; a document before the lines that a resumed session wrote beside it."""
    return head.subagent, head.lines, head.updated, head.path


def _read_session(tree: Tree, heads: Sequence[_Head], options: ReadOptions) -> Iterator[ReadEvent]:
    histories: dict[str, History] = {}
    tallies: list[FileTally] = []
    titles: list[str] = []
    for head in heads:
        tally = FileTally(head.path)
        tallies.append(tally)
        history = histories.setdefault(head.session, History())
        for record in objects(tree, head.path, tally):
            if isinstance(record, Skipped):
                yield record
            else:
                yield from _replay(record, tally, history, titles)
    messages: list[Message] = []
    ends: dict[str, str] = {}
    for session, history in histories.items():
        found = yield from _messages(session, history, alone=session != heads[0].root)
        messages += found
        kept = [message.id for message in found if message.status != "abandoned"]
        if found:
            ends[session] = (kept or [found[-1].id])[-1]
    if messages:
        yield _conversation(heads, messages, next(iter(ends.values())), titles, options)
    for tally in tallies:
        if not messages:
            yield Skipped(tally.path, "no-readable-turns" if tally.records else "empty")
        yield tally.result()


def _replay(record: Record, tally: FileTally, history: History, titles: list[str]) -> Iterator[ReadEvent]:
    fields = record.fields
    if "$rewindTo" in fields:
        tally.kinds["$rewindTo"] += 1
        history.rewind(fields["$rewindTo"])
        return
    patch = fields.get("$set")
    header = patch if isinstance(patch, dict) else fields
    if isinstance(patch, dict) or (word(fields.get("sessionId")) and "type" not in fields):
        tally.kinds["$set" if isinstance(patch, dict) else "session"] += 1
        if title := word(header.get("summary")):
            titles.append(title)
        listed = header.get("messages")
        if isinstance(listed, list) and isinstance(patch, dict):
            history.replace(listed, tally, record.where)
        elif isinstance(listed, list):
            for index, each in enumerate(listed):
                yield from _take(each, tally, f"message {index + 1}", history)
        return
    yield from _take(fields, tally, record.where, history)


def _take(fields: object, tally: FileTally, where: str, history: History) -> Iterator[ReadEvent]:
    if not isinstance(fields, dict):
        tally.kinds["message"] += 1
        yield Skipped(tally.path, "wrong-shape", where)
        return
    kind = kind_name(fields.get("type"))
    tally.kinds[kind] += 1
    name = word(fields.get("id"))
    if kind in NOTICES:
        tally.dropped["error-notice" if kind == "error" else "side-record"] += 1
    elif kind not in ("user", "gemini"):
        yield keep_raw(tally, Record(where, msgspec.json.encode(fields), fields), kind)
    elif name is None:
        yield Skipped(tally.path, "wrong-shape", where)
    else:
        history.put(name, fields, tally, where)


def _messages(session: str, history: History, *, alone: bool) -> Generator[ReadEvent, None, list[Message]]:
    found: list[Message] = []
    for state, sink, messages in history.messages():
        state.tally.dropped.update(sink.dropped)
        for kind, block in sink.unknown:
            state.tally.unknown[kind] += 1
            yield UnknownRecord(state.tally.path, state.where, kind, msgspec.json.encode(block))
        found += messages
    return [_of_subagent(message, session) for message in found] if alone else found


def _of_subagent(message: Message, session: str) -> Message:
    """The prompt of a subagent was written by the model that started it."""
    return msgspec.structs.replace(
        message,
        id=f"{session}:{message.id}",
        parent=f"{session}:{message.parent}" if message.parent else None,
        branch_kind=message.branch_kind if message.parent else "sidechain",
        injected=message.injected or message.role == "user",
    )


def _conversation(
    heads: Sequence[_Head], messages: list[Message], leaf: str, titles: list[str], options: ReadOptions
) -> Conversation:
    told = declared(messages, options.declared_model)
    times = [message.created for message in told if message.created is not None]
    root = heads[0].root
    lines = any(head.lines for head in heads)
    return Conversation(
        source=_SOURCE,
        provider="google",
        client=_SOURCE,
        surface="cli",
        native_id=root,
        provenance=Provenance(
            collection="local_session_log",
            source_format="gemini-cli/lines" if lines else "gemini-cli/document",
            parser=_SOURCE,
            parser_version=_VERSION,
        ),
        messages=told,
        leaf=leaf,
        aliases=tuple(sorted({head.session for head in heads} - {root})),
        title=titles[-1] if titles else None,
        created=min(times, default=None),
        updated=max(times, default=None),
        asks=asks_for(told),
    )
