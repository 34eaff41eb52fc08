"""What one record holds: its kind, the messages in it, and what it says about other records."""

import re
from collections.abc import Callable

import msgspec

from commonplace.records import Status, ToolResult, Usage
from commonplace.sources.claude_code.drafts import Draft, assistant_draft, results_in, user_drafts
from commonplace.sources.claude_code.injected import is_compact_summary, is_injected, segments
from commonplace.sources.claude_code.kinds import (
    ATTACHMENT_TYPES,
    IGNORED_SYSTEM_SUBTYPES,
    MESSAGE_KINDS,
    SIDE_KINDS,
    TITLE_KINDS,
)
from commonplace.sources.claude_code.lines import LINE, Line
from commonplace.sources.claude_code.spills import Spills
from commonplace.sources.claude_code.twins import Twin, exit_code, twin_of
from commonplace.sources.lenient import Undecodable, decode, depth_of
from commonplace.sources.message_blocks import Block, Sink, blocks_of
from commonplace.sources.scalars import flag, kind_name, word

__all__ = ["AGENT_TICK", "SYNTHETIC", "Content", "content_of", "kind_of_line", "progress_of"]

SYNTHETIC = "<synthetic>"
"""The ``model`` of text that the client wrote in the model's place. Source: CLI 2.1.44."""

AGENT_TICK = "progress/agent_progress"
"""Kind of a tick that repeats what a subagent said."""

_AGENT_ID = re.compile(r"^agentId: ([0-9A-Za-z_-]+)", re.MULTILINE)
"""Source: last lines of a subagent's answer since 2.0, e.g. ``agentId: a21e2f5 (for resuming ...)``."""

MAX_DEPTH = 400
"""Levels of nesting in one message. What is deeper could be decoded, but not compared or written again
within the interpreter's recursion limit of 1,000."""

_ANYTHING = msgspec.json.Decoder()


class Content:
    """What was read out of one record.

    Attributes:
        kind: for counting, e.g. ``user``, ``system/api_error``.
        sink: what became no part.
        drafts: the messages.
        unknown: no rule covers this kind.
        spawned: pairs of a subagent's id and the tool call that started it.
    """

    __slots__ = (
        "drafts",
        "finish",
        "kind",
        "message_id",
        "model",
        "sink",
        "spawned",
        "status",
        "summary",
        "unknown",
        "usage",
    )

    def __init__(self, kind: str, *, unknown: bool = False) -> None:
        self.kind = kind
        self.unknown = unknown
        self.sink = Sink()
        self.drafts: tuple[Draft, ...] = ()
        self.message_id: str | None = None
        self.model: str | None = None
        self.finish: str | None = None
        self.status: Status = "ok"
        self.summary = False
        self.spawned: list[tuple[str, str]] = []
        self.usage: Usage | None = None


def content_of(line: Line, spills: Spills) -> Content:
    """Read one record.

    Raises:
        Undecodable: if it is of a known kind and its content is not of the shape that the kind has.
    """
    kind = word(line.type)
    if kind in MESSAGE_KINDS or (kind == "summary" and memoryview(line.message).nbytes):
        return _message(line, kind or "", spills)
    if kind == "system":
        return _system(line)
    if kind == "attachment":
        return _attachment(line)
    if kind == "progress":
        return _side(AGENT_TICK if b'"agent_progress"' in bytes(line.data) else kind)
    if kind in SIDE_KINDS:
        return _side(kind or "")
    return Content(kind_name(kind), unknown=True)


def kind_of_line(line: Line) -> str:
    """The kind under which a record is counted if its content is not looked at."""
    kind = kind_name(line.type)
    return f"{kind}/{kind_name(line.subtype)}" if kind == "system" and line.subtype else kind


def _side(kind: str, reason: str = "side-record") -> Content:
    content = Content(kind)
    # Titles are used; a tick that repeats a subagent's message is weighed against the subagent's file.
    if kind not in TITLE_KINDS and kind != AGENT_TICK:
        content.sink.dropped.append(reason)
    return content


def _message(line: Line, kind: str, spills: Spills) -> Content:
    body = _decoded(line.message)
    if not isinstance(body, dict) or not isinstance(body.get("content"), str | list | dict):
        raise Undecodable("wrong-shape")
    content = Content(kind)
    blocks = blocks_of(body["content"])
    if kind == "assistant":
        _read_answer(content, line, body, blocks)
    elif kind == "user":
        _read_turn(content, line, blocks, spills)
    elif draft := assistant_draft(blocks, content.sink):
        content.drafts = (Draft("system", draft.parts, injected=False, hidden=True),)
    if not content.drafts and not content.sink.unknown:
        content.sink.dropped.append("empty-message")
    return content


def _read_answer(content: Content, line: Line, body: Block, blocks: list[Block]) -> None:
    draft = assistant_draft(blocks, content.sink)
    content.drafts = (draft,) if draft else ()
    content.message_id = word(body.get("id"))
    content.finish = word(body.get("stop_reason"))
    content.usage = _usage(body.get("usage"))
    model = word(body.get("model"))
    content.model = None if model == SYNTHETIC else model
    if flag(line.is_api_error_message):
        content.status = "error"
    elif model == SYNTHETIC:
        content.status = "synthetic"


def _usage(counts: object) -> Usage | None:
    """Tokens of an answer.

    Source: ``usage`` of the Messages API, whose cached tokens stand apart from ``input_tokens``.
    """
    if not isinstance(counts, dict):
        return None
    names = ("input_tokens", "output_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
    found = [value if type(value := counts.get(name)) is int else 0 for name in names]
    if not any(found) or not all(-(2**63) <= count < 2**63 for count in found):
        return None
    return Usage(input=found[0], output=found[1], cache_creation=found[2], cache_read=found[3])


def _read_turn(content: Content, line: Line, blocks: list[Block], spills: Spills) -> None:
    text = next((each["text"] for each in blocks if isinstance(each.get("text"), str)), "")
    content.summary = is_compact_summary(line, str(text))
    drafts = user_drafts(blocks, content.sink, injected=is_injected(line), hidden=flag(line.is_meta))
    results = results_in(drafts)
    twin = twin_of(line.tool_use_result)
    if twin is not None:
        content.sink.dropped.append("twin")
    # The copy tells of one answer; beside several it is not known of which.
    told = twin if twin and len(results) == 1 else Twin({})

    def completed(result: ToolResult) -> ToolResult:
        text, outcome = spills.join(result.text, told.spilled)
        metadata = dict(told.facts)
        code = exit_code(text) if result.is_error else None
        if code is not None:
            metadata.setdefault("exit_code", code)
        if outcome == "joined":
            metadata["spilled"] = True
        elif outcome is not None:
            content.sink.dropped.append(outcome)
        started = told.agent or next(iter(_AGENT_ID.findall(text)), None)
        if started and result.call_id:
            content.spawned.append((started, result.call_id))
        return msgspec.structs.replace(result, text=text, metadata=metadata)

    content.drafts = _with_results(drafts, completed)


def _with_results(drafts: tuple[Draft, ...], change: Callable[[ToolResult], ToolResult]) -> tuple[Draft, ...]:
    return tuple(
        msgspec.structs.replace(
            draft, parts=tuple(change(part) if isinstance(part, ToolResult) else part for part in draft.parts)
        )
        if draft.role == "tool"
        else draft
        for draft in drafts
    )


def _system(line: Line) -> Content:
    subtype = word(line.subtype)
    kind = kind_of_line(line)
    text = _decoded(line.content) if memoryview(line.content).nbytes else None
    if isinstance(text, str) and text.strip() and _is_command(subtype, text):
        content = Content(kind)
        content.drafts = user_drafts(blocks_of(text), content.sink, injected=True, hidden=flag(line.is_meta))
        return content
    if subtype is None or subtype == "local_command" or subtype in IGNORED_SYSTEM_SUBTYPES:
        return _side(kind, "api-error" if subtype == "api_error" else "side-record")
    return Content(kind, unknown=True)


def _is_command(subtype: str | None, text: str) -> bool:
    """Whether a note is a local command or its output; early ones have no subtype to say so."""
    if subtype is None:
        return all(piece.injected for piece in segments(text))
    return subtype == "local_command"


def _attachment(line: Line) -> Content:
    body = _decoded(line.attachment) if memoryview(line.attachment).nbytes else None
    if not isinstance(body, dict):
        raise Undecodable("wrong-shape")
    subtype = word(body.get("type"))
    kind = f"attachment/{kind_name(subtype)}"
    if subtype == "queued_command" and isinstance(body.get("prompt"), str | list):
        return _queued(kind, line, body)
    if subtype in ATTACHMENT_TYPES:
        return _side(kind, "attachment")
    return Content(kind, unknown=True)


def _queued(kind: str, line: Line, body: Block) -> Content:
    """What was typed while the model worked: it is handed over as an attachment, and nowhere else.

    Source: 221 of 228 such attachments measured by a public parser (2026-09) had no line of their own.
    """
    content = Content(kind)
    origin = body.get("origin")
    author = origin.get("kind") if isinstance(origin, dict) else origin
    by_program = (
        flag(body.get("isMeta"))
        or body.get("commandMode") not in (None, "prompt")
        or (isinstance(author, str) and author != "human")
    )
    content.drafts = user_drafts(
        blocks_of(body["prompt"]), content.sink, injected=by_program or is_injected(line), hidden=False
    )
    if not content.drafts:
        content.sink.dropped.append("empty-message")
    return content


def progress_of(line: Line) -> tuple[str, Line] | None:
    """The subagent and its message that a tick repeats; None if it is another tick.

    Source: ``progress`` records of CLI 2.1, ``data{type: agent_progress, agentId, message{type, message,
    uuid, timestamp}}``, from public parsers; no real file was at hand.
    """
    try:
        data = decode(line.data, _TICK)
        message = decode(data.message, LINE) if memoryview(data.message).nbytes else None
    except Undecodable:
        return None
    agent = word(data.agent_id)
    if data.type != "agent_progress" or agent is None or message is None or message.type not in MESSAGE_KINDS:
        return None
    return agent, message


class _Tick(msgspec.Struct, rename="camel"):
    type: object = None
    agent_id: object = None
    message: msgspec.Raw = msgspec.Raw(b"")


_TICK = msgspec.json.Decoder(_Tick)


def _decoded(raw: msgspec.Raw) -> object:
    data = bytes(raw)
    if not data:
        raise Undecodable("wrong-shape")
    if data.count(b"[") + data.count(b"{") > MAX_DEPTH and depth_of(data) > MAX_DEPTH:
        raise Undecodable("too-deep")
    return decode(data, _ANYTHING)
