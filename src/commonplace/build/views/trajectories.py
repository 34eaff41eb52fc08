"""``trajectories``: agents' sessions as JSON Lines of ATIF v1.7."""

from collections.abc import Iterator, Sequence

import msgspec
from msgspec import UNSET

from commonplace import NAME
from commonplace.build import atif
from commonplace.build.kept_rows import KeptRow, TurnFact, messages_of
from commonplace.build.views.messages import valid
from commonplace.build.views.paths import is_written_by_person
from commonplace.build.views.view import Cells, Making, Options, View, facts
from commonplace.records.row import RowMessage

__all__ = ["Trajectories", "TrajectoriesOptions"]


class TrajectoriesOptions(Options, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Options of ``trajectories``.

    Attributes:
        least_calls: tool calls that a session must have.
        subagents: embeds what subagents did.
    """

    least_calls: int = 1
    subagents: bool = True


class Trajectories(View):
    """One trajectory for each session; other branches than those of subagents have no place in the format."""

    view = "trajectories"
    needs = ("messages", "turns", "branches", "tools", "evidence_level", "code_licence")
    fields = None
    options = TrajectoriesOptions

    def __init__(self, options: TrajectoriesOptions) -> None:
        self._options = options

    def cells(self, row: KeptRow, making: Making) -> Iterator[Cells]:
        """One row, unless only the person's words may be used, a rule is broken or there are too few calls."""
        if row.only_user:
            making.refuse("user-turns-only")
            return
        messages = valid(row.messages, making, control_tokens="keep")
        if messages is None:
            return
        if sum(len(message.tool_calls or ()) for message in messages) < self._options.least_calls:
            making.refuse("too-few-calls")
            return
        if any(map(making.placeholders.masks, row.messages)):
            making.refuse("placeholders-masked")
            return
        trajectory = self._trajectory(row, messages, making)
        wrong = atif.problems(trajectory)
        if wrong:
            making.refuse(f"atif-{wrong[0]}")
            return
        text = making.placeholders.replaced(msgspec.json.encode(trajectory).decode(), row.key)
        cells: Cells = msgspec.json.decode(text)
        yield cells

    def _trajectory(self, row: KeptRow, messages: Sequence[RowMessage], making: Making) -> atif.Trajectory:
        subagents = []
        for number, branch in enumerate(row.branches, start=1):
            if branch.inherits_prefix or not self._options.subagents:
                making.note("branches-left-out")
                continue
            try:
                own = messages_of(branch.messages)
            except msgspec.DecodeError:
                making.note("branches-left-out")
                continue
            subagents.append(_of(row, f"{row.key.hex()}-{number}", own, branch.turns))
        known = {**facts(row), "evidence_level": row.evidence_level, "code_licence": row.code_licence}
        return msgspec.structs.replace(
            _of(row, row.key.hex(), messages, row.turns),
            subagent_trajectories=tuple(subagents) or UNSET,
            extra={NAME: known},
        )


def _of(
    row: KeptRow, name: str, messages: Sequence[RowMessage], turns: Sequence[TurnFact]
) -> atif.Trajectory:
    tools = [msgspec.json.decode(tool, type=dict[str, object]) for tool in row.tools]
    model = next((turn.model for turn in turns if turn.model), None)
    agent = atif.Agent(
        name=row.client or "unknown",
        version="unknown",
        model_name=model or UNSET,
        tool_definitions=tools or UNSET,
    )
    return atif.Trajectory(
        schema_version=atif.SCHEMA_VERSION,
        trajectory_id=name,
        agent=agent,
        steps=tuple(_steps(messages, turns)),
    )


def _steps(messages: Sequence[RowMessage], turns: Sequence[TurnFact]) -> Iterator[atif.Step]:
    number = 0
    at = 0
    while at < len(messages):
        message, turn = messages[at], turns[at]
        end = at + 1
        while end < len(messages) and messages[end].role == "tool":
            end += 1
        number += 1
        yield _step(number, message, turn, messages[at + 1 : end])
        at = end


def _step(number: int, message: RowMessage, turn: TurnFact, results: Sequence[RowMessage]) -> atif.Step:
    """A message with what tools answered to it."""
    seen = [
        atif.Result(source_call_id=result.tool_call_id or UNSET, content=result.content) for result in results
    ]
    observation = atif.Observation(results=tuple(seen)) if seen else UNSET
    status = {"status": turn.status} if turn.status not in (None, "", "ok") else {}
    extra: dict[str, object] | msgspec.UnsetType = dict(status) or UNSET
    if message.role != "assistant":
        own = message.role == "user" and is_written_by_person(turn)
        return atif.Step(
            step_id=number,
            source="user" if own else "system",
            message=message.content,
            observation=observation,
            extra=extra,
        )
    calls = tuple(
        atif.Call(tool_call_id=call.id, function_name=call.function.name, arguments=call.function.arguments)
        for call in message.tool_calls or ()
    )
    return atif.Step(
        step_id=number,
        source="agent",
        message=message.content,
        model_name=turn.model or UNSET,
        reasoning_content=message.reasoning_content or UNSET,
        tool_calls=calls or UNSET,
        observation=observation,
        extra=extra,
    )
