"""The records of a Codex session log as typed shapes, and the names of all kinds that are known.

Fields whose type has changed between versions are ``object`` and are looked at where they are used, so that
a change in one of them costs that field and not the record.

Source: openai/codex, ``codex-rs/history/src/lib.rs``, ``codex-rs/history/src/rollout_payload.rs``,
``codex-rs/protocol/src/models.rs`` and ``codex-rs/protocol/src/items.rs``, as of autumn 2026; the shapes of
2025 from the same repository's history and from real files.
"""

import msgspec

__all__ = [
    "COMPACTED",
    "EVENT",
    "HEAD",
    "ITEM",
    "LINE",
    "META",
    "TURN_CONTEXT",
    "TURN_ITEM",
    "Compacted",
    "Content",
    "Event",
    "Git",
    "Head",
    "HistoryBase",
    "Item",
    "Line",
    "Meta",
    "TurnContext",
    "TurnItem",
]


class Line(msgspec.Struct, frozen=True):
    """One line: the envelope of today, or the bare record of 2025, which has no payload."""

    timestamp: object = None
    ordinal: object = None
    type: object = None
    payload: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    record_type: object = None
    id: object = None


class Git(msgspec.Struct, frozen=True):
    """The repository at the start of a session; the address may hold a token."""

    branch: str | None = None
    repository_url: str | None = None


class HistoryBase(msgspec.Struct, frozen=True):
    """Where a page of a paginated session goes on: the file (by its own id), and the first line left out.

    Source: ``HistoryPosition``; its ``thread_id`` names a file, not a session, which matters after a revert.
    """

    thread_id: str
    end_ordinal_exclusive: int | None = None


class Meta(msgspec.Struct, frozen=True):
    """``session_meta``: who wrote the file, where, and which session it goes on from."""

    id: str | None = None
    timestamp: object = None
    cwd: str | None = None
    originator: str | None = None
    cli_version: str | None = None
    source: object = None
    thread_source: object = None
    model_provider: str | None = None
    git: Git | None = None
    session_id: str | None = None
    parent_thread_id: str | None = None
    forked_from_id: str | None = None
    history_mode: str | None = None
    history_base: HistoryBase | None = None
    subagent_history_start_ordinal: int | None = None
    instructions: object = None
    base_instructions: object = None
    dynamic_tools: object = None


class Head(msgspec.Struct, frozen=True):
    """The first line of mid 2025, bare: id, time, instructions, repository."""

    id: str
    timestamp: object
    cwd: str | None = None
    originator: str | None = None
    cli_version: str | None = None
    instructions: object = None
    git: Git | None = None


class _Settings(msgspec.Struct, frozen=True):
    developer_instructions: object = None


class _Mode(msgspec.Struct, frozen=True):
    settings: _Settings | None = None


class _Place(msgspec.Struct, frozen=True):
    cwd: str | None = None


class TurnContext(msgspec.Struct, frozen=True):
    """``turn_context``: what holds for the turn that follows."""

    turn_id: str | None = None
    cwd: str | None = None
    model: str | None = None
    user_instructions: object = None
    developer_instructions: object = None
    collaboration_mode: _Mode | None = None
    turn_context: _Place | None = None

    def instructions(self) -> int:
        """How many instruction texts it holds."""
        mode = self.collaboration_mode.settings if self.collaboration_mode else None
        texts = (
            self.user_instructions,
            self.developer_instructions,
            mode.developer_instructions if mode else None,
        )
        return sum(1 for text in texts if text)


class Compacted(msgspec.Struct, frozen=True):
    """``compacted``: the summary only; the copy of the context beside it is never built."""

    message: str = ""


class Content(msgspec.Struct, frozen=True):
    """One block of a message or a tool result."""

    type: str = ""
    text: str | None = None
    refusal: str | None = None
    image_url: object = None
    path: object = None
    name: object = None
    data: object = None
    mime_type: str | None = msgspec.field(default=None, name="mimeType")
    resource: object = None
    encrypted_content: str | None = None


class _Passthrough(msgspec.Struct, frozen=True):
    turn_id: str | None = None
    content_item_kinds: list[str] | None = None


class Item(msgspec.Struct, frozen=True):
    """``response_item``: something the model was given or gave, all kinds in one shape."""

    type: str = "message"
    id: str | None = None
    role: str | None = None
    timestamp: object = None
    content: list[Content] | str | None = None
    phase: str | None = None
    summary: list[Content] | str | None = None
    encrypted_content: str | None = None
    duration_ms: float | None = None
    name: str | None = None
    namespace: str | None = None
    arguments: object = None
    input: object = None
    output: object = None
    action: object = None
    call_id: str | None = None
    tools: object = None
    author: str | None = None
    recipient: str | None = None
    result: str | None = None
    revised_prompt: str | None = None
    passthrough: _Passthrough | None = msgspec.field(
        default=None, name="internal_chat_message_metadata_passthrough"
    )


class _RateLimits(msgspec.Struct, frozen=True):
    plan_type: str | None = None


class _Invocation(msgspec.Struct, frozen=True):
    server: str = ""
    tool: str = ""
    arguments: object = None


class _Review(msgspec.Struct, frozen=True):
    overall_explanation: str | None = None


class Event(msgspec.Struct, frozen=True):
    """``event_msg``: what the client told its own window, all kinds in one shape."""

    type: str
    message: object = None
    text: str | None = None
    kind: object = None
    phase: str | None = None
    images: list[str] | None = None
    local_images: list[object] | None = None
    turn_id: str | None = None
    reason: object = None
    num_turns: int | None = None
    thread_name: str | None = None
    to_model: str | None = None
    info: object = None
    rate_limits: _RateLimits | None = None
    call_id: str | None = msgspec.field(default=None)
    command: object = None
    cwd: object = None
    stdout: str | None = None
    stderr: str | None = None
    aggregated_output: str | None = None
    formatted_output: str | None = None
    exit_code: int | None = None
    duration: object = None
    success: bool | None = None
    changes: object = None
    invocation: _Invocation | None = None
    result: object = None
    query: object = None
    action: object = None
    path: object = None
    prompt: object = None
    revised_prompt: str | None = None
    tool: object = None
    arguments: object = None
    content_items: list[Content] | None = None
    error: object = None
    new_thread_id: str | None = None
    agent_thread_id: str | None = None
    review_output: _Review | None = None
    item: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


class _Fragment(msgspec.Struct, frozen=True):
    text: str = ""


class TurnItem(msgspec.Struct, frozen=True):
    """The item of ``item_completed``: how paginated sessions record what older ones recorded as events."""

    type: str
    id: str | None = None
    content: list[Content] | None = None
    text: str | None = None
    phase: str | None = None
    summary_text: list[str] | None = None
    raw_content: list[str] | None = None
    fragments: list[_Fragment] | None = None
    command: object = None
    cwd: object = None
    stdout: str | None = None
    stderr: str | None = None
    aggregated_output: str | None = None
    formatted_output: str | None = None
    exit_code: int | None = None
    duration: object = None
    status: object = None
    changes: object = None
    server: str | None = None
    namespace: str | None = None
    tool: str | None = None
    arguments: object = None
    result: object = None
    error: object = None
    content_items: list[Content] | None = None
    success: bool | None = None
    query: object = None
    action: object = None
    path: object = None
    prompt: object = None
    revised_prompt: str | None = None
    agent_thread_id: str | None = None
    receiver_thread_ids: list[str] | None = None


LINE = msgspec.json.Decoder(Line)
META = msgspec.json.Decoder(Meta)
HEAD = msgspec.json.Decoder(Head)
TURN_CONTEXT = msgspec.json.Decoder(TurnContext)
COMPACTED = msgspec.json.Decoder(Compacted)
ITEM = msgspec.json.Decoder(Item)
EVENT = msgspec.json.Decoder(Event)
TURN_ITEM = msgspec.json.Decoder(TurnItem)
