"""Reads ``event_msg`` and ``item_completed``: the second record of every pair of twins.

Which of the two a file holds depends on the version that wrote it. So each event is read as if it were the
only record of what it says, and is dropped later if the first record is there as well.

Source: the persistence rules in openai/codex ``codex-rs/rollout/src/policy.rs`` at several versions of 2025
and 2026; ``codex-rs/protocol/src/protocol.rs`` and ``codex-rs/protocol/src/items.rs``.
"""

from collections.abc import Callable

from commonplace.records import Attachment, Text
from commonplace.sources.codex.content import base_name, blocks, plain_image
from commonplace.sources.codex.counting import Counts
from commonplace.sources.codex.echoes import echo, echoes
from commonplace.sources.codex.injected import is_injected
from commonplace.sources.codex.items import reasoning_parts
from commonplace.sources.codex.shapes import Event, TurnItem
from commonplace.sources.codex.tool_events import TOOL_EVENTS, TOOL_ITEMS
from commonplace.sources.codex.tools import as_text
from commonplace.sources.codex.units import Aborted, At, Reset, RolledBack, Stamp, Step, Unit, digest

__all__ = ["LOOSE", "event_steps", "kind_of_item", "turn_item_steps"]

_EventReader = Callable[[Event, At], tuple[Step, ...]]
_ItemReader = Callable[[TurnItem, At], tuple[Step, ...]]

LOOSE = frozenset({"event_msg/exited_review_mode", "item_completed/Plan"})
"""Events whose text stands inside a longer answer, if it stands anywhere else at all."""


def event_steps(event: Event, at: At) -> tuple[Step, ...] | None:
    """Turn an event into units and marks; None if no rule covers its kind."""
    reader = _EVENTS.get(event.type)
    return None if reader is None else reader(event, at)


def turn_item_steps(item: TurnItem, at: At) -> tuple[Step, ...] | None:
    """Turn a completed item into units and marks; None if no rule covers its kind."""
    reader = _ITEMS.get(kind_of_item(item))
    return None if reader is None else reader(item, at)


def kind_of_item(item: TurnItem) -> str:
    """The kind of an item without case and underscores, which differ between its writers."""
    return item.type.lower().replace("_", "")


def _user(event: Event, at: At) -> tuple[Step, ...]:
    text = as_text(event.message)
    pictures: list[Attachment] = [plain_image(url, at.counts) for url in event.images or ()]
    pictures += [Attachment(kind="image", name=base_name(path)) for path in event.local_images or ()]
    own_kind = event.kind in (None, "plain")
    return _said_by_user((text,), tuple(pictures), at.stamp, "event_msg/user_message", human=own_kind)


def _said_by_user(
    texts: tuple[str, ...], pictures: tuple[Attachment, ...], stamp: Stamp, kind: str, *, human: bool
) -> tuple[Step, ...]:
    said = tuple(Text(text) for text in texts if text)
    if not said and not pictures:
        return ()
    names = [picture.sha256 or picture.name or "" for picture in pictures]
    return (
        Unit(
            lane="user",
            parts=(*said, *pictures),
            signature=digest("user", *(part.text for part in said), *names),
            stamp=stamp,
            kind=kind,
            echoes=(*echoes(texts), echo("".join(texts))),
            twin=True,
            human=human and not any(is_injected(text) for text in texts),
        ),
    )


def _said_by_model(text: str, stamp: Stamp, kind: str, phase: str | None = None) -> tuple[Step, ...]:
    if not text:
        return ()
    return (
        Unit(
            lane="text",
            parts=(Text(text),),
            signature=digest("text", text),
            stamp=stamp,
            kind=kind,
            echoes=(echo(text),),
            twin=True,
            finish=phase,
        ),
    )


def _agent(event: Event, at: At) -> tuple[Step, ...]:
    return _said_by_model(as_text(event.message), at.stamp, "event_msg/agent_message", event.phase)


def _reviewed(event: Event, at: At) -> tuple[Step, ...]:
    review = event.review_output
    text = review.overall_explanation if review else None
    return _said_by_model(text or "", at.stamp, "event_msg/exited_review_mode")


def _thought(
    full: list[str], summary: list[str], stamp: Stamp, kind: str, counts: Counts
) -> tuple[Step, ...]:
    full = [text for text in full if text]
    summary = [text for text in summary if text]
    parts = reasoning_parts(full, summary, None, None, counts)
    if not parts:
        return ()
    return (
        Unit(
            lane="reasoning",
            parts=parts,
            signature=digest("reasoning", *full, *summary),
            stamp=stamp,
            kind=kind,
            echoes=(echo("\n\n".join(summary or full)),),
            twin=True,
        ),
    )


def _summary(event: Event, at: At) -> tuple[Step, ...]:
    return _thought([], [event.text or ""], at.stamp, "event_msg/agent_reasoning", at.counts)


def _raw_thought(event: Event, at: At) -> tuple[Step, ...]:
    return _thought([event.text or ""], [], at.stamp, "event_msg/agent_reasoning_raw_content", at.counts)


def _rolled_back(event: Event, _: At) -> tuple[Step, ...]:
    return (RolledBack(max(0, event.num_turns if event.num_turns is not None else 1)),)


def _aborted(_: Event, __: At) -> tuple[Step, ...]:
    return (Aborted(),)


def _compacted(_: object, __: At) -> tuple[Step, ...]:
    return (Reset(),)


def _nothing(_: object, __: At) -> tuple[Step, ...]:
    return ()


_EVENTS: dict[str, _EventReader] = {
    **TOOL_EVENTS,
    "user_message": _user,
    "agent_message": _agent,
    "agent_reasoning": _summary,
    "agent_reasoning_raw_content": _raw_thought,
    "sub_agent_activity": _nothing,
    "thread_name_updated": _nothing,
    "model_reroute": _nothing,
    "exited_review_mode": _reviewed,
    "thread_rolled_back": _rolled_back,
    "turn_aborted": _aborted,
    "context_compacted": _compacted,
}


def _item_user(item: TurnItem, at: At) -> tuple[Step, ...]:
    read = blocks(item.content, at.counts)
    return _said_by_user(read.texts, read.attachments, at.stamp, "item_completed/UserMessage", human=True)


def _item_hook(item: TurnItem, at: At) -> tuple[Step, ...]:
    texts = tuple(fragment.text for fragment in item.fragments or ())
    return _said_by_user(texts, (), at.stamp, "item_completed/HookPrompt", human=False)


def _item_agent(item: TurnItem, at: At) -> tuple[Step, ...]:
    text = "\n\n".join(blocks(item.content, at.counts).texts) or item.text or ""
    return _said_by_model(text, at.stamp, "item_completed/AgentMessage", item.phase)


def _item_plan(item: TurnItem, at: At) -> tuple[Step, ...]:
    return _said_by_model(item.text or "", at.stamp, "item_completed/Plan")


def _item_reasoning(item: TurnItem, at: At) -> tuple[Step, ...]:
    kind = "item_completed/Reasoning"
    return _thought(item.raw_content or [], item.summary_text or [], at.stamp, kind, at.counts)


_ITEMS: dict[str, _ItemReader] = {
    **TOOL_ITEMS,
    "usermessage": _item_user,
    "hookprompt": _item_hook,
    "agentmessage": _item_agent,
    "plan": _item_plan,
    "reasoning": _item_reasoning,
    "subagentactivity": _nothing,
    "sleep": _nothing,
    "extension": _nothing,
    "enteredreviewmode": _nothing,
    "exitedreviewmode": _nothing,
    "contextcompaction": _compacted,
}
