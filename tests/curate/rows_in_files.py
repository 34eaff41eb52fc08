"""Files of rows made from short transcripts."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from commonplace.records import Conversation, Message, Provenance, Text
from commonplace.records.arrow import RowWriter
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.row import Row
from commonplace.records.row_file import RowFile

Said = tuple[str, str]


def row(name: str, said: Sequence[Said], *, again: Sequence[Said] = ()) -> Row:
    """A row whose trunk is ``said``; ``again`` replaces its last message on a path off the trunk."""
    messages = [
        Message(id=f"m{at}", parent=f"m{at - 1}" if at else None, role=role, parts=(Text(text),))  # type: ignore[arg-type]
        for at, (role, text) in enumerate(said)
    ]
    leaf = messages[-1].id if messages else None
    parent = f"m{len(said) - 2}" if len(said) > 1 else None
    for at, (role, text) in enumerate(again):
        messages.append(Message(id=f"b{at}", parent=parent, role=role, parts=(Text(text),)))  # type: ignore[arg-type]
        parent = f"b{at}"
    conversation = Conversation(
        source="codex",
        provider="openai",
        client="codex",
        surface="cli",
        native_id=name,
        messages=tuple(messages),
        leaf=leaf,
        provenance=Provenance(
            collection="local_session_log", source_format="codex", parser="codex", parser_version=1
        ),
    )
    return to_row(conversation, RowContext(id=name, redaction_version="1"))


def file_of(
    folder: Path, rows: Sequence[Row], *, origin: str = "hf:ada/chats", path: str = "a", **more: object
) -> RowFile:
    """The rows in a file of an origin."""
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / f"{hashlib.sha256((origin + path).encode()).hexdigest()[:12]}.parquet"
    with RowWriter(place) as file:
        file.write(rows)
    digest = hashlib.sha256(place.read_bytes()).hexdigest()
    facts: dict[str, object] = {"origin": origin, "path": path, "file": place, "sha256": digest, **more}
    return RowFile(revision="0" * 40, rows=len(rows), **facts)  # type: ignore[arg-type]


def by_origin(folder: Path, given: Mapping[str, Sequence[Row]]) -> list[RowFile]:
    """One file for each origin."""
    return [file_of(folder, rows, origin=origin) for origin, rows in given.items()]
