"""From the sessions of one family to a conversation.

A session that was started for a task names the one that started it, and stands beside it.
"""

from collections.abc import Iterator, Sequence

import msgspec

from commonplace.records import Message, ReadEvent, Skipped, UnknownRecord
from commonplace.sources.base import ReadOptions
from commonplace.sources.local_sessions import Session, conversation_of
from commonplace.sources.log_records import keep_raw
from commonplace.sources.opencode.parts import tell_entry
from commonplace.sources.opencode.pieces import SOURCE_ID, VERSION, Entry, Head, Storage
from commonplace.sources.providers import provider_of
from commonplace.sources.scalars import kind_name, word
from commonplace.sources.threads import numbered

__all__ = ["tell"]


class _Walk(msgspec.Struct):
    """Where the reading of one session stands: the last message that counts, and a run that was taken back."""

    delegated: bool
    above: str | None = None
    undone: str | None = None
    taken_back: bool = False
    reset: bool = False


class _Teller:
    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.leaf: str | None = None
        self.providers: list[str] = []
        self._names: dict[str, int] = {}

    def add(self, head: Head, entries: Iterator[Entry | Skipped], *, delegated: bool) -> Iterator[ReadEvent]:
        walk = _Walk(delegated)
        for entry in entries:
            if isinstance(entry, Skipped):
                yield entry
                continue
            walk.taken_back = walk.taken_back or entry.message.name == head.undone_from
            yield from self._read(entry, walk)
        if not delegated:
            self.leaf = walk.above

    def _read(self, entry: Entry, walk: _Walk) -> Iterator[UnknownRecord]:
        fields, tally = entry.message.record.fields, entry.message.tally
        role = kind_name(fields.get("role"))
        tally.kinds[f"message.{role}"] += 1
        if role not in ("user", "assistant"):
            yield keep_raw(tally, entry.message.record, f"message.{role}")
            for part in entry.parts:
                part.tally.kinds["part.of-unknown"] += 1
                yield keep_raw(part.tally, part.record, "part.of-unknown")
            return
        if role == "assistant" and (provider := word(fields.get("providerID"))):
            self.providers.append(provider)
        told = tell_entry(entry, delegated=walk.delegated)
        yield from told.unknown
        for message in told.messages:
            self._place(msgspec.structs.replace(message, id=numbered(entry.message.name, self._names)), walk)
        walk.reset = walk.reset or told.reset

    def _place(self, message: Message, walk: _Walk) -> None:
        begins = walk.taken_back and walk.undone is None
        alone = walk.delegated and walk.above is None and walk.undone is None
        self.messages.append(
            msgspec.structs.replace(
                message,
                parent=walk.undone if walk.taken_back and walk.undone else walk.above,
                status="abandoned" if walk.taken_back and message.status == "ok" else message.status,
                branch_kind="sidechain" if alone else "rewound" if begins else None,
                context_reset=walk.reset,
            )
        )
        walk.reset = False
        if walk.taken_back:
            walk.undone = message.id
        else:
            walk.above = message.id


def tell(
    root: str, family: Sequence[Head], storage: Storage, form: str, options: ReadOptions
) -> Iterator[ReadEvent]:
    """Yield what could not be read, what nobody knows, and the conversation if anything was said.

    Args:
        root: id of the session that all of them go back to.
        family: it, if it is there, and then those that it started.
        storage: where they lie.
        form: format and generation.
        options: what the person told us.
    """
    teller = _Teller()
    for head in family:
        yield from teller.add(head, storage.entries(head.session), delegated=head.session != root)
    if not teller.messages:
        return
    main = family[0]
    names = {head.session for head in family} | {head.parent for head in family if head.parent}
    session = Session(
        source=SOURCE_ID,
        version=VERSION,
        form=form,
        native_id=root,
        provider=provider_of(teller.providers),
        client_version=main.client_version,
        title=main.title,
        cwd=main.directory,
        created=main.created,
        leaf=teller.leaf,
        aliases=tuple(sorted(names - {root})),
    )
    yield conversation_of(session, teller.messages, options)
