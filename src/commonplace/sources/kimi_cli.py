"""Kimi CLI: the messages that it keeps for its model, in ``context.jsonl``.

Source: ``soul/context.py`` of kimi-cli as public readers quote it: Chat Completions messages between records with the
roles ``_system_prompt``, ``_usage`` and ``_checkpoint``. The log has neither times nor the model.
"""

from collections.abc import Iterator
from pathlib import Path

from commonplace.records import ReadEvent, Skipped
from commonplace.sources.base import About, LogPlace, Match, Probe, ReadOptions, Selection, Tree
from commonplace.sources.chat_messages import ChatMessages
from commonplace.sources.file_tally import FileTally
from commonplace.sources.local_logs import LocalLogs
from commonplace.sources.local_sessions import Session, conversation_of
from commonplace.sources.log_records import records
from commonplace.sources.scalars import kind_name, word
from commonplace.sources.session_sides import side_document
from commonplace.sources.sniffing import first_json_lines

__all__ = ["SOURCE"]

_SOURCE = "kimi-cli"
_VERSION = 1
_SIDE_ROLES = {"_system_prompt": "base-instructions", "_usage": "side-record", "_checkpoint": "side-record"}
_PAIR = 2
"""Members of such a record: its role, and one value."""

_CLIENT = ("<system>", "<system-reminder>")
"""What begins a message that the client wrote. Source: ``CHECKPOINT`` notes, which stand between these tags."""


class KimiCli(LocalLogs):
    """Sessions of Kimi CLI, the client before Kimi Code; subagents have files of their own."""

    id = _SOURCE
    version = _VERSION
    title = "Kimi CLI sessions"
    how_to_get = (
        "On your machine: add ~/.kimi/sessions (%USERPROFILE%\\.kimi\\sessions on Windows), or a copy of it."
    )
    about = About(
        kept="messages, thinking, tool calls and results, the title",
        lost="instructions of the client, counters, checkpoints, bytes of images; the log has no times and no model",
        evidence=("other readers",),
        checked="readers of 2026-07, no real file",
    )
    private_files = (".kimi/credentials/*", ".kimi/config.toml", ".kimi/config.json")

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise the records between the messages."""
        if any(
            each.get("role") in _SIDE_ROLES and len(each) == _PAIR for each in first_json_lines(probe.head)
        ):
            return Match(0.9, "records of Kimi's context")
        return None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield the conversation and the tally of each file. Memory: the text of one session."""
        for entry in sorted(selection.entries, key=lambda each: each.path):
            yield from _session(selection.tree, entry.path, options)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """One folder, with a folder for each project in it."""
        yield LogPlace(home / ".kimi" / "sessions", _SOURCE, "")


def _session(tree: Tree, path: str, options: ReadOptions) -> Iterator[ReadEvent]:
    tally = FileTally(path)
    chat = ChatMessages(tally, injected=lambda text: text.lstrip().startswith(_CLIENT))
    for record in records(tree, path, tally):
        role = None if isinstance(record, Skipped) else record.fields.get("role")
        if isinstance(record, Skipped):
            yield record
        elif isinstance(role, str) and role in _SIDE_ROLES:
            tally.kinds[kind_name(role.removeprefix("_"))] += 1
            tally.dropped[_SIDE_ROLES[role]] += 1
        else:
            yield from chat.add(record.fields, record.where)
    if chat.messages:
        folder = path.split("/")[:-1]
        state = side_document(tree, path, "state.json")
        session = Session(
            source=_SOURCE,
            version=_VERSION,
            form="kimi-cli/context",
            native_id=folder[-1] if folder else path.removesuffix(".jsonl"),
            title=word(state.get("custom_title")) or word(state.get("title")),
        )
        yield conversation_of(session, chat.messages, options)
    else:
        yield Skipped(path, "no-readable-turns" if tally.records else "empty")
    yield tally.result()


SOURCE = KimiCli()
