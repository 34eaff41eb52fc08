"""Folders as donors have them: agents' logs and chat exports of invented people, good and broken."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from commonplace.records import Conversation, Text
from commonplace.review import AddOptions, AddResult, Machine, add
from commonplace.sources import ReadOptions
from commonplace.store import Query, Receipt, Workspace
from tests.sources.chatgpt import exports as chatgpt
from tests.sources.claude_ai import exports as claude
from tests.sources.claude_code.logs import Session, text

MACHINE = Machine(Path("/home/nobody"), {})
WORDS = ("compost", "trellis", "seedling", "mulch", "lattice", "harrow", "orchard", "thicket")
SECRET = "ghp_" + "1B2c3D4e5F6g7H8i9J0kLmNoPqRsTuVwXyZa"


def session(number: int, turns: int = 2, *, words: str = "", minute: int = 0) -> Session:
    """A session of Claude Code with a few turns; its texts name its number."""
    made = Session(f"5e551047-0000-4000-8000-{number:012d}", prefix=f"s{number}r")
    made.minute = minute
    for turn in range(turns):
        made.human(f"question {turn} of log {number} about {WORDS[number % len(WORDS)]} {words}".strip())
        made.answer(text(f"answer {turn} of log {number}"), answer=f"{number}-{turn}")
    return made


def log_lines(number: int, turns: int = 2) -> list[bytes]:
    """The records of a session, one a line."""
    return session(number, turns).data.splitlines()


def chat(number: int, *texts: str, **more: object) -> dict[str, object]:
    """A conversation of ChatGPT between person and assistant by turns."""
    said = texts or (f"question of chat {number} about {WORDS[number % len(WORDS)]}", f"answer {number}")
    nodes = [
        chatgpt.node(f"c{number}m{turn}", "user" if turn % 2 == 0 else "assistant", words)
        for turn, words in enumerate(said)
    ]
    facts: dict[str, object] = {"id": f"chat-{number}", "conversation_id": f"chat-{number}"}
    return chatgpt.chat(*chatgpt.chained(*nodes), **{**facts, "title": f"Chat {number}", **more})


def claude_chat(number: int, account: str = claude.ACCOUNT) -> dict[str, object]:
    """A conversation of claude.ai; its words name its account."""
    return claude.chat(
        claude.message(f"q{number}", "human", claude.words(f"question {number} of {account[:4]}")),
        claude.message(f"a{number}", "assistant", claude.words(f"answer {number} for {account[:4]}")),
        uuid=f"claude-{number}",
        account={"uuid": account},
    )


def write(folder: Path, files: Mapping[str, object]) -> Path:
    """Write files into a folder: bytes as they are, sessions as logs, all else as JSON."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Session):
            content = content.data
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return folder


def read(workspace: Workspace, *paths: Path, **options: object) -> tuple[AddResult, Receipt]:
    """Add paths as ``add`` does, with what a person may answer as options, and give the receipt."""
    read_options = ReadOptions(
        **{name: options.pop(name) for name in list(options) if name in ReadOptions.__struct_fields__}  # type: ignore[arg-type]
    )
    chosen = AddOptions(machine=MACHINE, read=read_options, **options)  # type: ignore[arg-type]
    result = add(workspace, list(paths), chosen)
    return result, workspace.imports.receipt(result.import_id)


def stored(workspace: Workspace) -> list[Conversation]:
    """All conversations, by their ids."""
    found = [workspace.conversations.get(cid) for cid in workspace.conversations.ids(Query())]
    return sorted(found, key=lambda each: each.native_id)


def said(conversations: Sequence[Conversation]) -> list[str]:
    """All texts of some conversations."""
    return [
        part.text
        for conversation in conversations
        for message in conversation.messages
        for part in message.parts
        if isinstance(part, Text)
    ]


def reasons(receipt: Receipt) -> dict[str, set[str]]:
    """The places in a receipt by reason."""
    found: dict[str, set[str]] = {}
    for place in receipt.places:
        found.setdefault(place.reason, set()).add(place.path)
    return found
