"""Conversations for the tests of this room."""

from commonplace.records import Conversation, Message, Part, Project, Provenance, Text, ToolCall

KEY = b"k" * 32


def conversation(*parts: Part, title: str | None = None, project: Project | None = None) -> Conversation:
    """One message with these parts."""
    return Conversation(
        source="test",
        provider="openai",
        client="codex",
        surface="cli",
        native_id="n1",
        title=title,
        project=project,
        provenance=Provenance(collection="unknown", source_format="f", parser="test", parser_version=1),
        messages=(Message(id="m1", parent=None, role="user", parts=parts),),
        leaf="m1",
    )


def said(text: str) -> Conversation:
    """One message with one text."""
    return conversation(Text(text))


def called(arguments: dict[str, object]) -> Conversation:
    """One tool call with these arguments."""
    return conversation(ToolCall(call_id="call_1", name="Bash", arguments=arguments))
