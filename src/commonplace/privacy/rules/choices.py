"""Many phrases in one pattern: as a tree, so that a try costs the length of a phrase and not their number."""

import re
from collections.abc import Iterable

__all__ = ["one_of"]

_Tree = dict[str, "_Tree"]


def one_of(options: Iterable[str], *, blank: str = " ") -> str:
    """A pattern for any of the phrases, the longest that fits first; a group where it must be one.

    Args:
        options: phrases, letter by letter.
        blank: pattern for what may stand where a phrase has a blank.

    Source: CPython's ``re`` tries the branches of an alternation one after the other, and under
    ``IGNORECASE`` it skips none by its first letter.
    """
    tree: _Tree = {}
    for option in sorted(set(options)):
        node = tree
        for char in option:
            node = node.setdefault(blank if char == " " else re.escape(char), {})
        node[""] = {}
    return _pattern(tree)


def _pattern(node: _Tree) -> str:
    ends = "" in node
    branches = [piece + _pattern(below) for piece, below in node.items() if piece]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}"
