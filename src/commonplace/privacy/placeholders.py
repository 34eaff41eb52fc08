"""Our own placeholders in a text: how they look, and how a text that only looks like one is marked."""

import re

__all__ = ["escape_lookalikes", "is_redacted", "stands_in_placeholder"]

_LABEL = r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){0,5}"
_PLACEHOLDER = re.compile(rf"\[({_LABEL})_([0-9]{{1,9}})(_*)\]")
_LONGEST = 80


def is_redacted(value: str) -> bool:
    """Whether a value holds one of our own placeholders, such as ``[EMAIL_1]``, marked or not."""
    return "[" in value and _PLACEHOLDER.search(value) is not None


def stands_in_placeholder(text: str, at: int) -> bool:
    """Whether a place in a text is inside one of our placeholders: ``[PASSWORD_1]: x`` names no password."""
    start = text.rfind("[", max(0, at - _LONGEST), at + 1)
    if start < 0:
        return False
    found = _PLACEHOLDER.match(text, start)
    return found is not None and found.end() > at


def escape_lookalikes(text: str) -> str:
    """Add a mark to everything that looks like a placeholder: ``[EMAIL_1]`` becomes ``[EMAIL_1_]``.

    Applied once more it adds another mark, so that taking one mark away gives the text back.
    """
    return _PLACEHOLDER.sub(r"[\1_\2\3_]", text) if "[" in text else text
