"""Reads the events and completed items about tools, which repeat a call and its result in the client's words.

Calls that a script of the model made (code mode) stand nowhere else.
"""

from collections.abc import Callable

import msgspec

from commonplace.records import Part
from commonplace.sources.codex.content import base64_image, blocks
from commonplace.sources.codex.echoes import echo
from commonplace.sources.codex.shapes import Event, TurnItem
from commonplace.sources.codex.tools import (
    Output,
    arguments_of,
    as_text,
    call_unit,
    output_of,
    result_unit,
    search_key,
    seconds_of,
)
from commonplace.sources.codex.units import At, Stamp, Step

__all__ = ["TOOL_EVENTS", "TOOL_ITEMS"]

_Arguments = tuple[dict[str, object], bool]


class _Told(msgspec.Struct, frozen=True):
    """What an event says of itself: its kind, the call it is about, what held at its line."""

    kind: str
    call_id: str | None
    stamp: Stamp


def _of_event(event: Event, at: At) -> _Told:
    return _Told(f"event_msg/{event.type}", event.call_id, at.stamp)


def _of_item(item: TurnItem, at: At) -> _Told:
    return _Told(f"item_completed/{item.type}", item.id, at.stamp)


def _steps(
    told: _Told,
    name: str,
    arguments: _Arguments,
    output: Output | None = None,
    *,
    more: tuple[Part, ...] = (),
    echoes: tuple[str, ...] = (),
) -> tuple[Step, ...]:
    """A call and its result, both as twins; ``output`` is None for calls whose result is not recorded."""
    call = call_unit(told.kind, name, arguments, call_id=told.call_id, stamp=told.stamp)
    first = msgspec.structs.replace(call, twin=True, parts=(*call.parts, *more), echoes=echoes)
    if output is None:
        return (first,)
    result = result_unit(told.kind, output, call_id=told.call_id, stamp=told.stamp)
    return (first, msgspec.structs.replace(result, twin=True))


def _given(**arguments: object) -> _Arguments:
    return {name: value for name, value in arguments.items() if value is not None}, False


def _command(record: Event | TurnItem, told: _Told) -> tuple[Step, ...]:
    text = record.aggregated_output
    if text is None:
        text = (record.stdout or "") + (record.stderr or "") or record.formatted_output or ""
    seconds = seconds_of(record.duration)
    metadata, _ = _given(exit_code=record.exit_code, duration_seconds=seconds)
    arguments = _given(command=record.command, cwd=record.cwd)
    return _steps(told, "exec_command", arguments, Output(text, metadata))


def _patch(record: Event | TurnItem, told: _Told, succeeded: bool | None) -> tuple[Step, ...]:
    failed = None if succeeded is None else not succeeded
    output = Output((record.stdout or "") + (record.stderr or ""), is_error=failed)
    return _steps(told, "apply_patch", _given(changes=record.changes), output)


def _search(record: Event | TurnItem, told: _Told) -> tuple[Step, ...]:
    arguments = arguments_of(record.action) if record.action else _given(type="search", query=record.query)
    keys = {search_key(arguments[0]), as_text(record.query)} - {""}
    return _steps(told, "web_search", arguments, echoes=tuple(sorted(echo(key) for key in keys)))


def _picture(record: Event | TurnItem, told: _Told, at: At) -> tuple[Step, ...]:
    more: tuple[Part, ...] = ()
    if isinstance(record.result, str) and record.result:
        more = (base64_image(record.result, "image/png", at.counts),)
    return _steps(told, "image_generation", _given(prompt=record.revised_prompt), more=more)


def _dynamic(record: Event | TurnItem, told: _Told, at: At) -> tuple[Step, ...]:
    read = blocks(record.content_items, at.counts)
    failed = None if record.success is None else not record.success
    text = "\n".join(read.texts) or as_text(record.error)
    output = Output(text, is_error=failed, attachments=read.attachments)
    return _steps(told, as_text(record.tool) or "dynamic_tool", arguments_of(record.arguments), output)


def _asked_agent(record: Event | TurnItem, told: _Told, name: str) -> tuple[Step, ...]:
    return _steps(told, name, _given(message=record.prompt)) if record.prompt else ()


def _mcp_event(event: Event, at: At) -> tuple[Step, ...]:
    asked = event.invocation
    name = f"mcp__{asked.server}__{asked.tool}" if asked else "mcp"
    arguments = arguments_of(asked.arguments if asked else None)
    return _steps(_of_event(event, at), name, arguments, output_of(event.result, at.counts))


def _mcp_item(item: TurnItem, at: At) -> tuple[Step, ...]:
    name = f"mcp__{item.server or ''}__{item.tool or ''}"
    if item.error is not None:
        message = item.error.get("message") if isinstance(item.error, dict) else item.error
        output = Output(as_text(message), is_error=True)
    else:
        output = output_of(item.result, at.counts)
    return _steps(_of_item(item, at), name, arguments_of(item.arguments), output)


def _agent_event(event: Event, at: At) -> tuple[Step, ...]:
    return _asked_agent(event, _of_event(event, at), event.type.removeprefix("collab_").removesuffix("_end"))


TOOL_EVENTS: dict[str, Callable[[Event, At], tuple[Step, ...]]] = {
    "exec_command_end": lambda event, at: _command(event, _of_event(event, at)),
    "patch_apply_end": lambda event, at: _patch(event, _of_event(event, at), event.success),
    "mcp_tool_call_end": _mcp_event,
    "web_search_end": lambda event, at: _search(event, _of_event(event, at)),
    "image_generation_end": lambda event, at: _picture(event, _of_event(event, at), at),
    "view_image_tool_call": lambda event, at: _steps(
        _of_event(event, at), "view_image", _given(path=event.path)
    ),
    "dynamic_tool_call_response": lambda event, at: _dynamic(event, _of_event(event, at), at),
    "collab_agent_spawn_end": _agent_event,
    "collab_agent_interaction_end": _agent_event,
    "collab_waiting_end": _agent_event,
    "collab_close_end": _agent_event,
    "collab_resume_end": _agent_event,
}

TOOL_ITEMS: dict[str, Callable[[TurnItem, At], tuple[Step, ...]]] = {
    "commandexecution": lambda item, at: _command(item, _of_item(item, at)),
    "filechange": lambda item, at: _patch(
        item, _of_item(item, at), None if item.status is None else item.status == "completed"
    ),
    "mcptoolcall": _mcp_item,
    "websearch": lambda item, at: _search(item, _of_item(item, at)),
    "imageview": lambda item, at: _steps(_of_item(item, at), "view_image", _given(path=item.path)),
    "imagegeneration": lambda item, at: _picture(item, _of_item(item, at), at),
    "dynamictoolcall": lambda item, at: _dynamic(item, _of_item(item, at), at),
    "collabagenttoolcall": lambda item, at: _asked_agent(item, _of_item(item, at), item.tool or "agent"),
}
