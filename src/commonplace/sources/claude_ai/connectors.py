"""Which tool blocks hold other people's words: mail, calendars, drives, and what the product remembers.

Three origins are told apart. A *built-in* tool works for the model (search, code, files of its sandbox). A
*connector* reaches into an account of the person's, where other people's letters and dates are. *Memory*
tools bring in the person's other conversations, which nobody chose to give here. What cannot be recognised
as built-in counts as a connector.
"""

import re
from typing import Literal, TypeAlias

from commonplace.sources.claude_ai.fields import Fields, children, fields_of, items, text

__all__ = ["DROP_REASONS", "Origin", "has_private_input", "origin_of", "stronger"]

Origin: TypeAlias = Literal["built-in", "memory", "connector"]

DROP_REASONS: dict[Origin, str] = {"connector": "connector-result", "memory": "memory-result"}
"""Under which reason a result of this origin is counted when it is left out."""

BUILT_IN = {
    "Web Search": re.compile(r"web_search"),
    "Web Fetch": re.compile(r"web_fetch"),
    "File Creation": re.compile(r"bash_tool|create_file|str_replace|view|present_files"),
    "Dynamic Widget": re.compile(r"[a-z_]+_v\d+"),
    "visualize": re.compile(r"visualize:\w+"),
}
"""Names under ``integration_name`` that are the product's own, and the tools that stand under them.

Source: tool blocks of 2026, in which ``integration_name`` is set for these too while ``mcp_server_url`` is
null; the field alone does not say that a connector was used.
"""

_MEMORY_INTEGRATIONS = frozenset({"Memory", "Search Past Conversations"})
_MEMORY_TOOLS = frozenset({"memory_user_edits", "conversation_search", "recent_chats"})
"""Source: tool blocks of 2026; a search result holds whole excerpts of other conversations."""

_PERSONAL_TOOL = re.compile(
    r"mail|outlook|calendar|gcal|drive|contact|reminder|alarm|location|health|project_knowledge"
    r"|(?:^|[_:-])events?(?:$|[_-])|find_free_time",
    re.IGNORECASE,
)
"""Names of tools that reach personal data, also where ``integration_name`` is missing or null.

Source: ``list_gcal_events``, ``read_gmail_thread``, ``google_drive_search`` of 2025; ``event_search_v0``,
``reminder_search_v0``, ``user_location_v0`` of the mobile app; ``project_knowledge_search`` returns whole
documents that the person uploaded.
"""

_PERSONAL_RESULTS = frozenset(
    {"threads", "messages", "emails", "events", "calendars", "attendees", "documents", "files", "contacts"}
)
"""Keys of ``structured_content`` under which connectors put whole mail threads and calendars.

Source: ``structured_content.threads[].messages[]`` with sender, recipients, subject in exports of 2026.
"""

_CALENDAR_INPUT = frozenset({"calendarid", "calendarids", "timemin", "timemax", "attendees"})
_LETTER_INPUT = frozenset({"to", "cc", "bcc", "recipients", "torecipients", "subject", "body", "htmlbody"})
_PRIVATE_TOOL = re.compile(r"mail|outlook|calendar|gcal|event|reminder|memory_user_edits", re.IGNORECASE)


def origin_of(block: Fields) -> Origin:
    """Say where the tool of a ``tool_use`` or ``tool_result`` block reaches; unknown names are connectors."""
    name, integration = text(block, "name"), text(block, "integration_name")
    if text(block, "mcp_server_url"):
        return "connector"
    if integration in _MEMORY_INTEGRATIONS or name in _MEMORY_TOOLS:
        return "memory"
    if _PERSONAL_TOOL.search(name) or _holds_personal_data(block):
        return "connector"
    server = integration or name.partition(":")[0] if ":" in name else integration
    if not server:
        return "built-in"
    tools = BUILT_IN.get(server)
    return "built-in" if tools is not None and tools.fullmatch(name) else "connector"


def stronger(first: Origin, second: Origin) -> Origin:
    """The more careful of the origins that a call and its result show."""
    order: tuple[Origin, ...] = ("built-in", "memory", "connector")
    return max(first, second, key=order.index)


def has_private_input(block: Fields, origin: Origin) -> bool:
    """Whether the input of a call itself holds dates, letters or memories of people."""
    if origin == "built-in":
        return False
    keys = _plain_keys(fields_of(block.get("input")))
    return bool(keys & (_CALENDAR_INPUT | _LETTER_INPUT) or _PRIVATE_TOOL.search(text(block, "name")))


def _holds_personal_data(block: Fields) -> bool:
    if _plain_keys(fields_of(block.get("structured_content"))) & _PERSONAL_RESULTS:
        return True
    if _plain_keys(fields_of(block.get("input"))) & _CALENDAR_INPUT:
        return True
    # Items of a drive search name the owner of each document.
    return bool(items(block, "content")) and any(
        text(item, "type") == "rag_reference" or "owner" in fields_of(item.get("extras"))
        for item in children(block, "content")
    )


def _plain_keys(fields: Fields) -> frozenset[str]:
    return frozenset(key.lower().replace("_", "").replace("-", "") for key in fields)
