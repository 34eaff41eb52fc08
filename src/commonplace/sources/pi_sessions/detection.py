"""Recognises session files of Pi by their first records, and whose they are."""

import msgspec

from commonplace.sources.base import Probe
from commonplace.sources.scalars import word
from commonplace.sources.sniffing import first_json_lines

__all__ = ["Sight", "look"]

_ENTRY_KINDS = frozenset(
    {"message", "model_change", "thinking_level_change", "compaction", "branch_summary", "custom_message"}
)
_FOREIGN = frozenset({"payload", "sessionId", "uuid", "parentUuid", "data"})
"""Members that records of Codex, Claude Code and Copilot have where Pi's have none."""


class Sight(msgspec.Struct, frozen=True):
    """What was seen: how sure it is (0 to 1), by which signs, and whether OpenClaw wrote it."""

    score: float
    evidence: str
    openclaw: bool


def look(probe: Probe) -> Sight | None:
    """Say whether a file is a session of Pi or of an agent built on it. Reads the head only; must not raise.

    Source: ``session-manager.ts`` of Pi (header with ``id``, ``timestamp`` and ``cwd``; from version 2 on entries
    with ``id`` and ``parentId``), real files of versions 1 and 3.
    """
    records = first_json_lines(probe.head)
    header = next((each for each in records[:5] if each.get("type") == "session"), None)
    if header is not None:
        if not _is_header(header):
            return None
        return Sight(0.92, "a session header with cwd", _is_openclaw(probe.path, header, records))
    entries = [
        each for each in records if word(each.get("type")) in _ENTRY_KINDS and not _FOREIGN & each.keys()
    ]
    if any(_is_message(each) for each in entries):
        return Sight(0.7, "entries of a session without its header", _is_openclaw(probe.path, {}, records))
    return None


def _is_header(header: dict[str, object]) -> bool:
    """The format that llama.cpp shares begins alike but names its ``harness`` and no folder."""
    named = word(header.get("id")) and word(header.get("timestamp"))
    return bool(named) and "cwd" in header and not _FOREIGN & header.keys()


def _is_message(record: dict[str, object]) -> bool:
    message = record.get("message")
    if record.get("type") != "message" or not isinstance(message, dict):
        return False
    return isinstance(message.get("timestamp"), int | float) and word(message.get("role")) is not None


def _is_openclaw(path: str, header: dict[str, object], records: list[dict[str, object]]) -> bool:
    """Source: OpenClaw's workspace lies in ``~/.openclaw``; its notes are called ``openclaw.*``."""
    places = (word(header.get("cwd")) or "", path)
    if any(".openclaw" in place.replace("\\", "/").split("/") for place in places):
        return True
    return any((word(each.get("customType")) or "").startswith("openclaw") for each in records)
