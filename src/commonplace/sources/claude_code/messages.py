"""Writes units as messages: ids, authors, states, and results with the name of their tool."""

import re
from collections.abc import Sequence

import msgspec

from commonplace.records import Message, Part, ServiceFacts, Status, ToolCall, ToolResult
from commonplace.sources.claude_code.ancestry import Unit, parents_first
from commonplace.sources.claude_code.drafts import interrupts, main_draft
from commonplace.sources.claude_code.nodes import MAIN, Record
from commonplace.sources.claude_code.paths import Paths
from commonplace.sources.file_tally import FileTally

__all__ = ["MessageWriter"]

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CONNECTOR = re.compile(
    r"(?:^|[_-])(?:g?mail|e-?mail|outlook|g?cal|g?calendar|g?drive|onedrive|contacts?|slack|whatsapp|telegram"
    r"|imessage|teams)(?:[_-]|$)"
)
"""Parts of names of MCP servers and tools that bring in other people's letters, dates and files."""

_WORST: tuple[Status, ...] = ("error", "synthetic", "ok")


class MessageWriter:
    """Writes the messages of one conversation, and counts what it leaves out.

    Args:
        tallies: counts of the files, by index.
        keep_connector_results: keep what mail, calendar and drive servers answered.
    """

    def __init__(self, tallies: Sequence[FileTally], *, keep_connector_results: bool) -> None:
        self._tallies = tallies
        self._keep_connector_results = keep_connector_results
        self._names: dict[str, str] = {}

    def write(self, units: Sequence[Unit], paths: Paths) -> tuple[tuple[Message, ...], str]:
        """All messages, parents before children, and the id of the last one of the trunk."""
        for unit in units:
            self._learn_names(unit)
        stopped = _stopped(units, paths)
        last_of: dict[int, str] = {}
        messages: list[Message] = []
        taken: set[str] = set()
        for unit in parents_first(units, paths.above):
            above = paths.above[id(unit)]
            parent = last_of.get(id(above)) if above else None
            for message in self._messages(unit, paths, stopped=id(unit) in stopped):
                name = message.id
                while name in taken:
                    name += "'"
                taken.add(name)
                messages.append(msgspec.structs.replace(message, id=name, parent=parent))
                parent = name
            last_of[id(unit)] = messages[-1].id
        return tuple(messages), last_of[id(paths.leaf)]

    def _learn_names(self, unit: Unit) -> None:
        for record in unit.records:
            for draft in record.drafts:
                for part in draft.parts:
                    if isinstance(part, ToolCall) and part.call_id:
                        self._names.setdefault(part.call_id, part.name)

    def _messages(self, unit: Unit, paths: Paths, *, stopped: bool) -> list[Message]:
        first = unit.first
        status = min((record.status for record in unit.records), key=_WORST.index)
        if status == "ok":
            status = "interrupted" if stopped else "abandoned" if id(unit) in paths.abandoned else "ok"
        main = main_draft(first.drafts)
        messages: list[Message] = []
        for index, draft in enumerate(first.drafts):
            parts = self._merged(unit) if draft.role == "assistant" else draft.parts
            messages.append(
                Message(
                    id=first.id if index == main else f"{first.id}#{index}",
                    parent=None,
                    role=draft.role,
                    parts=tuple(self._named(part, first) for part in parts),
                    model=next((record.model for record in unit.records if record.model), None),
                    model_source="message" if any(record.model for record in unit.records) else "unknown",
                    created=next((record.time for record in unit.records if record.time is not None), None),
                    role_raw=first.role_raw,
                    status=status,
                    finish=next((record.finish for record in reversed(unit.records) if record.finish), None),
                    hidden=draft.hidden,
                    # The prompt of a subagent was written by the model that started it.
                    injected=draft.injected or (unit.scope != MAIN and draft.role == "user"),
                    branch_kind=paths.kinds.get(id(unit)) if index == 0 else None,
                    context_reset=unit.reset and index == 0,
                    service=_service(unit.records) if draft.role == "assistant" else None,
                )
            )
        return messages

    def _merged(self, unit: Unit) -> list[Part]:
        """The parts of all records of an answer; one that an earlier record brought is not repeated."""
        merged = list(unit.first.drafts[0].parts)
        for record in unit.records[1:]:
            fresh = [part for part in record.drafts[0].parts if part not in merged]
            if repeated := len(record.drafts[0].parts) - len(fresh):
                self._tallies[record.home].dropped["duplicate-block"] += repeated
            merged += fresh
        return merged

    def _named(self, part: Part, record: Record) -> Part:
        if not isinstance(part, ToolResult):
            return part
        name = part.name or self._names.get(part.call_id or "")
        if name and part.text and not self._keep_connector_results and _is_connector(name):
            # The result stays as an empty one, so that the call is not left without an answer.
            self._tallies[record.home].dropped["connector-result"] += 1
            metadata = part.metadata | {"omitted": "connector-result"}
            return msgspec.structs.replace(part, name=name, text="", metadata=metadata)
        return msgspec.structs.replace(part, name=name)


def _service(records: Sequence[Record]) -> ServiceFacts | None:
    """What the service wrote beside an answer; of several counts the last one holds.

    Source: an answer is logged while it grows, and its count with it (CLI 2.1.44).
    """
    response = records[0].response
    facts = ServiceFacts(
        ids=tuple(each for each in (response or ())[::-1] if each),
        usage=next((record.usage for record in reversed(records) if record.usage), None),
        signed_model=next((record.signed for record in records if record.signed), None),
    )
    return facts if facts != ServiceFacts() else None


def _is_connector(name: str) -> bool:
    if not name.startswith("mcp__"):
        return False
    return _CONNECTOR.search(_CAMEL.sub("_", name).lower().replace("__", "_")) is not None


def _stopped(units: Sequence[Unit], paths: Paths) -> set[int]:
    """Answers that the person stopped: the nearest one above each note of an interruption."""
    stopped: set[int] = set()
    for unit in units:
        if not any(interrupts(record.drafts) for record in unit.records):
            continue
        passed = {id(unit)}
        above = paths.above[id(unit)]
        while above is not None and id(above) not in passed:
            if above.first.drafts[0].role == "assistant":
                stopped.add(id(above))
                break
            passed.add(id(above))
            above = paths.above[id(above)]
    return stopped
