"""Reads the files of one family into one tree of messages.

Ids of entries are given anew when a version 1 file is migrated, and Pi rewrites such a file in place. The id
of a message is therefore made of its time and content, which migration and forks copy byte by byte.

Source: ``migrateV1ToV2`` and ``createBranchedSession`` in ``session-manager.ts`` of Pi.
"""

from collections.abc import Callable, Generator, Iterator
from typing import TypeAlias

import msgspec

from commonplace.records import Message, Skipped, UnknownRecord
from commonplace.sources.base import Tree
from commonplace.sources.entry_tree import Anchor, EntryTree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.lenient import Undecodable
from commonplace.sources.log_records import Record, keep_raw, records
from commonplace.sources.message_blocks import Sink
from commonplace.sources.pi_sessions.contents import SIDE_KINDS, UnknownRole, message_of
from commonplace.sources.pi_sessions.heads import Head
from commonplace.sources.scalars import kind_name, seconds, word
from commonplace.sources.threads import derived_id, numbered

__all__ = ["Adapt", "FamilyReader"]

Adapt: TypeAlias = Callable[[Message, Sink], Message | None]

_MESSAGE_KINDS = ("message", "custom_message")


class _File(msgspec.Struct):
    """What is known while one file is read."""

    head: Head
    tally: FileTally
    entries: EntryTree
    met: dict[str, int] = msgspec.field(default_factory=dict)


class FamilyReader:
    """Reads files of one family, earliest first.

    Args:
        tree: where the files are.
        adapt: changes a message as its client needs, or leaves it out; it notes in the sink what it takes away.

    Attributes:
        messages: by id, parents before children.
        leaves: by path of the file, the message that it ends with.
        latest: by path of the file, the time of its last entry.
        providers: how many answers came from which provider, as the log names it.
        title: the name that the person gave last.
        tallies: one for each file.
    """

    def __init__(self, tree: Tree, adapt: Adapt) -> None:
        self._tree = tree
        self._adapt = adapt
        self.messages: dict[str, Message] = {}
        self.leaves: dict[str, str] = {}
        self.latest: dict[str, float] = {}
        self.providers: dict[str, int] = {}
        self.title: str | None = None
        self.tallies: list[FileTally] = []

    def read(self, head: Head) -> Iterator[Skipped | UnknownRecord]:
        """Read one file; yields what could not be read and what is of unknown kind."""
        tally = FileTally(head.path)
        file = _File(head, tally, EntryTree(tally))
        self.tallies.append(file.tally)
        for record in records(self._tree, head.path, file.tally):
            if isinstance(record, Skipped):
                yield record
            else:
                yield from self._entry(file, record)
        if file.entries.last.message is not None:
            self.leaves[head.path] = file.entries.last.message

    def _entry(self, file: _File, record: Record) -> Iterator[Skipped | UnknownRecord]:
        fields = record.fields
        kind = kind_name(fields.get("type"))
        file.tally.kinds[kind] += 1
        if kind == "session":
            return
        time = seconds(fields.get("timestamp"))
        if time is not None:
            self.latest[file.head.path] = max(time, self.latest.get(file.head.path, 0.0))
        anchor = file.entries.above(fields)
        if kind in _MESSAGE_KINDS:
            anchor = yield from self._message(file, record, anchor)
        elif kind == "compaction":
            file.tally.dropped["compaction-summary"] += 1
            anchor = Anchor(anchor.message, reset=True)
        elif kind == "branch_summary":
            file.tally.dropped["compaction-summary"] += 1
        elif kind in SIDE_KINDS:
            self._note(file, kind, fields)
        else:
            yield keep_raw(file.tally, record, kind)
        file.entries.settle(fields, anchor)

    def _message(
        self, file: _File, record: Record, above: Anchor
    ) -> Generator[Skipped | UnknownRecord, None, Anchor]:
        tally, sink = file.tally, Sink()
        name = numbered(_name(record.fields), file.met)
        try:
            message = message_of(record.fields, name, sink)
        except Undecodable as error:
            yield Skipped(tally.path, error.reason, record.where)
            return above
        except UnknownRole as error:
            yield keep_raw(tally, record, f"message.{kind_name(error.role)}")
            return above
        if name in self.messages:
            tally.dropped["replay"] += 1
            return Anchor(name)
        if message is not None:
            message = self._adapt(message, sink)
        tally.dropped.update(sink.dropped)
        for kind, block in sink.unknown:
            tally.unknown[kind] += 1
            yield UnknownRecord(tally.path, record.where, kind, msgspec.json.encode(block))
        if message is None:
            return above
        self.messages[name] = msgspec.structs.replace(
            message, parent=above.message, context_reset=above.reset
        )
        self._count_provider(record.fields)
        return Anchor(name)

    def _count_provider(self, fields: dict[str, object]) -> None:
        body = fields.get("message")
        if isinstance(body, dict) and (provider := word(body.get("provider"))):
            self.providers[provider] = self.providers.get(provider, 0) + 1

    def _note(self, file: _File, kind: str, fields: dict[str, object]) -> None:
        if kind == "session_info":
            self.title = word(fields.get("name")) or self.title
        else:
            file.tally.dropped["side-record"] += 1


def _name(fields: dict[str, object]) -> str:
    """The same for an entry and all its copies, whatever version of the client wrote them."""
    body = fields.get("message", fields.get("content"))
    if isinstance(body, dict) and body.get("role") == "hookMessage":
        body = body | {"role": "custom"}
    return derived_id(msgspec.json.encode(fields.get("timestamp")), msgspec.json.encode(body))
