"""Decode a conversation whole, and if one of its nodes is odd, node by node."""

from typing import TypeVar

import msgspec

from commonplace.sources.chatgpt.ledger import Ledger
from commonplace.sources.chatgpt.shapes import ConversationRecord, LooseConversationRecord, Node
from commonplace.sources.lenient import JsonBytes, Undecodable, decode

__all__ = ["Header", "decode_conversation", "raw_nodes"]

Header = ConversationRecord | LooseConversationRecord

Value = TypeVar("Value")

_WHOLE = msgspec.json.Decoder(ConversationRecord)
_LOOSE = msgspec.json.Decoder(LooseConversationRecord)
_NODE = msgspec.json.Decoder(Node)
_OBJECT = msgspec.json.Decoder(dict[str, object])

_FRAGILE = ("attachments", "citations", "content_references", "aggregate_result")
"""Fields of ``metadata`` that a message can do without; they are the ones that change their shape."""


def decode_conversation(data: JsonBytes, where: str, ledger: Ledger) -> tuple[Header, dict[str, Node]]:
    """Decode one conversation and its nodes, by key and in the order of the log.

    A node of unexpected shape loses the metadata that does not fit; if that does not help, it is noted as
    skipped and the others are read.

    Raises:
        Undecodable: if it is no conversation at all.
    """
    try:
        whole = decode(data, _WHOLE)
    except Undecodable as error:
        if error.reason != "wrong-shape":
            raise
        return _decode_loosely(data, where, ledger)
    return whole, _present(whole.mapping)


def _decode_loosely(data: JsonBytes, where: str, ledger: Ledger) -> tuple[Header, dict[str, Node]]:
    header = decode(data, _LOOSE)
    nodes: dict[str, Node] = {}
    for number, (key, raw) in enumerate(_present(header.mapping).items()):
        try:
            nodes[key] = _decode_node(raw, ledger)
        except Undecodable as error:
            ledger.record("unreadable")
            ledger.skip(error.reason, f"{where}, node {number}")
    return header, nodes


def _present(mapping: dict[str, Value] | None) -> dict[str, Value]:
    if mapping is None:
        raise Undecodable("wrong-shape")
    return mapping


def _decode_node(raw: JsonBytes, ledger: Ledger) -> Node:
    try:
        return decode(raw, _NODE)
    except Undecodable as error:
        if error.reason != "wrong-shape":
            raise
    loose = decode(raw, _OBJECT)
    message = loose.get("message")
    metadata = message.get("metadata") if isinstance(message, dict) else None
    if not isinstance(message, dict):
        raise Undecodable("wrong-shape")
    if isinstance(metadata, dict):
        metadata = {name: value for name, value in metadata.items() if name not in _FRAGILE}
    for attempt in (metadata, None):
        try:
            node = msgspec.convert({**loose, "message": {**message, "metadata": attempt}}, Node)
        except msgspec.ValidationError:
            continue
        ledger.kinds["repaired:metadata"] += 1
        return node
    raise Undecodable("wrong-shape")


def raw_nodes(data: JsonBytes) -> dict[str, bytes]:
    """The bytes of every node, for those that must be kept as they are."""
    mapping = decode(data, _LOOSE).mapping or {}
    return {key: bytes(memoryview(raw)) for key, raw in mapping.items()}
