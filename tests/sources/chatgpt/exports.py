"""Makes exports of ChatGPT for tests and reads them the way intake does."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from commonplace.records import Conversation, Message, Part, ReadEvent, Tally
from commonplace.sources.base import ReadOptions, Selection
from commonplace.sources.chatgpt import SOURCE
from commonplace.sources.sniffing import make_probe
from commonplace.sources.trees import open_tree

SAMPLES = Path(__file__).parents[2] / "samples" / "chatgpt"
START = 1_780_000_000.0

Event = TypeVar("Event")
Json = dict[str, object]


@contextmanager
def selection_of(path: Path, spool: Path) -> Iterator[Selection]:
    """Open a path and select the files that the source claims."""
    spool.mkdir(exist_ok=True)
    with open_tree(path, spool=spool) as tree:
        names = frozenset(entry.path for entry in tree.entries())
        claimed = [entry for entry in tree.entries() if SOURCE.sniff(make_probe(tree, entry, names))]
        yield Selection(tree, tuple(claimed))


def read_path(path: Path, spool: Path, options: ReadOptions | None = None) -> list[ReadEvent]:
    """All events of a path."""
    with selection_of(path, spool) as selection:
        return list(SOURCE.read(selection, options or ReadOptions()))


def read_files(
    files: Mapping[str, object], folder: Path, options: ReadOptions | None = None
) -> list[ReadEvent]:
    """All events of an export with these files; bytes are written as they are, all else as JSON."""
    root = folder / "export"
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return read_path(root, folder / "spool", options)


def read_chats(chats: object, folder: Path, options: ReadOptions | None = None) -> list[ReadEvent]:
    """All events of an export with one ``conversations.json``."""
    return read_files({"conversations.json": chats}, folder, options)


def read_messages(folder: Path, *nodes: tuple[str, Json], options: ReadOptions | None = None) -> Conversation:
    """The conversation that is made of these nodes, each hanging below the one before it."""
    return only_conversation(read_chats([chat(*chained(*nodes))], folder, options))


def of_type(events: list[ReadEvent], kind: type[Event]) -> list[Event]:
    """The events of one type, in order."""
    return [event for event in events if isinstance(event, kind)]


def only_conversation(events: list[ReadEvent]) -> Conversation:
    """The one conversation among the events."""
    (conversation,) = of_type(events, Conversation)
    return conversation


def tally_of(events: list[ReadEvent], path: str = "conversations.json") -> Tally:
    """The tally of one file."""
    (tally,) = (tally for tally in of_type(events, Tally) if tally.path == path)
    return tally


def only_parts(conversation: Conversation, identifier: str) -> tuple[Part, ...]:
    """The parts of one message."""
    return message_of(conversation, identifier).parts


def message_of(conversation: Conversation, identifier: str) -> Message:
    """One message by its id."""
    (message,) = (message for message in conversation.messages if message.id == identifier)
    return message


def chat(*nodes: tuple[str, Json], **more: object) -> Json:
    """A conversation; it ends at its last node."""
    return {
        "id": "c1",
        "conversation_id": "c1",
        "title": "A title",
        "create_time": START,
        "update_time": START + 100,
        "current_node": nodes[-1][0] if nodes else None,
        "default_model_slug": "gpt-5-5",
        "mapping": dict(nodes),
        **more,
    }


def node(key: str, role: str, content: object, **more: object) -> tuple[str, Json]:
    """A node; a string as content is a text."""
    wrapped = {"content_type": "text", "parts": [content]} if isinstance(content, str) else content
    author = {"role": role, "name": more.pop("name", None), "metadata": {}}
    message = {"id": key, "author": author, "create_time": START, "content": wrapped, **more}
    return key, {"id": key, "parent": None, "message": message}


def chained(*nodes: tuple[str, Json]) -> list[tuple[str, Json]]:
    """The nodes with each below the one before it."""
    above = None
    linked = []
    for key, record in nodes:
        linked.append((key, {**record, "parent": above}))
        above = key
    return linked
