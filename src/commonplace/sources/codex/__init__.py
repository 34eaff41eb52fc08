"""Session logs of the Codex CLI, app and editor extensions."""

from commonplace.sources.codex.source import CodexSource

__all__ = ["SOURCE", "CodexSource"]

SOURCE = CodexSource()
