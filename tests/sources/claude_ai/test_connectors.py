import pytest

from commonplace.sources.claude_ai.connectors import Origin, has_private_input, origin_of, stronger


@pytest.mark.parametrize(
    ("block", "origin"),
    [
        ({"name": "web_search"}, "built-in"),
        ({"name": "artifacts", "integration_name": None}, "built-in"),
        ({"name": "bash_tool", "integration_name": "File Creation"}, "built-in"),
        ({"name": "web_fetch", "integration_name": "Web Fetch"}, "built-in"),
        ({"name": "ask_user_input_v0", "integration_name": "Dynamic Widget"}, "built-in"),
        ({"name": "visualize:read_me", "integration_name": "visualize"}, "built-in"),
        ({"name": "Artifact", "structured_content": {"url": "u", "artifact_id": "a"}}, "built-in"),
        ({"name": "conversation_search"}, "memory"),
        ({"name": "recent_chats", "integration_name": "Search Past Conversations"}, "memory"),
        ({"name": "anything", "integration_name": "Memory"}, "memory"),
        ({"name": "search", "integration_name": "Gmail"}, "connector"),
        ({"name": "something", "integration_name": "Never Seen Before"}, "connector"),
        ({"name": "delete_all", "integration_name": "Web Fetch"}, "connector"),
        ({"name": "web_fetch", "mcp_server_url": "https://mcp.example.com"}, "connector"),
        ({"name": "Google Calendar:list"}, "connector"),
        ({"name": "Ledger:rows"}, "connector"),
        ({"name": "list_gcal_events"}, "connector"),
        ({"name": "event_search_v0", "integration_name": "Dynamic Widget"}, "connector"),
        ({"name": "read_gmail_thread"}, "connector"),
        ({"name": "google_drive_search"}, "connector"),
        ({"name": "project_knowledge_search"}, "connector"),
        ({"name": "user_location_v0"}, "connector"),
        ({"name": "t", "structured_content": {"threads": []}}, "connector"),
        ({"name": "t", "input": {"time_min": "2026-04-01"}}, "connector"),
        ({"name": "t", "content": [{"type": "rag_reference"}]}, "connector"),
        ({"name": "t", "content": [{"type": "text", "extras": {"owner": "o"}}]}, "connector"),
        ({}, "built-in"),
        ({"name": 7, "integration_name": 7, "content": "text", "input": []}, "built-in"),
    ],
)
def test_origin(block: dict[str, object], origin: Origin) -> None:
    assert origin_of(block) == origin


def test_the_careful_origin_wins() -> None:
    assert stronger("built-in", "connector") == "connector"
    assert stronger("memory", "built-in") == "memory"
    assert stronger("connector", "memory") == "connector"


@pytest.mark.parametrize(
    ("block", "origin", "private"),
    [
        ({"name": "create_event", "input": {}}, "connector", True),
        ({"name": "t", "input": {"calendarId": "c"}}, "connector", True),
        ({"name": "t", "input": {"attendees": []}}, "connector", True),
        ({"name": "create_draft", "input": {"to": "a", "body": "b"}}, "connector", True),
        ({"name": "memory_user_edits", "input": {"control": "c"}}, "memory", True),
        ({"name": "conversation_search", "input": {"query": "q"}}, "memory", False),
        ({"name": "issues", "input": {"repo": "r"}}, "connector", False),
        ({"name": "message_compose_v1", "input": {"body": "b"}}, "built-in", False),
    ],
)
def test_private_input(block: dict[str, object], origin: Origin, private: bool) -> None:
    assert has_private_input(block, origin) is private
