"""What the checks of a log look at: times, ids and shapes of a conversation, and none of its words.

A check is given a ``Trace`` and nothing else, so no verdict can depend on what was said. A trace holds raw
ids: it stays on this machine, and only verdicts leave.
"""

import msgspec

from commonplace.records import (
    BranchKind,
    Conversation,
    Message,
    Reasoning,
    Role,
    ServiceFacts,
    Status,
    ToolCall,
    ToolResult,
    Usage,
)

__all__ = ["Step", "Trace", "Usage", "trace_of"]

_NOTHING = ServiceFacts()


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One message of the log without its words.

    Attributes:
        id: as the source gives it; native where the log has ids.
        parent: index of the message before it, smaller than its own; None for a root.
        orphan: it names a parent that does not stand before it.
        role: who speaks; ``person`` says that a person wrote it, ``injected`` that the product did.
        created: UTC seconds.
        model: slug as recorded.
        status: how it ended.
        branch_kind: what the log says of the path that begins here.
        context_reset: the model's context was compacted or cleared just before.
        calls: ids of tool calls in it; ``answers`` are the ids of calls whose results it holds. None
            stands for a call without an id.
        readable: parts of reasoning whose text the log has; ``sealed`` are those of them that came with a
            signature or an encrypted copy.
        service_ids: ids that the service gave to the request and the answer, e.g. ``req_01...``.
        usage: tokens of this answer.
        signed_model: the model that a signature of the service names.
    """

    id: str
    parent: int | None
    orphan: bool = False
    role: Role = "user"
    person: bool = False
    created: float | None = None
    model: str | None = None
    status: Status = "ok"
    branch_kind: BranchKind | None = None
    context_reset: bool = False
    calls: tuple[str | None, ...] = ()
    answers: tuple[str | None, ...] = ()
    readable: int = 0
    sealed: int = 0
    service_ids: tuple[str, ...] = ()
    usage: Usage | None = None
    signed_model: str | None = None


class Trace(msgspec.Struct, frozen=True, kw_only=True):
    """A log without its words.

    Attributes:
        client: the product, e.g. ``chatgpt``; ``provider`` is who runs the model's service.
        native_id: the provider's id of the conversation, or of its family of forks.
        created: when the conversation began, UTC seconds.
        steps: in the order of the log, parents before children.
        leaf: whether the message that the person saw last is among them; None if the log does not say
            which it is.
    """

    client: str = "chatgpt"
    provider: str = "openai"
    native_id: str = ""
    created: float | None = None
    steps: tuple[Step, ...] = ()
    leaf: bool | None = None


def trace_of(conversation: Conversation) -> Trace:
    """Take the words away from a conversation.

    Cost: linear in messages and parts.
    """
    places: dict[str, int] = {}
    steps: list[Step] = []
    for message in conversation.messages:
        steps.append(_step(message, places))
        places.setdefault(message.id, len(steps) - 1)
    return Trace(
        client=conversation.client,
        provider=conversation.provider,
        native_id=conversation.native_id,
        created=conversation.created,
        steps=tuple(steps),
        leaf=None if conversation.leaf is None else conversation.leaf in places,
    )


def _step(message: Message, places: dict[str, int]) -> Step:
    service = message.service or _NOTHING
    reasoning = [part for part in message.parts if isinstance(part, Reasoning) and part.kind == "full"]
    return Step(
        id=message.id,
        parent=places.get(message.parent) if message.parent is not None else None,
        orphan=message.parent is not None and message.parent not in places,
        role=message.role,
        person=message.role == "user" and not message.injected,
        created=message.created,
        model=message.model,
        status=message.status,
        branch_kind=message.branch_kind,
        context_reset=message.context_reset,
        calls=tuple(part.call_id for part in message.parts if isinstance(part, ToolCall)),
        answers=tuple(part.call_id for part in message.parts if isinstance(part, ToolResult)),
        readable=len(reasoning),
        sealed=sum(1 for part in reasoning if part.opaque_bytes),
        service_ids=service.ids,
        usage=service.usage,
        signed_model=service.signed_model,
    )
