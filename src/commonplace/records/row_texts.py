"""Every text of a finished row that came out of a conversation, each with its place."""

from collections.abc import Iterator, Sequence

from commonplace.records.row import Row, RowMessage, Turn

__all__ = ["row_texts"]

_LEAST_NUMBER = 1_000_000
"""Numbers from here on are read as text: a telephone number may stand in a tool's arguments as an integer."""


def row_texts(row: Row) -> Iterator[tuple[str, str]]:
    """Yield (place, text) for all that a log or a person may have written into a row; places are unique.

    Places name turns as the row does and members of objects by number, for a key may be what must not be
    told: ``m3/content``, ``m3/tool_calls/0/arguments/1``, ``tools/0/2``. A key has the place of its value
    followed by ``#key``. What this tool writes by itself (ids, hashes, counts, months, its own vocabularies)
    is left out. Cost: linear; nothing is copied.
    """
    yield from _turns(row.messages, row.turns)
    for branch in row.branches:
        yield from _turns(branch.messages, branch.turns)
    for number, tool in enumerate(row.tools):
        yield from _values(tool, f"tools/{number}")
    facts = row.provenance
    for name, value in (
        ("provider", row.provider),
        ("client", row.client),
        ("provenance/source_format", facts.source_format),
        ("provenance/client_version", facts.client_version),
        ("provenance/plan_hint", facts.plan_hint),
        ("code_licence", row.code_licence),
        ("donor", row.donor),
    ):
        if value:
            yield name, value


def _turns(messages: Sequence[RowMessage], turns: Sequence[Turn]) -> Iterator[tuple[str, str]]:
    for message, turn in zip(messages, turns, strict=True):
        place = turn.id
        yield f"{place}/content", message.content
        if message.reasoning_content:
            yield f"{place}/reasoning_content", message.reasoning_content
        for number, call in enumerate(message.tool_calls or ()):
            yield f"{place}/tool_calls/{number}/name", call.function.name
            yield from _values(call.function.arguments, f"{place}/tool_calls/{number}/arguments")
        if message.name:
            yield f"{place}/name", message.name
        for name, value in (("model", turn.model), ("role_raw", turn.role_raw), ("finish", turn.finish)):
            if value:
                yield f"{place}/{name}", value
        for number, each in enumerate(turn.attachments):
            if each.mime:
                yield f"{place}/attachments/{number}/mime", each.mime
        for number, judgement in enumerate(turn.feedback):
            yield f"{place}/feedback/{number}/source", judgement.source
            yield f"{place}/feedback/{number}/kind", judgement.kind
            yield f"{place}/feedback/{number}/value", judgement.value


def _values(value: object, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for number, (key, below) in enumerate(value.items()):
            yield f"{place}/{number}#key", key
            yield from _values(below, f"{place}/{number}")
    elif isinstance(value, list | tuple):
        for number, below in enumerate(value):
            yield from _values(below, f"{place}/{number}")
    elif isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= _LEAST_NUMBER:
        yield place, str(value)
