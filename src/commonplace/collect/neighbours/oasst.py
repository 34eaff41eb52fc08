"""OASST1 and OASST2: trees of messages, as one row for each message or one document for each tree.

The trunk follows the answer that was ranked best at each fork, the first one where nobody ranked; every other
answer is a branch. Rows of one tree must stand together, as they do in the published files, so that one tree is in
memory. A message that its tree had deleted is left out with all that follows it. Not taken: who wrote it, labels of
annotators, emojis. The rank of an answer stays as feedback, of source ``annotators``.
Source: the dataset cards of OpenAssistant/oasst1 and oasst2.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

import msgspec

from commonplace.collect.neighbours.base import FAULTS, Found, Record, Refused
from commonplace.collect.neighbours.building import Shape, found
from commonplace.collect.neighbours.container import RecordAt, records
from commonplace.collect.neighbours.saying import ROLES, listed, month_time
from commonplace.records import Feedback, Message, ModelSource, Skipped, Text
from commonplace.records.row_file import Redistribution
from commonplace.sources import Selection, Tree

__all__ = ["ADAPTER"]

_SHAPE = Shape(adapter="oasst", version=1, format="oasst", keys=("message_tree_id",), times=("created_date",))

_COLUMNS = frozenset(
    (
        *("message_id", "parent_id", "message_tree_id", "text", "role", "lang", "rank", "deleted"),
        *("synthetic", "model_name", "created_date", "prompt"),
    )
)


class _Trees:
    id, version, title = _SHAPE.adapter, _SHAPE.version, "OASST1 and OASST2"
    whole = False
    most: Redistribution = "yes"

    def sniff(self, tree: Tree, path: str, first: tuple[Record, ...]) -> float:
        """See ``Adapter``."""
        del tree, path
        return sum(map(_fit, first)) / len(first) if first else 0.0

    def read(self, selection: Selection) -> Iterator[Found | Skipped]:
        """See ``Adapter``."""
        for entry in selection.entries:
            given = records(selection.tree, entry.path, _COLUMNS)
            for _, run in groupby(given, _tree_of):
                yield from _read_run(entry.path, run)


def _fit(record: Record) -> float:
    if "message_tree_id" not in record:
        return 0.0
    return (
        0.97 if isinstance(record.get("prompt"), Mapping) or {"message_id", "text"} <= record.keys() else 0.0
    )


def _tree_of(item: RecordAt | Skipped) -> object:
    named = item.value.get("message_tree_id") if isinstance(item, RecordAt) else None
    # What names no tree, and what is a whole one, stands alone.
    is_message = isinstance(named, str) and isinstance(item, RecordAt) and "prompt" not in item.value
    return named if is_message else object()


def _read_run(path: str, run: Iterator[RecordAt | Skipped]) -> Iterator[Found | Skipped]:
    items = []
    for item in run:
        if isinstance(item, Skipped):
            yield item
        else:
            items.append(item)
    if not items:
        return
    where = items[0].where
    try:
        whole = items[0].value.get("prompt")
        nodes = _flat(whole) if whole is not None else [_node(item.value) for item in items]
        yield from _conversation(path, where, items, nodes)
    except Refused as problem:
        yield Skipped(path, problem.reason, where=where, detail=problem.detail, records=len(items))
    except FAULTS as error:
        yield Skipped(path, "source-failed", where=where, detail=type(error).__name__, records=len(items))


class _Node(msgspec.Struct, frozen=True):
    message: Message
    rank: float | None
    is_deleted: bool
    record: Mapping[str, object]


def _flat(prompt: object) -> list[_Node]:
    """The messages of a nested tree, parents before their replies."""
    nodes: list[_Node] = []
    waiting: list[tuple[object, str | None]] = [(prompt, None)]
    while waiting:
        raw, parent = waiting.pop()
        if not isinstance(raw, Mapping):
            raise Refused("wrong-shape", "a message is no object")
        node = _node(raw, parent)
        nodes.append(node)
        replies = listed(raw.get("replies")) or []
        waiting.extend((reply, node.message.id) for reply in reversed(replies))
    return nodes


def _node(raw: Record, parent: str | None = None) -> _Node:
    own, text, named = raw.get("message_id"), raw.get("text"), raw.get("role")
    role = ROLES.get(named) if isinstance(named, str) else None
    if not isinstance(own, str) or not isinstance(text, str) or role is None:
        raise Refused("wrong-shape", "a message lacks its id, its text or a known role")
    above = raw.get("parent_id")
    rank = raw.get("rank")
    ranked = float(rank) if isinstance(rank, int | float) and not isinstance(rank, bool) else None
    model = raw.get("model_name")
    by = model if isinstance(model, str) and model and raw.get("synthetic") is True else None
    source: ModelSource = "inferred_by_exporter" if by else "unknown"
    message = Message(
        id=own,
        parent=parent or (above if isinstance(above, str) else None),
        role=role,
        parts=(Text(text),),
        model=by,
        model_source=source,
        created=month_time(raw.get("created_date")),
        role_raw=str(named),
        feedback=() if ranked is None else (Feedback("annotators", "rank", f"{ranked:g}"),),
    )
    return _Node(message, ranked, raw.get("deleted") is True, raw)


def _conversation(
    path: str, where: str, items: list[RecordAt], nodes: list[_Node]
) -> Iterator[Found | Skipped]:
    """One conversation of the messages that hang together, and what was left out, counted."""
    kept, lost = _standing(nodes)
    per_message = len(items) == len(nodes)
    for detail, count in lost.items():
        if per_message and kept:
            yield Skipped(path, "wrong-shape", where=where, detail=detail, records=count)
    if not kept:
        raise Refused("empty", next(iter(lost), ""))
    # The tree's own id and dates stand on the record, those of a row-wise file on the first message.
    first = {
        **kept[0].record,
        **{name: items[0].value[name] for name in _SHAPE.keys if name in items[0].value},
    }
    result = found(first, [node.message for node in kept], _SHAPE)
    conversation = msgspec.structs.replace(result.conversation, leaf=_leaf(kept))
    yield msgspec.structs.replace(
        result,
        conversation=conversation,
        path=path,
        where=where,
        records=len(items) - (sum(lost.values()) if per_message else 0),
    )


def _standing(nodes: list[_Node]) -> tuple[list[_Node], Counter[str]]:
    """Messages that hang together from the root, parents first, and the count of the others by what is wrong."""
    by_parent: dict[str | None, list[_Node]] = {}
    lost: Counter[str] = Counter()
    seen: set[str] = set()
    for node in nodes:
        if node.message.id in seen:
            lost["a message stands twice"] += 1
            continue
        seen.add(node.message.id)
        by_parent.setdefault(node.message.parent, []).append(node)
    kept: list[_Node] = []
    waiting = [node for node in by_parent.get(None, ()) if not node.is_deleted][:1]
    while waiting:
        node = waiting.pop()
        kept.append(node)
        waiting.extend(each for each in reversed(by_parent.get(node.message.id, ())) if not each.is_deleted)
    apart = len(seen) - len(kept)
    if apart:
        lost["a message was deleted, or what it answers is not there"] += apart
    return kept, lost


def _leaf(kept: list[_Node]) -> str:
    """Where the trunk ends: at each fork along the best ranked message, or the first."""
    children: dict[str | None, list[_Node]] = {}
    for node in kept:
        children.setdefault(node.message.parent, []).append(node)
    at = kept[0]
    while going_on := children.get(at.message.id):
        at = min(going_on, key=lambda node: float("inf") if node.rank is None else node.rank)
    return at.message.id


ADAPTER = _Trees()
