"""From the sessions of one family to a conversation.

A session that was compacted goes on in a new one, which names it as its parent and may repeat its end. A
session that another one delegated work to stands beside it.
"""

from collections.abc import Generator, Iterator, Sequence

import msgspec

from commonplace.records import Conversation, Message, Provenance, ReadEvent, Skipped, UnknownRecord
from commonplace.sources.base import ReadOptions
from commonplace.sources.file_tally import FileTally
from commonplace.sources.hermes.messages import CHANNEL, Fate, Told, UnknownRole, content_key, message_of
from commonplace.sources.hermes.sessions import Session
from commonplace.sources.lenient import Undecodable
from commonplace.sources.local_logs import CONFIRM_PARTICIPANTS, asks_for, project_at
from commonplace.sources.message_blocks import Block, Sink
from commonplace.sources.providers import provider_of
from commonplace.sources.scalars import kind_name, word
from commonplace.sources.threads import declared

__all__ = ["SOURCE_ID", "VERSION", "Placed", "tell"]

SOURCE_ID = "hermes"
VERSION = 1


class Placed(msgspec.Struct, frozen=True):
    """A session, the counts of its file, and its place there."""

    session: Session
    tally: FileTally
    where: str


class _Walk(msgspec.Struct):
    """Where the reading of one session stands.

    Attributes:
        above: the last message that was not taken back.
        undone: the last message of a run that was taken back; None outside one.
        fate: of the message before.
        reset: the context was compacted before the session began.
        repeated: what the session before it ended with, until something new is said.
    """

    above: str | None
    repeated: set[bytes]
    reset: bool = False
    undone: str | None = None
    fate: Fate = "kept"


class _Teller:
    """Puts the messages of sessions, earliest first, into one tree."""

    def __init__(self) -> None:
        self.messages: dict[str, Message] = {}
        self.ends: dict[str, str] = {}
        self._keys: dict[str, set[bytes]] = {}

    def add(self, placed: Placed) -> Iterator[Skipped | UnknownRecord]:
        head = placed.session.head
        before = "" if head.delegated else head.parent or ""
        walk = _Walk(self.ends.get(before), self._keys.get(before, set()), reset=before in self.ends)
        if placed.session.prompted:
            placed.tally.dropped["base-instructions"] += 1
        for index, fields in enumerate(placed.session.messages):
            where = f"{placed.where}, message {index + 1}"
            if not isinstance(fields, dict):
                placed.tally.kinds["message"] += 1
                yield Skipped(placed.tally.path, "wrong-shape", where)
                continue
            name = f"{head.session}:{_native(fields, index)}"
            told = yield from self._read(placed, fields, walk, name, where)
            if told is not None:
                self._place(told, walk, alone=head.delegated)
        if walk.above is not None:
            self.ends[head.session] = walk.above

    def _read(
        self, placed: Placed, fields: Block, walk: _Walk, name: str, where: str
    ) -> Generator[Skipped | UnknownRecord, None, Told | None]:
        tally = placed.tally
        tally.kinds[f"message.{kind_name(fields.get('role'))}"] += 1
        key = content_key(fields)
        if key in walk.repeated or name in self.messages:
            tally.dropped["replay"] += 1
            walk.above = name if name in self.messages else walk.above
            return None
        sink = Sink()
        try:
            told = message_of(fields, placed.session, name, sink)
        except Undecodable as error:
            yield Skipped(tally.path, error.reason, where)
            return None
        except UnknownRole as error:
            yield _kept(tally, where, f"message.{kind_name(error.role)}", fields)
            return None
        tally.dropped.update(sink.dropped)
        for kind, block in sink.unknown:
            yield _kept(tally, where, kind, block)
        if told is not None:
            walk.repeated = set()
            self._keys.setdefault(placed.session.head.session, set()).add(key)
        return told

    def _place(self, told: Told, walk: _Walk, *, alone: bool) -> None:
        undone = told.fate == "undone"
        kind = "rewound" if undone and walk.undone is None else None
        if alone and walk.above is None and walk.undone is None:
            kind = "sidechain"
        self.messages[told.message.id] = msgspec.structs.replace(
            told.message,
            parent=walk.undone if undone and walk.undone else walk.above,
            context_reset=walk.reset or (walk.fate == "compacted" and told.fate != "compacted"),
            branch_kind=kind,
        )
        walk.reset, walk.fate = False, told.fate
        walk.undone = told.message.id if undone else None
        walk.above = walk.above if undone else told.message.id


def tell(root: str, sessions: Sequence[Placed], options: ReadOptions) -> Iterator[ReadEvent]:
    """Yield what could not be read, what nobody knows, and the conversation if anything was said.

    Args:
        root: id of the session that the family goes back to.
        sessions: earliest first, at least one.
        options: what the person told us.
    """
    teller = _Teller()
    for placed in sessions:
        yield from teller.add(placed)
    if teller.messages:
        yield _conversation(root, sessions, teller, options)


def _conversation(
    root: str, sessions: Sequence[Placed], teller: _Teller, options: ReadOptions
) -> Conversation:
    found = [placed.session for placed in sessions]
    main = [each for each in found if not each.head.delegated] or found
    ended = [each for each in main if each.head.session in teller.ends]
    leaf = teller.ends[ended[-1].head.session] if ended else next(reversed(teller.messages))
    messages = declared(tuple(teller.messages.values()), options.declared_model)
    names = {each.head.session for each in found} | {each.head.parent for each in found if each.head.parent}
    times = [message.created for message in messages if message.created is not None]
    latest = main[-1]
    channel = any(message.role_raw == CHANNEL for message in messages)
    return Conversation(
        source=SOURCE_ID,
        provider=provider_of([each.provider for each in main if each.provider]),
        client=SOURCE_ID,
        surface="app" if channel else "cli",
        native_id=root,
        provenance=Provenance(
            collection="local_session_log",
            source_format="hermes/archival" if latest.archival else "hermes/sessions",
            parser=SOURCE_ID,
            parser_version=VERSION,
            client_version=latest.client_version,
        ),
        messages=messages,
        leaf=leaf,
        aliases=tuple(sorted(names - {root})),
        title=next((each.title for each in reversed(main) if each.title), None),
        created=min(times, default=None),
        updated=max(times, default=None),
        project=project_at(latest.cwd, git_branch=latest.git_branch),
        asks=asks_for(messages) + ((CONFIRM_PARTICIPANTS,) if channel else ()),
    )


def _native(fields: Block, index: int) -> str:
    """The id that the database or the archival export gave, or the place."""
    name = fields.get("message_id", fields.get("id"))
    return str(name) if type(name) is int else word(name) or f"#{index}"


def _kept(tally: FileTally, where: str, kind: str, data: Block) -> UnknownRecord:
    tally.unknown[kind] += 1
    return UnknownRecord(tally.path, where, kind, msgspec.json.encode(data))
