"""ShareLM: conversations that people gave with a browser plug-in, and those of other collections beside them.

Not taken: ids and statements about the person who gave it. Of which collection a row is stays, for its licence
follows from it.
Source: the dataset card of shachardon/ShareLM; a model that is not known is written ``N/A`` there.
"""

from commonplace.collect.neighbours.base import Found, Record, RecordAdapter, small_facts
from commonplace.collect.neighbours.building import Shape, found
from commonplace.collect.neighbours.saying import messages_of

__all__ = ["ADAPTER"]

_SHAPE = Shape(
    adapter="sharelm", version=1, format="sharelm", keys=("conversation_id",), times=("timestamp",)
)

_UNKNOWN = ("", "n/a", "na", "none", "unknown")


def _fits(record: Record) -> float:
    if not {"conversation", "conversation_id", "model_name"} <= record.keys():
        return 0.0
    return 0.95 if {"conversation_metadata", "user_metadata", "user_id", "source"} & record.keys() else 0.4


def _convert(record: Record) -> Found:
    named = record.get("model_name")
    model = named if isinstance(named, str) and named.strip().lower() not in _UNKNOWN else None
    messages = messages_of(record.get("conversation"), model)
    return found(record, messages, _SHAPE, facts=small_facts(record, ("source",)))


ADAPTER = RecordAdapter(
    id=_SHAPE.adapter,
    version=_SHAPE.version,
    title="ShareLM",
    fits=_fits,
    convert=_convert,
    columns=frozenset(
        (
            "conversation",
            "conversation_id",
            "model_name",
            "timestamp",
            "source",
            "conversation_metadata",
            "language",
        )
    ),
)
