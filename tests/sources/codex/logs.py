"""Writes Codex session logs for tests and reads them the way intake does."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from commonplace.records import Conversation, Message, Part, ReadEvent, Tally, Text
from commonplace.sources.base import ReadOptions, Selection
from commonplace.sources.codex import SOURCE
from commonplace.sources.sniffing import make_probe
from commonplace.sources.trees import open_tree

SAMPLES = Path(__file__).parents[2] / "samples" / "codex"
PARENT = "019b0000-0000-7000-8000-00000000000a"
CHILD = "019b0000-0000-7000-8000-00000000000b"
GRANDCHILD = "019b0000-0000-7000-8000-00000000000c"
ALONE = "019b0000-0000-7000-8000-00000000000d"

Event = TypeVar("Event")
Json = dict[str, object]


def line(kind: str, payload: Json, second: float = 0, **more: object) -> Json:
    """One enveloped record; ``second`` counts from the start of 2026."""
    minute, rest = divmod(second, 60)
    return {
        "timestamp": f"2026-01-01T00:{int(minute):02d}:{rest:06.3f}Z",
        **more,
        "type": kind,
        "payload": payload,
    }


def meta(session: str, second: float = 0, **more: object) -> Json:
    payload: Json = {
        "id": session,
        "timestamp": line("", {}, second)["timestamp"],
        "cwd": "/work/tool",
        "originator": "codex_cli_rs",
        "cli_version": "0.99.0",
        "source": "cli",
        "model_provider": "openai",
    }
    return line("session_meta", payload | more, second)


def turn(turn_id: str | None, second: float = 0, *, model: str = "gpt-5.2-codex", **more: object) -> Json:
    payload: Json = {"cwd": "/work/tool", "model": model} | more
    return line("turn_context", payload | ({"turn_id": turn_id} if turn_id else {}), second)


def item(kind: str, second: float = 0, /, **fields: object) -> Json:
    return line("response_item", {"type": kind} | fields, second)


def event(kind: str, second: float = 0, /, **fields: object) -> Json:
    return line("event_msg", {"type": kind} | fields, second)


def completed(kind: str, second: float = 0, /, **fields: object) -> Json:
    return event("item_completed", second, item={"type": kind} | fields)


def user_item(text: str, second: float = 0, **more: object) -> Json:
    return item("message", second, role="user", content=[{"type": "input_text", "text": text}], **more)


def user_event(text: str, second: float = 0, **more: object) -> Json:
    return event("user_message", second, message=text, images=[], **more)


def answer_item(text: str, second: float = 0, **more: object) -> Json:
    return item("message", second, role="assistant", content=[{"type": "output_text", "text": text}], **more)


def answer_event(text: str, second: float = 0, **more: object) -> Json:
    return event("agent_message", second, message=text, **more)


def exchange(
    prompt: str, answer: str, second: float = 0, *, turn_id: str | None = None, model: str = "gpt-5.2-codex"
) -> list[Json]:
    """A prompt and its answer as newer versions write them, twins and all."""
    started = [event("task_started", second, turn_id=turn_id)] if turn_id else []
    return [
        *started,
        turn(turn_id, second, model=model),
        user_item(prompt, second),
        user_event(prompt, second),
        answer_event(answer, second + 1),
        answer_item(answer, second + 1),
        event("token_count", second + 1, info={"last_token_usage": {}}, rate_limits={"plan_type": "pro"}),
    ]


def later(records: Iterable[Json], second: float) -> list[Json]:
    """The same records as a fork writes them: all at the time of the fork."""
    return [record | {"timestamp": line("", {}, second)["timestamp"]} for record in records]


def written(records: Iterable[Json]) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode() + b"\n" for record in records)


def rollout_name(session: str, revision: str = "") -> str:
    return (
        f"sessions/2026/01/01/rollout-2026-01-01T00-00-00-{session}{'_' + revision if revision else ''}.jsonl"
    )


@contextmanager
def selection_of(path: Path, spool: Path) -> Iterator[Selection]:
    """Open a path and select the files that the source claims."""
    spool.mkdir(exist_ok=True, parents=True)
    with open_tree(path, spool=spool) as tree:
        claimed = [entry for entry in tree.entries() if SOURCE.sniff(make_probe(tree, entry))]
        yield Selection(tree, tuple(claimed))


def read_path(path: Path, spool: Path, options: ReadOptions | None = None) -> list[ReadEvent]:
    """All events of a path."""
    with selection_of(path, spool) as selection:
        return list(SOURCE.read(selection, options or ReadOptions()))


def read_files(
    files: Mapping[str, bytes | Sequence[Json]], folder: Path, options: ReadOptions | None = None
) -> list[ReadEvent]:
    """All events of a folder with these files."""
    root = folder / "home"
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else written(content))
    return read_path(root, folder / "spool", options)


def read_session(
    records: Sequence[Json], folder: Path, options: ReadOptions | None = None
) -> tuple[Conversation, Tally]:
    """The one conversation of one session, and its tally; the session's meta is put before it."""
    events = read_files({rollout_name(ALONE): [meta(ALONE), *records]}, folder, options)
    return only(events, Conversation), only(events, Tally)


def of_type(events: Iterable[ReadEvent], kind: type[Event]) -> list[Event]:
    return [each for each in events if isinstance(each, kind)]


def only(events: Iterable[ReadEvent], kind: type[Event]) -> Event:
    [found] = of_type(events, kind)
    return found


def parts_of(conversation: Conversation, kind: type[Event]) -> list[Event]:
    found: list[Part] = [part for message in conversation.messages for part in message.parts]
    return [part for part in found if isinstance(part, kind)]


def texts(conversation: Conversation, *roles: str) -> list[str]:
    """All texts of messages with these roles, in order."""
    return [
        part.text
        for message in conversation.messages
        if not roles or message.role in roles
        for part in message.parts
        if isinstance(part, Text)
    ]


def with_text(conversation: Conversation, text: str) -> Message:
    """The one message that says this."""
    [found] = [
        m for m in conversation.messages if any(isinstance(p, Text) and p.text == text for p in m.parts)
    ]
    return found
