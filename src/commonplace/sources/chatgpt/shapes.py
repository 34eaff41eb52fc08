"""ChatGPT's own JSON, as far as it is read.

Only what these structs name is ever decoded: request headers, IP places, account ids and what else lies
beside it in an export never becomes a Python object. Fields that a message can do without have the type
``object`` and are looked at by ``facts``, so that a number where a string should be costs that field and
not the conversation.

Source: keys seen by several parsers over 2,122 real
conversations.
"""

import msgspec

__all__ = [
    "ComparisonRecord",
    "Content",
    "ConversationRecord",
    "FeedbackRecord",
    "GroupChats",
    "LibraryRecord",
    "LooseConversationRecord",
    "Manifest",
    "MessageRecord",
    "Metadata",
    "Node",
    "Reference",
]


class Author(msgspec.Struct, frozen=True):
    """Who wrote a message: ``system``, ``user``, ``assistant``, ``tool``; ``function`` in 2023."""

    role: object = None
    name: object = None


class Content(msgspec.Struct, frozen=True):
    """The content of a message of any type; which fields are used depends on ``content_type``."""

    content_type: object = None
    parts: object = None
    text: object = None
    language: object = None
    result: object = None
    summary: object = None
    title: object = None
    url: object = None
    domain: object = None
    snippet: object = None
    name: object = None
    output_str: object = None
    thoughts: object = None
    content: object = None
    screenshot: object = None
    state: object = None


class ReferenceItem(msgspec.Struct, frozen=True):
    """One web page of a reference."""

    title: str | None = None
    url: str | None = None
    attribution: str | None = None


class Reference(msgspec.Struct, frozen=True):
    """What a marker in the text stands for (since 2025); ``matched_text`` is the marker itself."""

    matched_text: str | None = None
    alt: str | None = None
    type: str | None = None
    title: str | None = None
    name: str | None = None
    url: str | None = None
    items: list[ReferenceItem] | None = None


class CitationSource(msgspec.Struct, frozen=True):
    """The page or file that a citation names."""

    title: str | None = None
    name: str | None = None
    url: str | None = None


class Citation(msgspec.Struct, frozen=True):
    """A citation by place in the text (2023 to 2025): half-open range of characters."""

    start_ix: int | None = None
    end_ix: int | None = None
    metadata: CitationSource | None = None


class AttachmentRecord(msgspec.Struct, frozen=True):
    """A file that the person added to a message."""

    id: str | None = None
    name: str | None = None
    mime_type: str | None = None
    size: int | None = None


class OutputRecord(msgspec.Struct, frozen=True):
    """One output of executed code; images have ``message_type`` ``image``."""

    message_type: str | None = None
    image_url: str | None = None


class AggregateResult(msgspec.Struct, frozen=True):
    """How the execution of code ended."""

    status: str | None = None
    in_kernel_exception: msgspec.Raw = msgspec.Raw()
    system_exception: msgspec.Raw = msgspec.Raw()
    messages: list[OutputRecord] | None = None


class Metadata(msgspec.Struct, frozen=True):
    """Facts about a message; the whole object is missing on many user messages since mid-2026."""

    model_slug: object = None
    resolved_model_slug: object = None
    is_visually_hidden_from_conversation: object = None
    is_user_system_message: object = None
    user_context_message_data: msgspec.Raw = msgspec.Raw()
    finish_details: object = None
    finished_duration_sec: object = None
    attachments: list[AttachmentRecord] | None = None
    citations: list[Citation] | None = None
    content_references: list[Reference] | None = None
    aggregate_result: AggregateResult | None = None


class MessageRecord(msgspec.Struct, frozen=True):
    """A message of the tree."""

    id: object = None
    author: Author | None = None
    create_time: object = None
    content: Content | None = None
    status: object = None
    weight: object = None
    recipient: object = None
    metadata: Metadata | None = None


class Node(msgspec.Struct, frozen=True):
    """A node of ``mapping``. ``children`` is not read: since mid-2026 it is empty or absent."""

    parent: object = None
    message: MessageRecord | None = None


class _Header(msgspec.Struct, frozen=True):
    id: object = None
    conversation_id: object = None
    title: object = None
    create_time: object = None
    update_time: object = None
    current_node: object = None
    default_model_slug: object = None
    gizmo_id: object = None
    gizmo_type: object = None
    owner: object = None
    is_temporary_chat: object = msgspec.UNSET


class ConversationRecord(_Header, frozen=True):
    """A conversation of which every node has the expected shape."""

    mapping: dict[str, Node] | None = None


class LooseConversationRecord(_Header, frozen=True):
    """The same with its nodes still undecoded, to be tried one by one."""

    mapping: dict[str, msgspec.Raw] | None = None


class FeedbackRecord(msgspec.Struct, frozen=True):
    """One element of ``message_feedback.json``; ``id`` is that of the message."""

    id: object = None
    conversation_id: object = None
    rating: object = None
    create_time: object = None
    content: object = None


class ComparedMessage(msgspec.Struct, frozen=True):
    """A message of one of two compared answers."""

    id: object = None
    author: Author | None = None


class ComparisonStep(msgspec.Struct, frozen=True):
    """Two answers side by side and which of them the person found better."""

    completion_comparison_rating: object = None
    original_turn: list[ComparedMessage] | None = None
    new_turn: list[ComparedMessage] | None = None


class ComparisonOutput(msgspec.Struct, frozen=True):
    """The answer of the person to the question which is better."""

    feedback_step_2: ComparisonStep | None = None


class ComparisonContent(msgspec.Struct, frozen=True):
    """Without ``metadata``, which holds request headers with city and network of the person."""

    output: ComparisonOutput | None = None


class ComparisonRecord(msgspec.Struct, frozen=True):
    """One element of ``model_comparisons.json``."""

    conversation_id: object = None
    content: ComparisonContent | None = None


class LibraryRecord(msgspec.Struct, frozen=True):
    """One element of ``library_files.json``."""

    file_id: object = None
    file_name: object = None
    mime_type: object = None
    file_size_bytes: object = None
    sha256_digest: object = None
    origination_message_id: object = None
    origination_thread_id: object = None


class LogicalFile(msgspec.Struct, frozen=True):
    """A file of the export that may be cut into shards."""

    files: list[str] = []


class Manifest(msgspec.Struct, frozen=True):
    """``export_manifest.json``: which shards make up ``conversations.json``."""

    logical_files: dict[str, LogicalFile] = {}


class GroupChats(msgspec.Struct, frozen=True):
    """``group_chats.json``: only how many there are is looked at."""

    chats: list[msgspec.Raw] = []
