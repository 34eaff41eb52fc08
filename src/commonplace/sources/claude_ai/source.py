"""The source for exports of claude.ai: which files are its own, and the conversations in them."""

import fnmatch
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from commonplace.errors import InputError
from commonplace.records import Conversation, ReadEvent, Skipped
from commonplace.sources.base import About, IdentityHint, LogPlace, Match, Probe, ReadOptions, Selection, Tree
from commonplace.sources.claude_ai.accounts import account_ids, identity_hints
from commonplace.sources.claude_ai.census import Census
from commonplace.sources.claude_ai.chats import PARSER, PARSER_VERSION, account_of, chat, is_chat
from commonplace.sources.claude_ai.designs import authors_of, design_chat, is_design_chat
from commonplace.sources.claude_ai.detection import sniffed
from commonplace.sources.claude_ai.fields import Fields, fields_of, text
from commonplace.sources.json_elements import elements
from commonplace.sources.lenient import UTF8_BOM, JsonBytes, Undecodable, decode

__all__ = ["SOURCE", "ClaudeAiSource"]

_ANYTHING = msgspec.json.Decoder(object)
_MEMORY_FIELDS = frozenset({"conversations_memory", "project_memories", "memory_files", "memory"})


class ClaudeAiSource:
    """Conversations and design chats of an official export, and copies that browser scripts made of them."""

    id = PARSER
    version = PARSER_VERSION
    title = "Claude.ai data export"
    how_to_get = (
        "claude.ai in a browser or the desktop app: Settings, Privacy, Export data; the link in the e-mail "
        "is good for 24 hours. In a team the primary owner gets one archive with everybody's conversations."
    )
    about = About(
        kept="messages, branches, thinking, tool calls and results, uploads with their extracted text",
        lost="results of mail, calendar and drive connectors unless asked for, citations, bytes of files",
        evidence=("real files", "other readers"),
        checked="exports of 2026",
    )
    private_files = (
        "users.json",
        "memories.json",
        "memories/*.json",
        "projects.json",
        "projects/*.json",
        "login_history.json",
    )
    independent_files = False

    def sniff(self, probe: Probe) -> Match | None:
        """Claim files whose first record has the keys of a conversation or of a design chat."""
        return sniffed(probe)

    def read(self, selection: Selection, options: ReadOptions) -> Iterator[ReadEvent]:
        """Yield the conversations of each file, then its tally.

        A conversation that an earlier file holds in the same bytes is a ``duplicate``. With
        ``options.account`` only that account's conversations are yielded, and the rest of each file is
        counted in one ``other-account``; a conversation without an account is taken only if the archive
        holds no second account. Cost: memory of one conversation.
        """
        reader = _Reader(selection, options)
        for entry in selection.entries:
            yield from reader.file(entry.path)

    def accounts(self, selection: Selection) -> tuple[str, ...]:
        """Ids of all accounts in ``users.json``, the conversations and the design chats, sorted."""
        return account_ids(selection)

    def identity(self, tree: Tree) -> Iterator[IdentityHint]:
        """What ``users.json`` says about the owner."""
        return identity_hints(tree)

    def places(self, home: Path) -> Iterator[LogPlace]:  # noqa: ARG002 - the product keeps no logs
        """None: conversations stay with the provider."""
        return iter(())


class _Reader:
    """One pass over a selection."""

    def __init__(self, selection: Selection, options: ReadOptions) -> None:
        self._tree = selection.tree
        self._options = options
        self._seen: set[bytes] = set()
        self._derived: Counter[str] = Counter()
        others = set(account_ids(selection)) - {options.account} if options.account else set()
        self._takes_unowned = not others

    def file(self, path: str) -> Iterator[ReadEvent]:
        census = Census(path)
        if _is_private(path):
            yield Skipped(path=path, reason="private-sidecar")
            return
        is_array = self._begins_with_array(path)
        foreign = 0
        for element in elements(self._tree, path, keys=("conversations",)):
            if isinstance(element, Skipped):
                yield element
                continue
            census.begin(f"element {element.index}")
            event = self._event(element.data, census, is_array=is_array)
            if event is None:
                foreign += 1
                continue
            yield from census.waiting()
            yield event
        if foreign:
            yield Skipped(path=path, reason="other-account", records=foreign)
        yield census.tally()

    def _begins_with_array(self, path: str) -> bool:
        try:
            head = self._tree.head(path, 64)
        except InputError:
            # What is wrong with the file is said when its elements are read.
            return False
        return head.removeprefix(UTF8_BOM).lstrip(b" \t\r\n").startswith(b"[")

    def _event(self, data: JsonBytes, census: Census, *, is_array: bool) -> Conversation | Skipped | None:
        """What one record gives; None if it belongs to somebody else."""
        try:
            value = decode(data, _ANYTHING)
        except Undecodable as error:
            return Skipped(path=census.path, reason=error.reason, where=census.where)
        fields = fields_of(value)
        kind = _kind(fields)
        census.meet(kind)
        if kind == "memory":
            return Skipped(path=census.path, reason="private-sidecar", where=census.where)
        if kind == "other":
            return Skipped(path=census.path, reason="wrong-shape", where=census.where)
        if not self._is_own(fields):
            return None
        digest = hashlib.sha256(bytes(memoryview(data))).digest()
        if digest in self._seen:
            return Skipped(path=census.path, reason="duplicate", where=census.where)
        self._seen.add(digest)
        if kind == "design-chat":
            return self._named(fields, design_chat(fields, census, self._options))
        return self._named(fields, chat(fields, census, self._options, is_array=is_array))

    def _is_own(self, fields: Fields) -> bool:
        if self._options.account is None:
            return True
        account = account_of(fields)
        owners = authors_of(fields) | ({account} if account else frozenset())
        return owners == {self._options.account} or (not owners and self._takes_unowned)

    def _named(self, fields: Fields, event: Conversation | Skipped) -> Conversation | Skipped:
        """Number the conversations that have no id of their own and would get the same one."""
        if isinstance(event, Skipped) or text(fields, "uuid"):
            return event
        self._derived[event.native_id] += 1
        number = self._derived[event.native_id]
        if number == 1:
            return event
        return msgspec.structs.replace(event, native_id=f"{event.native_id}-{number}")


def _is_private(path: str) -> bool:
    """Whether a file holds account data by its name, wherever in the tree it stands."""
    return any(fnmatch.fnmatchcase(f"/{path}", f"*/{pattern}") for pattern in ClaudeAiSource.private_files)


def _kind(fields: Fields) -> str:
    if is_design_chat(fields):
        return "design-chat"
    if is_chat(fields):
        return "conversation"
    if "account_uuid" in fields or _MEMORY_FIELDS & fields.keys():
        return "memory"
    return "other"


SOURCE = ClaudeAiSource()
