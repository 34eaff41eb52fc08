"""The records of one transcript as bytes, whether it is JSON Lines or the object of the web export."""

import re
from collections.abc import Iterator

import msgspec

from commonplace.errors import InputError
from commonplace.records import Skipped
from commonplace.sources.base import Tree
from commonplace.sources.json_elements import elements
from commonplace.sources.json_lines import lines

__all__ = ["Row", "is_web_export", "rows"]

_WEB_EXPORT = re.compile(rb"\s*\{[^\n]{0,4000}?\"loglines\"\s*:\s*\[", re.DOTALL)
"""Source: Claude Code on the web gives a session as one object with its records under ``loglines``."""


class Row(msgspec.Struct, frozen=True):
    """One record, not yet decoded; ``where`` names its place, ``number`` counts from 1."""

    number: int
    data: bytes | memoryview
    where: str
    ended: bool = True


def is_web_export(head: bytes) -> bool:
    """Whether a file that begins so is the object of the web export."""
    return _WEB_EXPORT.match(head) is not None


def rows(tree: Tree, path: str) -> Iterator[Row | Skipped]:
    """Yield the records of one file; what cannot be read comes as ``Skipped`` and reading goes on."""
    try:
        web = is_web_export(tree.head(path, 8192))
    except InputError as error:
        yield Skipped(path, "unreadable", detail=error.message)
        return
    if web:
        for element in elements(tree, path, keys=("loglines",)):
            if isinstance(element, Skipped):
                yield element
            else:
                yield Row(element.index + 1, element.data, f"element {element.index + 1}")
        return
    for line in lines(tree, path):
        if isinstance(line, Skipped):
            yield line
        else:
            yield Row(line.number, line.data, f"line {line.number}", line.ended)
