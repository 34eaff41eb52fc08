"""Small workspaces with invented conversations, scanned and chosen, ready to be published."""

from functools import cache
from pathlib import Path

from commonplace.privacy import Identity, IdentityTerm, Scanner
from commonplace.publish import Answers, Staged, Target, confirm, prepare, send
from commonplace.records import (
    Attachment,
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
from commonplace.records.arrow import read_rows
from commonplace.records.manifest import Manifest, read_manifest
from commonplace.records.row import Row
from commonplace.store import Workspace, note_of_age

NAME = "Quirina Ashgrove"
MAIL = "quirina.ashgrove@" + "mailbox-post.nl"
NOW = 1_780_000_000.0

ANSWERS = Answers(license_human="CC0-1.0", uses=("training", "evaluation", "analysis"), channel="script")


def chat(number: int, *, reply: str = "It scatters light.") -> Conversation:
    """A chat of two messages, one regenerated answer, a judgement, and the donor's name in it."""
    root = f"q{number}"
    return _conversation(
        f"chat-{number}",
        "openai",
        "chatgpt",
        "web",
        (
            _message(root, None, "user", Text(f"Why is the sky blue? I am {NAME}, {MAIL}. ({number})")),
            _message("a", root, "assistant", Text(reply), model="gpt-5-5"),
            _message(
                "b",
                root,
                "assistant",
                Reasoning("summary", "Think of light."),
                Text(f"Rayleigh scattering. {number}"),
                model="gpt-5-5-thinking",
                feedback=(Feedback("chatgpt", "rating", "up"),),
            ),
        ),
    )


def session(number: int) -> Conversation:
    """An agent session with a tool call, its result, an injected message and a picture."""
    return _conversation(
        f"session-{number}",
        "anthropic",
        "claude-code",
        "cli",
        (
            _message("r", None, "user", Text("<reminder>be kind</reminder>"), injected=True, role_raw="user"),
            _message(
                "q", "r", "user", Text("List the files, please."), Attachment("image", mime="image/png")
            ),
            _message(
                "c",
                "q",
                "assistant",
                Text("I look."),
                ToolCall("toolu_1", "Bash", {"command": "ls", "options": {"all": True, "depth": 2}}),
                model="claude-opus-4-8",
            ),
            _message("o", "c", "tool", ToolResult("toolu_1", f"README.md\nnotes-{number}.txt")),
            _message("d", "o", "assistant", Text("Two files."), model="claude-opus-4-8"),
        ),
        tools=({"name": "Bash", "input_schema": {"type": "object"}},),
    )


def _message(name: str, parent: str | None, role: str, *parts: Part, **facts: object) -> Message:
    return Message(
        id=name,
        parent=parent,
        role=role,  # type: ignore[arg-type]
        parts=parts,
        created=1_770_000_000.0,
        model_source="message" if "model" in facts else "unknown",
        **facts,  # type: ignore[arg-type]
    )


def _conversation(
    native_id: str,
    provider: str,
    client: str,
    surface: str,
    messages: tuple[Message, ...],
    tools: tuple[dict[str, object], ...] = (),
) -> Conversation:
    return Conversation(
        source=client,
        provider=provider,
        client=client,
        surface=surface,  # type: ignore[arg-type]
        native_id=native_id,
        account="account-7",
        provenance=Provenance(
            collection="official_export", source_format=f"{client}/test", parser=client, parser_version=1
        ),
        title=f"About {NAME}",
        messages=messages,
        leaf=messages[-1].id,
        created=1_770_000_000.0,
        updated=1_770_000_000.0,
        tools=tools,
    )


@cache
def _scanner(secret: bytes) -> Scanner:
    """One for all desks with this secret: it remembers nothing, and takes seconds to make."""
    known = Identity((IdentityTerm("name", NAME, "test"), IdentityTerm("email", MAIL, "test")))
    return Scanner(known, secret, engine="fallback")


class Desk:
    """A workspace and its scanner, with the acts that tests need."""

    def __init__(self, root: Path, secret: bytes = bytes(range(32))) -> None:
        self.now = NOW
        self.workspace = Workspace.open(root, clock=lambda: self.now)
        note_of_age(self.workspace, "script", NOW)
        if not (root / "secret.key").exists():
            self.workspace.load_secret(secret)
        self.scanner = _scanner(self.workspace.secret())

    def add(self, *conversations: Conversation, include: bool = True) -> list[int]:
        """Store, scan and (if told) choose conversations."""
        cids = [self.workspace.conversations.put(each, None).cid for each in conversations]
        self.scan(cids)
        if include:
            self.workspace.decisions.set_state(cids, "included", "opened")
        return cids

    def scan(self, cids: list[int]) -> None:
        results = self.scanner.scan([self.workspace.conversations.get(cid) for cid in cids])
        for cid, result in zip(cids, results, strict=True):
            self.workspace.findings.replace(cid, result)


def stage(desk: Desk, target: Path, answers: Answers = ANSWERS) -> Staged:
    found = prepare(desk.workspace, Target.parse(str(target)), answers, scanner=desk.scanner, now=NOW)
    assert found is not None
    return found


def publish(desk: Desk, target: Path, answers: Answers = ANSWERS) -> Staged:
    shown = stage(desk, target, answers)
    send(desk.workspace, confirm(desk.workspace, shown, shown.phrase, answers.channel, now=NOW))
    return shown


def manifest(folder: Path) -> Manifest:
    return read_manifest((folder / "manifest.json").read_bytes())


def rows(folder: Path) -> dict[str, Row]:
    return {row.id: row for path in sorted(folder.rglob("*.parquet")) for row in read_rows(path)}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
