"""Claude.ai: official exports of all generations, design chats, and copies made by browser scripts."""

from commonplace.sources.claude_ai.source import SOURCE

__all__ = ["SOURCE"]
