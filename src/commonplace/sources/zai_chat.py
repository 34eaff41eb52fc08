"""Z.ai chat: its export has the tree of Open WebUI, with models that are called ``GLM-``.

Source: descriptions only; no real file was seen.
"""

from commonplace.sources.base import About
from commonplace.sources.open_webui import HistoryExport

__all__ = ["SOURCE"]


class ZaiChat(HistoryExport):
    """Exports of Z.ai chat."""

    id = "zai-chat"
    version = 1
    title = "Z.ai chat export"
    how_to_get = "chat.z.ai, Settings, Data controls, Export"
    about = About(
        kept="messages, branches, thinking, tool calls and results, models, ratings, files by name",
        lost="citations, system prompts, tags, bytes of files",
        evidence=("documentation",),
        checked="descriptions of 2026; no real file was seen",
    )
    provider = "zai"
    client = "zai-chat"


SOURCE = ZaiChat()
