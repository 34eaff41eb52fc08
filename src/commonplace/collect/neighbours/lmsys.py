"""LMSYS-Chat-1M: one row for each conversation, the model named once, no times at all.

Its agreement goes with the rows, whatever a copy of them states: at most their ids are passed on.
Not taken: scores of moderation; whether any message was flagged stays.
Source: the dataset card of lmsys/lmsys-chat-1m.
"""

from commonplace.collect.neighbours.base import Found, Record, RecordAdapter, small_facts
from commonplace.collect.neighbours.building import Shape, found
from commonplace.collect.neighbours.saying import listed, messages_of

__all__ = ["ADAPTER"]

_SHAPE = Shape(adapter="lmsys-chat", version=1, format="lmsys-chat-1m", keys=("conversation_id",))


def _fits(record: Record) -> float:
    if not {"conversation", "conversation_id", "model"} <= record.keys():
        return 0.0
    return 0.95 if "openai_moderation" in record else 0.5 * ({"turn", "redacted"} <= record.keys())


def _convert(record: Record) -> Found:
    model = record.get("model")
    messages = messages_of(record.get("conversation"), model if isinstance(model, str) else None)
    facts = small_facts(record, ("redacted",))
    verdicts = listed(record.get("openai_moderation"))
    if verdicts is not None:
        facts["flagged"] = any(isinstance(each, dict) and each.get("flagged") is True for each in verdicts)
    return found(record, messages, _SHAPE, facts=facts)


ADAPTER = RecordAdapter(
    id=_SHAPE.adapter,
    version=_SHAPE.version,
    title="LMSYS-Chat-1M",
    fits=_fits,
    convert=_convert,
    columns=frozenset(
        ("conversation", "conversation_id", "model", "turn", "language", "openai_moderation", "redacted")
    ),
    most="ids_only",
)
