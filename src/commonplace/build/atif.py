"""ATIF v1.7, the interchange format for agents' trajectories: its fields, and a check against them.

Source: Harbor RFC 0001, changelog v1.7: ``schema_version``, ``trajectory_id``, ``agent`` with name and version, steps
numbered from 1 without gaps, sources ``user``, ``agent``, ``system``; model, reasoning and calls on agents' steps
alone; results of an observation name a call of the same step; subagents are embedded and named by ``trajectory_id``.
"""

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

__all__ = [
    "SCHEMA_VERSION", "Agent", "Call", "Observation", "Result", "Step", "Trajectory", "problems",
]  # fmt: skip

SCHEMA_VERSION: Literal["ATIF-v1.7"] = "ATIF-v1.7"


class _Strict(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a trajectory; what the format does not know is an error, absent keys are absent."""


class Call(_Strict, frozen=True, kw_only=True):
    """A tool call."""

    tool_call_id: str
    function_name: str
    arguments: dict[str, object]


class Result(_Strict, frozen=True, kw_only=True):
    """What a call gave."""

    source_call_id: str | UnsetType = UNSET
    content: str


class Observation(_Strict, frozen=True, kw_only=True):
    """What an agent saw after its calls."""

    results: tuple[Result, ...]


class Step(_Strict, frozen=True, kw_only=True):
    """One step."""

    step_id: int
    source: Literal["user", "agent", "system"]
    message: str
    model_name: str | UnsetType = UNSET
    reasoning_content: str | UnsetType = UNSET
    tool_calls: tuple[Call, ...] | UnsetType = UNSET
    observation: Observation | UnsetType = UNSET
    extra: dict[str, object] | UnsetType = UNSET


class Agent(_Strict, frozen=True, kw_only=True):
    """Who acted."""

    name: str
    version: str
    model_name: str | UnsetType = UNSET
    tool_definitions: list[dict[str, object]] | UnsetType = UNSET


class Trajectory(_Strict, frozen=True, kw_only=True):
    """One session."""

    schema_version: Literal["ATIF-v1.7"]
    trajectory_id: str
    session_id: str | UnsetType = UNSET
    agent: Agent
    steps: tuple[Step, ...]
    subagent_trajectories: "tuple[Trajectory, ...] | UnsetType" = UNSET
    extra: dict[str, object] | UnsetType = UNSET


def problems(trajectory: Trajectory) -> list[str]:
    """What the format does not allow, as codes; empty for a valid trajectory."""
    found = []
    if not trajectory.steps:
        found.append("no-steps")
    if [step.step_id for step in trajectory.steps] != list(range(1, len(trajectory.steps) + 1)):
        found.append("steps-not-numbered")
    for step in trajectory.steps:
        calls = {call.tool_call_id for call in step.tool_calls or ()}
        if step.source != "agent" and (step.tool_calls or step.model_name or step.reasoning_content):
            found.append("agent-fields-elsewhere")
        if step.observation and any(
            result.source_call_id and result.source_call_id not in calls
            for result in step.observation.results
        ):
            found.append("result-without-call")
    subagents = trajectory.subagent_trajectories or ()
    names = [each.trajectory_id for each in subagents]
    if len({trajectory.trajectory_id, *names}) != len(names) + 1:
        found.append("ids-alike")
    for each in subagents:
        found += problems(each)
    return found
