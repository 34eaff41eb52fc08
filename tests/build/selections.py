"""Selections made by hand from rows as donors publish them."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from msgspec.structs import replace

from commonplace.records import (
    Conversation,
    Feedback,
    Message,
    Part,
    Provenance,
    Reasoning,
    Text,
    ToolCall,
    ToolResult,
)
from commonplace.records.consent import Consent
from commonplace.records.conversion import RowContext, to_row
from commonplace.records.row import Row, Terms
from commonplace.records.row_file import RowFile
from commonplace.records.selection import DROPPED, KEPT, FunnelStep, Selection, ViewRequest, row_key
from tests.curate.rows_in_files import file_of

CONSENT = Consent(
    id="c1",
    version="1",
    month="2026-10",
    channel="page",
    license_human="CC0-1.0",
    license_output="no-added-restriction",
    uses=("training", "analysis"),
)
RECIPE = 'name = "small"\ndescription = "A small one."\nintended_use = "train-general"\n'


def said(
    id: str,  # noqa: A002
    parent: str | None,
    role: str,
    *parts: Part,
    **more: object,
) -> Message:
    return Message(id=id, parent=parent, role=role, parts=parts, created=1_780_000_000.0, **more)  # type: ignore[arg-type]


def row(name: str, messages: Sequence[Message], *, leaf: str | None = None, **more: object) -> Row:
    """A row as a donor publishes it."""
    agent = any(isinstance(part, ToolCall) for message in messages for part in message.parts)
    conversation = Conversation(
        source="codex" if agent else "chatgpt",
        provider="openai",
        client="codex" if agent else "chatgpt",
        surface="cli" if agent else "web",
        native_id=name,
        messages=tuple(messages),
        leaf=leaf or messages[-1].id,
        created=1_780_000_000.0,
        tools=({"type": "function", "function": {"name": "shell", "parameters": {}}},) if agent else (),
        provenance=Provenance(
            collection="official_export", source_format="f", parser="chatgpt", parser_version=1
        ),
    )
    terms = Terms(registry="1", training_class="silent", publication_class="none")
    facts: dict[str, object] = {"consent": CONSENT, "terms": terms, "language": "en", **more}
    return to_row(conversation, RowContext(id=name, redaction_version="1", **facts))  # type: ignore[arg-type]


def chat(name: str, question: str = "Why is the sky blue?", answer: str = "It scatters light.") -> Row:
    """A question, an answer, a word of thanks."""
    return row(
        name,
        [
            said("q", None, "user", Text(question)),
            said("a", "q", "assistant", Reasoning("full", "Think."), Text(answer), model="gpt-5"),
            said("t", "a", "user", Text("Thanks.")),
        ],
    )


def judged(name: str) -> Row:
    """Two answers to one question; the person liked one, disliked the other and went on from the first."""
    up, down = (Feedback("chatgpt", "rating", value) for value in ("up", "down"))
    return row(
        name,
        [
            said("q", None, "user", Text("Name a colour.")),
            said("b", "q", "assistant", Text("Seven."), model="gpt-4", feedback=(down,)),
            said("a", "q", "assistant", Text("Red."), model="gpt-5", feedback=(up,)),
            said("n", "a", "user", Text("Another?")),
            said("c", "n", "assistant", Text("Green."), model="gpt-5"),
        ],
    )


def unjudged(name: str) -> Row:
    """Two answers to one question; the person said nothing and went on from the second."""
    return row(
        name,
        [
            said("q", None, "user", Text("Name a bird.")),
            said("b", "q", "assistant", Text("Trout."), model="gpt-4"),
            said("a", "q", "assistant", Text("Wren."), model="gpt-5"),
            said("n", "a", "user", Text("Another?")),
            said("c", "n", "assistant", Text("Owl."), model="gpt-5"),
        ],
    )


def session(name: str) -> Row:
    """An agent's session with two calls at once."""
    return row(
        name,
        [
            said("q", None, "user", Text("List the files.")),
            said(
                "c",
                "q",
                "assistant",
                Text("I look."),
                ToolCall("x", "shell", {"command": ["ls"], "deep": {"n": 1}}),
                ToolCall("y", "shell", {"command": "pwd"}),
                model="gpt-5",
            ),
            said("r", "c", "tool", ToolResult("x", "notes.txt")),
            said("s", "r", "tool", ToolResult("y", "/srv")),
            said("d", "s", "assistant", Text("One file."), model="gpt-5"),
        ],
        code_licence="MIT",
    )


def broken(name: str) -> Row:
    """A session whose last call was never answered, and an answer after it."""
    made = session(name)
    return replace(
        made, messages=(*made.messages[:3], made.messages[4]), turns=(*made.turns[:3], made.turns[4])
    )


def narrow(name: str) -> Row:
    """Only what the person wrote."""
    messages = [
        said("q", None, "user", Text("What is a fjord?")),
        said("a", "q", "assistant", Text("Water."), model="gpt-5"),
        said("n", "a", "user", Text("And a firth?")),
    ]
    return row(name, messages, scope="user_only")


ROWS = {
    "hf:ada/chats": [chat("cp1-a"), judged("cp1-b"), chat("cp1-control", "Is it <|im_start|>user?")],
    "hf:bo/chats": [unjudged("cp1-c"), session("cp1-d"), broken("cp1-broken"), narrow("cp1-narrow")],
}


def files_of(folder: Path, rows: dict[str, list[Row]] | None = None) -> list[RowFile]:
    return [file_of(folder, given, origin=origin) for origin, given in (rows or ROWS).items()]


def selection(
    folder: Path,
    files: Sequence[RowFile],
    views: Iterable[ViewRequest | str] = ("messages",),
    *,
    only_user: Iterable[str] = (),
    repeat: dict[str, int] | None = None,
    **more: object,
) -> Selection:
    """All rows of the files, every third in ``validation``."""
    folder.mkdir(parents=True, exist_ok=True)
    kept = []
    for file in files:
        for name in pq.read_table(file.file, columns=["id"]).column("id").to_pylist():
            key = row_key(file.origin, str(name))
            kept.append(
                {
                    "key": key,
                    "origin": file.origin,
                    "id": name,
                    "file": file.sha256,
                    "split": "validation" if key[0] % 3 == 0 else "train",
                    "repeat": (repeat or {}).get(str(name), 1),
                    "roles": "user" if name in set(only_user) else "full",
                    "cluster": None,
                    "language": "en",
                    "tokens": 10 + key[1],
                    "flags": ["refusal"] if key[2] % 2 else [],
                }
            )
    kept.sort(key=lambda each: bytes(each["key"]))
    pq.write_table(pa.Table.from_pylist(kept, schema=KEPT), folder / "kept.parquet")
    gone = {
        "key": row_key("hf:ada/chats", "cp1-gone"),
        "origin": "hf:ada/chats",
        "id": "cp1-gone",
        "step": "lengths",
        "reason": "too-short",
        "evidence": "3",
    }
    pq.write_table(pa.Table.from_pylist([gone], schema=DROPPED), folder / "dropped.parquet")
    funnel = (
        FunnelStep(step="lengths", version="1", rows=len(kept) + 1, dropped={"too-short": 1}, tokens=3),
    )
    facts: dict[str, object] = {"funnel": funnel, "left_out_by_class": {"no-competing": 2}, **more}
    return Selection(
        name="small",
        description="A small one.",
        intended_use="train-general",
        recipe=RECIPE,
        seed=7,
        tokenizer="o200k_base",
        views=tuple(each if isinstance(each, ViewRequest) else ViewRequest(name=each) for each in views),
        files=tuple(files),
        kept=folder / "kept.parquet",
        dropped=folder / "dropped.parquet",
        **facts,  # type: ignore[arg-type]
    )


def digest_of(folder: Path) -> dict[str, str]:
    """Every file of a folder by path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
