"""The conversation as every source delivers it: a tree of messages.

A conversation keeps *all* messages of an export, those of abandoned paths included. ``leaf`` names the
last message of the path that the person saw last; ``tree.paths`` turns the tree into that trunk and its
branches. Times are UTC seconds since 1970, lengths are code points of text or bytes of files.
"""

from typing import Literal, TypeAlias

import msgspec

__all__ = [
    "Attachment",
    "BranchKind",
    "Collection",
    "Conversation",
    "Feedback",
    "Message",
    "ModelSource",
    "Part",
    "Project",
    "Provenance",
    "Reasoning",
    "Role",
    "ServiceFacts",
    "Status",
    "Text",
    "ToolCall",
    "ToolResult",
    "Usage",
]

Role: TypeAlias = Literal["system", "user", "assistant", "tool"]

ModelSource: TypeAlias = Literal[
    "message", "conversation_default", "user_declared", "inferred_by_exporter", "unknown"
]
"""Who says which model wrote a message; it is never guessed from the date."""

Status: TypeAlias = Literal["ok", "error", "interrupted", "synthetic", "abandoned"]
"""``synthetic``: written by the client, not by a model; ``abandoned``: undone by the person."""

BranchKind: TypeAlias = Literal["regenerated", "edited", "sidechain", "rewound"]
"""Why a path is not the trunk; ``sidechain`` is a subagent, which does not see its parent's prefix."""

Collection: TypeAlias = Literal[
    "official_export", "local_session_log", "browser_copy", "third_party_dataset", "unknown"
]


class Text(msgspec.Struct, frozen=True, tag="text"):
    """Words in a message."""

    text: str


class Reasoning(msgspec.Struct, frozen=True, tag="reasoning"):
    """What a model thought before it answered, as far as the log holds it.

    ``opaque`` is a signature or encrypted text that nobody can review: it is not stored, only its length
    and SHA-256. ``absent`` says that the model thought and the log kept nothing.
    """

    kind: Literal["full", "summary", "opaque", "absent"]
    text: str = ""
    opaque_bytes: int | None = None
    opaque_sha256: str | None = None
    seconds: float | None = None


class ToolCall(msgspec.Struct, frozen=True, tag="tool_call"):
    """A call of a tool by the model; ``call_id`` pairs it with its result.

    Arguments that were no JSON object stand under the one key ``input``, and ``wrapped`` is true.
    """

    call_id: str | None
    name: str
    arguments: dict[str, object]
    wrapped: bool = False


class ToolResult(msgspec.Struct, frozen=True, tag="tool_result"):
    """What a tool answered, as text; ``metadata`` holds small facts such as an exit code."""

    call_id: str | None
    text: str
    name: str | None = None
    is_error: bool | None = None
    metadata: dict[str, object] = {}


class Attachment(msgspec.Struct, frozen=True, tag="attachment"):
    """A file, image or recording that belongs to a message; its bytes are never stored.

    ``text`` is what the exporter extracted from a document. It stays local unless the person says
    otherwise, for it is often somebody else's work.
    """

    kind: Literal["image", "audio", "video", "document", "file"]
    mime: str | None = None
    name: str | None = None
    size: int | None = None
    sha256: str | None = None
    text: str | None = None


Part: TypeAlias = Text | Reasoning | ToolCall | ToolResult | Attachment


class Feedback(msgspec.Struct, frozen=True):
    """A judgement that the person gave in the product: a rating, or a comparison of two answers."""

    source: str
    kind: str
    value: str


class Usage(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Tokens that the service counted for one answer, as the log has them."""

    input: int = 0
    output: int = 0
    cache_creation: int = 0
    cache_read: int = 0


class ServiceFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the service itself wrote into the log beside an answer. Local only: verdicts about it may leave.

    Attributes:
        ids: of the request and the answer, e.g. ``req_01...``; with them the provider could find the account.
        usage: tokens of this answer; None if the log has no count.
        signed_model: the model that a signature of the service names in clear.
    """

    ids: tuple[str, ...] = ()
    usage: Usage | None = None
    signed_model: str | None = None


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One node of the tree.

    Attributes:
        id: provider-native id, or one derived by the source; unique in the conversation, local only.
        parent: id of the message before it; None for a root.
        role: who speaks.
        parts: in the order of the log.
        model: slug as recorded, e.g. ``gpt-5-5-thinking``; None if nothing says it.
        model_source: who says so.
        created: UTC seconds.
        role_raw: the role or record kind in the provider's own word.
        status: how the message ended.
        finish: the provider's own stop reason.
        hidden: the person did not see it in the product.
        injected: it has role ``user`` but no person wrote it (reminders, command output, environment).
        branch_kind: set on the first message of an off-trunk path when the log says what kind it is.
        context_reset: the model's context was compacted or cleared just before this message.
        feedback: judgements on this message.
        service: ids, counts and marks of the service; local only.
    """

    id: str
    parent: str | None
    role: Role
    parts: tuple[Part, ...]
    model: str | None = None
    model_source: ModelSource = "unknown"
    created: float | None = None
    role_raw: str = ""
    status: Status = "ok"
    finish: str | None = None
    hidden: bool = False
    injected: bool = False
    branch_kind: BranchKind | None = None
    context_reset: bool = False
    feedback: tuple[Feedback, ...] = ()
    service: ServiceFacts | None = None


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """Where an agent worked. Local only: it helps the person decide and never leaves as it is.

    ``remote`` is a repository address without user name, password or token.
    """

    name: str | None = None
    cwd: str | None = None
    remote: str | None = None
    git_branch: str | None = None


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """How a conversation came here.

    Attributes:
        collection: the way it left the provider's hands.
        source_format: format and generation as the source names it, e.g. ``chatgpt-export/sharded``.
        client_version: version of the product that wrote the log.
        parser: id of the source; ``parser_version`` grows with each change of what it reads.
        plan_hint: the plan, where the log names it.
        thread_reconstructed: False if the log holds single pairs only, None if it holds whole threads.
        leaf_source: whether the log says which path was seen last (``recorded``), or the source took the
            latest leaf (``latest``).
    """

    collection: Collection
    source_format: str
    parser: str
    parser_version: int
    client_version: str | None = None
    plan_hint: str | None = None
    thread_reconstructed: bool | None = None
    leaf_source: Literal["recorded", "latest"] = "recorded"


class Conversation(msgspec.Struct, frozen=True, kw_only=True):
    """A whole conversation: all its messages, and which of them the person saw last.

    Attributes:
        native_id: the provider's id; for a family of forks and resumed sessions the id of its earliest
            root record, whatever order the files arrive in.
        aliases: other ids under which files of the same family may name it.
        provider: who runs the model's service, e.g. ``openai``; ``client`` is the product, e.g.
            ``chatgpt``; ``surface`` is the kind of product.
        account: the provider's account id. Local only.
        messages: parents before children; siblings in the order of the log.
        leaf: id of the last message of the trunk; None only if there are no messages.
        tools: tool schemas as recorded, empty if the log has none.
        asks: questions the person must answer before publishing, e.g. ``declare-model``.
    """

    source: str
    provider: str
    client: str
    surface: Literal["web", "app", "cli", "ide", "api", "unknown"]
    native_id: str
    provenance: Provenance
    messages: tuple[Message, ...]
    leaf: str | None
    account: str | None = None
    aliases: tuple[str, ...] = ()
    title: str | None = None
    created: float | None = None
    updated: float | None = None
    tools: tuple[dict[str, object], ...] = ()
    project: Project | None = None
    asks: tuple[str, ...] = ()
