"""Session logs of Gemini CLI, both generations."""

from commonplace.sources.gemini_cli.source import GeminiCli

__all__ = ["SOURCE"]

SOURCE = GeminiCli()
