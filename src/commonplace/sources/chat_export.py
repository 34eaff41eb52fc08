"""What sources of chat exports have in common: a record gives chats, and a chat becomes a conversation.

A source says how one record is understood (``chats``); reading files, counting, accounts, ids that are missing,
trees that are damaged and models that the person named are the same for all.
"""

import fnmatch
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from commonplace.records import Collection, Conversation, Message, Provenance, ReadEvent, Skipped
from commonplace.sources.arranging import Turn, arranged
from commonplace.sources.base import IdentityHint, LogPlace, ReadOptions, Selection, Tree
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.local_logs import asks_for
from commonplace.sources.log_records import Record, element_records
from commonplace.sources.threads import declared, derived_id, numbered

__all__ = ["ChatExport", "Draft"]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A chat as its record tells it.

    Attributes:
        messages: in the order of the record; parents may come later, be missing or form a ring.
        source_format: format and generation.
        chained: the record names no parents, so that each message follows the one before it.
        damaged: ids of messages that could not be read, with their parents.
        leaf: id of the message that was seen last, if the record says so.
        provider, client: who runs the service, and the product, where they are not the same for all chats.
        collection: None if the person has to say how the chat came here.
        thread_reconstructed: False for single pairs.
    """

    messages: Sequence[Message]
    source_format: str
    native_id: str | None = None
    chained: bool = False
    damaged: dict[str, str | None] = {}
    leaf: str | None = None
    title: str | None = None
    created: float | None = None
    updated: float | None = None
    account: str | None = None
    provider: str | None = None
    client: str | None = None
    collection: Collection = "official_export"
    client_version: str | None = None
    thread_reconstructed: bool | None = None
    aliases: tuple[str, ...] = ()


class ChatExport:
    """A source of exports whose files each hold records with chats."""

    id: str
    version = 1
    provider: str
    client: str
    surface: Literal["web", "app", "cli", "ide", "api", "unknown"] = "web"
    independent_files = False
    private_files: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    """Members of a file's top-level object that may hold the records."""
    has_accounts = False
    """Whether records name accounts, so that an archive may hold those of several people."""

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:
        """Yield the chats of one record; what is left out or not known is counted in ``file``."""
        raise NotImplementedError

    def records(self, tree: Tree, path: str, file: ChatFile) -> Iterator[Record | Skipped]:
        """Yield the records of one file; an archive of another shape overrides it."""
        return element_records(tree, path, file, self.keys)

    def account_of(self, record: Record) -> str | None:  # noqa: ARG002 - most formats name none
        """The account that a record belongs to."""
        return None

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield the conversations of each file, then its tally. Memory: one record and its chats.

        With ``options.account`` only records of that account are read. A record that is there twice in the
        same bytes is a ``duplicate``.
        """
        names: dict[str, int] = {}
        seen: set[bytes] = set()
        for entry in sorted(selection.entries, key=lambda each: each.path):
            if self._is_private(entry.path):
                yield Skipped(entry.path, "private-sidecar")
                continue
            file = ChatFile(entry.path)
            for record in self.records(selection.tree, entry.path, file):
                if isinstance(record, Skipped):
                    yield record
                    continue
                file.where = record.where
                digest = hashlib.sha256(record.data).digest()
                if digest in seen:
                    yield Skipped(entry.path, "duplicate", record.where)
                elif self._is_foreign(record, options):
                    yield Skipped(entry.path, "other-account", record.where)
                else:
                    seen.add(digest)
                    yield from self._events(record, file, options, names)
                yield from file.waiting()
            if not file.records:
                yield Skipped(entry.path, "empty")
            yield file.result()

    def accounts(self, selection: Selection) -> tuple[str, ...]:
        """Ids of all accounts that the records name, sorted. Cost: decodes every record once."""
        found: set[str] = set()
        for entry in selection.entries if self.has_accounts else ():
            for record in self.records(selection.tree, entry.path, ChatFile(entry.path)):
                if not isinstance(record, Skipped) and (account := self.account_of(record)):
                    found.add(account)
        return tuple(sorted(found))

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:  # noqa: ARG002 - the protocol hands it over
        """Nothing, unless the export has a user file."""
        return iter(())

    def places(self, home: Path) -> Iterator[LogPlace]:  # noqa: ARG002 - the protocol hands it over
        """None: the product keeps no logs on this machine."""
        return iter(())

    def _is_private(self, path: str) -> bool:
        return any(fnmatch.fnmatchcase(f"/{path}", f"*/{pattern}") for pattern in self.private_files)

    def _is_foreign(self, record: Record, options: ReadOptions) -> bool:
        return options.account is not None and self.account_of(record) not in (None, options.account)

    def _events(
        self, record: Record, file: ChatFile, options: ReadOptions, names: dict[str, int]
    ) -> Iterator[ReadEvent]:
        for draft in self.chats(record, file, options):
            if draft.messages and (conversation := self._finished(draft, file, options, names)):
                yield conversation
            else:
                yield Skipped(file.path, "no-readable-turns", file.where)

    def _finished(
        self, draft: Draft, file: ChatFile, options: ReadOptions, names: dict[str, int]
    ) -> Conversation | None:
        turns = [_turn(message, chained=draft.chained) for message in _once(draft.messages, file)]
        tree = arranged(turns, draft.damaged, draft.leaf)
        file.drop("empty-message", tree.hollow)
        file.meet("message.without-parent", tree.orphans)
        if not tree.messages:
            return None
        messages = declared(tree.messages, options.declared_model)
        times = [message.created for message in messages if message.created is not None]
        return Conversation(
            source=self.id,
            provider=draft.provider or self.provider,
            client=draft.client or self.client,
            surface=self.surface,
            native_id=draft.native_id or numbered(_derived(self.id, draft.created, messages), names),
            aliases=draft.aliases,
            provenance=Provenance(
                collection="browser_copy" if options.browser_copy else draft.collection,
                source_format=draft.source_format,
                parser=self.id,
                parser_version=self.version,
                client_version=draft.client_version,
                thread_reconstructed=draft.thread_reconstructed,
                leaf_source=tree.leaf_source,
            ),
            messages=messages,
            leaf=tree.leaf,
            account=draft.account,
            title=draft.title,
            created=draft.created if draft.created is not None else min(times, default=None),
            updated=draft.updated if draft.updated is not None else max(times, default=None),
            asks=_asks(messages, draft.collection, options),
        )


def _turn(message: Message, *, chained: bool) -> Turn:
    return Turn(message, "absent" if chained else "parent" if message.parent is not None else "root")


def _once(messages: Sequence[Message], file: ChatFile) -> Iterator[Message]:
    """Each message with an id of its own; a second one with the same id is told and left out."""
    met: set[str] = set()
    for number, message in enumerate(messages):
        if message.id in met:
            file.skip("duplicate", within=f"message {number}")
            continue
        met.add(message.id)
        yield message


def _derived(source: str, created: float | None, messages: Sequence[Message]) -> str:
    """An id from the source, the first time, and the first words of the person."""
    first = next((message for message in messages if message.role == "user"), messages[0])
    began = messages[0].created if created is None else created
    return derived_id(source.encode(), msgspec.json.encode((began, first.parts)))


def _asks(messages: Sequence[Message], collection: Collection, options: ReadOptions) -> tuple[str, ...]:
    unsaid = collection == "unknown" and not options.browser_copy
    return (("confirm-collection",) if unsaid else ()) + asks_for(messages)
