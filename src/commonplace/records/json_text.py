"""Strict JSON for the cells of a published row, so that every reader gets back what was written.

Readers differ where JSON is loose: integers beyond 64 bits stop some of them, NaN becomes null in others, a
lone surrogate cannot be written as UTF-8 at all, and deep nesting ends in an error on reading. All of it is
settled here, before anything is written.

Source: measured with datasets 5.2, whose reader is ujson (integers beyond 64 bits raise on reading the row).
"""

import math

import msgspec

__all__ = ["DEEPEST", "canonical", "plain", "well_formed", "written"]

DEEPEST = 64
"""Levels of nesting that are kept as they are; what lies below is written as one string of JSON."""

_LOWEST, _HIGHEST = -(2**63), 2**63 - 1


def plain(value: object, depth: int = 0) -> object:
    """A value in the part of JSON that all readers agree on.

    Integers beyond 64 bits become strings, NaN becomes null, infinities become strings, lone surrogates
    U+FFFD, keys strings, tuples lists, anything that JSON does not know its ``str``. Values nested deeper
    than ``DEEPEST`` become one string that holds their JSON. Cost: linear in the size of the value.
    """
    if isinstance(value, str):
        return well_formed(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if _LOWEST <= value <= _HIGHEST else str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dict | list | tuple):
        if depth >= DEEPEST:
            return _flattened(value)
        if isinstance(value, dict):
            return {_key(key): plain(below, depth + 1) for key, below in value.items()}
        return [plain(below, depth + 1) for below in value]
    return well_formed(str(value))


def well_formed(text: str) -> str:
    """The text with each lone surrogate replaced by U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def written(value: object) -> str:
    """Compact JSON of a value that ``plain`` has passed, or of a struct made of such values."""
    return msgspec.json.encode(value).decode()


def canonical(value: object) -> bytes:
    """The one form that is hashed: UTF-8, keys sorted, no blanks."""
    return msgspec.json.encode(value, order="sorted")


def _number(value: float) -> float | str | None:
    if math.isnan(value):
        return None
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return value


def _key(key: object) -> str:
    return well_formed(key if isinstance(key, str) else str(key))


def _flattened(value: object) -> str:
    """JSON of a deep value, written level by level because recursion would end before the nesting does."""
    pieces: list[str] = []
    pending: list[object] = [value]
    while pending:
        item = pending.pop()
        if isinstance(item, _Verbatim):
            pieces.append(item.text)
        elif isinstance(item, dict):
            parts: list[object] = [_Verbatim("{")]
            for number, (key, below) in enumerate(item.items()):
                comma = "," if number else ""
                parts += [_Verbatim(comma + written(_key(key)) + ":"), below]
            pending.extend(reversed([*parts, _Verbatim("}")]))
        elif isinstance(item, list | tuple):
            parts = [_Verbatim("[")]
            for number, below in enumerate(item):
                parts += [_Verbatim("," if number else ""), below]
            pending.extend(reversed([*parts, _Verbatim("]")]))
        else:
            pieces.append(written(plain(item)))
    return "".join(pieces)


class _Verbatim(msgspec.Struct, frozen=True):
    text: str
