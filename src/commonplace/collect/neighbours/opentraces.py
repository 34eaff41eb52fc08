"""opentraces, schemas 0.2 to 0.9: one line for each session, as steps with their calls and observations.

Calls and observations stand in the step that made them; a step of a subagent or one that only warms a cache
names the step it belongs to and becomes a branch. Not taken: the task, the repository, attribution of lines,
snippets and patches, which repeat what the steps say, prices and counts.
Source: the models and rationales of opentraces-schema 0.1 to 0.9; the shape of a trace's steps is the same in all.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from commonplace.collect.neighbours.base import Found, Record, RecordAdapter, Refused
from commonplace.collect.neighbours.building import Shape, found, tools_of
from commonplace.collect.neighbours.saying import arguments_of, listed, month_time, text_of
from commonplace.records import Message, ModelSource, Part, Reasoning, Role, Text, ToolCall, ToolResult

__all__ = ["ADAPTER"]

_SHAPE = Shape(
    adapter="opentraces",
    version=1,
    format="opentraces",
    surface="cli",
    keys=("trace_id", "session_id"),
    times=("timestamp_start",),
    languages=(),
)

_ROLES: dict[object, Role] = {"system": "system", "user": "user", "agent": "assistant"}

_Own: TypeAlias = tuple[Role, tuple[Part, ...], str]
"""Who says what, and how the trace names the speaker."""

_ASIDE = ("subagent", "warmup")
"""Kinds of steps that the main agent's model did not see."""


def _fits(record: Record) -> float:
    return 0.97 if {"trace_id", "steps", "agent"} <= record.keys() else 0.0


def _convert(record: Record) -> Found:
    steps = listed(record.get("steps"))
    agent = record.get("agent")
    if steps is None or not isinstance(agent, Mapping):
        raise Refused("wrong-shape", "no steps or no agent")
    tree = _Steps(agent.get("model"), record.get("system_prompts"))
    if not all(isinstance(step, Mapping) for step in steps):
        raise Refused("wrong-shape", "a step is no object")
    given = [step for step in steps if isinstance(step, Mapping)]
    tree.begin(given)
    for step in given:
        tree.add(step)
    version = record.get("schema_version")
    shape = msgspec.structs.replace(
        _SHAPE,
        format=f"opentraces/{version}"
        if isinstance(version, str) and len(version) <= _SHORT
        else "opentraces",
        client=text_of(agent.get("name"))[:_SHORT] or "unknown",
    )
    result = found(
        record,
        tree.messages,
        shape,
        tools=tools_of(record.get("tool_definitions")),
        client_version=text_of(agent.get("version"))[:_SHORT] or None,
    )
    conversation = msgspec.structs.replace(result.conversation, leaf=tree.last)
    return msgspec.structs.replace(result, conversation=conversation)


_SHORT = 40


class _Steps:
    """Makes a tree of the steps, in their order."""

    def __init__(self, model: object, prompts: object) -> None:
        self._model = model if isinstance(model, str) and model else None
        self._prompts = prompts if isinstance(prompts, Mapping) else {}
        self._told: set[object] = set()
        self._of_step: dict[object, str] = {}
        self._aside: dict[object, str] = {}
        self.messages: list[Message] = []
        self.last: str | None = None

    def begin(self, steps: Sequence[Record]) -> None:
        """Put the prompt that the main agent had first of all before what the person said."""
        main = (step for step in steps if step.get("call_type") not in _ASIDE and step.get("role") == "agent")
        for own in self._prompt(next(main, {})):
            self.messages.append(self._message(own, {}, None))
            self.last = self.messages[-1].id

    def add(self, step: Record) -> None:
        """Add the messages of one step: a prompt that is new, what was said, and each observation."""
        role = _ROLES.get(step.get("role"))
        if role is None:
            raise Refused("wrong-shape", "a step has no known role")
        is_aside = step.get("call_type") in _ASIDE and "parent_step" in step
        above = step.get("parent_step")
        begins = is_aside and above not in self._aside
        parent = self._aside.get(above, self._of_step.get(above)) if is_aside else self.last
        for own in self._said(step, role):
            if not own[1]:
                continue
            message = self._message(own, step, parent)
            if begins:
                message = msgspec.structs.replace(message, branch_kind="sidechain")
                begins = False
            self.messages.append(message)
            parent = message.id
        if parent is not None:
            self._of_step[step.get("step_index")] = parent
            if is_aside:
                self._aside[above] = self._aside[step.get("step_index")] = parent
            else:
                self.last = parent

    def _prompt(self, step: Record) -> Iterator[_Own]:
        named = step.get("system_prompt_hash")
        prompt = self._prompts.get(named) if isinstance(named, str) else None
        if isinstance(prompt, str) and prompt and named not in self._told:
            self._told.add(named)
            yield "system", (Text(prompt),), "system_prompt"

    def _said(self, step: Record, role: Role) -> Iterator[_Own]:
        yield from self._prompt(step)
        yield role, tuple(_parts(step)), text_of(step.get("role"))
        for observation in listed(step.get("observations")) or ():
            if isinstance(observation, Mapping):
                yield "tool", (_result(observation),), "observation"

    def _message(self, own: _Own, step: Record, parent: str | None) -> Message:
        role, parts, raw = own
        named = step.get("model")
        model = (named if isinstance(named, str) and named else self._model) if role == "assistant" else None
        source: ModelSource = "inferred_by_exporter" if model else "unknown"
        return Message(
            id=f"n{len(self.messages) + 1}",
            parent=parent,
            role=role,
            parts=parts,
            model=model,
            model_source=source,
            created=month_time(step.get("timestamp")),
            role_raw=raw,
        )


def _parts(step: Record) -> Iterator[Part]:
    thought = step.get("reasoning_content")
    if isinstance(thought, str) and thought:
        yield Reasoning("full", thought)
    if text := text_of(step.get("content")):
        yield Text(text)
    for call in listed(step.get("tool_calls")) or ():
        if isinstance(call, Mapping):
            arguments, wrapped = arguments_of(call.get("input"))
            yield ToolCall(
                text_of(call.get("tool_call_id")) or None,
                text_of(call.get("tool_name")) or "unknown",
                arguments,
                wrapped,
            )


def _result(observation: Record) -> ToolResult:
    text = text_of(observation.get("content")) or text_of(observation.get("output_summary"))
    failed = observation.get("error")
    return ToolResult(
        text_of(observation.get("source_call_id")) or None,
        text or text_of(failed),
        is_error=True if failed else None,
    )


ADAPTER = RecordAdapter(
    id=_SHAPE.adapter,
    version=_SHAPE.version,
    title="opentraces",
    fits=_fits,
    convert=_convert,
    columns=frozenset(
        (
            *("schema_version", "trace_id", "session_id", "timestamp_start", "agent"),
            *("system_prompts", "tool_definitions", "steps"),
        )
    ),
)
