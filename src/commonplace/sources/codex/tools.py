"""Tool calls and their results, from whatever shape the log gives them."""

import re

import msgspec

from commonplace.records import Attachment, ToolCall, ToolResult
from commonplace.sources.codex.content import blocks
from commonplace.sources.codex.counting import Counts
from commonplace.sources.codex.shapes import Content
from commonplace.sources.codex.units import Stamp, Unit, digest
from commonplace.sources.lenient import Undecodable, decode, depth_of

__all__ = [
    "DEEPEST",
    "Output",
    "arguments_of",
    "as_text",
    "call_unit",
    "is_shallow",
    "output_of",
    "result_unit",
    "search_key",
    "seconds_of",
]

DEEPEST = 100
"""Levels of nesting that arguments and facts may have as objects; deeper ones become text."""

_ANY: msgspec.json.Decoder[object] = msgspec.json.Decoder()

_EXIT_CODE = re.compile(
    r"(?:Chunk ID: [^\n]{0,80}\n)?(?:Wall time: [^\n]{0,80}\n)?"
    r"(?:Process exited with code|Exit code:) (-?\d{1,10})\n"
)
"""The first lines of a command's result as the model reads it.

Source: real results of codex-cli 0.130; ``format_exec_output_for_model_freeform`` writes the older form.
"""


class _Structured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Source: ``format_exec_output_for_model_structured`` in openai/codex; also the CLI of April 2025."""

    output: str
    metadata: dict[str, object]


_STRUCTURED = msgspec.json.Decoder(_Structured)


class Output(msgspec.Struct, frozen=True):
    """A result's text, small facts and pictures; ``is_error`` is None where the log does not say."""

    text: str
    metadata: dict[str, object] = {}
    is_error: bool | None = None
    attachments: tuple[Attachment, ...] = ()


def arguments_of(recorded: object) -> tuple[dict[str, object], bool]:
    """Arguments as an object, and whether they had to be wrapped because they were none.

    A string that holds the JSON of an object becomes that object; any other string stands under ``input``.
    """
    if recorded is None or recorded == "":
        return {}, False
    if isinstance(recorded, str):
        data = recorded.encode("utf-8", "surrogatepass")
        if depth_of(data) > DEEPEST:
            return {"input": recorded}, True
        try:
            value = decode(data, _ANY)
        except Undecodable:
            return {"input": recorded}, True
        return (value, False) if isinstance(value, dict) else ({"input": recorded}, True)
    if isinstance(recorded, dict):
        return recorded, False
    return {"input": as_text(recorded)}, True


def output_of(recorded: object, counts: Counts) -> Output:
    """Read a result: plain text, text with facts, blocks, or an object of an older version."""
    if isinstance(recorded, str):
        return _from_text(recorded)
    if not is_shallow(recorded):
        return Output(as_text(recorded))
    if isinstance(recorded, list):
        return _from_blocks(recorded, counts)
    if isinstance(recorded, dict):
        return _from_object(recorded, counts)
    return Output(as_text(recorded))


def call_unit(
    kind: str, name: str, arguments: tuple[dict[str, object], bool], *, call_id: str | None, stamp: Stamp
) -> Unit:
    """A call; ``arguments`` as ``arguments_of`` gives them. Very deep ones are kept as text."""
    if not is_shallow(arguments[0]):
        arguments = {"input": as_text(arguments[0])}, True
    call = ToolCall(call_id, name, arguments[0], arguments[1])
    return Unit(
        lane="call",
        parts=(call,),
        signature=digest("call", call_id or "", name, as_text(arguments[0])),
        stamp=stamp,
        kind=kind,
        call_id=call_id,
    )


def result_unit(kind: str, output: Output, *, call_id: str | None, stamp: Stamp) -> Unit:
    """A result, with its pictures behind it."""
    metadata: dict[str, object] = output.metadata
    if not is_shallow(metadata):
        metadata = {"text": as_text(metadata)}
    result = ToolResult(call_id, output.text, None, output.is_error, metadata)
    pictures = [picture.sha256 or picture.name or "" for picture in output.attachments]
    return Unit(
        lane="result",
        parts=(result, *output.attachments),
        signature=digest("result", call_id or "", output.text, *pictures),
        stamp=stamp,
        kind=kind,
        call_id=call_id,
    )


def as_text(value: object) -> str:
    """A value as text: a string as it is, nothing as nothing, anything else as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    try:
        return msgspec.json.encode(value).decode()
    except RecursionError:
        return "(nested too deeply)"


def is_shallow(value: object) -> bool:
    """Whether a value has at most ``DEEPEST`` levels, so that everything downstream can walk through it."""
    level: list[object] = [value]
    for _ in range(DEEPEST + 1):
        level = [
            below
            for each in level
            if isinstance(each, dict | list)
            for below in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return True
    return False


def search_key(arguments: dict[str, object]) -> str:
    """What two records of one web search have in common where neither names the other."""
    for field in ("query", "url", "pattern"):
        value = arguments.get(field)
        if isinstance(value, str) and value:
            return value
    return msgspec.json.encode(arguments, order="sorted").decode()


def seconds_of(duration: object) -> float | None:
    """A duration: ``{secs, nanos}``, a number of seconds, or text such as ``1.5s``.

    Source: serde's form of ``Duration``; the text form is that of ``TurnItem`` in newer versions.
    """
    if isinstance(duration, dict):
        whole, fraction = duration.get("secs"), duration.get("nanos")
        if isinstance(whole, int | float) and isinstance(fraction, int | float):
            return whole + fraction / 1e9
        return None
    if isinstance(duration, str):
        try:
            return float(duration.removesuffix("s"))
        except ValueError:
            return None
    return float(duration) if isinstance(duration, int | float) else None


def _from_text(text: str) -> Output:
    if text.startswith("{") and '"metadata"' in text:
        try:
            found = decode(text.encode("utf-8", "surrogatepass"), _STRUCTURED)
        except Undecodable:
            return Output(text)
        return Output(found.output, found.metadata)
    head = _EXIT_CODE.match(text)
    return Output(text, {"exit_code": int(head[1])} if head else {})


def _from_blocks(recorded: list[object], counts: Counts) -> Output:
    read = blocks([_block(value) for value in recorded], counts)
    return Output("\n".join(read.texts), attachments=read.attachments)


def _block(value: object) -> Content:
    """A block of a result, or what is no block as the text of its JSON."""
    try:
        return msgspec.convert(value, Content)
    except msgspec.ValidationError:
        return Content(type="text", text=as_text(value))


def _from_object(recorded: dict[str, object], counts: Counts) -> Output:
    """``{content, success}`` of 2025, or what an MCP server gave: ``{content, isError}``."""
    if set(recorded) == {"Ok"} or set(recorded) == {"Err"}:
        failed = "Err" in recorded
        inner = output_of(recorded["Err" if failed else "Ok"], counts)
        return msgspec.structs.replace(inner, is_error=True) if failed else inner
    metadata = recorded.get("metadata")
    if isinstance(recorded.get("output"), str) and isinstance(metadata, dict):
        return Output(as_text(recorded["output"]), metadata)
    if "content" not in recorded:
        return Output(as_text(recorded))
    inner = output_of(recorded["content"], counts)
    if not inner.text and not inner.attachments and recorded.get("structuredContent") is not None:
        inner = Output(as_text(recorded["structuredContent"]))
    for field, value_of_error in (("isError", True), ("is_error", True), ("success", False)):
        told = recorded.get(field)
        if isinstance(told, bool):
            return msgspec.structs.replace(inner, is_error=told is value_of_error)
    return inner
