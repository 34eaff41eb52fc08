"""Reads ``response_item``: what the model was given and what it gave; of two twins this one is kept."""

from collections.abc import Callable

import msgspec

from commonplace.records import Part, Reasoning, Text
from commonplace.sources.codex.content import base64_image, blocks, sealed_size
from commonplace.sources.codex.counting import Counts
from commonplace.sources.codex.echoes import echo, echoes
from commonplace.sources.codex.injected import is_injected, written_by_person
from commonplace.sources.codex.shapes import Item
from commonplace.sources.codex.tools import (
    arguments_of,
    as_text,
    call_unit,
    output_of,
    result_unit,
    search_key,
)
from commonplace.sources.codex.units import At, Lane, Reset, Stamp, Step, Unit, digest

__all__ = ["item_steps", "reasoning_parts"]

_Reader = Callable[[Item, At], tuple[Step, ...]]


def item_steps(item: Item, at: At) -> tuple[Step, ...]:
    """Turn an item of a known kind into units, at most two; what holds no turn gives none."""
    if item.passthrough and item.passthrough.turn_id:
        stamp = msgspec.structs.replace(at.stamp, turn=item.passthrough.turn_id)
        at = msgspec.structs.replace(at, stamp=stamp)
    reader = _READERS.get(item.type)
    steps = reader(item, at) if reader else ()
    return tuple(
        msgspec.structs.replace(step, native=item.id) if isinstance(step, Unit) and item.id else step
        for step in steps
    )


def reasoning_parts(
    full: list[str], summary: list[str], sealed: str | None, seconds: float | None, counts: Counts
) -> tuple[Part, ...]:
    """What the model thought: the thoughts themselves, their summary, or the length of what is sealed."""
    size = digest_of = None
    if sealed:
        counts.drop("opaque-reasoning")
        size, digest_of = sealed_size(sealed)
    parts: list[Part] = []
    if full:
        parts.append(Reasoning("full", "\n\n".join(full), seconds=seconds))
    if summary:
        parts.append(Reasoning("summary", "\n\n".join(summary), size, digest_of, seconds))
    elif sealed:
        parts.append(Reasoning("opaque", "", size, digest_of, seconds))
    return tuple(parts)


def _message(item: Item, at: At) -> tuple[Step, ...]:
    read = blocks(item.content, at.counts)
    if not read.parts:
        return ()
    lane: Lane = "text" if item.role == "assistant" else "user" if item.role in ("user", None) else "context"
    pictures = [picture.sha256 or picture.name or "" for picture in read.attachments]
    unit = Unit(
        lane=lane,
        parts=read.parts,
        signature=digest(lane, *read.texts, *pictures),
        stamp=at.stamp,
        kind=f"response_item/message/{item.role or 'user'}",
        echoes=echoes(read.texts),
        human=_human(read.texts, item) if lane == "user" else None,
        finish=item.phase,
    )
    return (unit,)


def _human(texts: tuple[str, ...], item: Item) -> bool | None:
    if any(is_injected(text) for text in texts):
        return False
    return written_by_person(item.passthrough.content_item_kinds if item.passthrough else None)


def _from_agent(item: Item, at: At) -> tuple[Step, ...]:
    read = blocks(item.content, at.counts)
    if not read.parts:
        return ()
    signature = digest("peer", item.author or "", item.recipient or "", *read.texts)
    return (
        Unit(
            lane="peer",
            parts=read.parts,
            signature=signature,
            stamp=at.stamp,
            kind="response_item/agent_message",
            echoes=echoes(read.texts),
        ),
    )


def _reasoning(item: Item, at: At) -> tuple[Step, ...]:
    full = _texts(item.content, at.counts)
    summary = _texts(item.summary, at.counts)
    seconds = item.duration_ms / 1000 if item.duration_ms is not None else None
    parts = reasoning_parts(full, summary, item.encrypted_content, seconds, at.counts)
    return (
        Unit(
            lane="reasoning",
            parts=parts or (Reasoning("absent", seconds=seconds),),
            signature=digest("reasoning", *full, *summary, item.encrypted_content or ""),
            stamp=at.stamp,
            kind="response_item/reasoning",
            echoes=(*echoes(tuple(summary)), *echoes(tuple(full))),
        ),
    )


def _texts(content: object, counts: Counts) -> list[str]:
    """The texts of a summary; in shapes of other tools it is one string."""
    if isinstance(content, str):
        return [content] if content else []
    return list(blocks(content, counts).texts) if isinstance(content, list) else []


def _function_call(item: Item, at: At) -> tuple[Step, ...]:
    return _call(item, _tool_name(item), arguments_of(item.arguments), at.stamp)


def _custom_call(item: Item, at: At) -> tuple[Step, ...]:
    return _call(item, _tool_name(item), ({"input": as_text(item.input)}, True), at.stamp)


def _shell_call(item: Item, at: At) -> tuple[Step, ...]:
    return _call(item, "local_shell", arguments_of(item.action), at.stamp)


def _search_call(item: Item, at: At) -> tuple[Step, ...]:
    arguments = arguments_of(item.action)
    [unit] = _call(item, "web_search", arguments, at.stamp)
    return (msgspec.structs.replace(unit, echoes=(echo(search_key(arguments[0])),)),)


def _tool_search_call(item: Item, at: At) -> tuple[Step, ...]:
    return _call(item, "tool_search", arguments_of(item.arguments), at.stamp)


def _call(item: Item, name: str, arguments: tuple[dict[str, object], bool], stamp: Stamp) -> tuple[Unit]:
    call_id = item.call_id or item.id
    return (call_unit(f"response_item/{item.type}", name, arguments, call_id=call_id, stamp=stamp),)


def _tool_name(item: Item) -> str:
    """The name as the model sees it. Source: ``ToolName::canonical_flat_name`` in openai/codex."""
    name = item.name or "unknown"
    if not item.namespace:
        return name
    return f"{item.namespace.rstrip('_')}__{name.lstrip('_')}"


def _result(item: Item, at: At) -> tuple[Step, ...]:
    output = output_of(item.output, at.counts)
    return (result_unit(f"response_item/{item.type}", output, call_id=item.call_id, stamp=at.stamp),)


def _tool_search_result(item: Item, at: At) -> tuple[Step, ...]:
    recorded = item.tools if item.output is None else item.output
    output = output_of(as_text(recorded), at.counts)
    return (result_unit(f"response_item/{item.type}", output, call_id=item.call_id, stamp=at.stamp),)


def _image_call(item: Item, at: At) -> tuple[Step, ...]:
    arguments: dict[str, object] = {"prompt": item.revised_prompt} if item.revised_prompt else {}
    [unit] = _call(item, "image_generation", (arguments, False), at.stamp)
    if item.result:
        picture = base64_image(item.result, "image/png", at.counts)
        unit = msgspec.structs.replace(unit, parts=(*unit.parts, picture))
    return (unit,)


def _compaction(item: Item, at: At) -> tuple[Step, ...]:
    """A sealed summary: nothing to read, but the context before it is gone."""
    if item.encrypted_content:
        at.counts.drop("opaque-compaction")
    texts = _texts(item.content, at.counts) or _texts(item.summary, at.counts)
    if not texts:
        return (Reset(),)
    parts = tuple(Text(text) for text in texts)
    signature = digest("summary", *texts)
    kind = f"response_item/{item.type}"
    return (Unit(lane="summary", parts=parts, signature=signature, stamp=at.stamp, kind=kind, reset=True),)


_READERS: dict[str, _Reader] = {
    "message": _message,
    "agent_message": _from_agent,
    "reasoning": _reasoning,
    "function_call": _function_call,
    "custom_tool_call": _custom_call,
    "local_shell_call": _shell_call,
    "web_search_call": _search_call,
    "tool_search_call": _tool_search_call,
    "function_call_output": _result,
    "custom_tool_call_output": _result,
    "tool_search_output": _tool_search_result,
    "image_generation_call": _image_call,
    "compaction": _compaction,
    "compaction_summary": _compaction,
    "context_compaction": _compaction,
}
