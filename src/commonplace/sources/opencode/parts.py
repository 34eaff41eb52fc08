"""One message of OpenCode as messages of a conversation: what was said, called, answered and left out."""

from collections.abc import Iterator, Mapping

import msgspec

from commonplace.records import (
    Attachment,
    Message,
    Part,
    Reasoning,
    ServiceFacts,
    Status,
    ToolCall,
    ToolResult,
    UnknownRecord,
    Usage,
)
from commonplace.sources.log_records import keep_raw
from commonplace.sources.message_blocks import Sink
from commonplace.sources.openai_messages import arguments_of, content_parts
from commonplace.sources.opencode.pieces import Entry, Piece
from commonplace.sources.scalars import flag, kind_name, seconds, word

__all__ = ["Told", "tell_entry"]

_SIDE_KINDS = frozenset({"agent", "patch", "retry", "snapshot", "step-finish", "step-start", "subtask"})


class Told(msgspec.Struct):
    """What one message became.

    Attributes:
        messages: without ids and parents, in order.
        reset: the context was compacted here.
        unknown: parts that no rule covers.
    """

    messages: list[Message]
    unknown: list[UnknownRecord]
    reset: bool = False


class _Run(msgspec.Struct):
    """Parts of one author that stand together."""

    author: str
    parts: list[Part]


def tell_entry(entry: Entry, *, delegated: bool) -> Told:
    """Turn a message with role ``user`` or ``assistant`` and its parts into messages.

    Args:
        entry: the message.
        delegated: the session was started by another one, so what stands under ``user`` is by a model.
    """
    fields, tally = entry.message.record.fields, entry.message.tally
    answer = fields.get("role") == "assistant"
    told = Told([], [])
    if answer and flag(fields.get("summary")):
        tally.dropped["compaction-summary"] += 1
        for part in entry.parts:
            part.tally.kinds[f"part.{kind_name(part.record.fields.get('type'))}"] += 1
            part.tally.dropped["compaction-summary"] += 1
        told.reset = True
        return told
    for key, reason in (("system", "base-instructions"), ("summary", "summary")):
        if not answer and fields.get(key):
            tally.dropped[reason] += 1
    runs: list[_Run] = []
    for piece in entry.parts:
        _take(piece, runs, told, answer=answer)
    if answer and isinstance(fields.get("error"), dict):
        tally.dropped["api-error"] += 1
    runs = [run for run in runs if run.parts]
    if not runs:
        tally.dropped["empty-message"] += 1
    told.messages = [_message(run, fields, delegated=delegated) for run in runs]
    return told


def _take(piece: Piece, runs: list[_Run], told: Told, *, answer: bool) -> None:
    fields, tally, sink = piece.record.fields, piece.tally, Sink()
    kind = kind_name(fields.get("type"))
    tally.kinds[f"part.{kind}"] += 1
    if kind == "text":
        if flag(fields.get("ignored")):
            sink.dropped.append("side-record")
        else:
            client = not answer and flag(fields.get("synthetic"))
            author = "assistant" if answer else "client" if client else "person"
            _add(runs, author, content_parts([{"type": "text", "text": fields.get("text")}], sink))
    elif kind == "reasoning":
        _add(runs, "assistant", _reasoning(fields, sink))
    elif kind == "tool":
        calls, results = _tool(fields, sink)
        _add(runs, "assistant", calls)
        _add(runs, "tool", results)
    elif kind == "file":
        # The client puts the words that it adds for a file before the file itself.
        mine = next((run for run in runs if run.author == "person"), None)
        _add([mine] if mine else runs, "assistant" if answer else "person", [_file(fields, sink)])
    elif kind == "compaction":
        told.reset = True
        sink.dropped.append("side-record")
    elif kind in _SIDE_KINDS:
        if kind == "step-start":
            runs.append(_Run("step", []))
        sink.dropped.append("side-record")
    else:
        told.unknown.append(keep_raw(tally, piece.record, f"part.{kind}"))
    tally.dropped.update(sink.dropped)


def _add(runs: list[_Run], author: str, parts: "list[Part] | Iterator[Part]") -> None:
    """Put parts where they belong: calls of one step stand together, and so do their results."""
    for part in parts:
        beside = isinstance(part, ToolCall) and [run.author for run in runs[-2:]] == ["assistant", "tool"]
        if beside:
            runs[-2].parts.append(part)
        elif runs and runs[-1].author == author:
            runs[-1].parts.append(part)
        else:
            runs.append(_Run(author, [part]))


def _reasoning(fields: Mapping[str, object], sink: Sink) -> list[Part]:
    text = word(fields.get("text")) or ""
    if fields.get("metadata"):
        # Source: signatures and encrypted items of the service, by provider.
        sink.dropped.append("opaque-reasoning")
    if not text.strip():
        return [Reasoning("opaque" if fields.get("metadata") else "absent")]
    times = fields.get("time")
    begin, end = (times.get("start"), times.get("end")) if isinstance(times, dict) else (None, None)
    began, ended = seconds(begin), seconds(end)
    lasted = ended - began if began is not None and ended is not None and ended >= began else None
    return [Reasoning("full", text, seconds=lasted)]


def _tool(fields: Mapping[str, object], sink: Sink) -> tuple[list[Part], list[Part]]:
    state = fields.get("state")
    state = state if isinstance(state, dict) else {}
    name, call = word(fields.get("tool")) or "", word(fields.get("callID"))
    arguments, wrapped = arguments_of(state.get("input"))
    results: list[Part] = []
    status = state.get("status")
    if state.get("metadata"):
        sink.dropped.append("result-details")
    if status in ("completed", "error"):
        text = state.get("output") if status == "completed" else state.get("error")
        shown = text if isinstance(text, str) else "" if text is None else msgspec.json.encode(text).decode()
        results.append(ToolResult(call, shown, name=name or None, is_error=status == "error"))
        attachments = state.get("attachments")
        for each in attachments if isinstance(attachments, list) else []:
            if isinstance(each, dict):
                results.append(_file(each, sink))
    return [ToolCall(call, name, arguments, wrapped=wrapped)], results


def _file(fields: Mapping[str, object], sink: Sink) -> Part:
    [found] = content_parts([{"type": "image_url", "image_url": fields.get("url")}], sink)
    mime = word(fields.get("mime"))
    size, digest = (found.size, found.sha256) if isinstance(found, Attachment) else (None, None)
    return Attachment(
        kind="image" if mime and mime.startswith("image/") else "file",
        mime=mime,
        name=word(fields.get("filename")),
        size=size,
        sha256=digest,
    )


def _message(run: _Run, fields: Mapping[str, object], *, delegated: bool) -> Message:
    answer = run.author == "assistant"
    model = word(fields.get("modelID")) if answer else None
    usage = _usage(fields.get("tokens")) if answer else None
    times = fields.get("time")
    return Message(
        id="",
        parent=None,
        role="assistant" if answer else "tool" if run.author == "tool" else "user",
        parts=tuple(run.parts),
        model=model,
        model_source="message" if model else "unknown",
        created=seconds(times.get("created")) if isinstance(times, dict) else None,
        role_raw=word(fields.get("role")) or "",
        status=_status(fields) if answer else "ok",
        finish=word(fields.get("finish")) if answer else None,
        injected=run.author == "client" or (run.author == "person" and delegated),
        hidden=run.author == "client",
        service=ServiceFacts(usage=usage) if usage else None,
    )


def _status(fields: Mapping[str, object]) -> Status:
    error = fields.get("error")
    if not isinstance(error, dict):
        return "ok"
    return "interrupted" if error.get("name") == "MessageAbortedError" else "error"


def _usage(tokens: object) -> Usage | None:
    if not isinstance(tokens, dict):
        return None
    cache = tokens.get("cache")
    cached = cache if isinstance(cache, dict) else {}
    counts = [tokens.get("input"), tokens.get("output"), cached.get("write"), cached.get("read")]
    found = [count if type(count) is int and 0 <= count < 2**63 else 0 for count in counts]
    return (
        Usage(input=found[0], output=found[1], cache_creation=found[2], cache_read=found[3])
        if any(found)
        else None
    )
