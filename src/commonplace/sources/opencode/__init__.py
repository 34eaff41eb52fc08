"""Sessions of OpenCode: its folders of small files until 1.1, its database since 1.2."""

from commonplace.sources.opencode.source import OpenCode

__all__ = ["SOURCE"]

SOURCE = OpenCode()
