"""Who decides what when versions differ: one total order for each group of fields.

Each order maps a variant to a tuple, and the variant with the greatest decides the fields named beside it.
Every order holds all three parts of the stamp and grows with each of them, which lets ``merge`` drop at once
what is there again with the same content and a lesser stamp.
"""

from collections.abc import Callable, Sequence
from typing import TypeAlias

import msgspec

from commonplace.records import Attachment, Part, Project, Reasoning, Text, ToolCall, ToolResult
from commonplace.store.versions import Head, Variant

__all__ = ["HEAD_RANKS", "MESSAGE_RANKS", "Rank", "canonical", "latest"]

Rank: TypeAlias = tuple[float | str | bytes, ...]
"""Ranks of one order have the same types at the same places."""

_MODEL_SOURCES = ("unknown", "inferred_by_exporter", "conversation_default", "user_declared", "message")
_ENCODER = msgspec.msgpack.Encoder(order="deterministic")


def canonical(value: object) -> bytes:
    """Bytes that are equal for equal values, whatever the order of their keys."""
    return _ENCODER.encode(value)


def _trusted(held: Variant | Head) -> Rank:
    return held.stamp.collection, held.stamp.parser_version, held.stamp.time


def latest(held: Variant | Head) -> Rank:
    """The order in which the later version wins."""
    return held.stamp.time, held.stamp.collection, held.stamp.parser_version


def _richness(parts: Sequence[Part]) -> int:
    """Code points of text in the parts, plus one for each part and each fact of an attachment."""
    total = len(parts)
    for part in parts:
        match part:
            case Text() | Reasoning():
                total += len(part.text)
            case ToolResult():
                total += len(part.text) + len(part.metadata)
            case ToolCall():
                total += len(canonical(part.arguments))
            case Attachment():
                facts = (part.mime, part.name, part.size, part.sha256)
                total += len(part.text or "") + sum(fact is not None for fact in facts)
    return total


def _content(variant: Variant) -> Rank:
    stamp = variant.stamp
    return stamp.collection, stamp.parser_version, _richness(variant.message.parts), stamp.time


def _model(variant: Variant) -> Rank:
    message = variant.message
    certainty = -1 if message.model is None else _MODEL_SOURCES.index(message.model_source)
    return certainty, *_trusted(variant)


def _first_time(variant: Variant) -> Rank:
    """Resumed and forked sessions copy records and give them a new time: the earliest is when it was said."""
    created, stamp = variant.message.created, variant.stamp
    return created is not None, stamp.collection, stamp.parser_version, -(created or 0.0), stamp.time


def _known(value: object, rank: Rank) -> Rank:
    return (value not in (None, "", ()), *rank)


MESSAGE_RANKS: tuple[tuple[tuple[str, ...], Callable[[Variant], Rank]], ...] = (
    # A later version of a source may drop on purpose what an earlier one let through, so it goes first.
    (("parts", "role", "role_raw", "injected", "context_reset"), _content),
    (("status", "hidden", "branch_kind"), latest),
    (("model", "model_source"), _model),
    # A file that holds only the end of a session does not know the parent of its first record.
    (("parent",), lambda v: _known(v.message.parent, _trusted(v))),
    (("created",), _first_time),
    (("finish",), lambda v: _known(v.message.finish, _trusted(v))),
    (("feedback",), lambda v: _known(v.message.feedback, latest(v))),
    (("service",), lambda v: _known(v.message.service, _trusted(v))),
)


def _facts_in(project: Project | None) -> int:
    return 0 if project is None else sum(fact is not None for fact in msgspec.structs.astuple(project))


HEAD_RANKS: tuple[tuple[tuple[str, ...], Callable[[Head], Rank]], ...] = (
    (
        ("leaf", "provenance", "source", "provider", "client", "surface"),
        lambda h: _known(h.header.leaf, latest(h)),
    ),
    (("native_id",), lambda h: (-h.root, h.header.native_id, *_trusted(h))),
    (("title",), lambda h: _known(h.header.title, latest(h))),
    (("account",), lambda h: _known(h.header.account, latest(h))),
    (("created",), lambda h: _known(h.header.created, (-(h.header.created or 0.0), *_trusted(h)))),
    (("updated",), lambda h: _known(h.header.updated, (h.header.updated or 0.0, *_trusted(h)))),
    (("tools",), lambda h: _known(h.header.tools, (h.stamp.parser_version, len(h.header.tools), *latest(h)))),
    (("project",), lambda h: (_facts_in(h.header.project), *latest(h))),
    # The same version read with the person's answer asks less, and the answer holds.
    (("asks",), lambda h: (*latest(h), -len(h.header.asks))),
)
