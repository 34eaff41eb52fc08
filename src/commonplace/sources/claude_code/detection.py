"""Is this file ours? By what its records hold, since other clients write to like-named files.

Source: iFlow, Qwen Code, Droid and others took over the shape of the records. Qwen's messages have
``parts``, iFlow's sessions are named ``session-<uuid>`` and its results are Gemini's
``functionResponse``, Droid begins with ``session_start``, Codex wraps everything in ``payload``.
"""

import re
from collections.abc import Iterable

from commonplace.sources.base import Match, Probe
from commonplace.sources.claude_code.kinds import MESSAGE_KINDS, SIDE_KINDS
from commonplace.sources.claude_code.layout import is_private, kind_of
from commonplace.sources.claude_code.rows import is_web_export
from commonplace.sources.sniffing import first_json_lines, first_json_objects

__all__ = ["sniff"]

_FOREIGN_FOLDERS = re.compile(r"(?:^|/)\.(?:iflow|qwen|factory|openclaude|qoder|gemini|codex)/")
_CLIENT_FIELDS = ("isSidechain", "userType", "version", "cwd", "parentUuid", "gitBranch")
"""Fields that Claude Code sets on every message, and that tell more the more of them are there."""

_SIDE_FIELDS: dict[str, tuple[str, ...]] = {
    "file-history-snapshot": ("messageId", "snapshot"),
    "summary": ("summary", "leafUuid"),
    "queue-operation": ("operation", "sessionId"),
    "last-prompt": ("sessionId",),
    "custom-title": ("customTitle", "sessionId"),
    "ai-title": ("aiTitle", "sessionId"),
}
"""What marks a file that holds bookkeeping only, by the fields that must be there."""

_HEAVY_LINE = re.compile(rb"\"sessionId\"\s*:\s*\"")
_UUID = re.compile(rb"\"uuid\"\s*:\s*\"")


def sniff(probe: Probe) -> Match | None:
    """Say whether a file is a Claude Code transcript or one of its sidecars. Reads the head only."""
    if is_private(probe.path) or _FOREIGN_FOLDERS.search(probe.path):
        return None
    kind = kind_of(probe.path)
    if kind == "spill":
        return _spill(probe)
    if kind == "workflow":
        beside = probe.path.rpartition("/workflows/")[0] + ".jsonl"
        return Match(0.8, "workflow state beside a session") if beside in probe.names else None
    if is_web_export(probe.head):
        records = first_json_objects(probe.head, keys=("loglines",))
        return Match(0.95, "records under loglines") if _best(records) else None
    objects = first_json_lines(probe.head)
    if kind == "meta":
        known = any({"agentType", "toolUseId"} & each.keys() for each in objects)
        return Match(0.8, "sidecar of a subagent") if known else None
    if kind == "journal":
        known = any(each.get("type") in ("started", "result") and "agentId" in each for each in objects)
        return Match(0.8, "journal of a workflow") if known else None
    return _transcript(probe, objects)


def _transcript(probe: Probe, objects: list[dict[str, object]]) -> Match | None:
    if any(_is_foreign(each) for each in objects):
        return None
    fields = _best(objects)
    if fields:
        return Match(
            round(min(0.7 + 0.05 * fields, 0.95), 2), "sessionId, uuid, type and message on one line"
        )
    if any(_is_bookkeeping(each) for each in objects):
        return Match(0.75, "bookkeeping records of a session")
    if b"\n" not in probe.head and _HEAVY_LINE.search(probe.head) and _UUID.search(probe.head):
        return Match(0.7, "sessionId and uuid on a long first line")
    return None


def _best(objects: Iterable[dict[str, object]]) -> int:
    """The most of the client's fields that one message shows, at least 1; 0 if there is no message."""
    messages = (each for each in objects if _is_message(each))
    return max((1 + sum(name in each for name in _CLIENT_FIELDS) for each in messages), default=0)


def _is_message(record: dict[str, object]) -> bool:
    kind, message = record.get("type"), record.get("message")
    return (
        isinstance(kind, str)
        and kind in MESSAGE_KINDS
        and isinstance(record.get("sessionId"), str)
        and isinstance(record.get("uuid"), str)
        and isinstance(message, dict)
        and "parts" not in message
        and ("content" in message or "role" in message)
    )


def _is_foreign(record: dict[str, object]) -> bool:
    session = record.get("sessionId")
    message = record.get("message")
    return (
        (isinstance(session, str) and session.startswith("session-"))
        or record.get("type") in ("session_start", "session", "session_meta")
        or isinstance(record.get("payload"), dict)
        or (isinstance(message, dict) and ("parts" in message or message.get("role") == "model"))
    )


def _is_bookkeeping(record: dict[str, object]) -> bool:
    kind = record.get("type")
    needed = _SIDE_FIELDS.get(kind) if isinstance(kind, str) and kind in SIDE_KINDS else None
    return needed is not None and all(name in record for name in needed)


def _spill(probe: Probe) -> Match | None:
    session = probe.path.rpartition("/tool-results/")[0]
    beside = session + ".jsonl" in probe.names or any(
        name.startswith(session + "/sub") for name in probe.names
    )
    return Match(0.8, "spilled tool result beside a session") if session and beside else None
