"""Pair calls of tools with their results, for the log of ChatGPT has no call ids."""

import hashlib
from collections.abc import Mapping

import msgspec

from commonplace.records import Part, Reasoning, ToolResult
from commonplace.sources.chatgpt.content import Draft
from commonplace.sources.chatgpt.ledger import Ledger
from commonplace.sources.chatgpt.links import parents_first

__all__ = ["pair_calls", "settle_recaps"]

_CONNECTORS = (
    "api_tool",
    "gmail",
    "gcal",
    "gcontacts",
    "google_calendar",
    "google_contacts",
    "google_drive",
    "outlook",
    "sharepoint",
    "slack",
    "teams",
    "notion",
    "dropbox",
    "box",
    "hubspot",
)
"""Namespaces of tools that read a person's accounts elsewhere: other people's letters and dates.

Source: names of calls in exports of 2025 and 2026 (``gmail.search_email_ids``, ``gcal.search_events``);
``api_tool`` calls any connected app, so its results are treated like those of the most private one.
"""


_UNNAMED = "unknown"
"""Name of a tool that neither a call nor a result says."""


def pair_calls(
    drafts: dict[str, Draft],
    parents: Mapping[str, str | None],
    ledger: Ledger,
    *,
    keep_connector_results: bool,
) -> None:
    """Give calls and their results the same id, and leave out what connectors answered.

    A result hangs below its call, with nothing but other results and thoughts between. A call that the log
    does not address to a tool gets the name under which its result answers.

    Args:
        drafts: all messages by node key; changed in place.
        parents: the parent of every node, those without a draft included.
        ledger: counts what is left out.
        keep_connector_results: whether the person wants them.
    """
    calls = _calls_above(drafts, parents)
    for key, draft in drafts.items():
        if not any(isinstance(part, ToolResult) for part in draft.parts):
            continue
        call_key = calls[key]
        name = draft.tool
        if call_key is not None:
            name = _name_call(drafts[call_key], name) or name
        if _is_connector(name) and not keep_connector_results:
            ledger.dropped["connector-result"] += 1
            draft.parts = [_emptied(part) for part in draft.parts if isinstance(part, ToolResult)]
        identifier = _call_id(call_key) if call_key is not None else None
        draft.parts = [_with_call(part, identifier, name) for part in draft.parts]
    for draft in drafts.values():
        _name_call(draft, _UNNAMED)


def _with_call(part: Part, call_id: str | None, name: str | None) -> Part:
    return msgspec.structs.replace(part, call_id=call_id, name=name) if isinstance(part, ToolResult) else part


def _emptied(result: ToolResult) -> ToolResult:
    """A result without what it said; it stays, so that its call is not left without an answer."""
    return msgspec.structs.replace(result, text="", metadata={"omitted": "connector-result"})


def _is_connector(name: str | None) -> bool:
    return name is not None and name.split(".")[0] in _CONNECTORS


def _calls_above(drafts: Mapping[str, Draft], parents: Mapping[str, str | None]) -> dict[str, str | None]:
    """For each node the key of the call that a result there would answer."""
    above: dict[str, str | None] = {}
    open_below: dict[str, str | None] = {}
    for key in parents_first(parents):
        parent = parents[key]
        above[key] = call = open_below[parent] if parent is not None else None
        draft = drafts.get(key)
        if draft is not None and draft.call is not None:
            call = key
        elif draft is not None and draft.role in ("user", "assistant") and not _only_thinks(draft):
            call = None
        open_below[key] = call
    return above


def _only_thinks(draft: Draft) -> bool:
    return all(isinstance(part, Reasoning) for part in draft.parts)


def _name_call(draft: Draft, result_name: str | None) -> str | None:
    """Set the id of the draft's call, and its name from its result if it has none; returns its name."""
    call = draft.call
    if call is None:
        return None
    named = call.name or result_name or ""
    changed = msgspec.structs.replace(call, call_id=_call_id(draft.key), name=named)
    draft.parts = [changed if part is call else part for part in draft.parts]
    return named or None


def _call_id(key: str) -> str:
    """An id for a call that stays the same in every export and does not show the message's own."""
    return f"call_{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def settle_recaps(drafts: Mapping[str, Draft], parents: Mapping[str, str | None]) -> None:
    """Call a recap a summary where thoughts stand before it in the same turn: then nothing is absent."""
    thinking: dict[str, bool] = {}
    for key in parents_first(parents):
        parent = parents[key]
        thought = parent is not None and thinking[parent]
        draft = drafts.get(key)
        if draft is not None:
            if thought and _is_recap(draft):
                draft.parts = [_as_summary(part) for part in draft.parts]
            says_it = any(isinstance(part, Reasoning) and part.text for part in draft.parts)
            thought = draft.role != "user" and (thought or says_it)
        thinking[key] = thought


def _is_recap(draft: Draft) -> bool:
    content = draft.record.content
    return content is not None and content.content_type == "reasoning_recap"


def _as_summary(part: Part) -> Part:
    return msgspec.structs.replace(part, kind="summary") if isinstance(part, Reasoning) else part
