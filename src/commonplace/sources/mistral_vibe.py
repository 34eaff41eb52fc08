"""Mistral Vibe, the agent for the terminal: ``messages.jsonl`` with ``meta.json`` beside it.

Source: a public fixture of 2026-06. Messages have no times; the model is named once for the session.
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
from commonplace.sources.scalars import seconds, word
from commonplace.sources.session_sides import side_document
from commonplace.sources.sniffing import first_json_lines

__all__ = ["SOURCE"]

_SOURCE = "mistral-vibe"
_VERSION = 1


class MistralVibe(LocalLogs):
    """Sessions of Mistral's agent for the terminal."""

    id = _SOURCE
    version = _VERSION
    title = "Mistral Vibe sessions"
    how_to_get = (
        "They lie on your machine: add ~/.vibe/logs/session (%USERPROFILE%\\.vibe\\logs\\session on Windows), or a "
        "copy of it with the file meta.json in each folder."
    )
    about = About(
        kept="messages, thinking, tool calls and results, the session's model, title and branch",
        lost="instructions of the client, counters; the log has no times of messages",
        evidence=("other readers",),
        checked="fixture of 2026-06, no real file",
    )
    private_files = (".vibe/.env", ".vibe/config.toml")

    def sniff(self, probe: Probe) -> Match | None:
        """Recognise Chat Completions messages with ids of their own."""
        found = first_json_lines(probe.head)[:5]
        if any(
            word(each.get("message_id")) and word(each.get("role")) and "content" in each for each in found
        ):
            return Match(0.85, "messages with message_id")
        return None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield the conversation and the tally of each file. Memory: the text of one session."""
        for entry in sorted(selection.entries, key=lambda each: each.path):
            yield from _session(selection.tree, entry.path, options)

    def places(self, home: Path) -> Iterator[LogPlace]:
        """One folder, with a folder for each session in it."""
        yield LogPlace(home / ".vibe" / "logs" / "session", _SOURCE, "")


def _session(tree: Tree, path: str, options: ReadOptions) -> Iterator[ReadEvent]:
    tally = FileTally(path)
    meta = side_document(tree, path, "meta.json")
    model = word(meta.get("model"))
    chat = ChatMessages(tally, model=model)
    for record in records(tree, path, tally):
        if isinstance(record, Skipped):
            yield record
        else:
            yield from chat.add(record.fields, record.where)
    if chat.messages:
        place = meta.get("environment")
        folder = path.split("/")[:-1]
        name = folder[-1] if folder else path.removesuffix(".jsonl")
        number = word(meta.get("session_id"))
        session = Session(
            source=_SOURCE,
            version=_VERSION,
            form="mistral-vibe/session",
            native_id=number or name,
            # The client also talks to other services.
            provider="mistral" if model and "stral" in model else "unknown",
            title=word(meta.get("title")),
            cwd=word(place.get("working_directory")) if isinstance(place, dict) else None,
            git_branch=word(meta.get("git_branch")),
            created=seconds(meta.get("start_time")),
            updated=seconds(meta.get("end_time")),
            aliases=(name,) if number and name != number else (),
        )
        yield conversation_of(session, chat.messages, options)
    else:
        yield Skipped(path, "no-readable-turns" if tally.records else "empty")
    yield tally.result()


SOURCE = MistralVibe()
