"""ChatGPT: exports of accounts from 2023 on, and objects that were saved from its web page."""

from commonplace.sources.chatgpt.source import ChatGptSource

__all__ = ["SOURCE", "ChatGptSource"]

SOURCE = ChatGptSource()
