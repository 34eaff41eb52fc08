"""Parts of messages that take more than a line to read: thoughts, results of tools, files."""

import re
from collections.abc import Iterator, Mapping

import msgspec

from commonplace.records import Attachment, Part, Reasoning, ToolResult
from commonplace.sources.chatgpt.assets import (
    Assets,
    FileFacts,
    attachment,
    file_facts,
    file_id,
    pointer_facts,
    pointers_of,
)
from commonplace.sources.chatgpt.citations import plain_text
from commonplace.sources.chatgpt.facts import number_of, text_of
from commonplace.sources.chatgpt.ledger import Ledger
from commonplace.sources.chatgpt.shapes import Content, Metadata

__all__ = [
    "RESULTS",
    "Reader",
    "has_failed",
    "loose_files",
    "outputs",
    "pointed",
    "recap",
    "result",
    "strings",
    "thoughts",
]

_THIRD_PARTY = ("tether_quote", "tether_browsing_display", "tether_browsing_code", "sonic_webpage")
RESULTS = ("execution_output", "computer_output", "system_error", "citable_code_output", *_THIRD_PARTY)
"""Content types that are results of tools; the third-party ones are text of web pages and files."""

_SPAN = re.compile(r"(\d{1,6}) ?([hms])\b")
_SECONDS = {"h": 3600, "m": 60, "s": 1}


class Reader(msgspec.Struct):
    """What the rules need beside the content itself, and the ids of files that parts have named."""

    metadata: Metadata | None
    assets: Assets
    ledger: Ledger
    named: set[str] = msgspec.field(default_factory=set)

    def clean(self, text: str) -> str:
        """Text of a model without citation marks."""
        plain = plain_text(text, self.metadata)
        self.ledger.dropped["citation-mark"] += plain.stripped
        return plain.text


def thoughts(content: Content, reader: Reader) -> list[Part]:
    """Summaries of thoughts: the provider writes them, they are not what the model thought word for word."""
    parts: list[Part] = []
    for thought in content.thoughts if isinstance(content.thoughts, list) else ():
        if not isinstance(thought, dict):
            continue
        chunks = thought.get("chunks")
        words = text_of(thought.get("content")) or "\n".join(
            chunk for chunk in (chunks if isinstance(chunks, list) else ()) if isinstance(chunk, str)
        )
        text = "\n\n".join(part for part in (text_of(thought.get("summary")), words) if part)
        if text:
            parts.append(Reasoning(kind="summary", text=reader.clean(text)))
    return parts or [Reasoning(kind="absent")]


def recap(content: Content, metadata: Metadata | None) -> Reasoning:
    """How long the model thought: a number in the metadata, else the digits of “Thought for 1m 7s”."""
    seconds = number_of(metadata.finished_duration_sec) if metadata else None
    words = text_of(content.content)
    if seconds is None and words:
        spans = _SPAN.findall(words[:200])
        seconds = float(sum(int(count) * _SECONDS[unit] for count, unit in spans)) if spans else None
    return Reasoning(kind="absent", seconds=seconds)


def result(kind: str, content: Content, tool: str | None, metadata: Metadata | None) -> ToolResult:
    """What a tool answered, for the content types in ``RESULTS``."""
    facts: dict[str, object] = {}
    for name, value in (("url", content.url), ("title", content.title), ("domain", content.domain)):
        if text := text_of(value):
            facts[name] = text
    if kind == "system_error" and (error := text_of(content.name)):
        facts["error"] = error
    if kind in _THIRD_PARTY:
        facts["third_party"] = True
    failed = kind == "system_error" or has_failed(metadata)
    return ToolResult(
        call_id=None,
        text=_result_text(kind, content, facts),
        name=tool,
        is_error=True if failed else None,
        metadata=facts,
    )


def _result_text(kind: str, content: Content, facts: dict[str, object]) -> str:
    if kind == "citable_code_output":
        return text_of(content.output_str) or ""
    if kind == "computer_output":
        state = content.state if isinstance(content.state, dict) else {}
        for name in ("url", "title"):
            if text := text_of(state.get(name)):
                facts[name] = text
        return "\n".join(str(facts[name]) for name in ("title", "url") if name in facts)
    texts = [text_of(value) for value in (content.result, content.text)]
    found = [text for text in texts if text] or [text_of(content.snippet) or ""]
    summary = text_of(content.summary)
    if summary and summary not in found:
        found.append(summary)
    return "\n\n".join(text for text in found if text)


def has_failed(metadata: Metadata | None) -> bool:
    """Whether executed code raised an exception, or ended with a status that begins with ``failed``."""
    ended = metadata.aggregate_result if metadata else None
    if ended is None:
        return False
    exceptions = (ended.in_kernel_exception, ended.system_exception)
    raised = any(bytes(memoryview(raised)) not in (b"", b"null") for raised in exceptions)
    return raised or (ended.status or "").startswith("failed")


def outputs(content: Content, reader: Reader) -> Iterator[Attachment]:
    """Pictures among the outputs of a tool: the screenshot of a computer, the plots of executed code."""
    if isinstance(content.screenshot, dict):
        pointer: Mapping[str, object] = {**content.screenshot, "content_type": "image_asset_pointer"}
        yield from pointed(pointer, reader)
    executed = reader.metadata.aggregate_result if reader.metadata else None
    for output in (executed.messages or ()) if executed else ():
        if output.message_type == "image":
            reader.ledger.dropped["image-bytes"] += 1
            yield attachment("image", _facts_of(file_id(output.image_url), reader))


def pointed(item: Mapping[str, object], reader: Reader) -> Iterator[Attachment]:
    """The files that a part points at, with what is known of them."""
    for kind, pointer in pointers_of(item):
        reader.ledger.dropped[f"{kind}-bytes"] += 1
        own = pointer_facts(kind, pointer)
        known = _facts_of(file_id(pointer.get("asset_pointer")), reader)
        mime = known.mime or own.mime
        yield attachment(kind, msgspec.structs.replace(known, mime=mime), own.size)


def _facts_of(identifier: str | None, reader: Reader) -> FileFacts:
    """Facts on a file: the message's own list of attachments first, then the files of the export."""
    if identifier is None:
        return FileFacts()
    reader.named.add(identifier)
    for record in (reader.metadata.attachments or ()) if reader.metadata else ():
        if record.id == identifier:
            return file_facts(record)
    return reader.assets.facts.get(identifier, FileFacts())


def loose_files(message: str, reader: Reader) -> Iterator[Attachment]:
    """Files of a message that no part has named: documents, and what a tool made in this message."""
    for record in (reader.metadata.attachments or ()) if reader.metadata else ():
        if record.id is None or record.id not in reader.named:
            reader.named.add(record.id or "")
            yield attachment(None, file_facts(record))
    for identifier in reader.assets.by_message.get(message, ()):
        if identifier not in reader.named and identifier in reader.assets.facts:
            yield attachment(None, reader.assets.facts[identifier])


def strings(value: object) -> list[str]:
    """The strings in a list; empty if it is none."""
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []
