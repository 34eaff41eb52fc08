"""How the four sources write down what an agent did: names of tools and the form of their arguments."""

import json
from collections.abc import Callable
from typing import Literal

import msgspec

from commonplace.records import ToolCall, ToolResult

__all__ = ["SHAPES", "Shape"]


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """One source.

    Attributes:
        command: arguments of a call that runs something; ``write`` of one that writes a file.
        output: the text of a result as this client stores it.
    """

    source: str
    provider: str
    client: str
    surface: Literal["web", "cli"]
    model: str
    command: Callable[[str], tuple[str, dict[str, object]]]
    write: Callable[[str, str], tuple[str, dict[str, object]]]
    output: Callable[[str], str]

    def call(self, number: int, made: tuple[str, dict[str, object]]) -> ToolCall:
        """A call with an id in the form of the provider."""
        prefix = "toolu_01" if self.provider == "anthropic" else "call_"
        return ToolCall(call_id=f"{prefix}{number:016x}", name=made[0], arguments=made[1])

    def result(self, number: int, text: str, metadata: dict[str, object] | None = None) -> ToolResult:
        """The result of the call with that number."""
        prefix = "toolu_01" if self.provider == "anthropic" else "call_"
        return ToolResult(call_id=f"{prefix}{number:016x}", text=self.output(text), metadata=metadata or {})


def _same(text: str) -> str:
    return text


SHAPES: tuple[Shape, ...] = (
    Shape(
        source="chatgpt",
        provider="openai",
        client="chatgpt",
        surface="web",
        model="gpt-5-thinking",
        command=lambda text: ("python", {"input": text}),
        write=lambda path, text: (
            "canmore.create_textdoc",
            {"name": path, "type": "document", "content": text},
        ),
        output=_same,
    ),
    Shape(
        source="claude-ai",
        provider="anthropic",
        client="claude-ai",
        surface="web",
        model="claude-sonnet-4-5",
        command=lambda text: ("repl", {"code": text}),
        write=lambda path, text: ("artifacts", {"command": "create", "title": path, "content": text}),
        output=lambda text: json.dumps([{"type": "text", "text": text}], ensure_ascii=False),
    ),
    Shape(
        source="claude-code",
        provider="anthropic",
        client="claude-code",
        surface="cli",
        model="claude-opus-4-5",
        command=lambda text: ("Bash", {"command": text, "description": "Run it", "timeout": 120000}),
        write=lambda path, text: ("Write", {"file_path": path, "content": text}),
        output=_same,
    ),
    Shape(
        source="codex",
        provider="openai",
        client="codex",
        surface="cli",
        model="gpt-5-codex",
        command=lambda text: ("shell", {"command": ["bash", "-lc", text], "workdir": "/srv/work"}),
        write=lambda path, text: ("write_file", {"path": path, "contents": text, "overwrite": True}),
        output=lambda text: f"Exit code: 0\nWall time: 0.3 seconds\nOutput:\n{text}",
    ),
)
"""Source: the readers of these exports and logs in ``commonplace.sources``."""
