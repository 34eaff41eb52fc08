"""From one message record to the parts of a message: every content type has its rule here."""

from collections.abc import Callable, Mapping

import msgspec

from commonplace.records import Part, Role, Text, ToolCall, ToolResult
from commonplace.sources.chatgpt.assets import Assets, dalle_prompt
from commonplace.sources.chatgpt.facts import kind_of, slug_of, text_of
from commonplace.sources.chatgpt.ledger import Ledger
from commonplace.sources.chatgpt.parts import (
    RESULTS,
    Reader,
    has_failed,
    loose_files,
    outputs,
    pointed,
    recap,
    result,
    strings,
    thoughts,
)
from commonplace.sources.chatgpt.shapes import Content, MessageRecord, Metadata
from commonplace.sources.lenient import Undecodable, decode, depth_of

__all__ = ["MESSAGE_DROPS", "Draft", "Dropped", "Unreadable", "read_message"]

_ROLES: dict[str, Role] = {
    "system": "system",
    "user": "user",
    "assistant": "assistant",
    "tool": "tool",
    "function": "tool",
}

_PERSONAL = {
    "user_editable_context": "custom-instructions",
    "model_editable_context": "memory",
    "system_content": "provider-system",
    "app_pairing_content": "app-context",
}
"""Content that says who the person is rather than what was talked about; it is left out.

Source: content types of exports of 2024 to 2026 as several parsers list them. ``app_pairing_content`` is
what the desktop app read from other programs; it stands in hidden nodes of 2024 and 2025.
"""

MESSAGE_DROPS = frozenset({*_PERSONAL.values(), "empty", "unreadable-conversation"})
"""Reasons in ``Tally.dropped`` that stand for whole messages; other reasons stand for parts of one."""

_TEXTS = ("text", "multimodal_text")
_OBJECT = msgspec.json.Decoder(dict[str, object])
_DEEPEST = 100
"""Levels of nesting that arguments may have as an object; deeper ones stay text."""


class Draft(msgspec.Struct):
    """A message that is not finished: its place in the tree and its neighbours are not known yet."""

    key: str
    role: Role
    role_raw: str
    record: MessageRecord
    parts: list[Part]
    tool: str | None = None
    """Name of the tool that answers here."""
    unknown_parts: tuple[str, ...] = ()
    """Kinds of parts that no rule covers."""

    @property
    def call(self) -> ToolCall | None:
        """The call of a tool in this message."""
        return next((part for part in self.parts if isinstance(part, ToolCall)), None)


class Dropped(msgspec.Struct, frozen=True):
    """A message that is left out on purpose."""

    reason: str


class Unreadable(msgspec.Struct, frozen=True):
    """A message of a kind that no rule covers."""

    kind: str


def read_message(
    key: str, record: MessageRecord, assets: Assets, ledger: Ledger
) -> Draft | Dropped | Unreadable:
    """Read one message by its role and content type, and count it in ``ledger``.

    Text of models loses its citation marks; text of people is taken as it is.
    """
    content = record.content or Content()
    kind = kind_of(content.content_type)
    ledger.record(kind)
    reason = _personal_reason(kind, record.metadata)
    if reason:
        return Dropped(reason)
    raw_role = record.author.role if record.author else None
    role = _ROLES.get(raw_role) if isinstance(raw_role, str) else None
    if role is None:
        return Unreadable(f"role:{kind_of(raw_role)}")
    draft = Draft(key, role, str(raw_role), record, [])
    draft.tool = slug_of(record.author.name) if record.author and role == "tool" else None
    if not _fill(draft, kind, content, Reader(record.metadata, assets, ledger)):
        return Unreadable(kind)
    if draft.parts or (role == "assistant" and is_interrupted(record)):
        return draft
    return Unreadable(f"{kind}/{draft.unknown_parts[0]}") if draft.unknown_parts else Dropped("empty")


def is_interrupted(record: MessageRecord) -> bool:
    """Whether the answer was stopped: such a message stands for its turn even if it is empty.

    Source: replies that were stopped keep ``in_progress`` for good; ``finished_partial_completion`` and
    ``finish_details.type`` ``interrupted`` say the same.
    """
    details = record.metadata.finish_details if record.metadata else None
    ended = details.get("type") if isinstance(details, dict) else None
    return ended == "interrupted" or record.status in (
        "in_progress",
        "finished_partial_completion",
        "cancelled",
    )


def _personal_reason(kind: str, metadata: Metadata | None) -> str | None:
    if kind in _PERSONAL:
        return _PERSONAL[kind]
    if metadata is None:
        return None
    context = bytes(memoryview(metadata.user_context_message_data))
    if metadata.is_user_system_message is True or context not in (b"", b"null"):
        return "custom-instructions"
    return None


def _fill(draft: Draft, kind: str, content: Content, reader: Reader) -> bool:
    """Give the draft its parts; False if there is no rule for its content type."""
    if kind == "thoughts":
        draft.role, draft.parts = "assistant", thoughts(content, reader)
    elif kind == "reasoning_recap":
        draft.role, draft.parts = "assistant", [recap(content, reader.metadata)]
    elif kind in RESULTS:
        draft.role = "tool"
        draft.parts = [result(kind, content, draft.tool, reader.metadata)]
        draft.parts += outputs(content, reader)
    elif kind == "code":
        _fill_code(draft, content)
    elif kind in _TEXTS:
        _fill_texts(draft, content, reader)
    else:
        return False
    draft.parts += loose_files(text_of(draft.record.id) or draft.key, reader)
    return True


def _fill_code(draft: Draft, content: Content) -> None:
    """Code that a model wrote is a call of the tool it is addressed to; else it is what it stands as."""
    text = text_of(content.text) or "\n".join(strings(content.parts))
    if draft.role == "assistant":
        language = slug_of(content.language)
        draft.parts = [_call(_recipient(draft.record) or (language if language == "python" else ""), text)]
    elif draft.role == "tool":
        draft.parts = [ToolResult(call_id=None, text=text, name=draft.tool)]
    elif text:
        draft.parts = [Text(text)]


def _recipient(record: MessageRecord) -> str | None:
    """The tool that a message is addressed to."""
    name = slug_of(record.recipient)
    return None if name in (None, "all", "assistant", "user") else name


def _call(name: str, text: str) -> ToolCall:
    """A call with its arguments: a JSON object as it is, anything else under ``input``."""
    data = text.encode()
    if text.lstrip().startswith("{") and depth_of(data) <= _DEEPEST:
        try:
            return ToolCall(call_id=None, name=name, arguments=decode(data, _OBJECT))
        except Undecodable:
            pass
    return ToolCall(call_id=None, name=name, arguments={"input": text}, wrapped=True)


def _fill_texts(draft: Draft, content: Content, reader: Reader) -> None:
    draft.parts, unknown = [], []
    items = content.parts if isinstance(content.parts, list) else []
    prompts: list[str] = []
    for item in items:
        if isinstance(item, str):
            draft.parts += _text(item, draft.role, reader.clean)
        elif isinstance(item, dict):
            if not _add_part(draft, item, reader):
                unknown.append(f"part:{kind_of(item.get('content_type'))}")
            prompts += [prompt for prompt in [dalle_prompt(item)] if prompt]
        elif item is not None:
            unknown.append("part:unnamed")
    draft.unknown_parts = tuple(unknown)
    if draft.role == "tool":
        _make_result(draft, {"prompts": prompts} if prompts else {})
    elif draft.role == "assistant" and (name := _recipient(draft.record)):
        files = [part for part in draft.parts if not isinstance(part, Text)]
        draft.parts = [_call(name, "\n".join(strings(content.parts))), *files]


def _text(text: str, role: Role, clean: Callable[[str], str]) -> list[Part]:
    words = clean(text) if role == "assistant" else text
    return [Text(words)] if words.strip() else []


def _add_part(draft: Draft, item: Mapping[str, object], reader: Reader) -> bool:
    """Add a part that is an object: a pointer to a file, or the words of a recording."""
    if item.get("content_type") == "audio_transcription":
        text = text_of(item.get("text"))
        draft.parts += [Text(text)] if text else []
        return True
    files = list(pointed(item, reader))
    draft.parts += files
    return bool(files) or item.get("content_type") == "real_time_user_audio_video_asset_pointer"


def _make_result(draft: Draft, facts: dict[str, object]) -> None:
    """Turn what a tool said into one result, with its files behind it."""
    texts = [part.text for part in draft.parts if isinstance(part, Text)]
    files = [part for part in draft.parts if not isinstance(part, Text)]
    answer = ToolResult(
        call_id=None,
        text="\n".join(texts),
        name=draft.tool,
        is_error=True if has_failed(draft.record.metadata) else None,
        metadata=facts,
    )
    draft.parts = [answer, *files]
