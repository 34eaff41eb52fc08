"""From session files to conversations: one for each family of forks."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec

from commonplace.errors import InputError
from commonplace.records import Conversation, Message, Provenance, ReadEvent, Skipped
from commonplace.sources.base import ReadOptions, Selection, Tree
from commonplace.sources.file_tally import FileTally
from commonplace.sources.local_logs import CONFIRM_PARTICIPANTS, asks_for, project_at
from commonplace.sources.log_records import unsupported
from commonplace.sources.pi_sessions.heads import Family, Head, families, read_head
from commonplace.sources.pi_sessions.reading import Adapt, FamilyReader
from commonplace.sources.providers import provider_of
from commonplace.sources.threads import declared, marked_undone

__all__ = ["NEWEST", "Dialect", "read_sessions"]

NEWEST = 3
"""Version of the format that is known. Source: ``CURRENT_SESSION_VERSION`` of Pi in 2026."""


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """How one client differs from the others that write such files.

    Attributes:
        source: id of the source.
        version: of what the source reads.
        surface: kind of product.
        adapt: changes a message as this client needs.
        others: ``role_raw`` of messages that other people may have written; empty if there are none.
    """

    source: str
    version: int
    surface: Literal["app", "cli"]
    adapt: Adapt = lambda message, _: message
    others: str = ""


def read_sessions(selection: Selection, options: ReadOptions, dialect: Dialect) -> Iterator[ReadEvent]:
    """Yield one conversation for each family of forks, then a tally for each of its files.

    Cost: the first lines of each file are read twice; memory of the texts of one family.
    """
    tree = selection.tree
    heads: list[Head] = []
    for entry in sorted(selection.entries, key=lambda each: each.path):
        try:
            heads.append(read_head(tree, entry))
        except InputError as error:
            yield Skipped(entry.path, "unreadable", detail=error.message)
    for head in heads:
        if head.version > NEWEST:
            tally = FileTally(head.path)
            yield from unsupported(tree, head.path, tally, str(head.version))
            yield tally.result()
    for family in families(head for head in heads if head.version <= NEWEST):
        yield from _read_family(tree, family, options, dialect)


def _read_family(tree: Tree, family: Family, options: ReadOptions, dialect: Dialect) -> Iterator[ReadEvent]:
    reader = FamilyReader(tree, dialect.adapt)
    for head in family.files:
        yield from reader.read(head)
    if reader.messages:
        yield _conversation(family, reader, options, dialect)
    for tally in reader.tallies:
        if tally.path not in reader.leaves:
            yield Skipped(tally.path, "no-readable-turns" if tally.records else "empty")
        yield tally.result()


def _conversation(
    family: Family, reader: FamilyReader, options: ReadOptions, dialect: Dialect
) -> Conversation:
    latest = max(
        (head for head in family.files if head.path in reader.leaves),
        key=lambda head: (reader.latest.get(head.path, 0.0), head.session, head.path),
    )
    found = marked_undone(tuple(reader.messages.values()), reader.leaves.values())
    messages = declared(found, options.declared_model)
    times = [message.created for message in messages if message.created is not None]
    starts = [head.created for head in family.files if head.created is not None]
    return Conversation(
        source=dialect.source,
        provider=provider_of(reader.providers),
        client=dialect.source,
        surface=dialect.surface,
        native_id=family.native_id,
        provenance=Provenance(
            collection="local_session_log",
            source_format=f"{dialect.source}/v{latest.version}",
            parser=dialect.source,
            parser_version=dialect.version,
            leaf_source="recorded" if len(reader.leaves) == 1 else "latest",
        ),
        messages=messages,
        leaf=reader.leaves[latest.path],
        aliases=family.aliases,
        title=reader.title,
        created=min(starts or times, default=None),
        updated=max(times, default=None),
        project=project_at(latest.cwd),
        asks=asks_for(messages) + _others(messages, dialect.others),
    )


def _others(messages: Sequence[Message], mark: str) -> tuple[str, ...]:
    met = mark and any(message.role_raw == mark for message in messages)
    return (CONFIRM_PARTICIPANTS,) if met else ()
