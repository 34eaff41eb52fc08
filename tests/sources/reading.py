"""Reads what tests of sources of agents' logs write, the way intake does."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from commonplace.records import Conversation, ReadEvent, Tally, Text
from commonplace.sources import ReadOptions, Source
from commonplace.testing.reading import selection_of

SAMPLES = Path(__file__).parents[1] / "samples"

Event = TypeVar("Event")
Json = dict[str, object]


def written(records: Iterable[Json]) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def write_files(files: Mapping[str, bytes | Sequence[Json]], root: Path) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else written(content))
    return root


def read_path(source: Source, path: Path, spool: Path, options: ReadOptions | None = None) -> list[ReadEvent]:
    with selection_of(source, path, spool) as selection:
        return list(source.read(selection, options or ReadOptions()))


def read_files(
    source: Source,
    files: Mapping[str, bytes | Sequence[Json]],
    folder: Path,
    options: ReadOptions | None = None,
) -> list[ReadEvent]:
    return read_path(source, write_files(files, folder / "home"), folder / "spool", options)


def of_type(events: Iterable[ReadEvent], kind: type[Event]) -> list[Event]:
    return [each for each in events if isinstance(each, kind)]


def only(events: Iterable[ReadEvent], kind: type[Event]) -> Event:
    [found] = of_type(events, kind)
    return found


def texts(conversation: Conversation, *roles: str) -> list[str]:
    """All texts of messages with these roles, in order."""
    return [
        part.text
        for message in conversation.messages
        if not roles or message.role in roles
        for part in message.parts
        if isinstance(part, Text)
    ]


def dropped(events: Iterable[ReadEvent]) -> dict[str, int]:
    """What all files together left out on purpose."""
    total: dict[str, int] = {}
    for tally in of_type(events, Tally):
        for reason, count in tally.dropped.items():
            total[reason] = total.get(reason, 0) + count
    return total
