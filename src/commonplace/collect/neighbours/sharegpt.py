"""JSON in the shape of ShareGPT: ``conversations`` with ``from`` and ``value``, system text and tools beside it.

Source: LLaMA-Factory's and axolotl's documentation of the format.
"""

from commonplace.collect.neighbours.base import Found, Record, RecordAdapter, small_facts
from commonplace.collect.neighbours.building import Shape, found, tools_of
from commonplace.collect.neighbours.saying import listed, messages_of

__all__ = ["ADAPTER"]

_SHAPE = Shape(
    adapter="sharegpt",
    version=1,
    format="sharegpt",
    keys=("id", "conversation_id", "uuid"),
    times=("timestamp", "created_at"),
)


def _fits(record: Record) -> float:
    turns = listed(record.get("conversations"))
    first = turns[0] if turns else None
    return 0.9 if isinstance(first, dict) and {"from", "value"} <= first.keys() else 0.0


def _convert(record: Record) -> Found:
    model, system = record.get("model"), record.get("system")
    turns = listed(record.get("conversations"))
    if turns is not None and isinstance(system, str) and system:
        turns = [{"from": "system", "value": system}, *turns]
    messages = messages_of(turns, model if isinstance(model, str) else None)
    facts = small_facts(record, ("source",))
    return found(record, messages, _SHAPE, facts=facts, tools=tools_of(record.get("tools")))


ADAPTER = RecordAdapter(
    id=_SHAPE.adapter,
    version=_SHAPE.version,
    title="ShareGPT-style JSON",
    fits=_fits,
    convert=_convert,
    columns=frozenset(
        (
            *_SHAPE.keys,
            *_SHAPE.times,
            *_SHAPE.languages,
            "conversations",
            "system",
            "tools",
            "model",
            "source",
        )
    ),
)
