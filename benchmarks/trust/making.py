"""Rows and mirrors made of plain talk, for the benchmark and for tests."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from pathlib import Path

import msgspec

from commonplace.collect import Mirror, MirroredFile, OriginState
from commonplace.records.arrow import RowWriter
from commonplace.records.conversation import (
    Conversation,
    Message,
    Part,
    Provenance,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.row import Row

__all__ = ["Turn", "conversation_of", "make_mirror", "put_origin", "row_of"]

Turn = tuple[str, str]
"""Place and text: user, assistant, system, tool, or call, whose text is the command."""


def conversation_of(
    name: str, turns: Sequence[Turn], *, start: float = 1.75e9, gap: float = 40.0
) -> Conversation:
    """One linear conversation; each turn comes ``gap`` seconds after the one before."""
    messages: list[Message] = []
    calls = 0
    for number, (place, text) in enumerate(turns):
        part: Part = Text(text)
        if place == "call":
            calls += 1
            part = ToolCall(f"c{calls}", "shell", {"command": text})
        elif place == "tool":
            part = ToolResult(f"c{calls}" if calls else None, text, "shell")
        messages.append(
            Message(
                id=f"{name}-{number}",
                parent=f"{name}-{number - 1}" if number else None,
                role="assistant" if place == "call" else place,  # type: ignore[arg-type]
                parts=(part,),
                model="model-a" if place in ("assistant", "call") else None,
                created=start + gap * number,
            )
        )
    return Conversation(
        source="chatgpt",
        provider="openai",
        client="chatgpt",
        surface="cli" if calls else "web",
        native_id=name,
        provenance=Provenance(
            collection="official_export", source_format="made", parser="chatgpt", parser_version=1
        ),
        messages=tuple(messages),
        leaf=messages[-1].id,
        created=start,
    )


def row_of(name: str, turns: Sequence[Turn], *, gap: float = 40.0) -> Row:
    """One published row; its id follows from the name."""
    digest = blake2b(name.encode(), digest_size=16).hexdigest()
    return to_row(
        conversation_of(name, turns, gap=gap), RowContext(id=f"cp1-{digest}", redaction_version="1")
    )


def put_origin(mirror: Mirror, origin: str, rows: Sequence[Row], **facts: object) -> None:
    """Put an origin with one file of rows into a mirror, as if verified, in place of what it had before."""
    path = mirror.folder / "made.parquet"
    with RowWriter(path) as file:
        file.write(list(rows))
    size = path.stat().st_size
    held = MirroredFile(
        path="data/rows.parquet", size=size, sha256=mirror.keep(path), role="rows", rows=len(rows)
    )
    known: dict[str, object] = {"signing_key": "aa", "revision": held.sha256, **facts}
    state = OriginState(origin=origin, standing="current", files=(held,), **known)  # type: ignore[arg-type]
    mirror.remember(msgspec.structs.replace(state, verified=state.content))


def make_mirror(folder: Path, origins: Mapping[str, Sequence[Row]]) -> Mirror:
    """A mirror of these origins."""
    mirror = Mirror(folder)
    for origin, rows in origins.items():
        put_origin(mirror, origin, rows)
    return mirror
