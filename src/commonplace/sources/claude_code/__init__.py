"""Claude Code: session files, subagents, spilled results, and the export of Claude Code on the web."""

from commonplace.sources.claude_code.source import ClaudeCode

__all__ = ["SOURCE", "ClaudeCode"]

SOURCE = ClaudeCode()
