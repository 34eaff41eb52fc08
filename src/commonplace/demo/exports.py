"""Lays her exports and logs into a folder, as they come from the vendors and lie on a machine."""

import os
from pathlib import Path

import msgspec

from commonplace.demo.chatgpt_export import write_chatgpt_export
from commonplace.demo.claude_ai_export import write_claude_export
from commonplace.demo.claude_code_logs import write_claude_code_logs
from commonplace.demo.codex_logs import write_codex_logs
from commonplace.demo.scripts import scripts

__all__ = ["Exports", "exports_in", "write_exports"]

_CHATGPT = "chatgpt-export-2026-09-14.zip"
_CLAUDE_AI = "data-2026-09-14-batch-0000"
_CLAUDE_CODE = "claude/projects"
_CODEX = "codex/sessions"

_CHANGED = 1_789_374_600.0
"""Change time of every file: a Monday in September 2026."""


class Exports(msgspec.Struct, frozen=True, kw_only=True):
    """Where the exports are and what is in them.

    Attributes:
        folder: holds all of it.
        paths: what to add, one for each source, named as a person would name them.
        conversations: by source id, how many a reader must find; a fork counts with its origin.
    """

    folder: Path
    paths: tuple[Path, ...]
    conversations: dict[str, int]


def write_exports(folder: Path) -> Exports:
    """Write all exports; each run writes the same bytes. Cost: well under a second, about 200 kB.

    Args:
        folder: is made if it is not there; must not hold exports yet.
    """
    folder.mkdir(parents=True, exist_ok=True)
    write_chatgpt_export(folder / _CHATGPT, scripts("chatgpt"))
    write_claude_export(folder / _CLAUDE_AI, scripts("claude_ai"))
    write_claude_code_logs(folder / _CLAUDE_CODE, scripts("claude_code"))
    write_codex_logs(folder / _CODEX, scripts("codex"))
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (_CHANGED, _CHANGED))
    return exports_in(folder)


def exports_in(folder: Path) -> Exports:
    """The exports that ``write_exports`` wrote into a folder."""
    sessions = scripts("claude_code")
    return Exports(
        folder=folder,
        paths=(folder / _CHATGPT, folder / _CLAUDE_AI, folder / _CLAUDE_CODE, folder / _CODEX),
        conversations={
            "chatgpt": len(scripts("chatgpt")),
            "claude-ai": len(scripts("claude_ai")),
            "claude-code": sum("fork" not in session.facts for session in sessions),
            "codex": len(scripts("codex")),
        },
    )
