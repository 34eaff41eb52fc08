"""The strings of a conversation in a fixed order, found without the code that is being measured.

Redaction keeps the order: it changes strings, renames keys and turns numbers into strings, but adds and
removes none. So the n-th string of a redacted conversation is what became of the n-th string before.
"""

from collections.abc import Callable, Iterator

import msgspec

from commonplace.records import Conversation

__all__ = ["keyed_strings", "map_strings", "strings_of", "text_bytes"]

_LOCAL = frozenset(
    {
        "source",
        "provider",
        "client",
        "surface",
        "native_id",
        "provenance",
        "leaf",
        "account",
        "aliases",
        "asks",
        "id",
        "parent",
        "role",
        "model_source",
        "status",
        "branch_kind",
        "kind",
        "type",
        "call_id",
    }
)
"""Fields of the records themselves that are never published or come from a closed list."""


def strings_of(conversation: Conversation) -> list[str]:
    """Every string that could be published, keys and long numbers included."""
    return [text for text, _ in keyed_strings(conversation)]


def keyed_strings(conversation: Conversation) -> list[tuple[str, str]]:
    """The same, each with the nearest dictionary key above it inside arguments (empty for none and for keys)."""
    return list(_walk(msgspec.to_builtins(conversation), "", True))


def _walk(value: object, key: str, is_record: bool) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield value, key
    elif isinstance(value, dict):
        for name, item in value.items():
            if is_record and name in _LOCAL:
                continue
            inner = is_record and name not in ("arguments", "metadata", "tools")
            if not is_record:
                yield name, ""
            yield from _walk(item, "" if is_record else name, inner)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _walk(item, key, is_record)
    elif not is_record and value is not None:
        yield str(value), key


def map_strings(conversation: Conversation, change: Callable[[str], str]) -> Conversation:
    """The conversation with every string of ``strings_of`` changed, called in that order."""
    changed = _map(msgspec.to_builtins(conversation), change, True)
    return msgspec.convert(changed, Conversation)


def _map(value: object, change: Callable[[str], str], is_record: bool) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        result: dict[str, object] = {}
        for name, item in value.items():
            if is_record and name in _LOCAL:
                result[name] = item
                continue
            inner = is_record and name not in ("arguments", "metadata", "tools")
            new_name = name if is_record else change(name)
            result[new_name] = _map(item, change, inner)
        return result
    if isinstance(value, (list, tuple)):
        return [_map(item, change, is_record) for item in value]
    if not is_record and value is not None:
        change(str(value))
    return value


def text_bytes(conversation: Conversation) -> int:
    """UTF-8 bytes of all strings."""
    return sum(len(text.encode("utf-8", "surrogatepass")) for text in strings_of(conversation))
