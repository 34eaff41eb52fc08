"""Google AI Studio: the files that it keeps in the person's Drive, one for each prompt.

Source: key list of 226 real files, parsers that quote them, samples made by one of them. The model is that of the
last setting of the file and not of each turn.
"""

from collections.abc import Iterator

import msgspec

from commonplace.records import (
    Attachment,
    Message,
    Part,
    Reasoning,
    ServiceFacts,
    Status,
    Text,
    ToolCall,
    ToolResult,
    Usage,
)
from commonplace.sources.base import About, Match, Probe, ReadOptions
from commonplace.sources.chat_export import ChatExport, Draft
from commonplace.sources.chat_file import ChatFile
from commonplace.sources.gemini_parts import parts_of_content
from commonplace.sources.log_records import Record
from commonplace.sources.message_blocks import Sink
from commonplace.sources.scalars import fields_of, flag, items_of, kind_name, objects_of, seconds, word
from commonplace.sources.sniffing import first_json_objects

__all__ = ["SOURCE"]

_FILES = {
    "driveDocument": "document",
    "driveImage": "image",
    "driveVideo": "video",
    "driveAudio": "audio",
    "youtubeVideo": "video",
}
_LEFT_OUT = {"grounding": "citations", "thoughtSignature": "opaque-reasoning", "branchChildren": "reference"}
_KNOWN = frozenset(
    {"id", "role", "text", "parts", "isThought", "createTime", "tokenCount", "finishReason", "errorMessage"}
    | {"isEdited", "thinkingBudget", "branchParent", "executableCode", "codeExecutionResult", "inlineFile"}
    | {"inlineData", "thoughtSignatures", "isGeneratedUsingApiKey", "safetyRatings"}
    | _FILES.keys()
    | _LEFT_OUT.keys()
)
_CODE = "code_execution"


class AiStudio(ChatExport):
    """Prompts of Google AI Studio, as they lie in Google Drive."""

    id = "ai-studio"
    version = 1
    title = "Google AI Studio prompts (Drive)"
    how_to_get = (
        "Google Drive, folder Google AI Studio: download it, or take Drive out with takeout.google.com"
    )
    about = About(
        kept="turns, thinking as exported, code that was run, system instructions, settings' model, files by kind",
        lost="bytes and Drive ids of files, grounding, links to other prompts, what was typed and not sent",
        evidence=("other readers",),
        checked="files of 2026",
    )
    provider = "google"
    client = "ai-studio"

    def sniff(self, probe: Probe) -> Match | None:
        """Claim objects whose prompt is a list of chunks; the files often have no ending."""
        for record in first_json_objects(probe.head):
            if isinstance(fields_of(record.get("chunkedPrompt")).get("chunks"), list):
                return Match(0.95, "an object with chunkedPrompt.chunks")
        return None

    def chats(self, record: Record, file: ChatFile, options: ReadOptions) -> Iterator[Draft]:  # noqa: ARG002
        """Yield the one prompt of a file."""
        fields = record.fields
        prompt = fields_of(fields.get("chunkedPrompt"))
        file.meet("prompt")
        if not isinstance(prompt.get("chunks"), list):
            file.skip("wrong-shape")
            return
        file.drop("unsent", len(items_of(prompt.get("pendingInputs"))))
        model = word(fields_of(fields.get("runSettings")).get("model"))
        chunks = objects_of(prompt["chunks"])
        file.meet("not-an-object", len(items_of(prompt["chunks"])) - len(chunks))
        yield Draft(
            messages=_messages(fields, chunks, model, file),
            source_format="ai-studio/chunked-prompt",
            native_id=word(fields.get("id")),
            title=word(fields.get("title")) or word(fields.get("displayName")),
            created=seconds(fields.get("createTime")),
            updated=seconds(fields.get("updateTime")),
        )


def _messages(
    fields: dict[str, object], chunks: list[dict[str, object]], model: str | None, file: ChatFile
) -> list[Message]:
    """The chunks one after another; one that names an earlier chunk as where it branched off follows that one."""
    messages: list[Message] = []
    instruction = fields_of(fields.get("systemInstruction"))
    text = word(instruction.get("text")) or "".join(_texts(instruction))
    if text.strip():
        messages.append(
            Message(id="system", parent=None, role="system", parts=(Text(text),), role_raw="system")
        )
    met: set[str] = set()
    parent = messages[-1].id if messages else None
    for number, chunk in enumerate(chunks):
        role = word(chunk.get("role"))
        if role not in ("user", "model"):
            file.skip("wrong-shape", within=f"chunk {number}")
            continue
        file.meet(f"chunk.{role}")
        from_chunk = word(fields_of(chunk.get("branchParent")).get("id"))
        if from_chunk is not None and from_chunk not in met:
            file.drop("reference")
        name = word(chunk.get("id")) or f"chunk-{number}"
        message = _message(chunk, name, from_chunk if from_chunk in met else parent, model, file)
        if not message.parts:
            file.drop("empty-message")
            continue
        messages.append(message)
        met.add(name)
        parent = name
    return messages


def _texts(content: dict[str, object]) -> Iterator[str]:
    for part in objects_of(content.get("parts")):
        yield word(part.get("text")) or ""


def _message(
    chunk: dict[str, object], name: str, parent: str | None, model: str | None, file: ChatFile
) -> Message:
    answer = chunk.get("role") == "model"
    tokens = chunk.get("tokenCount")
    counted = answer and type(tokens) is int and 0 < tokens < 2**63
    finish = word(chunk.get("finishReason"))
    failed = bool(chunk.get("errorMessage"))
    status: Status = "error" if failed else "ok"
    file.meet("chunk.edited", int(flag(chunk.get("isEdited"))))
    return Message(
        id=name,
        parent=parent,
        role="assistant" if answer else "user",
        parts=tuple(_parts(chunk, file)),
        model=model if answer else None,
        model_source="conversation_default" if answer and model else "unknown",
        created=seconds(chunk.get("createTime")),
        role_raw=str(chunk["role"]),
        status=status,
        finish=finish,
        service=ServiceFacts(usage=Usage(output=tokens)) if counted and isinstance(tokens, int) else None,
    )


def _parts(chunk: dict[str, object], file: ChatFile) -> Iterator[Part]:
    """The parts of a chunk. Where there are parts, ``text`` says the same again."""
    listed = objects_of(chunk.get("parts"))
    thought = flag(chunk.get("isThought"))
    text = word(chunk.get("text"))
    if listed:
        file.drop("twin", int(text is not None))
        yield from _joined([each for part in listed for each in _listed(part, file, thought=thought)])
    elif text and text.strip():
        yield Reasoning("summary", text) if thought else Text(text)
    yield from _code(chunk)
    for name, kind in _FILES.items():
        if name in chunk:
            file.drop("reference")
            yield Attachment(kind=kind)  # type: ignore[arg-type]
    for name in ("inlineFile", "inlineData"):
        if name in chunk:
            yield from _through_sink({"inlineData": chunk[name]}, file)
    file.drop_present(chunk, _LEFT_OUT)
    for name in sorted(chunk.keys() - _KNOWN):
        file.keep_unknown(f"chunk.{kind_name(name)}", {name: chunk[name]})


def _joined(parts: list[Part]) -> Iterator[Part]:
    """The parts, neighbours that are words or thinking made one: an answer is cut where its stream was."""
    held: Part | None = None
    for part in parts:
        if isinstance(held, Text) and isinstance(part, Text):
            held = Text(held.text + part.text)
        elif isinstance(held, Reasoning) and isinstance(part, Reasoning):
            held = Reasoning(held.kind, held.text + part.text)
        else:
            if held is not None:
                yield held
            held = part
    if held is not None:
        yield held


def _listed(part: dict[str, object], file: ChatFile, *, thought: bool) -> Iterator[Part]:
    if "executableCode" in part or "codeExecutionResult" in part:
        yield from _code(part)
    else:
        yield from _through_sink(part | ({"thought": True} if thought else {}), file)


def _through_sink(part: dict[str, object], file: ChatFile) -> Iterator[Part]:
    sink = Sink()
    yield from parts_of_content([part], sink)
    file.absorb(sink)


def _code(fields: dict[str, object]) -> Iterator[Part]:
    """Code that the service ran, and what came out of it."""
    code = fields_of(fields.get("executableCode"))
    if code:
        yield ToolCall(
            word(code.get("id")), _CODE, {name: code[name] for name in ("language", "code") if name in code}
        )
    result = fields_of(fields.get("codeExecutionResult"))
    if result:
        outcome = word(result.get("outcome"))
        failed = outcome != "OUTCOME_OK" if outcome else None
        output = result.get("output")
        text = output if isinstance(output, str) else msgspec.json.encode(output).decode()
        yield ToolResult(word(result.get("id")), text, name=_CODE, is_error=failed)


SOURCE = AiStudio()
