"""Recognise ChatGPT's files by what stands in them; names decide only where nothing stands in them."""

import re
from pathlib import PurePosixPath

from commonplace.sources.base import Match, Probe
from commonplace.sources.sniffing import first_json_objects, parse_cut

__all__ = ["SIDECARS", "is_conversation_file", "is_sidecar", "layout_of", "sniff"]

SIDECARS = frozenset(
    {
        "message_feedback.json",
        "model_comparisons.json",
        "conversation_asset_file_names.json",
        "library_files.json",
        "export_manifest.json",
        "group_chats.json",
        "chat.html",
        "codex.json",
        "sectioned_conversations.json",
        "sora.json",
    }
)
"""Files that an export lays beside the conversations and that hold no account data."""

_CONVERSATIONS = re.compile(r"conversations(-\d+)?\.json")
_OUR_KEYS = frozenset(
    {"current_node", "default_model_slug", "conversation_template_id", "moderation_results"}
)
_OTHER_KEYS = frozenset({"inserted_at", "chat_messages", "fragments"})
"""Keys that DeepSeek's and Claude's exports have in the places where ChatGPT's has others."""


def sniff(probe: Probe) -> Match | None:
    """Say how sure it is that a file is from an export of ChatGPT, or an object of its web page.

    DeepSeek's export has a ``mapping`` too, but its conversations have ``inserted_at`` and its messages
    ``fragments`` and no author.

    Source: DeepSeek parsers and samples; ``message.author`` in every generation of ChatGPT exports.
    """
    conversations = first_json_objects(probe.head, keys=("conversations",))
    if any(_is_foreign(conversation) for conversation in conversations):
        return None
    matches = [_sniff_mapping(each["mapping"], each) for each in conversations if "mapping" in each]
    if best := max((match for match in matches if match), key=lambda match: match.score, default=None):
        return best
    if is_sidecar(probe.path):
        return Match(0.6, "lies beside conversations of ChatGPT") if _has_neighbour(probe) else None
    if is_conversation_file(probe.path) and parse_cut(probe.head) == []:
        return Match(0.3, "an empty list in an export of ChatGPT") if _is_beside_sidecar(probe) else None
    return None


def _is_foreign(conversation: dict[str, object]) -> bool:
    return any(_OTHER_KEYS & each.keys() for each in (conversation, *_messages(conversation.get("mapping"))))


def _messages(mapping: object) -> list[dict[str, object]]:
    nodes = mapping.values() if isinstance(mapping, dict) else ()
    messages = [node.get("message") for node in nodes if isinstance(node, dict)]
    return [message for message in messages if isinstance(message, dict)]


def _sniff_mapping(mapping: object, conversation: dict[str, object]) -> Match | None:
    if not isinstance(mapping, dict):
        return None
    if any(isinstance(message.get("author"), dict) for message in _messages(mapping)):
        return Match(0.95, "conversations with mapping and message.author")
    if _OUR_KEYS & conversation.keys() or "client-created-root" in mapping:
        return Match(0.7, "conversations with mapping and current_node")
    return Match(0.3, "conversations with mapping")


def is_sidecar(path: str) -> bool:
    """Whether a file is by its name one that lies beside conversations."""
    return PurePosixPath(path).name in SIDECARS


def is_conversation_file(path: str) -> bool:
    """Whether a file has the name that conversations have in an account export."""
    return _CONVERSATIONS.fullmatch(PurePosixPath(path).name) is not None


def _has_neighbour(probe: Probe) -> bool:
    """Whether conversations lie in the same folder or the one above it."""
    folder = PurePosixPath(probe.path).parent
    return any(
        is_conversation_file(name) and PurePosixPath(name).parent in (folder, folder.parent)
        for name in probe.names
    )


def _is_beside_sidecar(probe: Probe) -> bool:
    folder = PurePosixPath(probe.path).parent
    shard = "-" in PurePosixPath(probe.path).name
    return shard or any(str(folder / name) in probe.names for name in SIDECARS)


def layout_of(path: str, head: bytes) -> str:
    """The layout of a file: ``sharded``, ``wrapped``, ``single-object`` or ``single-file``."""
    start = parse_cut(head)
    if isinstance(start, dict):
        return "wrapped" if "conversations" in start else "single-object"
    return "sharded" if "-" in PurePosixPath(path).name and is_conversation_file(path) else "single-file"
