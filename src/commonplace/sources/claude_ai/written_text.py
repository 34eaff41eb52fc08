"""What claude.ai writes into the text of a message beside words: placeholders and the tags of 2024."""

import re
from typing import NamedTuple

from commonplace.records import Reasoning, Text

__all__ = ["Cleaned", "split_thinking", "without_placeholder_blocks", "without_placeholders"]

_NOTICES = (
    r"This block is not supported on your current device yet\."
    r"|Viewing artifacts created via the Analysis Tool web feature preview isn.t yet supported on mobile\."
)
"""What stands in the flat ``text`` where ``content`` holds a tool block.

Source: the first in exports of 2026 (flat text of tool calls), the second where an artifact stood; both are
usually wrapped in a fence of three backticks.
"""

_FENCED = re.compile(rf"\s*```\s*\n(?:{_NOTICES})\s*\n```\s*")
_BARE = re.compile(rf"\s*(?:{_NOTICES})\s*")

_THINKING = re.compile(r"<antThinking>(.*?)</antThinking>", re.DOTALL)
"""Source: claude.ai in 2024 left the tags of its artifact prompt in the exported text."""

_FENCE_LINE = re.compile(r"^[ \t]*```", re.MULTILINE)


class Cleaned(NamedTuple):
    """A text without placeholders, and how many stood in it."""

    text: str
    removed: int


def without_placeholders(text: str) -> Cleaned:
    """Take every placeholder out of a flat text, fenced or bare; a gap between words stays a blank line.

    Cost: linear; a text without placeholders comes back as it is.
    """
    fewer, fenced = _FENCED.subn("\n\n", text)
    fewer, bare = _BARE.subn("\n\n", fewer)
    removed = fenced + bare
    return Cleaned(fewer.strip() if removed else text, removed)


def without_placeholder_blocks(text: str) -> Cleaned:
    """Take placeholders out of a text block, where words about a placeholder must stay.

    Only the fenced form goes, and a text that is nothing but a placeholder.
    """
    if _BARE.fullmatch(text):
        return Cleaned("", 1)
    fewer, removed = _FENCED.subn("\n\n", text)
    return Cleaned(fewer.strip() if removed else text, removed)


def split_thinking(text: str) -> tuple[Text | Reasoning, ...]:
    """Cut a text at its ``<antThinking>`` tags: what stands in them is reasoning, the rest stays text.

    Tags in a fence or after a backtick are quoted, not meant, and stay; so does a tag that is never closed.
    Artifacts stay in the text as they are. Parts that hold only blanks are left out.
    """
    parts: list[Text | Reasoning] = []
    done = 0
    for found in _THINKING.finditer(text):
        if _is_quoted(text, found.start()):
            continue
        _add_text(parts, text[done : found.start()])
        thought = found[1].strip()
        parts.append(Reasoning(kind="full", text=thought) if thought else Reasoning(kind="absent"))
        done = found.end()
    _add_text(parts, text[done:])
    return tuple(parts)


def _is_quoted(text: str, at: int) -> bool:
    if text[at - 1 : at] == "`":
        return True
    return sum(1 for _ in _FENCE_LINE.finditer(text, 0, at)) % 2 == 1


def _add_text(parts: list[Text | Reasoning], text: str) -> None:
    if text.strip():
        parts.append(Text(text))
