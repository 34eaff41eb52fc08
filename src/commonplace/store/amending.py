"""Let the person's word about a conversation stand over what its files say."""

import msgspec

from commonplace.records import Conversation
from commonplace.store.merge import settled
from commonplace.store.versions import Merged

__all__ = ["amended"]

_NOT_THEIRS = frozenset({"messages", "aliases", "native_id", "id"})


def amended(merged: Merged, shown: Conversation, changed: Conversation) -> Merged:
    """The merged conversation with each field that differs in ``changed`` replaced in all its versions."""
    fields = _differing(shown, changed)
    heads = tuple(
        msgspec.structs.replace(head, header=msgspec.structs.replace(head.header, **fields))
        for head in merged.heads
    )
    before = {message.id: message for message in shown.messages}
    messages = dict(merged.messages)
    for message in changed.messages:
        old = before.get(message.id)
        fields = {} if old is None else _differing(old, message)
        if fields:
            messages[message.id] = tuple(
                msgspec.structs.replace(variant, message=msgspec.structs.replace(variant.message, **fields))
                for variant in messages[message.id]
            )
    return settled(Merged(heads, messages, merged.names))


def _differing(before: msgspec.Struct, after: msgspec.Struct) -> dict[str, object]:
    pairs = {
        field: (getattr(before, field), getattr(after, field))
        for field in before.__struct_fields__
        if field not in _NOT_THEIRS
    }
    return {field: new for field, (old, new) in pairs.items() if new != old}
