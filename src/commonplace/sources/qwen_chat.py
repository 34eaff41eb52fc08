"""Qwen chat (chat.qwen.ai): its export has the tree of Open WebUI, with answers in phases.

Source: the head of a real file, as one parser quotes it.
"""

from commonplace.sources.base import About
from commonplace.sources.open_webui import HistoryExport

__all__ = ["SOURCE"]


class QwenChat(HistoryExport):
    """Exports of Qwen chat."""

    id = "qwen-chat"
    version = 1
    title = "Qwen chat export"
    how_to_get = "chat.qwen.ai, Settings, Data controls, Export"
    about = About(
        kept="messages, branches, thinking and answers of each phase, models, ratings, files by name",
        lost="citations, system prompts, tags, bytes of files",
        evidence=("other readers",),
        checked="exports of 2026",
    )
    provider = "qwen"
    client = "qwen-chat"


SOURCE = QwenChat()
