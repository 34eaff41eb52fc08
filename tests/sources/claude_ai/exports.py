"""Makes exports of claude.ai for tests and reads them the way intake does."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from commonplace.records import Conversation, Message, ReadEvent, Tally
from commonplace.sources.base import ReadOptions, Selection
from commonplace.sources.claude_ai import SOURCE
from commonplace.sources.sniffing import make_probe
from commonplace.sources.trees import open_tree

SAMPLES = Path(__file__).parents[2] / "samples" / "claude_ai"
ROOT = "00000000-0000-4000-8000-000000000000"
ACCOUNT = "a0000000-0000-4000-8000-000000000001"

E = TypeVar("E")


@contextmanager
def selection_of(path: Path, spool: Path) -> Iterator[Selection]:
    """Open a path and select the files that the source claims."""
    spool.mkdir(exist_ok=True)
    with open_tree(path, spool=spool) as tree:
        claimed = [entry for entry in tree.entries() if SOURCE.sniff(make_probe(tree, entry))]
        yield Selection(tree, tuple(claimed))


def read_path(path: Path, spool: Path, options: ReadOptions | None = None) -> list[ReadEvent]:
    """All events of a path."""
    with selection_of(path, spool) as selection:
        return list(SOURCE.read(selection, options or ReadOptions()))


def read_records(records: object, folder: Path, options: ReadOptions | None = None) -> list[ReadEvent]:
    """All events of one ``conversations.json`` that holds ``records``."""
    path = folder / "conversations.json"
    path.write_text(json.dumps(records), encoding="utf-8")
    return read_path(path, folder / "spool", options)


def of_type(events: list[ReadEvent], kind: type[E]) -> list[E]:
    """The events of one type, in order."""
    return [event for event in events if isinstance(event, kind)]


def only_conversation(events: list[ReadEvent]) -> Conversation:
    """The one conversation among the events."""
    (conversation,) = of_type(events, Conversation)
    return conversation


def tally_of(events: list[ReadEvent]) -> Tally:
    """The one tally among the events."""
    (tally,) = of_type(events, Tally)
    return tally


def chat(*messages: object, uuid: str = "c1", **more: object) -> dict[str, object]:
    """A conversation as today's export has it."""
    return {
        "uuid": uuid,
        "name": "A name",
        "summary": "",
        "created_at": "2026-04-02T10:00:00.000000Z",
        "updated_at": "2026-04-02T11:00:00.000000Z",
        "account": {"uuid": ACCOUNT},
        "chat_messages": list(messages),
        **more,
    }


def message(uuid: str, sender: str, *blocks: object, **more: object) -> dict[str, object]:
    """A message as today's export has it; without ``parent`` it says nothing of its parent."""
    parent = {"parent_message_uuid": more.pop("parent")} if "parent" in more else {}
    return {
        "uuid": uuid,
        "sender": sender,
        "text": "",
        "content": list(blocks),
        "created_at": "2026-04-02T10:00:01.000000Z",
        "attachments": [],
        "files": [],
        **parent,
        **more,
    }


def words(text: str, **more: object) -> dict[str, object]:
    """A text block."""
    return {"type": "text", "text": text, "citations": [], **more}


def answer(events: list[ReadEvent]) -> Message:
    """The last message of the one conversation."""
    return only_conversation(events).messages[-1]
