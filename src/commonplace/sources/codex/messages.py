"""Puts the units of a family's tree together to messages."""

from commonplace.records import BranchKind, Message, ModelSource, Part, Role, Status, Text
from commonplace.sources.codex.growth import Growth, Node
from commonplace.sources.codex.units import ASSISTANT, Lane, Unit

__all__ = ["Messages", "told_messages"]

_ROLES: dict[Lane, Role] = {
    "user": "user",
    "peer": "user",
    "summary": "user",
    "context": "system",
    "text": "assistant",
    "reasoning": "assistant",
    "call": "assistant",
    "result": "tool",
}
_RAW_ROLES: dict[Lane, str] = {
    "user": "user",
    "peer": "agent_message",
    "summary": "compacted",
    "context": "developer",
    "text": "assistant",
    "reasoning": "assistant",
    "call": "assistant",
    "result": "tool",
}


class Messages:
    """Messages in the order of the tree, and for each key the message that holds its unit."""

    def __init__(self, messages: tuple[Message, ...], homes: dict[str, str]) -> None:
        self.messages = messages
        self.homes = homes


class _Draft:
    """A message that may still grow."""

    def __init__(self, key: str, parent: str | None, node: Node, *, live: bool) -> None:
        self.key = key
        self.parent = parent
        self.first = node
        self.last_key = key
        self.live = live
        self.parts: list[Part] = []
        self.statuses: set[Status] = set()
        self.finish: str | None = None
        self.take(key, node)

    def take(self, key: str, node: Node) -> None:
        self.last_key = key
        self.parts += node.unit.parts
        self.statuses.add(node.status)
        self.finish = node.unit.finish or self.finish

    def fits(self, node: Node, *, live: bool) -> bool:
        """Whether a unit belongs to the same answer of the model.

        Other files of the family must not matter here, or a message would differ with what is imported.
        """
        unit, first = node.unit, self.first.unit
        if node.parent != self.last_key or node.sidechain or live != self.live:
            return False
        if unit.lane not in ASSISTANT or first.lane not in ASSISTANT or node.reset or node.rewound:
            return False
        if unit.stamp.response != first.stamp.response or unit.stamp.model != first.stamp.model:
            return False
        if _is_item(unit) != _is_item(first):  # a call that a script made is no part of the answer
            return False
        # A call ends a text that announces it; a thought or a second text begins the next answer.
        return unit.lane == "call" or not any(isinstance(part, Text) for part in self.parts)

    def message(self, declared: str | None) -> Message:
        unit = self.first.unit
        role = _ROLES[unit.lane]
        model, model_source = _model(role, unit.stamp.model, declared)
        said = role == "user" and bool(unit.human) and not self.first.from_agent
        return Message(
            id=self.key,
            parent=self.parent,
            role=role,
            parts=tuple(self.parts),
            model=model,
            model_source=model_source,
            created=unit.stamp.created,
            role_raw=_RAW_ROLES[unit.lane],
            status=self._status(),
            finish=self.finish,
            hidden=role == "system" or (role == "user" and not said),
            injected=role == "user" and not said,
            branch_kind=self._branch_kind(),
            context_reset=self.first.reset,
        )

    def _branch_kind(self) -> BranchKind | None:
        if self.first.sidechain:
            return "sidechain"
        return "rewound" if self.first.rewound and not self.live else None

    def _status(self) -> Status:
        if not self.live:
            return "abandoned"
        return "interrupted" if "interrupted" in self.statuses else "ok"


def told_messages(growth: Growth, declared_model: str | None) -> Messages:
    """All units as messages: one answer of the model is one message, in the order of the log.

    Args:
        growth: the whole family.
        declared_model: what the person says where the log names no model.
    """
    live = growth.live()
    drafts: list[_Draft] = []
    homes: dict[str, _Draft] = {}
    for key, node in growth.nodes.items():
        draft = homes.get(node.parent) if node.parent is not None else None
        if draft is not None and draft.fits(node, live=key in live):
            draft.take(key, node)
        else:
            draft = _Draft(key, draft.key if draft else None, node, live=key in live)
            drafts.append(draft)
        homes[key] = draft
    return Messages(
        tuple(draft.message(declared_model) for draft in drafts),
        {key: draft.key for key, draft in homes.items()},
    )


def _is_item(unit: Unit) -> bool:
    return unit.kind.startswith("response_item")


def _model(role: Role, recorded: str | None, declared: str | None) -> tuple[str | None, ModelSource]:
    if role != "assistant":
        return None, "unknown"
    if recorded is not None:
        return recorded, "message"
    return (declared, "user_declared") if declared else (None, "unknown")
