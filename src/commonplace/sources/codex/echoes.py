"""The form in which a text is compared with its twin: without markup that only one of the two carries."""

import re

from commonplace.sources.codex.units import digest

__all__ = ["bare", "echo", "echoes"]

_ELEMENTS = ("proposed_plan", "oai-mem-citation")
"""Parts of an answer that the client cuts out before it shows it.

Source: ``AgentMessageItem`` and ``PlanItem`` in openai/codex ``codex-rs/protocol/src/items.rs``.
"""

_MARKS = re.compile(r"\[Image #\d{1,4}\]|</?hook_prompt(?: hook_run_id=\"[^\"]{0,500}\")?>")


def bare(text: str) -> str:
    """The text without such markup, runs of blanks made one. Cost: linear."""
    for name in _ELEMENTS:
        text = _without(text, f"<{name}>", f"</{name}>")
    if "[Image #" in text or "hook_prompt" in text:
        text = _MARKS.sub("", text)
    return " ".join(text.split())


def echo(text: str) -> str:
    """Digest of the bare text, by which twins find each other."""
    return digest(bare(text))


def echoes(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Digests of each text and, if there are several, of all of them together."""
    each = tuple(echo(text) for text in texts)
    if len(texts) < 2:
        return each
    return (*each, echo("\n\n".join(texts)))


def _without(text: str, opening: str, closing: str) -> str:
    if opening not in text:
        return text
    kept: list[str] = []
    at = 0
    while (start := text.find(opening, at)) >= 0:
        end = text.find(closing, start)
        if end < 0:
            break
        kept.append(text[at:start])
        at = end + len(closing)
    kept.append(text[at:])
    return " ".join(kept)
