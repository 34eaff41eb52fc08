"""Any dataset with a list of messages: what no other adapter knows, and the lab's own files.

``messages``, ``conversation`` or ``conversations`` with ``role`` and ``content``; calls with their arguments as
object or string, reasoning as ``reasoning_content``, ``reasoning`` or ``thinking``, tools as list or string.
Source: the columns that TRL, axolotl and LLaMA-Factory take; the cards of Nemotron, Tulu 3 and SmolTalk 2.
"""

from commonplace.collect.neighbours.base import Found, Record, RecordAdapter, small_facts
from commonplace.collect.neighbours.building import Shape, found, tools_of
from commonplace.collect.neighbours.saying import ROLES, listed, messages_of

__all__ = ["ADAPTER"]

_LISTS = ("messages", "conversation", "conversations")
_MODELS = ("model", "model_name", "generator")
_FACTS = ("source", "category", "dataset", "license", "reward")

_SHAPE = Shape(
    adapter="messages-column",
    version=1,
    format="messages-column",
    keys=("id", "uuid", "conversation_id", "session_id", "trajectory_id", "prompt_id"),
    times=("created_at", "timestamp", "created", "date"),
)


def _column(record: Record) -> str | None:
    return next((name for name in _LISTS if _is_list_of_messages(record.get(name))), None)


def _is_list_of_messages(value: object) -> bool:
    turns = listed(value)
    first = turns[0] if turns else None
    return isinstance(first, dict) and isinstance(first.get("role"), str) and first["role"].lower() in ROLES


def _fits(record: Record) -> float:
    return 0.5 if _column(record) else 0.0


def _convert(record: Record) -> Found:
    model = next((value for name in _MODELS if isinstance(value := record.get(name), str) and value), None)
    column = _column(record) or next((name for name in _LISTS if name in record), "messages")
    messages = messages_of(record.get(column), model)
    facts = small_facts(record, _FACTS)
    return found(record, messages, _SHAPE, facts=facts, tools=tools_of(record.get("tools")))


ADAPTER = RecordAdapter(
    id=_SHAPE.adapter,
    version=_SHAPE.version,
    title="Any dataset with a column of messages",
    fits=_fits,
    convert=_convert,
    columns=frozenset((*_LISTS, *_MODELS, *_SHAPE.keys, *_SHAPE.times, *_SHAPE.languages, *_FACTS, "tools")),
)
