"""Every string of a conversation that could leave this machine, each under a stable path.

A path names its place by message id, not by position, so that it stays the same when other messages are
added: ``title``, ``project/cwd``, ``tools/0/name``, ``m/<message id>/p/<part>/text``,
``m/<message id>/p/<part>/arguments/command/0``. Ids and keys are escaped as in a JSON pointer (``~`` as
``~0``, ``/`` as ``~1``), and ``#`` as ``~2``, because a dictionary key is a leaf too: the path of its
value followed by ``#key``.

Numbers of seven and more digits inside tool arguments, metadata and schemas are leaves as well, as are
coordinates: a telephone number is no less a telephone number for being an integer.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TypeVar

import msgspec

from commonplace.records import Conversation, Message, Text

__all__ = ["NEVER_PUBLISHED", "Leaf", "leaf_text", "leaves", "message_id_of", "rewrite"]

NEVER_PUBLISHED = frozenset(
    {
        # Local ids: they name the conversation in the workspace and are replaced or left out in a row.
        "Conversation.native_id",
        "Conversation.aliases",
        "Conversation.account",
        "Conversation.leaf",
        "Message.id",
        "Message.parent",
        # Ids and counts of the service, for checks on this machine; nothing of them is in a row.
        "Message.service",
        # Our own closed vocabularies: no word in them comes from a log.
        "Conversation.source",
        "Conversation.provider",
        "Conversation.client",
        "Conversation.surface",
        "Conversation.asks",
        "Conversation.provenance",
        "Message.role",
        "Message.model_source",
        "Message.status",
        "Message.branch_kind",
        "Reasoning.kind",
        "Attachment.kind",
        # Digests of bytes that are not stored.
        "Reasoning.opaque_sha256",
        "Attachment.sha256",
    }
)
"""Fields whose strings are no leaves; everything else is one, also what a later version adds."""

_StructT = TypeVar("_StructT", bound=msgspec.Struct)

_SHORT = {"messages": "m", "parts": "p"}
_ORDER = {"title": 0, "project": 0, "name": 0, "tools": 2}
_CALL_ID = re.compile(
    r"(?:call|toolu|srvtoolu|mcptoolu|fc|ctc|tool|item|chatcmpl-tool)[_-][A-Za-z0-9_-]{1,64}"
    r"|[0-9a-fA-F-]{8,36}|[0-9]{1,12}|[A-Za-z0-9]{9}"
)
_PLACE_KEY = re.compile(r"lat|lon|lng|coord|geo|gps", re.IGNORECASE)
_LEAST_NUMBER = 1_000_000


class Leaf(msgspec.Struct, frozen=True, gc=False):
    """One string: its path, its text, and the nearest dictionary key above it (empty if there is none)."""

    path: str
    text: str
    key: str = ""


def leaves(conversation: Conversation) -> Iterator[Leaf]:
    """Yield every leaf in reading order: title, project, tools' schemas last, messages as they stand.

    Cost: linear in the size of the conversation; nothing is copied.
    """
    yield from _struct_leaves(conversation, "")


def leaf_text(conversation: Conversation, path: str) -> str:
    """The text of one leaf; empty if the conversation has no such leaf (any more).

    Cost: one look through the message that the path names.
    """
    top = path.split("/", 2)
    if top[0] == "m" and len(top) == 3:
        for message in conversation.messages:
            if _escape(message.id) == top[1]:
                found = (leaf.text for leaf in _struct_leaves(message, f"m/{top[1]}/") if leaf.path == path)
                return next(found, "")
        return ""
    return next((leaf.text for leaf in leaves(conversation) if leaf.path == path), "")


def rewrite(conversation: Conversation, texts: Mapping[str, str]) -> Conversation:
    """The same conversation with other texts at some leaves; what does not change is shared, not copied.

    A number that gets a new text becomes a string. Two keys of one dictionary that become equal are told
    apart by a number, so that no value is lost.
    """
    if not texts:
        return conversation
    return _rewrite_struct(conversation, "", texts)


def _escape(name: str) -> str:
    if "~" in name or "/" in name or "#" in name:
        return name.replace("~", "~0").replace("/", "~1").replace("#", "~2")
    return name


def message_id_of(path: str) -> str | None:
    """The id of the message that a leaf belongs to; None for a leaf of the conversation itself."""
    first, _, rest = path.partition("/")
    if first != "m" or not rest:
        return None
    return rest.partition("/")[0].replace("~2", "#").replace("~1", "/").replace("~0", "~")


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[tuple[str, str], ...]:
    """Fields that may hold leaves, with their names in a path; what a reader sees first comes first."""
    names = [name for name in kind.__struct_fields__ if f"{kind.__name__}.{name}" not in NEVER_PUBLISHED]
    names.sort(key=lambda name: _ORDER.get(name, 1))
    return tuple((name, _SHORT.get(name, name)) for name in names)


def _segment(item: object, index: int) -> str:
    return _escape(item.id) if isinstance(item, Message) else str(index)


def _struct_leaves(struct: msgspec.Struct, prefix: str) -> Iterator[Leaf]:
    for name, short in _fields(type(struct)):
        value = getattr(struct, name)
        if value is None or value == ():
            continue
        if isinstance(value, str):
            if value and not (name == "call_id" and _CALL_ID.fullmatch(value)):
                yield Leaf(prefix + short, value)
        elif isinstance(value, msgspec.Struct):
            yield from _struct_leaves(value, f"{prefix}{short}/")
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                path = f"{prefix}{short}/{_segment(item, index)}"
                if type(item) is Text:  # by far the most frequent part
                    if item.text:
                        yield Leaf(path + "/text", item.text)
                elif isinstance(item, msgspec.Struct):
                    yield from _struct_leaves(item, path + "/")
                else:
                    yield from _value_leaves(item, path)
        elif isinstance(value, dict):
            yield from _value_leaves(value, prefix + short)


def _value_leaves(root: object, path: str) -> Iterator[Leaf]:
    # A stack instead of recursion: arguments may be nested deeper than the interpreter's own limit.
    stack: list[tuple[object, str, str]] = [(root, path, "")]
    while stack:
        value, path, key = stack.pop()
        if isinstance(value, str):
            if value:
                yield Leaf(path, value, key)
        elif isinstance(value, dict):
            for name, item in reversed(value.items()):
                inner = f"{path}/{_escape(name)}"
                stack.append((item, inner, name))
                stack.append((_Key(name), inner + "#key", ""))
        elif isinstance(value, (list, tuple)):
            stack.extend((item, f"{path}/{index}", key) for index, item in reversed(list(enumerate(value))))
        elif isinstance(value, _Key):
            if value.name:
                yield Leaf(path, value.name)
        elif _is_telling_number(value, key):
            yield Leaf(path, repr(value), key)


def _is_telling_number(value: object, key: str) -> bool:
    if isinstance(value, int):
        return not -_LEAST_NUMBER < value < _LEAST_NUMBER
    return isinstance(value, float) and _PLACE_KEY.search(key) is not None


class _Key:
    """Marks a dictionary key on the stack, so that it is not taken for a value."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def _rewrite_struct(struct: _StructT, prefix: str, texts: Mapping[str, str]) -> _StructT:
    changes: dict[str, object] = {}
    for name, short in _fields(type(struct)):
        value = getattr(struct, name)
        new = _rewrite_field(value, prefix + short, texts)
        if new is not value:
            changes[name] = new
    return msgspec.structs.replace(struct, **changes) if changes else struct


def _rewrite_field(value: object, path: str, texts: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return texts.get(path, value)
    if isinstance(value, msgspec.Struct):
        return _rewrite_struct(value, path + "/", texts)
    if isinstance(value, dict):
        return _rewrite_value(value, path, texts)
    if isinstance(value, tuple):
        items = tuple(
            _rewrite_field(item, f"{path}/{_segment(item, index)}", texts) for index, item in enumerate(value)
        )
        return value if all(new is old for new, old in zip(items, value, strict=True)) else items
    return value


def _rewrite_value(root: dict[str, object], path: str, texts: Mapping[str, str]) -> dict[str, object]:
    if not any(name.startswith(path) for name in texts):
        return root
    result: dict[str, object] = {}
    stack: list[tuple[object, dict[str, object] | list[object], str]] = [(root, result, path)]
    while stack:
        old, new, path = stack.pop()
        if isinstance(old, dict) and isinstance(new, dict):
            for name, item in old.items():
                inner = f"{path}/{_escape(name)}"
                key = _free_key(texts.get(inner + "#key", name), new)
                new[key] = _shell(item, inner, texts, stack)
        elif isinstance(old, (list, tuple)) and isinstance(new, list):
            for index, item in enumerate(old):
                new.append(_shell(item, f"{path}/{index}", texts, stack))
    return result


def _shell(
    item: object,
    path: str,
    texts: Mapping[str, str],
    stack: list[tuple[object, dict[str, object] | list[object], str]],
) -> object:
    """The new value of an item; a container comes back empty and is left on the stack to be filled."""
    if isinstance(item, (dict, list, tuple)):
        shell: dict[str, object] | list[object] = {} if isinstance(item, dict) else []
        stack.append((item, shell, path))
        return shell
    return texts.get(path, item)


def _free_key(name: str, taken: Mapping[str, object]) -> str:
    key, number = name, 1
    while key in taken:
        number += 1
        key = f"{name} ({number})"
    return key
