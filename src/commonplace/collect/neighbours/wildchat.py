"""WildChat and what has its columns: one row for each conversation, marks and times on each message.

Not taken: hashed addresses, countries, headers of browsers, ids of the service, scores of moderation.
Source: the dataset cards of WildChat-1M and WildChat-4.8M.
"""

from commonplace.collect.neighbours.base import Found, Record, RecordAdapter, small_facts
from commonplace.collect.neighbours.building import Shape, found
from commonplace.collect.neighbours.saying import messages_of

__all__ = ["ADAPTER"]

_SHAPE = Shape(
    adapter="wildchat",
    version=1,
    format="wildchat",
    keys=("conversation_hash",),
    times=("timestamp",),
)


def _fits(record: Record) -> float:
    return 0.95 if {"conversation", "conversation_hash"} <= record.keys() else 0.0


def _convert(record: Record) -> Found:
    model = record.get("model")
    messages = messages_of(record.get("conversation"), model if isinstance(model, str) else None)
    return found(record, messages, _SHAPE, facts=small_facts(record, ("toxic", "redacted")))


ADAPTER = RecordAdapter(
    id=_SHAPE.adapter,
    version=_SHAPE.version,
    title="WildChat",
    fits=_fits,
    convert=_convert,
    columns=frozenset(
        ("conversation", "conversation_hash", "model", "timestamp", "language", "toxic", "redacted")
    ),
)
