"""Keep a text that is JSON a text that is JSON, whatever was put into it."""

from collections.abc import Sequence

import msgspec

from commonplace.privacy.placeholders import escape_lookalikes

__all__ = ["is_json", "mend"]


def is_json(text: str) -> bool:
    """Whether a text is a JSON object or array.

    Cost: one parse without building anything; a text that starts otherwise costs nothing.
    """
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        return False
    try:
        msgspec.json.decode(text.encode("utf-8", "surrogatepass"), type=msgspec.Raw)
    except (msgspec.DecodeError, RecursionError):
        return False
    return True


def mend(old: str, new: str, put_in: Sequence[tuple[int, int, str]]) -> str:
    """The new text, or one with quotation marks around what replaced bare JSON numbers.

    Args:
        old: the text before.
        new: the text after.
        put_in: what was replaced: start and end in the old text, and what came in.

    A number is replaced by a string, because a placeholder is no number.
    """
    if is_json(new) or not is_json(old):
        return new
    strings = _strings(old)
    parts: list[str] = []
    place = 0
    for start, end, name in put_in:
        parts.append(escape_lookalikes(old[place:start]))
        inside = any(first <= start < last for first, last in strings)
        parts.append(name if inside or not name else f'"{name}"')
        place = end
    parts.append(escape_lookalikes(old[place:]))
    mended = "".join(parts)
    return mended if is_json(mended) else new


def _strings(text: str) -> list[tuple[int, int]]:
    """Ranges of the string literals of a JSON text, quotation marks included."""
    result: list[tuple[int, int]] = []
    place = text.find('"')
    while place >= 0:
        end = place + 1
        while end < len(text) and text[end] != '"':
            end += 2 if text[end] == "\\" else 1
        result.append((place, end + 1))
        place = text.find('"', end + 1)
    return result
